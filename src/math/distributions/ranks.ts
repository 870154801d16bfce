import { ascendingOrder } from "../ascending-order";

/**
 * The rank of each value, 1 for the smallest; equal values share the mean of their ranks, as in R's `rank`.
 * Assumes finite values. Cost as `ascendingOrder`.
 *
 * @param weights how often each value counts, above 0; left out, once each.
 * @example ranks([10, 20, 10]) // Float64Array [1.5, 3, 1.5]
 */
export function ranks(values: ArrayLike<number>, weights?: ArrayLike<number>): Float64Array {
  const order = ascendingOrder(Float64Array.from(values));
  const result = new Float64Array(values.length);
  let below = 0;
  for (let start = 0; start < order.length;) {
    let end = start;
    let tied = 0;
    while (end < order.length && values[order[end]] === values[order[start]]) {
      tied += weights === undefined ? 1 : weights[order[end]];
      end++;
    }
    for (let place = start; place < end; place++) result[order[place]] = below + (tied + 1) / 2;
    below += tied;
    start = end;
  }
  return result;
}
