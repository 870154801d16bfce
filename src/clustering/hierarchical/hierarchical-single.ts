import type { RawMerges } from "./dendrogram";

/**
 * Single linkage: the edges of a minimum spanning tree (Prim), which in rising order are its merges
 * (Gower & Ross 1969). Kernel: asks for each distance at most once per pair. Cost O(n^2), memory O(n).
 */
export function singleMerges(n: number, distance: (i: number, j: number) => number): RawMerges {
  const first = new Int32Array(n - 1);
  const second = new Int32Array(n - 1);
  const heights = new Float64Array(n - 1);
  const outside = Int32Array.from({ length: n - 1 }, (_, i) => i + 1);
  const nearest = new Float64Array(n).fill(Infinity);
  const via = new Int32Array(n);
  let current = 0;
  for (let left = n - 1; left > 0; left--) {
    let [at, least] = [0, Infinity];
    for (let a = 0; a < left; a++) {
      const i = outside[a];
      const value = distance(current, i);
      if (value < nearest[i]) {
        nearest[i] = value;
        via[i] = current;
      }
      if (nearest[i] < least) [at, least] = [a, nearest[i]];
    }
    current = outside[at];
    outside[at] = outside[left - 1];
    const merged = n - 1 - left;
    first[merged] = via[current];
    second[merged] = current;
    heights[merged] = least;
  }
  return { first, second, heights };
}
