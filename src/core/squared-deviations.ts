import { mean } from "./mean";

/**
 * The sum of squared deviations from the mean: 0 exactly where all values are equal; 0 without values.
 * @example squaredDeviations([0.1, 0.1, 0.1]) // 0
 */
export function squaredDeviations(values: ArrayLike<number>): number {
  const middle = mean(values);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] - middle) ** 2;
  return sum;
}
