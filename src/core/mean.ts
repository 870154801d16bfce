/**
 * The arithmetic mean; NaN without values. The mean of equal values is exactly that value, which their sum divided by their
 * number need not be, so that deviations from it are 0 and not rounding.
 * @example mean([0.1, 0.1, 0.1]) // 0.1
 */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  let varies = values.length === 0;
  for (let i = 0; i < values.length; i++) {
    sum += values[i];
    if (values[i] !== values[0]) varies = true;
  }
  return varies ? sum / values.length : values[0];
}
