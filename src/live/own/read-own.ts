import { exampleTexts } from "../../customers/column-rows";
import { checkCustomers, type CustomersCheck } from "../../customers/check-customers";
import { columnOfTyped } from "../../customers/column-of-typed";
import { canBeValue } from "../../customers/propose-value";
import { completeCustomers } from "../../customers/recipe/apply-recipe";
import { openExcel } from "../../tables/read-excel-table";
import { isExcel, readTable } from "../../tables/read-table";
import { sumPerCustomer, type SummedColumn } from "../../lines/sum-per-customer";
import type { RawTable } from "../../tables/raw-table";
import { typeTable } from "../../customers/typing/typed-table";
import { count, counted } from "../../text/format";
import { TABLE_LIMITS } from "../../tables/limits";
import { formatRefusal, formatReport } from "../../tables/format-problems";
import { ProblemLog } from "../../tables/problem-log";
import type { StudyDescription } from "../../study/description/study-description";
import { describeOwn } from "./describe-own";
import type { OwnCase } from "./own-case";
import type { OwnReading, OwnTable } from "./own-table";
import { tableLiveData } from "./table-live-data";
import { ownValue } from "../../text/own-value";

/**
 * Reads what the reader dropped or pasted: a workbook in the format of a case by that case's reader, anything else as a
 * table of customers. What is wrong with it comes as a report, as on the command line; nothing is thrown for it.
 *
 * @param cases tried in this order; default none. Cost O(cells).
 */
export async function readOwn(own: OwnTable, cases: readonly OwnCase[] = []): Promise<OwnReading> {
  const { content } = own;
  if (typeof content !== "string" && isExcel(content)) {
    const opened = openExcel(content, new ProblemLog());
    const found = opened && cases.find((each) => each.recognises(opened.sheets));
    if (found) return found.read(own, content, opened.sheets);
  }
  return readCustomers(own);
}

async function readCustomers(own: OwnTable): Promise<OwnReading> {
  const { name, content, columns, missing } = own;
  const reading = await readTable(name, content, own.sheet ?? undefined);
  const { problems, warnings } = reading;
  let table = ofPageSize(reading.table, problems);
  let summed: readonly SummedColumn[] | null = null;
  let by: string | null = null;
  const said = (of: RawTable | null) =>
    Object.fromEntries(Object.entries(columns).filter(([column]) => of?.columns.includes(column) === true));
  const worth = own.money === undefined ? {} : { value: own.money };
  const first = checkCustomers(name, table, { columns: said(table), ...worth }, problems, warnings);
  let check: CustomersCheck = first;
  if (own.sum && table !== null && first.sumBy !== null) {
    by = first.sumBy;
    const lines = typeTable(table, said(table), new ProblemLog());
    const sums = sumPerCustomer(table, lines, by, own.summing);
    table = sums.table;
    summed = sums.columns;
    check = checkCustomers(name, table, { columns: said(table), ...worth });
  }
  const { typed } = check;
  const base = check.base !== null && missing === "complete" ? completeCustomers(check.base) : check.base;
  const begun =
    base === null ? null : tableLiveData(base, own.like, descriptionOf(own, check, reading.sheets));
  const features = base?.columns.filter(({ role }) => role === "feature").length ?? 0;
  return {
    format: "table",
    report: reportOf(
      { ...check, fileName: name },
      base === null
        ? null
        : `${counted(base.customers.length, "customer").text}, ${counted(features, "feature").text}`,
    ),
    problemCount: check.problemCount,
    warningCount: check.warningCount,
    sheets: reading.sheets,
    sheet: table?.sheet ?? null,
    rows: table?.rows.length ?? 0,
    columns: (typed?.columns ?? []).map((column) => ({
      name: column.name,
      kind: column.kind,
      unit: column.unit,
      use: column.use,
      reason: column.reason,
      missing: column.missing,
      different: column.distinct,
      examples: exampleTexts(column.texts),
      canBeMoney: canBeValue(columnOfTyped(column, ownValue(columns, column.name))),
    })),
    money: base?.value ?? null,
    sumBy: by ?? check.sumBy,
    summed,
    missing,
    leftOut: (check.base?.customers.length ?? 0) - (base?.customers.length ?? 0),
    proposal: begun?.proposal ?? null,
    data: begun?.data ?? null,
  };
}

/** The table, where a page can hold it; else null, with the reason in `problems`. */
function ofPageSize(table: RawTable | null, problems: ProblemLog): RawTable | null {
  if (table === null || table.rows.length <= TABLE_LIMITS.pageRows) return table;
  problems.add({
    value: `${count(table.rows.length).text} rows`,
    legal: `at most ${count(TABLE_LIMITS.pageRows).text} rows in a page`,
    remedy:
      "Make a study of the file: npx champo study FILE reads ten times as many; or draw a sample of the customers",
  });
  return null;
}

/** What `study.yaml` says of the table; null where it names no file, another sheet than the first, or lines summed here. */
function descriptionOf(
  { name, sheet, sum, columns }: OwnTable,
  { typed, base }: CustomersCheck,
  sheets: readonly string[],
): StudyDescription | null {
  const isFile = /\.\w+$/.test(name) && (sheet === null || sheet === sheets[0]);
  return typed === null || base === null || sum || !isFile ? null : describeOwn(name, typed, base, columns);
}

type Reported = Pick<CustomersCheck, "problems" | "problemCount" | "warnings" | "warningCount"> & {
  readonly fileName: string;
};

/** @param good what the file is, where it can be used. */
function reportOf(check: Reported, good: string | null): string {
  if (good === null) return formatRefusal(check, "this cannot be segmented");
  const warned = check.warningCount === 0 ? "no warnings" : counted(check.warningCount, "warning").text;
  return formatReport({ ...check, verdict: `${good}; no problems, ${warned}` });
}
