import { NOISE } from "../noise";

/**
 * The mean of every column in every group of rows: k x d. Where all values of a column are equal within a group, the mean is
 * exactly that value, which their sum divided by their number need not be (.1 three times: 0.10000000000000002). Hence
 * deviations of equal rows are 0 and not rounding, and "is there any spread?" has a true answer. Kernel: assumes groups
 * 0 … k - 1; rows of `NOISE` have no part, and an empty group has NaN. Cost O(n d).
 *
 * @param weights one per row, 0 or more; a row of weight 0 has no part. Left out, each row counts once.
 * @example meansOfGroups(Float64Array.of(0.1, 0.1, 0.1, 7), 1, [0, 0, 0, 1], 2) // Float64Array [0.1, 7]
 */
export function meansOfGroups(
  data: Float64Array,
  d: number,
  groups: ArrayLike<number>,
  k: number,
  weights?: ArrayLike<number>,
): Float64Array {
  const sums = new Float64Array(k * d);
  const totals = new Float64Array(k);
  const first = new Int32Array(k).fill(-1);
  const varies = new Uint8Array(k * d);
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i];
    const weight = weights === undefined ? 1 : weights[i];
    if (group === NOISE || weight === 0) continue;
    if (first[group] < 0) first[group] = i;
    totals[group] += weight;
    const from = first[group] * d;
    for (let j = 0, at = i * d, s = group * d; j < d; j++, at++, s++) {
      sums[s] += weight * data[at];
      if (data[at] !== data[from + j]) varies[s] = 1;
    }
  }
  for (let s = 0; s < sums.length; s++) {
    const group = Math.floor(s / d);
    sums[s] =
      varies[s] === 1 || first[group] < 0 ? sums[s] / totals[group] : data[first[group] * d + (s % d)];
  }
  return sums;
}
