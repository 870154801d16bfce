import { InputError } from "../../core/input-error";
import { naturalLog } from "../functions/natural-log";

/** Coefficients of Lanczos' series for g = 7 and nine terms (Godfrey 2001); relative error about 1e-15. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

const HALF_LOG_2_PI = 0.5 * naturalLog(2 * Math.PI);

/**
 * The natural logarithm of the gamma function, for x > 0 (Lanczos 1964). log((n - 1)!) for whole n.
 *
 * @throws InputError when x is not a positive finite number. Cost O(1).
 * @example logGamma(5) // log(24) = 3.1780538
 */
export function logGamma(x: number): number {
  if (!(x > 0 && x < Infinity)) {
    throw new InputError({ where: "logGamma(x)", what: String(x), legal: "a positive finite number" });
  }
  // Reflection keeps the series in the range in which it is exact.
  if (x < 0.5) return naturalLog(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  let sum = LANCZOS[0];
  for (let i = 1; i < LANCZOS.length; i++) sum += LANCZOS[i] / (shifted + i);
  const t = shifted + 7.5;
  return HALF_LOG_2_PI + (shifted + 0.5) * naturalLog(t) - t + naturalLog(sum);
}

/** The logarithm of the beta function, log Γ(a) + log Γ(b) - log Γ(a + b), for a, b > 0. */
export function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** The logarithm of the number of ways to choose k of n, for whole 0 <= k <= n. */
export function logChoose(n: number, k: number): number {
  return logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}
