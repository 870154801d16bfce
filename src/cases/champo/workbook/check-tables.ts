import { findEntry, openContainer, type Container } from "../../../tables/xlsx/zip/container";
import type { Inflate } from "../../../tables/xlsx/zip/inflate";
import { readPackageIndex, type PackageIndex, type SheetPart } from "../../../tables/xlsx/package-index";
import { ProblemLog } from "../../../tables/problem-log";
import type { WorkbookCheck } from "./workbook-check";
import {
  BASKETS_SHEET,
  CUSTOMERS_SHEET,
  NOTICE_SHEET,
  ORDERS_SHEET,
  RECOMMENDATION_SHEET,
  SALES_SHEET,
  SAMPLES_SHEET,
  SHEETS,
  SYNTHETIC_MARK,
} from "./schema";
import { matchSheets } from "../../../tables/xlsx/sheet-names";
import { readSheetRows } from "../../../tables/xlsx/sheet-rows";
import type { SheetRow } from "../../../tables/xlsx/sheet-row";
import { TableReader, type TableRow } from "../../../tables/xlsx/table-reader";
import type { CustomerSheetRow, Workbook } from "./tables";
import {
  basketRows,
  customerSheetRows,
  orderLines,
  recommendationTable,
  salesLines,
  sampleLines,
} from "./typed-rows";
import { addWarnings } from "./warnings";

/** What differs between Node and a browser. */
export interface ReadingTools {
  readonly inflate: Inflate;
  /** SHA-256 in hexadecimal. */
  readonly fingerprint: (bytes: Uint8Array) => string | Promise<string>;
}

/**
 * Checks the bytes of a workbook in the Champo format: its tables, or all its problems at once.
 *
 * @param bytes null where the file could not be opened, then with the reason in `problems`. Cost O(cells).
 */
export async function checkTables(
  fileName: string,
  bytes: Uint8Array | null,
  problems: ProblemLog,
  tools: ReadingTools,
): Promise<WorkbookCheck> {
  const warnings = new ProblemLog();
  const tables = bytes === null ? null : readTables(bytes, problems, warnings, tools);
  const workbook: Workbook | null =
    bytes === null || tables === null || problems.count > 0
      ? null
      : Object.freeze({
          source: Object.freeze({
            fileName,
            bytes: bytes.length,
            fingerprint: await tools.fingerprint(bytes),
            synthetic: tables.synthetic,
          }),
          ...tables.workbook,
        });
  if (workbook !== null) addWarnings(workbook, warnings);
  return Object.freeze({
    fileName,
    workbook,
    problems: problems.list(),
    problemCount: problems.count,
    warnings: warnings.list(),
    warningCount: warnings.count,
  });
}

interface TablesRead {
  readonly synthetic: boolean;
  readonly workbook: Omit<Workbook, "source">;
}

function readTables(
  bytes: Uint8Array,
  problems: ProblemLog,
  warnings: ProblemLog,
  { inflate }: ReadingTools,
): TablesRead | null {
  const container = openContainer(bytes, problems, inflate);
  const index = container === null ? null : readPackageIndex(container, problems);
  if (container === null || index === null) return null;
  const matched = matchSheets(
    SHEETS,
    index.sheets.map(({ name }) => name),
    problems,
    [NOTICE_SHEET],
  );
  const readers = SHEETS.map((schema) => new TableReader(schema, problems, warnings, index.from1904));
  const found = SHEETS.map((_, i) => i).filter((i) => matched[i] !== null);
  const parts = [...found.map((i) => index.sheets[matched[i]!]), ...noticeSheets(container, index, matched)];
  let synthetic = false;
  const read = readSheetRows(container, index, parts, problems, {
    row: (sheet, row) => {
      if (sheet < found.length) readers[found[sheet]].push(row);
      else synthetic ||= saysSynthetic(row);
    },
  });
  for (const i of found.slice(0, read)) readers[i].finish();
  const rows = (schema: (typeof SHEETS)[number]): readonly TableRow[] => readers[SHEETS.indexOf(schema)].rows;
  const customers = requireOnce(customerSheetRows(rows(CUSTOMERS_SHEET)), problems);
  return {
    synthetic,
    workbook: {
      sales: Object.freeze(salesLines(rows(SALES_SHEET))),
      orders: Object.freeze(orderLines(rows(ORDERS_SHEET))),
      samples: Object.freeze(sampleLines(rows(SAMPLES_SHEET))),
      customers: Object.freeze(customers),
      recommendation: Object.freeze(recommendationTable(rows(RECOMMENDATION_SHEET))),
      baskets: Object.freeze(basketRows(rows(BASKETS_SHEET))),
      emptyCells: Object.freeze(readers.flatMap((reader) => reader.fill())),
    },
  };
}

/** Notices are short: a sheet without a table is looked at only when its part is no larger. */
const NOTICE_BYTES = 100_000;

/** The sheets that may hold the notice: those without a table, under whatever name. */
function noticeSheets(
  container: Container,
  { sheets }: PackageIndex,
  tables: readonly (number | null)[],
): SheetPart[] {
  return sheets.filter(({ path: part }, i) => {
    const entry = findEntry(container, part);
    return !tables.includes(i) && entry !== undefined && entry.expandedBytes <= NOTICE_BYTES;
  });
}

function saysSynthetic(row: SheetRow): boolean {
  return row.cells.some(({ value }) => typeof value === "string" && value.startsWith(SYNTHETIC_MARK));
}

/** The customer sheet is what gets clustered: one row per customer, no more. */
function requireOnce(rows: readonly CustomerSheetRow[], problems: ProblemLog): CustomerSheetRow[] {
  const first = new Map<string, number>();
  return rows.filter(({ customer, row }) => {
    const before = first.get(customer);
    if (before === undefined) {
      first.set(customer, row);
      return true;
    }
    problems.add({
      sheet: CUSTOMERS_SHEET.name,
      row,
      column: "Row Labels",
      value: `"${customer}" again (first in row ${before})`,
      legal: "one row for each customer",
      remedy: "Add the customer's rows up into one",
    });
    return false;
  });
}
