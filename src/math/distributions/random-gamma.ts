import { InputError } from "../../core/input-error";
import { randomNormal, type RandomSource } from "./random";
import { naturalLog } from "../functions/natural-log";

/**
 * A gamma variable of the given shape and rate 1 (Marsaglia & Tsang 2000); divide by a rate for others.
 *
 * @param shape above 0; below 1 the draw of shape + 1 is scaled down by a power of a uniform number.
 * @throws InputError for another shape.
 */
export function randomGamma(random: RandomSource, shape: number): number {
  if (!(shape > 0 && shape < Infinity)) {
    throw new InputError({ where: "randomGamma(shape)", what: String(shape), legal: "a number above 0" });
  }
  if (shape < 1) return randomGamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = randomNormal(random);
    const root = 1 + c * x;
    // Engines differ in the last bit of a power, not of a product.
    const v = root * root * root;
    if (!(v > 0)) continue;
    const u = 1 - random();
    // Below their curve every number is taken, as the logarithms would say, too.
    if (u < 1 - 0.0331 * (x * x) * (x * x)) return d * v;
    if (naturalLog(u) < (x * x) / 2 + d - d * v + d * naturalLog(v)) return d * v;
  }
}

/** A Beta(a, b) variable, from two gamma variables. @throws InputError unless a and b are above 0. */
export function randomBeta(random: RandomSource, a: number, b: number): number {
  const [x, y] = [randomGamma(random, a), randomGamma(random, b)];
  return x / (x + y);
}
