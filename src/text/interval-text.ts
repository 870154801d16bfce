import type { Quantity } from "./format";
import { prose, type Finding } from "./prose";

/** The ends of an interval in a table: `5.6% to 8.2%`. */
export function intervalText(low: Quantity, high: Quantity): Finding {
  return prose`${low} to ${high}`;
}
