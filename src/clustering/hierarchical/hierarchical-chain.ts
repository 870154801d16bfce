import { compiledKernels } from "../../math/compiled/compiled-kernels";
import {
  fillCompiledSquare,
  pairsOfSource,
  sizeOfSource,
  squareLengths,
  type DistanceSource,
} from "../../math/distances/compiled-square";
import type { RawMerges } from "./dendrogram";

/** For more rows the square of distances that the compiled kernel needs would be too large: 8 n^2 bytes. */
const MOST_IN_SQUARE = 8_192;

/**
 * Complete or average linkage by the nearest-neighbour chain (Murtagh 1983; Müllner 2011) with
 * Lance-Williams updates. Kernel. Cost O(n^2), from rows O(n^2 d).
 *
 * @param source all distances, or rows, by Euclidean distance.
 * @param weights how much each row counts, above 0; default 1 each.
 */
export function chainMerges(
  source: DistanceSource,
  linkage: "complete" | "average",
  weights: Float64Array = new Float64Array(sizeOfSource(source)).fill(1),
): RawMerges {
  const n = weights.length;
  const lengths = squareLengths(source);
  const compiled =
    n > MOST_IN_SQUARE ? null : compiledKernels([...lengths, n, n + 1, n - 1], [5 * n, n, n - 1, n - 1]);
  if (compiled === null) {
    const pairs = pairsOfSource(source);
    return chainPlainly("values" in source ? pairs.slice() : pairs, n, linkage, weights.slice());
  }
  const { run, giveBack } = compiled;
  fillCompiledSquare(source, compiled);
  const [sizes, , heights] = compiled.numbers.slice(lengths.length);
  const [, , first, second] = compiled.integers;
  sizes.set(weights);
  const [squareAt, , , sizesAt, goneAt, heightsAt] = compiled.numbers.map(({ byteOffset }) => byteOffset);
  const [rowsAt, chainAt, firstAt, secondAt] = compiled.integers.map(({ byteOffset }) => byteOffset);
  const room = [squareAt, sizesAt, goneAt, rowsAt, chainAt] as const;
  run.joinByChain(n, linkage === "complete" ? 1 : 0, ...room, firstAt, secondAt, heightsAt);
  const merges = { first: first.slice(), second: second.slice(), heights: heights.slice() };
  giveBack();
  return merges;
}

/** Overwrites `pairs` and `sizes`. */
function chainPlainly(
  pairs: Float64Array,
  n: number,
  linkage: "complete" | "average",
  sizes: Float64Array,
): RawMerges {
  const first = new Int32Array(n - 1);
  const second = new Int32Array(n - 1);
  const heights = new Float64Array(n - 1);
  const active = Int32Array.from({ length: n }, (_, i) => i);
  // The pair i < j stands at offsets[i] + j.
  const offsets = Float64Array.from({ length: n }, (_, i) => i * n - (i * (i + 1)) / 2 - i - 1);
  const chain = new Int32Array(n);
  let [left, length] = [n, 0];
  for (let merged = 0; merged < n - 1;) {
    if (length === 0) chain[length++] = active[0];
    const tip = chain[length - 1];
    const before = length > 1 ? chain[length - 2] : -1;
    let best = before;
    // On a tie the chain goes back rather than on, so that it ends.
    let nearest = before < 0 ? Infinity : pairs[tip < before ? offsets[tip] + before : offsets[before] + tip];
    let a = 0;
    for (; active[a] < tip; a++) {
      const value = pairs[offsets[active[a]] + tip];
      if (value < nearest) {
        nearest = value;
        best = active[a];
      }
    }
    const row = offsets[tip];
    for (a++; a < left; a++) {
      const value = pairs[row + active[a]];
      if (value < nearest) {
        nearest = value;
        best = active[a];
      }
    }
    if (best !== before) {
      chain[length++] = best;
      continue;
    }
    length -= 2;
    const [gone, kept] = tip < best ? [tip, best] : [best, tip];
    first[merged] = gone;
    second[merged] = kept;
    heights[merged++] = nearest;
    left = remove(active, left, gone);
    join(pairs, offsets, active, left, gone, kept, sizes, linkage);
    sizes[kept] += sizes[gone];
  }
  return { first, second, heights };
}

/** Takes a number out of the rising list; returns the new length. */
function remove(active: Int32Array, left: number, gone: number): number {
  const at = active.subarray(0, left).indexOf(gone);
  active.copyWithin(at, at + 1, left);
  return left - 1;
}

/** The distances of the joined cluster, written over those of `kept`. */
function join(
  pairs: Float64Array,
  offsets: Float64Array,
  active: Int32Array,
  left: number,
  gone: number,
  kept: number,
  sizes: Float64Array,
  linkage: "complete" | "average",
): void {
  const share = sizes[gone] / (sizes[gone] + sizes[kept]);
  for (let a = 0; a < left; a++) {
    const c = active[a];
    if (c === kept) continue;
    const at = c < kept ? offsets[c] + kept : offsets[kept] + c;
    const other = pairs[c < gone ? offsets[c] + gone : offsets[gone] + c];
    if (linkage === "average") pairs[at] = share * other + (1 - share) * pairs[at];
    else if (other > pairs[at]) pairs[at] = other;
  }
}
