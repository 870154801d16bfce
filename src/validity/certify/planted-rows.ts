import { observations, type Observations } from "../../math/linear/observations";
import type { RandomSource } from "../../math/distributions/random";
import { twinSampler } from "../structure/twin";

/**
 * Draws rows that have the groups of a clustering and nothing else: each row is the mean of its group, where that group lies
 * in the data, plus a deviation; the deviations are a twin of the data's own, so they have its shapes and correlations but no
 * groups within groups. Noise rows (-1) are left out. Private to this folder.
 *
 * Rows count by their weights, as in `twin`. 0/1 columns become numbers between: how far apart groups lie is kept, what a column may hold is not.
 *
 * @param labels one per row. Cost as `twin`.
 */
export function plantedRows(
  x: Observations,
  labels: ArrayLike<number>,
): (random: RandomSource) => { readonly x: Observations; readonly labels: Int32Array } {
  const { columns: d } = x;
  const rows = Array.from({ length: x.rows }, (_, i) => i).filter((i) => labels[i] >= 0);
  const own = Int32Array.from(rows, (i) => labels[i]);
  const groups = Math.max(-1, ...own) + 1;
  const means = new Float64Array(groups * d);
  const sizes = new Float64Array(groups);
  const weights = x.weights && Float64Array.from(rows, (row) => x.weights![row]);
  const weightOf = (i: number): number => weights?.[i] ?? 1;
  rows.forEach((_, i) => (sizes[own[i]] += weightOf(i)));
  rows.forEach((row, i) => {
    for (let j = 0; j < d; j++) means[own[i] * d + j] += (weightOf(i) * x.data[row * d + j]) / sizes[own[i]];
  });
  const deviations = new Float64Array(rows.length * d);
  rows.forEach((row, i) => {
    for (let j = 0; j < d; j++) deviations[i * d + j] = x.data[row * d + j] - means[own[i] * d + j];
  });
  const named = weights && { weights };
  const draw = twinSampler(observations({ rows: rows.length, columns: d, data: deviations }, named));
  return (random) => {
    const { data } = draw(random);
    const planted = data.map((value, at) => value + means[own[Math.floor(at / d)] * d + (at % d)]);
    return { x: observations({ rows: rows.length, columns: d, data: planted }, named), labels: own };
  };
}
