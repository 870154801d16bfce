import { exponentAndMantissa } from "./float-parts";
import { naturalLog } from "./natural-log";

/** The decimal logarithm of 2 in two parts: the first ends in zeros, so that a whole multiple of it is exact. */
const LOG2_HIGH = 0.30102999566361177;
const LOG2_LOW = 3.694239077158931e-13;
/** 1 / ln 10. */
const PER_LN10 = 0.4342944819032518;

/**
 * The decimal logarithm, equal to the last bit on every machine and in every engine (see `naturalLog`). Powers of ten
 * give whole numbers; elsewhere within two units in the last place.
 *
 * @returns NaN below 0, -Infinity at 0. Cost O(1).
 * @example decimalLog(1000) // 3
 */
export function decimalLog(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  const { exponent, mantissa } = exponentAndMantissa(x);
  const below = exponent < 0;
  const e = below ? exponent + 1 : exponent;
  const m = below ? mantissa / 2 : mantissa;
  return e * LOG2_LOW + PER_LN10 * naturalLog(m) + e * LOG2_HIGH;
}
