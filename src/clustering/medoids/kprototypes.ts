import { InputError } from "../../core/input-error";
import { squaredDeviations } from "../../core/squared-deviations";
import { columnOf } from "../../math/linear/matrix";
import {
  columnNumbers,
  requireMixedObservations,
  type CategoryColumn,
  type MixedColumn,
  type MixedObservations,
  type NumericColumn,
  type OrdinalColumn,
} from "../../math/linear/mixed-observations";
import { randomInteger, randomSource } from "../../math/distributions/random";
import type { Clustering } from "../clustering";
import {
  seedPrototypes,
  settlePrototypes,
  totalCost,
  updatePrototypes,
  type MixedRows,
} from "./kprototypes-kernel";
import { clusterSizes, relabelByAppearance } from "../relabel";
import { requireClusterCount, requireWhole } from "../requirements";

/** How to run `kprototypes`. */
export interface KPrototypesOptions {
  /** The number of clusters wanted, 1 to n. */
  readonly k: number;
  readonly seed: number;
  /**
   * What a differing category adds to the squared distance; 0 ignores categories. Default: half the mean
   * standard deviation of the numeric columns (Huang 1997), 1 where there are none or none varies.
   */
  readonly gamma?: number;
  /** Random starts, of which the best is kept; default 200 up to 1,000 rows, else 10. */
  readonly starts?: number;
  /** Iterations of each start; default 300. */
  readonly maxIterations?: number;
}

/** The typical row of a cluster: a mean for each numeric or ordinal column, the commonest value for each other. */
export type Prototype = Readonly<Record<string, number | string>>;

/** A partition by `kprototypes`. */
export interface KPrototypes extends Clustering {
  readonly method: "k-prototypes";
  /** One per cluster, by column name. An ordinal column's mean is on the scale 0, 1, … of its levels. */
  readonly prototypes: readonly Prototype[];
  readonly sizes: Int32Array;
  /** The sum of squared distances and of gamma for each mismatch; lower is better. */
  readonly cost: number;
  readonly gamma: number;
  readonly iterations: number;
  readonly converged: boolean;
  readonly startCosts: Float64Array;
  readonly seed: number;
  /** The columns' kinds and levels, for `predictKPrototypes`. */
  readonly columns: readonly Pick<MixedColumn, "name" | "kind">[];
}

/**
 * k-prototypes (Huang 1997): k-means for mixed columns. Numbers count by squared distance to the mean,
 * categories by mismatch with the commonest value. Scale the numeric columns first; gamma sets what a
 * category weighs compared with them. `asymmetric` columns count as nominal here.
 *
 * @returns clusters numbered as the rows first meet them; fewer than k when x has fewer than k different rows.
 * @throws InputError when x has no rows or columns, a value is missing, k is not a whole number from 1 to n,
 * or gamma is negative. Cost O(starts · iterations · n k d).
 * @example
 * const customers = mixedObservations(["Ash", "Bay", "Elm", "Fir"], [
 *   { name: "spend", kind: "numeric", values: [10, 12, 90, 95] },
 *   { name: "region", kind: "nominal", values: ["north", "north", "south", "south"] },
 * ]);
 * kprototypes(customers, { k: 2, seed: 7 }).labels // [0, 0, 1, 1]
 */
export function kprototypes(x: MixedObservations, options: KPrototypesOptions): KPrototypes {
  requireMixedObservations(x, "kprototypes(x)");
  if (x.rows === 0 || x.columns.length === 0) {
    throw new InputError({
      where: "kprototypes(x)",
      what: `${x.rows} rows and ${x.columns.length} columns`,
      legal: "at least one row and one column",
    });
  }
  const { k, seed, starts = x.rows <= 1000 ? 200 : 10, maxIterations = 300 } = options;
  requireClusterCount(k, x.rows, "kprototypes(k)");
  requireWhole(starts, "kprototypes(starts)", 1);
  requireWhole(maxIterations, "kprototypes(maxIterations)", 1);
  requireComplete(x);
  const { rows, numeric, categorical, categories } = encode(x, options.gamma);
  const random = randomSource(seed);
  const startCosts = new Float64Array(starts);
  const labels = new Int32Array(x.rows);
  const bestLabels = new Int32Array(x.rows);
  let best = { cost: Infinity, iterations: 0, converged: false };
  for (let start = 0; start < starts; start++) {
    const prototypes = seedPrototypes(rows, k, randomSource(randomInteger(random, 2 ** 32)));
    const run = settlePrototypes(rows, prototypes, labels, maxIterations);
    updatePrototypes(rows, labels, prototypes);
    startCosts[start] = totalCost(rows, labels, prototypes);
    if (start > 0 && !(startCosts[start] < best.cost * (1 - 1e-12))) continue;
    best = { cost: startCosts[start], ...run };
    bestLabels.set(labels);
  }
  const final = relabelByAppearance(bestLabels);
  const clusterCount = final.old.length;
  const { p, q, gamma } = rows;
  const [means, modes] = [new Float64Array(clusterCount * p), new Int32Array(clusterCount * q)];
  updatePrototypes(rows, final.labels, { k: clusterCount, means, modes });
  const prototypes = Array.from({ length: clusterCount }, (_, c) =>
    Object.freeze({
      ...Object.fromEntries(numeric.map((column, j) => [column.name, means[c * p + j]])),
      ...Object.fromEntries(categorical.map((column, j) => [column.name, categories[j][modes[c * q + j]]])),
    }),
  );
  return Object.freeze({
    method: "k-prototypes",
    labels: final.labels,
    clusterCount,
    prototypes: Object.freeze(prototypes),
    sizes: clusterSizes(final.labels, clusterCount),
    ...best,
    gamma,
    startCosts,
    seed,
    columns: Object.freeze(x.columns.map(({ name, kind }) => Object.freeze({ name, kind }))),
    parameters: Object.freeze({ k, seed, gamma, starts, maxIterations }),
  });
}

