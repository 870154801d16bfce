import { InputError } from "../../../core/input-error";
import { formatProblems } from "../../../tables/format-problems";
import type { WorkbookCheck } from "../../../tables/problems";
import type { Workbook } from "./tables";

/**
 * The tables of a workbook that was checked.
 *
 * @throws InputError with the full report of problems when the workbook cannot be used.
 */
export function requireWorkbook(check: WorkbookCheck): Workbook {
  if (check.workbook !== null) return check.workbook;
  throw new InputError({
    where: `workbook ${check.fileName}`,
    what: `\n${formatProblems(check)}`,
    legal: "a workbook in the Champo format",
  });
}
