/**
 * The arithmetic mean; NaN without values. The mean of equal values is exactly that value, which their sum divided by their
 * number need not be, so that deviations from it are 0 and not rounding.
 *
 * @param weights how often each value counts, above 0; left out, once each.
 * @example mean([0.1, 0.1, 0.1]) // 0.1
 */
export function mean(values: ArrayLike<number>, weights?: ArrayLike<number>): number {
  let [sum, count] = [0, 0];
  let varies = values.length === 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights === undefined ? 1 : weights[i];
    sum += weight * values[i];
    count += weight;
    if (values[i] !== values[0]) varies = true;
  }
  return varies ? sum / count : values[0];
}
