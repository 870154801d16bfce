import { pairIndex, type Dissimilarities } from "./distances";
import { InputError } from "../../core/input-error";
import {
  columnNumbers,
  requireMixedObservations,
  type MixedColumn,
  type MixedObservations,
} from "../linear/mixed-observations";

/**
 * Gower's dissimilarity (1971, Biometrics 27) between rows of mixed columns: the weighted mean over the
 * columns that both rows have of |difference| / range (numeric, ordinal) or 0 for alike and 1 for different
 * (nominal, asymmetric). 0 to 1, lower is nearer, without unit. A constant column adds 0. As R's `daisy`.
 *
 * @param weights one weight of 0 or more per column, by its name; default 1 each.
 * @returns dissimilarities for `kmedoids`, `hierarchical` and others. Not euclidean, so not for Ward or means.
 * @throws InputError for a weight of no column or below 0, and for two rows without a column to compare them by.
 * Cost O(n^2 d), 4 n^2 bytes or twice that while at work.
 * @example
 * const customers = mixedObservations(["Ash", "Bay", "Elm", "Fir"], [
 *   { name: "spend", kind: "numeric", values: [10, 12, 90, 95] },
 *   { name: "region", kind: "nominal", values: ["north", "north", "south", "south"] },
 * ]);
 * gowerDistances(customers).values // [0.0118, 0.9706, 1, 0.9588, 0.9882, 0.0294]
 */
export function gowerDistances(
  x: MixedObservations,
  weights: Readonly<Record<string, number>> = {},
): Dissimilarities {
  requireMixedObservations(x, "gowerDistances(x)");
  requireWeights(x, weights);
  const { rows: n, columns, rowNames } = x;
  const sums = new Float64Array((n * (n - 1)) / 2);
  const totals = new Float64Array(sums.length);
  for (const column of columns) addColumn(column, weights[column.name] ?? 1, n, sums, totals);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const pair = pairIndex(n, i, j);
      if (totals[pair] === 0) {
        throw new InputError({
          where: `gowerDistances(x), rows ${i + 1} ("${rowNames[i]}") and ${j + 1} ("${rowNames[j]}")`,
          what: "no column that both have",
          legal: "at least one column, of weight above 0, that can be compared",
          remedy: "Fill in missing values or leave one of the rows out",
        });
      }
      sums[pair] /= totals[pair];
    }
  }
  return Object.freeze({ size: n, values: sums, metric: "gower", rowNames });
}

function addColumn(
  column: MixedColumn,
  weight: number,
  n: number,
  sums: Float64Array,
  totals: Float64Array,
): void {
  if (column.kind === "numeric" || column.kind === "ordinal") {
    const numbers = columnNumbers(column);
    const known = numbers.filter((value) => !Number.isNaN(value));
    let [low, high] = [Infinity, -Infinity];
    for (const value of known) [low, high] = [Math.min(low, value), Math.max(high, value)];
    const range = high > low ? high - low : 1;
    for (let i = 0, pair = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++, pair++) {
        const difference = Math.abs(numbers[i] - numbers[j]);
        if (Number.isNaN(difference)) continue;
        sums[pair] += (weight * difference) / range;
        totals[pair] += weight;
      }
    }
    return;
  }
  const { values, kind } = column;
  for (let i = 0, pair = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++, pair++) {
      if (values[i] === null || values[j] === null) continue;
      if (kind === "asymmetric" && values[i] === "no" && values[j] === "no") continue;
      if (values[i] !== values[j]) sums[pair] += weight;
      totals[pair] += weight;
    }
  }
}

function requireWeights(x: MixedObservations, weights: Readonly<Record<string, number>>): void {
  for (const [name, weight] of Object.entries(weights)) {
    if (!x.columns.some((column) => column.name === name)) {
      throw new InputError({
        where: "gowerDistances(weights)",
        what: `a weight for "${name}"`,
        legal: `weights for ${x.columns.map((column) => column.name).join(", ")}`,
      });
    }
    if (weight >= 0 && weight < Infinity) continue;
    throw new InputError({
      where: `gowerDistances(weights), "${name}"`,
      what: String(weight),
      legal: "a finite number of at least 0",
    });
  }
}
