/**
 * The rank of each value, 1 for the smallest; equal values share the mean of their ranks, as in R's `rank`.
 * Assumes finite values. Cost O(n) for values that are spread evenly, at most O(n log n).
 *
 * @param weights how often each value counts, above 0; left out, once each.
 * @example ranks([10, 20, 10]) // Float64Array [1.5, 3, 1.5]
 */
export function ranks(values: ArrayLike<number>, weights?: ArrayLike<number>): Float64Array {
  const order = ascendingPlaces(values);
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

/** The places of the values from the smallest to the largest: put into as many boxes as there are values, then each box sorted. */
function ascendingPlaces(values: ArrayLike<number>): Int32Array {
  const n = values.length;
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < n; i++) {
    least = Math.min(least, values[i]);
    most = Math.max(most, values[i]);
  }
  const scale = most > least ? (n - 1) / (most - least) : 0;
  const boxes = new Int32Array(n);
  const ends = new Int32Array(n);
  for (let i = 0; i < n; i++) ends[(boxes[i] = Math.trunc((values[i] - least) * scale))]++;
  for (let box = 1; box < n; box++) ends[box] += ends[box - 1];
  const starts = Int32Array.from(ends);
  const order = new Int32Array(n);
  for (let i = n - 1; i >= 0; i--) order[--starts[boxes[i]]] = i;
  for (let box = 0; box < n; box++)
    if (ends[box] - starts[box] > 1)
      order.subarray(starts[box], ends[box]).sort((a, b) => values[a] - values[b]);
  return order;
}