/**
 * Gives each new row the cluster of the cheapest prototype; on a tie the first. A category that the model
 * never saw differs from all.
 *
 * @returns labels, and the cost of each row at its prototype (squared distance plus gamma for each mismatch).
 * @throws InputError when the columns are not the model's, or a value is missing. Cost O(n k d).
 * @example
 * const customers = mixedObservations(["Ash", "Bay", "Elm", "Fir"], [
 *   { name: "spend", kind: "numeric", values: [10, 12, 90, 95] },
 *   { name: "region", kind: "nominal", values: ["north", "north", "south", "south"] },
 * ]);
 * predictKPrototypes(kprototypes(customers, { k: 2, seed: 7 }), customers).labels // [0, 0, 1, 1]
 */
export function predictKPrototypes(
  model: KPrototypes,
  x: MixedObservations,
): { readonly labels: Int32Array; readonly costs: Float64Array } {
  requireMixedObservations(x, "predictKPrototypes(x)");
  const describe = (columns: readonly Pick<MixedColumn, "name" | "kind">[]): string =>
    columns.map(({ name, kind }) => `${name} (${kind})`).join(", ");
  if (describe(x.columns) !== describe(model.columns)) {
    throw new InputError({
      where: "predictKPrototypes(x)",
      what: `columns ${describe(x.columns)}`,
      legal: `the columns of the model: ${describe(model.columns)}`,
    });
  }
  requireComplete(x);
  const labels = new Int32Array(x.rows);
  const costs = new Float64Array(x.rows).fill(Infinity);
  const numbers = new Map(x.columns.filter(isNumeric).map((column) => [column.name, columnNumbers(column)]));
  for (let i = 0; i < x.rows; i++) {
    model.prototypes.forEach((prototype, c) => {
      let cost = 0;
      for (const column of x.columns) {
        const typical = prototype[column.name];
        const values = numbers.get(column.name);
        if (values) cost += (values[i] - (typical as number)) ** 2;
        else if (column.values[i] !== typical) cost += model.gamma;
      }
      if (cost < costs[i]) {
        costs[i] = cost;
        labels[i] = c;
      }
    });
  }
  return Object.freeze({ labels, costs });
}

function isNumeric(column: MixedColumn): column is NumericColumn | OrdinalColumn {
  return column.kind === "numeric" || column.kind === "ordinal";
}

function encode(x: MixedObservations, gamma: number | undefined) {
  const numeric = x.columns.filter(isNumeric);
  const categorical = x.columns.filter((column): column is CategoryColumn => !isNumeric(column));
  const categories = categorical.map((column) => [...new Set(column.values as readonly string[])].sort());
  const [n, p, q] = [x.rows, numeric.length, categorical.length];
  const numbers = new Float64Array(n * p);
  numeric.forEach((column, j) => columnNumbers(column).forEach((value, i) => (numbers[i * p + j] = value)));
  const codes = new Int32Array(n * q);
  categorical.forEach((column, j) => {
    const codeOf = new Map(categories[j].map((category, code) => [category, code]));
    column.values.forEach((value, i) => (codes[i * q + j] = codeOf.get(value as string) as number));
  });
  const weight = gamma ?? defaultGamma(numbers, n, p);
  if (!(weight >= 0 && weight < Infinity)) {
    throw new InputError({
      where: "kprototypes(gamma)",
      what: String(gamma),
      legal: "a finite number of at least 0",
    });
  }
  const levels = categories.map((list) => list.length);
  const rows: MixedRows = { n, numbers, p, codes, q, levels, gamma: weight };
  return { rows, numeric, categorical, categories };
}

function defaultGamma(numbers: Float64Array, n: number, p: number): number {
  let total = 0;
  for (let j = 0; j < p; j++) {
    const squares = squaredDeviations(columnOf({ rows: n, columns: p, data: numbers }, j));
    total += Math.sqrt(squares / n);
  }
  return total > 0 ? total / p / 2 : 1;
}

function requireComplete(x: MixedObservations): void {
  for (const { name, values } of x.columns) {
    const missing = (values as readonly unknown[]).indexOf(null);
    if (missing < 0) continue;
    throw new InputError({
      where: `column "${name}", row ${missing + 1} ("${x.rowNames[missing]}")`,
      what: "a missing value",
      legal: "a value",
      remedy: "Fill it in, leave the row out, or cluster gowerDistances(...), which can do without",
    });
  }
}
