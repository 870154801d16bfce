import { decimalLog } from "../../math/functions/decimal-log";

/** A raw value as it enters the matrix before scaling: itself, or the decimal logarithm of 1 + it. */
export function transformed(raw: number, transform: "none" | "log"): number {
  return transform === "log" ? decimalLog(1 + raw) : raw;
}
