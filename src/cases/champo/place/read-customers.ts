import { readFile } from "node:fs/promises";
import path from "node:path";
import type { CustomerBase } from "../../../customers/customer-base";
import { measuresBase } from "../customers/champo-base";
import { customerTable } from "../customers/customer-table";
import type { FeatureRecipe } from "../../../customers/recipe/feature-recipe";
import { openExcel } from "../../../tables/read-excel-table";
import { isExcel, readTable, type TableReading } from "../../../tables/read-table";
import { InputError } from "../../../core/input-error";
import { formatRefusal } from "../../../tables/format-problems";
import { ProblemLog } from "../../../tables/problem-log";
import { isChampoWorkbook } from "../workbook/is-champo-workbook";
import { readWorkbook } from "../workbook/read";
import { requireWorkbook } from "../workbook/require-workbook";
import { customerFigures, figureColumns } from "./customer-figures";

/** Customers of a file, in the units of the workbook. */
export interface CustomersRead {
  readonly base: CustomerBase;
  /** SHA-256 of a workbook in the case's format; null for a plain table. */
  readonly workbook: string | null;
  /** Headers of a plain table that nothing was taken from. */
  readonly unused: readonly string[];
}

/**
 * The customers of a file: a workbook in the case's format, summed up as in the study, or a plain table of customer
 * figures (`customerFigures`) as CSV, TSV or on any sheet of an .xlsx.
 *
 * @throws InputError with one report of all problems.
 */
export async function readCustomers(file: string, recipe: FeatureRecipe): Promise<CustomersRead> {
  const bytes = await bytesOf(file);
  const opening = new ProblemLog();
  const excel = isExcel(bytes) ? openExcel(bytes, opening) : null;
  if (opening.count > 0) throw refusal(file, opening);
  if (excel !== null && isChampoWorkbook(excel.sheets)) return readStudyWorkbook(file);
  const { table, problems } = await customerSheet(path.basename(file), bytes, excel?.sheets ?? [], recipe);
  const figures = table === null ? null : customerFigures(table, recipe, problems);
  if (figures === null) throw refusal(file, problems);
  const { records, unused } = figures;
  const products = [...new Set(records.flatMap((record) => Object.keys(record.products)))];
  return Object.freeze({
    base: measuresBase(path.basename(file), records, products),
    unused,
    workbook: null,
  });
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const what =
      code === "ENOENT"
        ? "no such file"
        : code === "EISDIR"
          ? "a folder"
          : `a file that cannot be opened (${code})`;
    throw new InputError({ where: `"${file}"`, what, legal: "a workbook or a table of customers" });
  }
}

async function readStudyWorkbook(file: string): Promise<CustomersRead> {
  const workbook = requireWorkbook(await readWorkbook(file));
  const { records, products } = customerTable(workbook);
  return Object.freeze({
    base: measuresBase(path.basename(file), records, products),
    workbook: workbook.source.fingerprint,
    unused: Object.freeze([]),
  });
}

/** The table of a text file, or of the sheet that has most columns of figures; of equals, the first. */
async function customerSheet(
  name: string,
  bytes: Uint8Array,
  sheets: readonly string[],
  recipe: FeatureRecipe,
): Promise<TableReading> {
  const [first = undefined, ...others] = sheets;
  let best = await readTable(name, bytes, first);
  const columnsOf = ({ table }: TableReading) => (table === null ? -1 : figureColumns(table, recipe));
  for (const sheet of others) {
    const reading = await readTable(name, bytes, sheet);
    if (columnsOf(reading) > columnsOf(best)) best = reading;
  }
  return best;
}

function refusal(file: string, problems: ProblemLog): InputError {
  const report = formatRefusal(
    {
      fileName: path.basename(file),
      problems: problems.list(),
      problemCount: problems.count,
      warnings: [],
      warningCount: 0,
    },
    "its customers cannot be read",
  );
  return new InputError({
    where: `table ${path.basename(file)}`,
    what: `\n${report}`,
    legal: "a workbook in the Champo format, or a table with one row for each customer",
  });
}
