import { powerOfTwo } from "./float-parts";
import { LN2_HIGH, LN2_LOW } from "./natural-log";

/** Above this the result is beyond the largest number, below the least it is 0. */
const LARGEST = 709.782712893384;
const LEAST = -745.1332191019412;

/** 1/2!, 1/3!, …, 1/15!. */
const SERIES = Array.from({ length: 14 }, (_, i) => {
  let factorial = 1;
  for (let n = 2; n <= i + 2; n++) factorial *= n;
  return 1 / factorial;
});

/**
 * e^x, equal to the last bit on every machine and in every engine, which `Math.exp` is not (see `naturalLog`). Within
 * one unit in the last place.
 *
 * e^x = 2^k e^r with r between -0.35 and 0.35, and e^r by its series. Cost O(1).
 * @example exponential(0) // 1
 */
export function exponential(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > LARGEST) return Infinity;
  if (x < LEAST) return 0;
  const k = Math.round(x / Math.LN2);
  const [high, low] = [x - k * LN2_HIGH, k * LN2_LOW];
  const r = high - low;
  let sum = 0;
  for (let i = SERIES.length - 1; i >= 0; i--) sum = SERIES[i] + r * sum;
  // What `r` lost of `low` is given back.
  const fraction = 1 + (high - (low - r * r * sum));
  // 2^k may lie outside the range of numbers where the result does not: two steps.
  const half = Math.trunc(k / 2);
  return fraction * powerOfTwo(half) * powerOfTwo(k - half);
}
