import { exponential } from "./exponential";
import { naturalLog } from "./natural-log";

/**
 * Turns logarithms of weights into shares that sum to 1, in place, and returns the logarithm of the sum of
 * the weights: ln(e^a + e^b + …), without overflow or underflow, because the largest is taken out first.
 *
 * @param values `length` logarithms from `start` on; at least one must be above -Infinity.
 * Cost O(length).
 * @example sharesFromLogs(Float64Array.of(-1000, -1000)) // -999.306…, and the values become .5, .5
 */
export function sharesFromLogs(values: Float64Array, start = 0, length = values.length - start): number {
  let largest = -Infinity;
  const end = start + length;
  for (let i = start; i < end; i++) if (values[i] > largest) largest = values[i];
  let sum = 0;
  for (let i = start; i < end; i++) sum += values[i] = exponential(values[i] - largest);
  for (let i = start; i < end; i++) values[i] /= sum;
  return largest + naturalLog(sum);
}
