import type { Quantity } from "../text/format";
import { prose, type Finding } from "../text/prose";

/** The ends of an interval in a table: `5.6% to 8.2%`. */
export function intervalText(low: Quantity, high: Quantity): Finding {
  return prose`${low} to ${high}`;
}
