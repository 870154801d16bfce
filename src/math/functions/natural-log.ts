import { exponentAndMantissa } from "./float-parts";

/** ln 2 in two parts: the first ends in zeros, so that a whole multiple of it is exact. */
export const LN2_HIGH = 0.6931471803691238;
export const LN2_LOW = 1.9082149292705877e-10;

/** 2/3, 2/5, … of the series of artanh; the last is below half a unit in the last place of the sum. */
const SERIES = Array.from({ length: 12 }, (_, i) => 2 / (2 * i + 3));

/**
 * The natural logarithm, equal to the last bit on every machine and in every engine, which `Math.log` is not: Chromium's
 * and Node's differ in one of thirty values. Only +, -, x and / are used, which IEEE 754 rounds one way. Within one unit
 * in the last place.
 *
 * ln x = e ln 2 + ln(1 + f), and ln(1 + f) = 2 artanh(f / (2 + f)) by its series, with f between -0.3 and 0.42.
 *
 * @returns NaN below 0, -Infinity at 0. Cost O(1), about twice that of `Math.log`.
 * @example naturalLog(Math.E) // 1
 */
export function naturalLog(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let { exponent, mantissa } = exponentAndMantissa(x);
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  let sum = 0;
  for (let i = SERIES.length - 1; i >= 0; i--) sum = SERIES[i] + z * sum;
  const half = 0.5 * f * f;
  // 2s = f - half + s half: the large terms are added last, so that little is lost.
  return exponent * LN2_HIGH - (half - (s * (half + z * sum) + exponent * LN2_LOW) - f);
}

/** ln(1 + x), exact also where x is so small that 1 + x is 1 (Kahan). */
export function naturalLogOfOnePlus(x: number): number {
  const sum = 1 + x;
  if (sum === 1) return x;
  return sum === Infinity ? Infinity : (naturalLog(sum) * x) / (sum - 1);
}
