/** Halvings of the interval that holds the threshold: more than a double can resolve. */
const HALVINGS = 100;

/**
 * The weights under which a weighted sum is largest: at least 0, squares that add up to 1, a sum of at most `bound`. They are
 * the values less one threshold, none below 0, divided by their length. Kernel: assumes values of 0 or more and
 * 1 <= bound.
 *
 * Where several values are equally large and the bound is too small for all of them, they share it: their sum is then more
 * than the bound. Where all are 0, all weigh the same. Cost O(100 d).
 *
 * @example columnWeightsWithin(Float64Array.of(3, 4), 2) // 0.6, 0.8
 */
export function columnWeightsWithin(values: Float64Array, bound: number): Float64Array {
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  if (largest === 0) return new Float64Array(values.length).fill(1 / Math.sqrt(values.length));
  // As shares of the largest: squares of the values themselves may be beyond what a number holds.
  const shares = values.map((value) => value / largest);
  const at = (threshold: number): Float64Array => {
    const kept = shares.map((share) => Math.max(0, share - threshold));
    const length = Math.sqrt(kept.reduce((sum, share) => sum + share * share, 0));
    return kept.map((share) => share / length);
  };
  const sum = (weights: Float64Array): number => weights.reduce((total, weight) => total + weight, 0);
  let weights = at(0);
  if (sum(weights) <= bound) return weights;
  let [low, high] = [0, 1];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    const found = at(middle);
    if (sum(found) > bound) low = middle;
    else high = middle;
    weights = found;
  }
  return high < 1 ? at(high) : weights;
}
