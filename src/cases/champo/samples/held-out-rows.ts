import { decimal, percent, type Quantity } from "../../../text/format";
import type { PlanHeldOut } from "./plan-held-out";

/** A row of the table of plans made from half of the samples. */
export type HeldOutRow = Readonly<Record<string, number | Quantity>>;

/**
 * Plans made from half of the samples, as one row to be shown; none where there are no samples.
 *
 * @example heldOutRows(planHeldOut(workbook.samples, { seed: 7, repeats: 2 })).length // 1
 */
export function heldOutRows({
  halves,
  promised,
  kept,
  keptShare,
  gained,
}: PlanHeldOut): readonly HeldOutRow[] {
  if (halves.length === 0) return [];
  return [
    Object.freeze({
      "plans made": halves.length,
      "promised by the half they were made from": decimal(promised, 1),
      "counted in the other half": decimal(kept, 1),
      kept: percent(keptShare, 0),
      "plans that gained": gained,
    }),
  ];
}
