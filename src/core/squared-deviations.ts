import { mean } from "./mean";

/**
 * The sum of squared deviations from the mean: 0 exactly where all values are equal; 0 without values.
 *
 * @param weights how often each value counts, above 0; left out, once each.
 * @example squaredDeviations([0.1, 0.1, 0.1]) // 0
 */
export function squaredDeviations(values: ArrayLike<number>, weights?: ArrayLike<number>): number {
  const middle = mean(values, weights);
  if (weights === undefined && values instanceof Float64Array) return squaresOfFloats(values, middle);
  let sum = 0;
  for (let i = 0; i < values.length; i++) {
    sum += (weights === undefined ? 1 : weights[i]) * (values[i] - middle) ** 2;
  }
  return sum;
}

/** The same by a loop that meets one kind of list only. */
function squaresOfFloats(values: Float64Array, middle: number): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i] - middle) ** 2;
  return sum;
}
