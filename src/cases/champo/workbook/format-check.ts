import { formatRefusal, formatReport } from "../../../tables/format-problems";
import { counted } from "../../../text/format";
import type { WorkbookCheck } from "./workbook-check";

/**
 * The report of a workbook check for a terminal: what the workbook is or why it cannot be used, then every kind of
 * problem with its place, value, rule and remedy, then the warnings. Plain text.
 *
 * @param consequence what the problems keep from being done.
 * @example console.log(formatCheck(await readWorkbook("sales.xlsx")));
 */
export function formatCheck(check: WorkbookCheck, consequence = "the study cannot run on this file"): string {
  const { warningCount, workbook } = check;
  if (workbook === null) return formatRefusal(check, consequence);
  const { sales, customers, source } = workbook;
  const size = `${sales.length} lines, ${customers.length} customers${source.synthetic ? ", synthetic data" : ""}`;
  const warned = warningCount === 0 ? "no warnings" : counted(warningCount, "warning").text;
  return formatReport({
    ...check,
    verdict: `a workbook in the Champo format: ${size}; no problems, ${warned}`,
  });
}
