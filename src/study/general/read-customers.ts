import path from "node:path";
import { nameOfPlace } from "../../lines/engines/lines-place";
import { InputError } from "../../core/input-error";
import { customerBaseOf } from "../../customers/customer-base";
import {
  columnsOfSchema,
  customersBySchema,
  type CustomersBySchema,
} from "../../customers/schema/customers-by-schema";
import type { SchemaColumn } from "../../customers/schema/schema-column";
import { baseOfSums } from "../../lines/base-of-sums";
import { askedLines } from "../lines/read-lines";
import { baseOfLines } from "../../lines/base-of-lines";
import { mixOf } from "../../lines/base-with-mix";
import { formatRefusal } from "../../tables/format-problems";
import type { ProblemLog } from "../../tables/problem-log";
import type { RawTable } from "../../tables/raw-table";
import { readAnyTable } from "../../tables/read-any-table";
import type { TableReading } from "../../tables/read-table";
import type { CustomersRead } from "../case";
import { describedStudy, studyFileOf } from "../description/described-study";
import { salesOfTable } from "../description/sales-of-table";
import { withoutUnknown } from "../description/without-unknown";
import { NO_PREPARATION, withDerived, type Preparation } from "../preparation";
import { readInputFile, type InputFile } from "../input-file";
import type { SegmentsFile } from "../segments-schema";

/**
 * The customers of a file, read by the columns that `segments.json` lists: the types of the study, cells that mean "not
 * known", worked-out columns, words the study has not seen. Of a study of sales lines, new lines are summed first.
 *
 * @throws InputError with one report of all problems.
 */
export async function readTableCustomers(file: string, segments: SegmentsFile): Promise<CustomersRead> {
  const described = studyFileOf(file);
  if (described !== null) return linesOfStudy(described, segments);
  const input = await readInputFile(file);
  const { table, problems } = await sheetOfCustomers(input, segments);
  const { preparation = NO_PREPARATION } = segments;
  if (table !== null && isLines(table, segments, preparation)) {
    const base = baseOfLines(salesOfTable(table, preparation.lines), table.name, mixOf(segments));
    return Object.freeze({ base, unused: [], unknown: [], source: null });
  }
  const found = table === null ? null : customersOf(table, segments, preparation, problems);
  if (found === null) throw customersRefused(input.name, problems);
  return Object.freeze({ ...found, source: null });
}

/** The customers of a study whose lines stay in an engine, with the products of the segments. */
async function linesOfStudy(file: string, segments: SegmentsFile): Promise<CustomersRead> {
  const { description, fingerprint } = await describedStudy(file);
  const { linesPlace } = description;
  if (linesPlace === null) {
    throw new InputError({
      where: `"${file}"`,
      what: "a study of files",
      legal: "a table of customers, or a study whose lines stay in an engine",
      remedy: "Name the table that the study is of",
    });
  }
  const folder = path.dirname(path.resolve(file));
  const { sums } = await askedLines(description, folder, mixOf(segments));
  const base = baseOfSums(sums, nameOfPlace(linesPlace), mixOf(segments));
  const source = fingerprint === segments.source ? fingerprint : null;
  return Object.freeze({ base, unused: [], unknown: [], source });
}

/** Whether a table is one of the study's sales lines, not yet of customers. */
function isLines(table: RawTable, { columns }: SegmentsFile, { lines }: Preparation): boolean {
  const { customer, date } = lines;
  if (customer === undefined || date === undefined) return false;
  const asCustomers = columnsOfSchema(
    table,
    columns.filter(({ type }) => type !== "id"),
  );
  return asCustomers === 0 && table.columns.includes(customer) && table.columns.includes(date);
}

/** Customers with the columns that are worked out, where the table does not have these already. */
function customersOf(
  table: RawTable,
  { columns, recipe }: SegmentsFile,
  preparation: Preparation,
  problems: ProblemLog,
): CustomersBySchema | null {
  const { derived, missing, sources } = preparation;
  const isOpen = ({ name }: SchemaColumn): boolean =>
    name in derived && columnsOfSchema(table, [column(name)]) === 0;
  const column = (name: string): SchemaColumn => columns.find((each) => each.name === name)!;
  const open = columns.filter(isOpen);
  if (open.length === 0) return customersBySchema(withoutUnknown(table, missing), columns, recipe, problems);
  const given = columns.filter((each) => !open.includes(each));
  const needed = sources.filter(({ name }) => given.every((each) => each.name !== name));
  const found = customersBySchema(withoutUnknown(table, missing), [...given, ...needed], recipe, problems);
  if (found === null) return null;
  const before = problems.count;
  const made = withDerived(found.base.columns, preparation, columns, problems);
  if (problems.count > before) return null;
  const { name, customers, asOf } = found.base;
  return Object.freeze({ ...found, base: customerBaseOf({ name, customers, columns: made, asOf }) });
}

/** The table of a text file, or of the sheet that has most columns of the schema; of equal ones the first. */
async function sheetOfCustomers(
  { name, bytes }: InputFile,
  { columns }: SegmentsFile,
): Promise<TableReading> {
  let best = await readAnyTable(name, bytes);
  const found = ({ table }: TableReading): number => (table === null ? -1 : columnsOfSchema(table, columns));
  for (const sheet of best.sheets) {
    const reading = await readAnyTable(name, bytes, sheet);
    if (found(reading) > found(best)) best = reading;
  }
  return best;
}

/** The refusal of a table of customers, with its report. */
export function customersRefused(name: string, problems: ProblemLog): InputError {
  const report = formatRefusal(
    {
      fileName: name,
      problems: problems.list(),
      problemCount: problems.count,
      warnings: [],
      warningCount: 0,
    },
    "its customers cannot be read",
  );
  return new InputError({
    where: `table ${name}`,
    what: `\n${report}`,
    legal: "a table with one row for each customer and the columns of the study",
  });
}
