// e^x of two numbers at a time: `exponential` of src/math/functions/exponential.ts.
import { LN2_HIGH, LN2_LOW, next } from "./logarithm";

const LN2: f64 = 0.6931471805599453;

/** Above this the result is beyond the largest number, below the least it is 0. */
const LARGEST: f64 = 709.782712893384;
const LEAST: f64 = -745.1332191019412;

export function exponentialOf(x: v128): v128 {
  const quotient = f64x2.div(x, f64x2.splat(LN2));
  // The nearest whole number, of two the larger: as Math.round.
  const below = f64x2.floor(quotient);
  const up = f64x2.ge(f64x2.sub(quotient, below), f64x2.splat(0.5));
  const k = f64x2.add(below, v128.and(up, f64x2.splat(1)));
  const high = f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH)));
  const low = f64x2.mul(k, f64x2.splat(LN2_LOW));
  const r = f64x2.sub(high, low);
  let sum = f64x2.splat(1.0 / 1307674368000.0);
  sum = next(sum, r, 1.0 / 87178291200.0);
  sum = next(sum, r, 1.0 / 6227020800.0);
  sum = next(sum, r, 1.0 / 479001600.0);
  sum = next(sum, r, 1.0 / 39916800.0);
  sum = next(sum, r, 1.0 / 3628800.0);
  sum = next(sum, r, 1.0 / 362880.0);
  sum = next(sum, r, 1.0 / 40320.0);
  sum = next(sum, r, 1.0 / 5040.0);
  sum = next(sum, r, 1.0 / 720.0);
  sum = next(sum, r, 1.0 / 120.0);
  sum = next(sum, r, 1.0 / 24.0);
  sum = next(sum, r, 1.0 / 6.0);
  sum = next(sum, r, 1.0 / 2.0);
  const rest = f64x2.sub(low, f64x2.mul(f64x2.mul(r, r), sum));
  const fraction = f64x2.add(f64x2.splat(1), f64x2.sub(high, rest));
  const half = f64x2.trunc(f64x2.mul(k, f64x2.splat(0.5)));
  const scaled = f64x2.mul(f64x2.mul(fraction, powerOfTwo(half)), powerOfTwo(f64x2.sub(k, half)));
  const small = v128.andnot(scaled, f64x2.lt(x, f64x2.splat(LEAST)));
  return v128.bitselect(f64x2.splat(Infinity), small, f64x2.gt(x, f64x2.splat(LARGEST)));
}

/** 2^exponent for whole exponents from -1022 to 1023. */
function powerOfTwo(exponent: v128): v128 {
  const whole = i64x2.extend_low_i32x4_s(i32x4.trunc_sat_f64x2_s_zero(exponent));
  return i64x2.shl(i64x2.add(whole, i64x2.splat(1023)), 52);
}
