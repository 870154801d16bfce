import { mean } from "../../core/mean";
import { squaredDeviations } from "../../core/squared-deviations";
import { sumOfProducts } from "../../core/sum";
import { ranks } from "../../math/distributions/ranks";
import { evenly } from "../../math/evenly";
import { valuesAt } from "../../math/values-at";
import { columnOf } from "../../math/linear/matrix";
import type { Observations } from "../../math/linear/observations";

/** How a held-out descriptor follows a column that was clustered. */
export interface Echo {
  readonly column: string;
  /** Spearman's, -1 to 1. */
  readonly rankCorrelation: number;
  /** How many customers were compared, where not all were. */
  readonly among?: number;
}

/** Customers among whom echoes are looked for, at most. */
const MOST_ROWS = 20_000;

/**
 * Finds the column that values of the same customers follow most; of more than 20,000 customers so many are compared, evenly
 * taken. The ranks of the columns are worked out once for all values that no customer lacks.
 *
 * @returns for values, NaN where not known: the strongest echo, or null where fewer than three are known or nothing varies.
 * Cost O(d n log n) of n rows, 20,000 at most.
 */
export function echoesIn(features: Observations): (values: Float64Array) => Echo | null {
  const { columnNames, weights } = features;
  const compared = evenly([...Array(features.rows).keys()], MOST_ROWS);
  const among = compared.length < features.rows ? { among: compared.length } : {};
  const ofAll: Float64Array[] = [];
  return (values) => {
    const rows = compared.filter((row) => !Number.isNaN(values[row]));
    if (rows.length < 3) return null;
    const counts = weights && valuesAt(weights, rows);
    const ranksOf = (j: number): Float64Array => unitRanks(valuesAt(columnOf(features, j), rows), counts);
    const own = unitRanks(valuesAt(values, rows), counts);
    let strongest: Echo | null = null;
    for (let j = 0; j < features.columns; j++) {
      const others = rows.length === compared.length ? (ofAll[j] ??= ranksOf(j)) : ranksOf(j);
      const rankCorrelation = sumOfProducts(own, others);
      // A constant has no rank correlation.
      if (Number.isNaN(rankCorrelation)) continue;
      if (strongest !== null && Math.abs(rankCorrelation) <= Math.abs(strongest.rankCorrelation)) continue;
      strongest = Object.freeze({ column: columnNames[j], rankCorrelation, ...among });
    }
    return strongest;
  };
}

/**
 * Ranks so moved and scaled that the products of two such lists sum to their correlation, each row as often as its weight; NaN
 * where all values are equal.
 */
function unitRanks(values: Float64Array, weights?: Float64Array): Float64Array {
  const rank = ranks(values, weights);
  const middle = mean(rank, weights);
  const length = Math.sqrt(squaredDeviations(rank, weights));
  return rank.map((each, row) => ((each - middle) * Math.sqrt(weights?.[row] ?? 1)) / length);
}
