const view = new DataView(new ArrayBuffer(8));
const FRACTION = 0x000fffff;
const BIAS = 1023;

/**
 * A positive finite number as 2^exponent x mantissa, 1 <= mantissa < 2. Exact.
 * @example exponentAndMantissa(12) // { exponent: 3, mantissa: 1.5 }
 */
export function exponentAndMantissa(x: number): { exponent: number; mantissa: number } {
  // Numbers below 2^-1022 have no exponent of their own: they are made larger first.
  if (x < 2.2250738585072014e-308) {
    const { exponent, mantissa } = exponentAndMantissa(x * 18014398509481984);
    return { exponent: exponent - 54, mantissa };
  }
  view.setFloat64(0, x);
  const high = view.getUint32(0);
  view.setUint32(0, (high & FRACTION) | (BIAS << 20));
  return { exponent: (high >>> 20) - BIAS, mantissa: view.getFloat64(0) };
}

/** 2^exponent for whole exponents from -1022 to 1023, exact. */
export function powerOfTwo(exponent: number): number {
  view.setUint32(0, (exponent + BIAS) << 20);
  view.setUint32(4, 0);
  return view.getFloat64(0);
}
