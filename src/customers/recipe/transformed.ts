import { decimalLog } from "../../math/functions/decimal-log";
import type { NumberFeature } from "./feature-recipe";

/** What the name of a feature begins with where it is a logarithm of its column. */
export const LOG_NAME = /^(?:signed )?log /;

/** How raw values of a feature are transformed. */
export type Transform = Pick<NumberFeature, "transform" | "logUnit">;

/**
 * A raw value as it enters the matrix before scaling: itself, the decimal logarithm of 1 + it, or its signed logarithm, which
 * is nearly straight up to the size of `logUnit`, so that no gap opens at 0.
 *
 * Source of the signed logarithm: John and Draper 1980, "An alternative family of transformations" (modulus, lambda 0).
 */
export function transformed(raw: number, { transform, logUnit = 1 }: Transform): number {
  if (transform === "none") return raw;
  return transform === "log" ? decimalLog(1 + raw) : Math.sign(raw) * decimalLog(1 + Math.abs(raw) / logUnit);
}
