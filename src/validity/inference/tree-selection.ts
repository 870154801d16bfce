import { sumBy } from "../../core/sum";
import { squaredEuclidean } from "../../math/distances/distances";
import type { Observations } from "../../math/linear/observations";
import { whereNotNegative, type IntervalSet } from "./interval-set";

/** Linkages whose selection is known exactly: on squared Euclidean distances their updates are linear. */
export type ExactLinkage = "ward" | "centroid" | "single";

/** Clusters of a tree, and for which shifts of two of them the same merges happen. */
export interface TreeSelection {
  readonly labels: Int32Array;
  /** Shifts t of the distance between the two means for which the clusters stay as they are; contains 0. */
  selection(a: number, b: number): IntervalSet;
}

/**
 * The k clusters of an agglomerative tree, and the set of shifts under which the very same merges lead to them: Gao, Bien
 * and Witten 2022, "Selective inference for hierarchical clustering", section 3. When two clusters are moved apart or
 * together along the line of their means, every squared distance is a quadratic in the shift, and so is every dissimilarity
 * that Ward's or the centroid update makes of them; each merge asks that it be the smallest. Private to this folder.
 *
 * @param k from 2 to n. Cost O(n^2 d + n^3) time and O(n^2) memory.
 */
export function treeSelection(x: Observations, linkage: ExactLinkage, k: number): TreeSelection {
  const { rows: n, columns: d, data } = x;
  const squares = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++)
      squares[i * n + j] = squares[j * n + i] = squaredEuclidean(data, data, i * d, j * d, d);
  const plain = merge(n, k, linkage, squares, new Float64Array(n * n), new Float64Array(n * n), null);
  return {
    labels: plain.labels,
    selection(a, b) {
      const { shifts, along, distance } = moved(x, plain.labels, a, b);
      const [quadratic, linear] = [new Float64Array(n * n), new Float64Array(n * n)];
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) {
          const shift = shifts[i] - shifts[j];
          quadratic[i * n + j] = shift * shift;
          linear[i * n + j] = 2 * shift * (along[i] - along[j]);
        }
      }
      return merge(n, k, linkage, squares, quadratic, linear, [[-distance, Infinity]]).selection;
    },
  };
}

/** How each row moves with the shift, and where it lies along the line of the two means. */
export function moved(
  x: Observations,
  labels: ArrayLike<number>,
  a: number,
  b: number,
): { shifts: Float64Array; along: Float64Array; direction: Float64Array; distance: number } {
  const { rows: n, columns: d, data } = x;
  const sizes = [0, 0];
  for (let i = 0; i < n; i++) if (labels[i] === a || labels[i] === b) sizes[labels[i] === a ? 0 : 1]++;
  const direction = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    if (labels[i] !== a && labels[i] !== b) continue;
    const weight = labels[i] === a ? 1 / sizes[0] : -1 / sizes[1];
    for (let j = 0; j < d; j++) direction[j] += weight * data[i * d + j];
  }
  const distance = Math.sqrt(sumBy(direction, (value) => value * value));
  direction.forEach((value, j) => (direction[j] = distance > 0 ? value / distance : 0));
  const along = Float64Array.from({ length: n }, (_, i) =>
    sumBy(direction, (value, j) => value * data[i * d + j]),
  );
  const all = sizes[0] + sizes[1];
  const shifts = Float64Array.from({ length: n }, (_, i) =>
    labels[i] === a ? sizes[1] / all : labels[i] === b ? -sizes[0] / all : 0,
  );
  return { shifts, along, direction, distance };
}

/** Runs the merges at shift 0 and cuts the set by what each of them asks for. */
function merge(
  n: number,
  k: number,
  linkage: ExactLinkage,
  constants: Float64Array,
  quadratics: Float64Array,
  linears: Float64Array,
  set: IntervalSet | null,
): { labels: Int32Array; selection: IntervalSet } {
  const [c, a, b] = [constants.slice(), quadratics.slice(), linears.slice()];
  const sizes = new Float64Array(n).fill(1);
  const owner = Int32Array.from({ length: n }, (_, i) => i);
  let active = Array.from({ length: n }, (_, i) => i);
  let highest = 0;
  for (let left = n; left > k; left--) {
    let best: readonly [number, number] = [active[1], active[0]];
    for (const i of active)
      for (const j of active) if (j < i && c[i * n + j] < c[best[0] * n + best[1]]) best = [i, j];
    const [p, q] = best;
    const at = p * n + q;
    highest = Math.max(highest, c[at]);
    if (set !== null && linkage !== "single")
      for (const i of active)
        for (const j of active) {
          const other = i * n + j;
          if (j >= i || other === at) continue;
          set = whereNotNegative(set, a[other] - a[at], b[other] - b[at], Math.max(0, c[other] - c[at]));
        }
    active = active.filter((i) => i !== p);
    for (const i of active) {
      if (i === q) continue;
      for (const each of [a, b, c]) {
        const value = updated(linkage, each, n, p, q, i, sizes, c);
        each[i * n + q] = each[q * n + i] = value;
      }
    }
    sizes[q] += sizes[p];
    for (let i = 0; i < n; i++) if (owner[i] === p) owner[i] = q;
  }
  if (set !== null && linkage === "single") {
    // Rows that end in different clusters were never the nearest: their distances stay above every merge.
    for (let i = 0; i < n; i++)
      for (let j = 0; j < i; j++)
        if (owner[i] !== owner[j]) {
          const at = i * n + j;
          set = whereNotNegative(set, quadratics[at], linears[at], Math.max(0, constants[at] - highest));
        }
  }
  const numbers = new Map<number, number>();
  const labels = owner.map((root) => {
    if (!numbers.has(root)) numbers.set(root, numbers.size);
    return numbers.get(root)!;
  });
  return { labels, selection: set ?? [] };
}

/** Lance and Williams' update on squared distances, for one coefficient of the quadratics. */
function updated(
  linkage: ExactLinkage,
  values: Float64Array,
  n: number,
  p: number,
  q: number,
  i: number,
  sizes: Float64Array,
  constants: Float64Array,
): number {
  const [toP, toQ, between] = [values[i * n + p], values[i * n + q], values[p * n + q]];
  const [np, nq, ni] = [sizes[p], sizes[q], sizes[i]];
  if (linkage === "single") return constants[i * n + p] < constants[i * n + q] ? toP : toQ;
  if (linkage === "centroid") return (np * toP + nq * toQ) / (np + nq) - (np * nq * between) / (np + nq) ** 2;
  return ((np + ni) * toP + (nq + ni) * toQ - ni * between) / (np + nq + ni);
}
