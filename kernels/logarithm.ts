// ln x of two numbers at a time: `naturalLog` of src/math/functions/natural-log.ts.

/** ln 2 in two parts, as in the plain functions. */
export const LN2_HIGH: f64 = 0.6931471803691238;
export const LN2_LOW: f64 = 1.9082149292705877e-10;

const SQRT2: f64 = 1.4142135623730951;

/** Of finite numbers from 2^-1022 on; NaN stays NaN. */
export function logarithmOf(x: v128): v128 {
  // The bits of the exponent, read as a number between 2^52 and 2^53.
  const bits = v128.or(i64x2.shr_u(x, 52), i64x2.splat(0x4330000000000000));
  let exponent = f64x2.sub(bits, f64x2.splat(4503599627370496.0 + 1023.0));
  const fraction = v128.and(x, i64x2.splat(0x000fffffffffffff));
  let mantissa = v128.or(fraction, i64x2.splat(0x3ff0000000000000));
  const large = f64x2.gt(mantissa, f64x2.splat(SQRT2));
  mantissa = v128.bitselect(f64x2.mul(mantissa, f64x2.splat(0.5)), mantissa, large);
  exponent = f64x2.add(exponent, v128.and(large, f64x2.splat(1)));
  const f = f64x2.sub(mantissa, f64x2.splat(1));
  const s = f64x2.div(f, f64x2.add(f64x2.splat(2), f));
  const z = f64x2.mul(s, s);
  let sum = f64x2.splat(2.0 / 25.0);
  sum = next(sum, z, 2.0 / 23.0);
  sum = next(sum, z, 2.0 / 21.0);
  sum = next(sum, z, 2.0 / 19.0);
  sum = next(sum, z, 2.0 / 17.0);
  sum = next(sum, z, 2.0 / 15.0);
  sum = next(sum, z, 2.0 / 13.0);
  sum = next(sum, z, 2.0 / 11.0);
  sum = next(sum, z, 2.0 / 9.0);
  sum = next(sum, z, 2.0 / 7.0);
  sum = next(sum, z, 2.0 / 5.0);
  sum = next(sum, z, 2.0 / 3.0);
  const half = f64x2.mul(f64x2.mul(f64x2.splat(0.5), f), f);
  const low = f64x2.add(
    f64x2.mul(s, f64x2.add(half, f64x2.mul(z, sum))),
    f64x2.mul(exponent, f64x2.splat(LN2_LOW)),
  );
  const rest = f64x2.sub(f64x2.sub(half, low), f);
  const found = f64x2.sub(f64x2.mul(exponent, f64x2.splat(LN2_HIGH)), rest);
  return v128.bitselect(found, x, f64x2.eq(x, x));
}

/** One more term of a series. */
export function next(sum: v128, z: v128, term: f64): v128 {
  return f64x2.add(f64x2.splat(term), f64x2.mul(z, sum));
}
