import { InputError } from "../../core/input-error";
import { sumOf } from "../../core/sum";
import type { Matrix } from "../../math/linear/matrix";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { progressOf } from "../../core/progress";
import { requireWhole } from "../../core/require-whole";
import { adjustedRandOfAll } from "../agreement/adjusted-rand";
import type { ClusterFunction } from "../cluster-function";
import { labelsOf } from "../labels-of";
import { NOISE, readGroups } from "../groups";

/** One way to turn the customers into numbers: features, transform and scaling together. */
export interface GridVariant {
  readonly name: string;
  readonly x: Observations;
}

/** One clustering method under a name. */
export interface GridMethod {
  readonly name: string;
  readonly cluster: ClusterFunction;
}

/** One cell of the grid. */
export interface GridFit {
  readonly variant: string;
  readonly method: string;
  readonly k: number;
  readonly labels: Int32Array;
  /** Clusters found, which for some methods is not k. */
  readonly clusterCount: number;
  readonly noiseRows: number;
  /** Mean adjusted Rand index with all other fits: which fit is most like the rest; null when it is the only one. */
  readonly meanAgreement: number | null;
}

/** All fits of a grid and what they agree on. */
export interface SpecificationGrid {
  /** Variant by variant, within these method by method, within these k by k. */
  readonly fits: readonly GridFit[];
  /** Fits x fits, symmetric: adjusted Rand indices; NaN with fewer than two rows. */
  readonly agreement: Matrix;
  /** n x n, symmetric: the share of fits in which two rows share a cluster; 1 on the diagonal. */
  readonly together: Matrix;
  /** Groups of two or more rows that share a cluster in every single fit, largest group first. */
  readonly alwaysTogether: readonly {
    readonly rows: readonly number[];
    readonly rowNames: readonly string[];
  }[];
  readonly rowNames: readonly string[];
  readonly seed: number;
}

/**
 * Specification grid (multiverse): every variant of the features by every method and every k, to see which
 * findings depend on choices of the analyst and which do not. Read `agreement` as a heat map, `together`
 * for the customers who belong together whatever one chooses.
 *
 * Every fit gets the same seed, so each can be repeated alone. A noise row (-1) is together with nobody, and
 * counts as a cluster of its own in the adjusted Rand index.
 *
 * Source: Steegen, Tuerlinckx, Gelman and Vanpaemel 2016, "Increasing transparency through a multiverse
 * analysis". Cost: the fits, + O(fits^2 n) + O(fits n^2); memory 8 (fits^2 + n^2) bytes.
 *
 * @param ks numbers of clusters, each from 1 to n (k = 1 puts all together and says nothing).
 * @param onProgress called after each fit, with how many are done.
 * @throws InputError when there is nothing to fit, names repeat, the variants do not hold the same
 * customers in the same order, or a method refuses its input; the error then names the cell of the grid.
 * @example specificationGrid([{ name: "log", x }], [{ name: "k-means", cluster: byKmeans }], [2, 3, 4], 7)
 */
export function specificationGrid(
  variants: readonly GridVariant[],
  methods: readonly GridMethod[],
  ks: readonly number[],
  seed: number,
  onProgress?: (done: number, all: number) => void,
): SpecificationGrid {
  requireGrid(variants, methods, ks);
  const { rowNames } = variants[0].x;
  const all = variants.length * methods.length * ks.length;
  const cells: Omit<GridFit, "meanAgreement">[] = [];
  const tell = progressOf("specifications", onProgress);
  for (const variant of variants) {
    for (const method of methods) {
      for (const k of ks) {
        cells.push(fit(variant, method, k, seed));
        tell(cells.length, all);
      }
    }
  }
  const agreement = agreementOf(cells.map((cell) => cell.labels));
  const fits = cells.map((cell, i) =>
    Object.freeze({ ...cell, meanAgreement: meanExcept(agreement.data.subarray(i * all, (i + 1) * all), i) }),
  );
  return Object.freeze({
    fits: Object.freeze(fits),
    agreement,
    together: togetherOf(fits, rowNames.length),
    alwaysTogether: Object.freeze(
      alwaysTogetherOf(fits, rowNames.length).map((rows) =>
        Object.freeze({
          rows: Object.freeze(rows),
          rowNames: Object.freeze(rows.map((row) => rowNames[row])),
        }),
      ),
    ),
    rowNames,
    seed,
  });
}

