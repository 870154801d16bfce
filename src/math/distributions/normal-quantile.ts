import { InputError } from "../../core/input-error";
import { normalProbability } from "./regularized-gamma";
import { exponential } from "../functions/exponential";
import { naturalLog } from "../functions/natural-log";

/**
 * The z below which a standard normal variable lies with the given probability, to full precision: a
 * rational start (Odeh & Evans 1974), then Halley's steps on the tail.
 *
 * @param probability from 0 (gives -Infinity) to 1 (gives Infinity).
 * @throws InputError outside that range. Cost O(1).
 * @example normalQuantile(0.975) // 1.959963984540054
 */
export function normalQuantile(probability: number): number {
  if (!(probability >= 0 && probability <= 1)) {
    throw new InputError({
      where: "normalQuantile(probability)",
      what: String(probability),
      legal: "0 to 1",
    });
  }
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability === 0) return -Infinity;
  if (probability === 0.5) return 0;
  // Below: z is negative or 0 and the tail is small but exact.
  const y = Math.sqrt(-2 * naturalLog(probability));
  const top =
    (((0.0000453642210148 * y + 0.0204231210245) * y + 0.342242088547) * y + 1) * y + 0.322232431088;
  const bottom =
    (((0.0038560700634 * y + 0.10353775285) * y + 0.531103462366) * y + 0.588581570495) * y + 0.099348462606;
  let z = -(y - top / bottom);
  for (let i = 0; i < 3; i++) {
    const density = exponential((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    if (density === 0) break;
    const step = (normalProbability(z) - probability) / density;
    z -= step / (1 + (z * step) / 2);
  }
  return z;
}
