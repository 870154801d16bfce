import type { Case } from "../../study/case";
import type { InputFile } from "../../study/input-file";
import { openExcel } from "../../tables/read-excel-table";
import { isExcel } from "../../tables/read-table";
import { ProblemLog } from "../../tables/problem-log";
import { champoStudy, loadStudy, type ChampoStudy } from "./champo-study";
import { readCustomers } from "./place/read-customers";
import { champoExportTables } from "./report/export-tables";
import { champoProspectColumns } from "./samples/prospect-columns";
import { workbookOfPeriod } from "./sales/workbook-of-period";
import { isChampoWorkbook } from "./workbook/is-champo-workbook";

/** The carpet maker: its workbook, units, samples, words, rules of advice and exports. */
export const CHAMPO_CASE: Case<ChampoStudy> = {
  id: "champo",
  recognises,
  read: loadStudy,
  readCustomers: (file, { recipe }) => readCustomers(file, recipe),
  ofPeriod: (study, period) => champoStudy(workbookOfPeriod(study.workbook, period), study),
  exportTables: champoExportTables,
  prospectColumns: champoProspectColumns,
  filePrefix: "champo-",
};

/** By its sheets. A workbook that cannot be opened is left to this case too: its reader says what is wrong. */
function recognises({ bytes }: InputFile): boolean {
  if (!isExcel(bytes)) return false;
  const opened = openExcel(bytes, new ProblemLog());
  return opened === null || isChampoWorkbook(opened.sheets);
}
