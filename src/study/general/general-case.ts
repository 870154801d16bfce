import { InputError } from "../../core/input-error";
import { baseOfLines } from "../../lines/base-of-lines";
import { salesLinesOf } from "../../lines/sales-lines";
import type { Case } from "../case";
import { isInPeriod, periodText, type Period } from "../period";
import { describedStudy, studyFileOf } from "../description/described-study";
import { completeSettings } from "../settings";
import { GENERAL, type Study } from "../study";
import { exportTables } from "./export-tables";
import { prospectColumns } from "./prospect-columns";
import { readTableCustomers } from "./read-customers";
import { tableStudy } from "./table-study";

/** Any table of customers or of sales lines, in the words of its own columns. */
export const GENERAL_CASE: Case = {
  id: GENERAL,
  recognises: () => true,
  read: (settings) => {
    const { data } = completeSettings(settings);
    const described = data === undefined ? null : studyFileOf(data);
    if (described !== null) return describedStudy(described, settings);
    if (data !== undefined) return tableStudy(data, settings);
    throw new InputError({
      where: "--data",
      what: "no file",
      legal: "a table of customers or of sales lines",
    });
  },
  readCustomers: readTableCustomers,
  ofPeriod,
  exportTables,
  prospectColumns,
  filePrefix: "",
};

function ofPeriod(study: Study, period: Period): Study | null {
  if (study.lines === null) return null;
  const lines = study.lines.lines.filter(({ date }) => isInPeriod(date, period));
  if (lines.length === 0) {
    throw new InputError({
      where: `sales lines of ${study.name}`,
      what: `no line ${periodText(period)}`,
      legal: "a period with sales",
    });
  }
  const name = `${study.name} ${periodText(period)}`;
  const sales = salesLinesOf(lines);
  return Object.freeze({
    ...study,
    name,
    fingerprint: `${study.fingerprint} ${periodText(period)}`,
    lines: sales,
    base: baseOfLines(sales, name),
  });
}
