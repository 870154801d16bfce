import { InputError } from "../../../core/input-error";
import { formatCheck } from "./format-check";
import type { WorkbookCheck } from "./workbook-check";
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
    what: `\n${formatCheck(check)}`,
    legal: "a workbook in the Champo format",
  });
}
