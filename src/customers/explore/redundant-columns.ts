import { countsOf } from "../../core/counts-of";
import { requireBetween } from "../../core/require-between";
import { sumBy, sumOf, sumOfProducts } from "../../core/sum";
import { columnOf } from "../../math/linear/matrix";
import { percent, type Quantity } from "../../text/format";
import type { CustomerBase } from "../customer-base";
import { customerFeatures } from "../recipe/apply-recipe";
import { matrixColumns, type Feature } from "../recipe/feature-recipe";
import type { FeatureOptions } from "../recipe/fit-recipe";

/** One fact that several columns repeat, such as "no internet service". */
export interface RepeatedFact {
  /** The word that says it most often, or the first column's name. */
  readonly fact: string;
  /** The features that carry it, at least two, in the order of the base. */
  readonly columns: readonly string[];
  /** Its share of all squared distances between customers, 0 to 1, as these columns have it together. */
  readonly share: number;
  /** The same with only the column that carries most of it. */
  readonly shareOnce: number;
}

/** One column of the matrix, centred. */
interface Direction {
  readonly feature: Feature;
  readonly name: string;
  /** Of length 1. */
  readonly unit: Float64Array;
  /** Sum of squares before that. */
  readonly size: number;
}

/** From this |r| on two columns say the same. */
const SAME = 0.95;

/**
 * Facts that several columns repeat. Each repetition counts again in every distance: seven columns that all say "no
 * internet service" make this one fact weigh up to seven times as much as any other.
 *
 * Columns of the matrix (numbers, and levels of categories) that correlate with |r| of at least `same` state one fact.
 *
 * @param options how the features are made, as for `customerFeatures`.
 * @param same from which |r| two columns say the same, 0 to 1; default 0.95.
 * @returns the heaviest first. Columns without spread say nothing and are left out.
 * Cost O(matrix columns squared x customers).
 * @example redundantColumns(base)[0].columns.length // 2
 */
export function redundantColumns(
  base: CustomerBase,
  options: FeatureOptions = {},
  same = SAME,
): readonly RepeatedFact[] {
  requireBetween(same, "redundantColumns(same)", 0, 1);
  const x = customerFeatures(base, options);
  const directions: Direction[] = [];
  let total = 0;
  let j = 0;
  for (const feature of x.recipe.features) {
    for (const name of matrixColumns(feature)) {
      const { unit, size } = direction(columnOf(x, j++));
      total += size;
      if (size > 0) directions.push({ feature, name, unit, size });
    }
  }
  const groups: Direction[][] = [];
  for (const each of directions) {
    const known = groups.find(([first]) => Math.abs(sumOfProducts(first.unit, each.unit)) >= same);
    if (known === undefined) groups.push([each]);
    else known.push(each);
  }
  return Object.freeze(
    groups
      .filter((group) => new Set(group.map(({ feature }) => feature)).size > 1)
      .map((group) => factOf(group, directions, total))
      .sort((a, b) => b.share - a.share || (a.fact < b.fact ? -1 : 1)),
  );
}

/**
 * Repeated facts as rows of a table.
 *
 * @example show(table("Facts that several columns repeat", redundantColumnRows(redundantColumns(base))))
 */
export function redundantColumnRows(
  facts: readonly RepeatedFact[],
): readonly Readonly<Record<string, string | number | Quantity>>[] {
  return Object.freeze(
    facts.map(({ fact, columns, share, shareOnce }) =>
      Object.freeze({
        fact,
        "columns that have it": columns.length,
        "share of all differences": percent(share),
        "with one column": percent(shareOnce),
        columns: columns.join(", "),
      }),
    ),
  );
}

function factOf(group: readonly Direction[], directions: readonly Direction[], total: number): RepeatedFact {
  const [{ unit }] = group;
  const features = [...new Set(group.map(({ feature }) => feature))];
  // What a whole feature says of the fact: all of its levels move with it.
  const shares = features.map((feature) =>
    sumBy(
      directions.filter((each) => each.feature === feature),
      (each) => (each.size * sumOfProducts(unit, each.unit) ** 2) / total,
    ),
  );
  return Object.freeze({
    fact: wordOf(group),
    columns: Object.freeze(features.map(({ name }) => name)),
    share: sumOf(shares),
    shareOnce: Math.max(...shares),
  });
}

/** The level that most columns of the group name, or the name of the first column. */
function wordOf(group: readonly Direction[]): string {
  const counts = countsOf(
    group.map(({ feature, name }) =>
      feature.kind === "category" ? name.slice(`${feature.name} = `.length) : name,
    ),
  );
  const [[word, most]] = [...counts].sort(([, a], [, b]) => b - a);
  return most > 1 ? word : group[0].name;
}

function direction(column: Float64Array): { unit: Float64Array; size: number } {
  const middle = sumOf(column) / column.length;
  const centred = column.map((value) => value - middle);
  const size = sumOfProducts(centred, centred);
  if (size <= 1e-20 * sumOfProducts(column, column)) return { unit: centred.fill(0), size: 0 };
  const length = Math.sqrt(size);
  return { unit: centred.map((value) => value / length), size };
}
