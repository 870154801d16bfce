import { InputError } from "../../core/input-error";
import { columnsOfSchema, customersBySchema } from "../../customers/schema/customers-by-schema";
import { formatRefusal } from "../../tables/format-problems";
import type { ProblemLog } from "../../tables/problem-log";
import { readTable, type TableReading } from "../../tables/read-table";
import type { CustomersRead } from "../case";
import { readInputFile, type InputFile } from "../input-file";
import type { SegmentsFile } from "../segments-schema";

/**
 * The customers of a table (CSV, TSV, or any sheet of an .xlsx), read by the columns that `segments.json` lists: the
 * types of the study, missing values, words the study has not seen.
 *
 * @throws InputError with one report of all problems.
 */
export async function readTableCustomers(file: string, segments: SegmentsFile): Promise<CustomersRead> {
  const input = await readInputFile(file);
  const { table, problems } = await sheetOfCustomers(input, segments);
  const found = table === null ? null : customersBySchema(table, segments.columns, segments.recipe, problems);
  if (found === null) throw customersRefused(input.name, problems);
  return Object.freeze({ ...found, source: null });
}

/** The table of a text file, or of the sheet that has most columns of the schema; of equal ones the first. */
async function sheetOfCustomers(
  { name, bytes }: InputFile,
  { columns }: SegmentsFile,
): Promise<TableReading> {
  let best = await readTable(name, bytes);
  const found = ({ table }: TableReading): number => (table === null ? -1 : columnsOfSchema(table, columns));
  for (const sheet of best.sheets) {
    const reading = await readTable(name, bytes, sheet);
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
