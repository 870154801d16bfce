import { accountSilence } from "../../../value/account-silence";
import type { ChampoStudy } from "../champo-study";
import { allocateCells, type CellAllocation } from "./cell-allocation";
import { crossedConversion } from "./crossed-conversion";
import { flagAudit } from "./flag-audit";

/** The plan of samples of notebook 10 at its own parameters, which are the defaults: silent accounts get no more than now. */
export function samplePlan({
  workbook,
  lines,
  seed,
}: Pick<ChampoStudy, "workbook" | "lines" | "seed">): CellAllocation {
  const hold = accountSilence(lines)
    .filter(({ state }) => state !== "active")
    .map(({ customer }) => customer);
  return allocateCells(crossedConversion(flagAudit(workbook).consistent, { seed }), { hold, seed });
}
