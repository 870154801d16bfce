import { InputError } from "../../core/input-error";
import { logGamma } from "./log-gamma";
import { exponential } from "../functions/exponential";
import { naturalLog } from "../functions/natural-log";

const TINY = 1e-300;
const PRECISION = 1e-16;

/**
 * The upper regularized incomplete gamma function Q(a, x), from 1 at x = 0 down to 0: the probability that
 * a gamma variable of shape `a` exceeds x. Series below a + 1, Lentz's continued fraction above
 * (Press et al., Numerical Recipes, 6.2).
 *
 * @param a above 0. @param x at least 0; Infinity gives 0.
 * @throws InputError outside that range. Cost O(sqrt(a)) terms.
 */
function upperGamma(a: number, x: number): number {
  if (!(a > 0 && a < Infinity && x >= 0)) {
    throw new InputError({
      where: "upperGamma(a, x)",
      what: `a = ${a}, x = ${x}`,
      legal: "a > 0 and x >= 0",
    });
  }
  if (x === 0) return 1;
  if (x === Infinity) return 0;
  const scale = exponential(a * naturalLog(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; Math.abs(term) > Math.abs(sum) * PRECISION; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.max(0, 1 - sum * scale);
  }
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 100_000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / nonZero(an * d + b);
    c = nonZero(b + an / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < PRECISION * 8) break;
  }
  return scale * fraction;
}

/** The probability that a chi-squared variable of `freedom` degrees exceeds x. */
export function chiSquaredTail(x: number, freedom: number): number {
  return upperGamma(freedom / 2, x / 2);
}

/** The probability that a standard normal variable lies farther from 0 than z, on either side. */
export function twoSidedNormalTail(z: number): number {
  return upperGamma(0.5, (z * z) / 2);
}

/** The probability that a standard normal variable is at most z. */
export function normalProbability(z: number): number {
  const outside = twoSidedNormalTail(z) / 2;
  return z < 0 ? outside : 1 - outside;
}

function nonZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