function fit(
  variant: GridVariant,
  method: GridMethod,
  k: number,
  seed: number,
): Omit<GridFit, "meanAgreement"> {
  const where = `specificationGrid, variant "${variant.name}", method "${method.name}", k = ${k}`;
  try {
    const labels = Int32Array.from(labelsOf(method.cluster, variant.x, k, seed));
    const groups = readGroups(labels, labels.length, where);
    const [clusterCount, noiseRows] = [groups.labels.length, groups.noiseRows];
    return { variant: variant.name, method: method.name, k, labels, clusterCount, noiseRows };
  } catch (error) {
    if (error instanceof InputError) {
      throw new InputError({ ...error.problem, where: `${where}: ${error.problem.where}` });
    }
    throw error;
  }
}

function agreementOf(labels: readonly Int32Array[]): Matrix {
  const count = labels.length;
  const data = adjustedRandOfAll(labels);
  return Object.freeze({ rows: count, columns: count, data });
}

function meanExcept(values: Float64Array, own: number): number | null {
  const others = values.filter((value, j) => j !== own && !Number.isNaN(value));
  return others.length > 0 ? sumOf(others) / others.length : null;
}

function togetherOf(fits: readonly GridFit[], n: number): Matrix {
  const data = new Float64Array(n * n);
  for (const { labels } of fits) {
    for (let i = 0; i < n; i++) {
      if (labels[i] === NOISE) continue;
      for (let j = 0; j < n; j++) if (labels[j] === labels[i]) data[i * n + j]++;
    }
  }
  for (let i = 0; i < data.length; i++) data[i] = i % (n + 1) === 0 ? 1 : data[i] / fits.length;
  return Object.freeze({ rows: n, columns: n, data });
}

/** Rows with the same labels in every fit; a row that is noise in one fit is with nobody. */
function alwaysTogetherOf(fits: readonly GridFit[], n: number): number[][] {
  const groups = new Map<string, number[]>();
  for (let row = 0; row < n; row++) {
    const labels = fits.map((one) => one.labels[row]);
    if (labels.includes(NOISE)) continue;
    const key = labels.join(" ");
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()]
    .filter((rows) => rows.length > 1)
    .sort((a, b) => b.length - a.length || a[0] - b[0]);
}

function requireGrid(
  variants: readonly GridVariant[],
  methods: readonly GridMethod[],
  ks: readonly number[],
): void {
  requireNames("variants", variants);
  requireNames("methods", methods);
  if (ks.length === 0) {
    throw new InputError({
      where: "specificationGrid(ks)",
      what: "none",
      legal: "at least one number of clusters",
    });
  }
  const first = variants[0];
  for (const { name, x } of variants) {
    requireObservations(x, `specificationGrid, variant "${name}"`);
    for (const k of ks) requireWhole(k, "specificationGrid(ks)", 1, x.rows);
    const different = x.rowNames.findIndex((rowName, i) => rowName !== first.x.rowNames[i]);
    if (x.rows === first.x.rows && different < 0) continue;
    throw new InputError({
      where: `specificationGrid, variant "${name}"`,
      what: different < 0 ? `${x.rows} rows` : `"${x.rowNames[different]}" in row ${different + 1}`,
      legal: `the customers of variant "${first.name}", in the same order`,
    });
  }
}

function requireNames(what: string, items: readonly { readonly name: string }[]): void {
  const names = items.map((item) => item.name);
  const repeated = names.find((name, i) => names.indexOf(name) !== i);
  if (items.length > 0 && repeated === undefined) return;
  throw new InputError({
    where: `specificationGrid(${what})`,
    what: repeated === undefined ? "none" : `"${repeated}" twice`,
    legal: "at least one, each under a name of its own",
  });
}
