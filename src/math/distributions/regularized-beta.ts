import { InputError } from "../../core/input-error";
import { logBeta } from "./log-gamma";
import { exponential } from "../functions/exponential";
import { naturalLog, naturalLogOfOnePlus } from "../functions/natural-log";

const TINY = 1e-300;

/**
 * The regularized incomplete beta function I_x(a, b), from 0 at x = 0 to 1 at x = 1: the probability that
 * a Beta(a, b) variable is at most x. Lentz's continued fraction (Press et al., Numerical Recipes, 6.4).
 *
 * @param x from 0 to 1. @param a above 0. @param b above 0.
 * @throws InputError outside that range. Cost O(sqrt(max(a, b))) terms.
 * @example betaProbability(0.5, 2, 2) // 0.5
 */
export function betaProbability(x: number, a: number, b: number): number {
  if (!(x >= 0 && x <= 1 && a > 0 && b > 0 && a + b < Infinity)) {
    throw new InputError({
      where: "betaProbability(x, a, b)",
      what: `x = ${x}, a = ${a}, b = ${b}`,
      legal: "x from 0 to 1, a > 0 and b > 0",
    });
  }
  if (x === 0 || x === 1) return x;
  // The fraction converges fast below the mean only; above, the other tail is worked out.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaProbability(1 - x, b, a);
  const scale = exponential(a * naturalLog(x) + b * naturalLogOfOnePlus(-x) - logBeta(a, b)) / a;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let m = 1; m < 100_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    const step = d * c;
    fraction *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return scale * fraction;
}

/**
 * The x at which `betaProbability(x, a, b)` reaches `probability`, by bisection to full precision.
 *
 * @throws InputError when `probability` is not from 0 to 1. Cost about 60 evaluations.
 */
export function betaQuantile(probability: number, a: number, b: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new InputError({ where: "betaQuantile(probability)", what: String(probability), legal: "0 to 1" });
  }
  let [low, high] = [0, 1];
  for (let i = 0; i < 64; i++) {
    const middle = (low + high) / 2;
    if (betaProbability(middle, a, b) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function nonZero(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
