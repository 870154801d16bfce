import type { FileCheck } from "../../../tables/problems";
import type { Workbook } from "./tables";

/** What came of reading a workbook in the Champo format. */
export interface WorkbookCheck extends FileCheck {
  /** The tables, or `null` where there is any problem. */
  readonly workbook: Workbook | null;
}
