import path from "node:path";
import { measuresBase } from "../customers/champo-base";
import { customerTable } from "../customers/customer-table";
import type { FeatureRecipe } from "../../../customers/recipe/feature-recipe";
import { openExcel } from "../../../tables/read-excel-table";
import { isExcel, readTable, type TableReading } from "../../../tables/read-table";
import type { CustomersRead } from "../../../study/case";
import { customersRefused } from "../../../study/general/read-customers";
import { readInputFile } from "../../../study/input-file";
import { ProblemLog } from "../../../tables/problem-log";
import { isChampoWorkbook } from "../workbook/is-champo-workbook";
import { readWorkbook } from "../workbook/read";
import { requireWorkbook } from "../workbook/require-workbook";
import { customerFigures, figureColumns } from "./customer-figures";

/**
 * The customers of a file: a workbook in the case's format, summed up as in the study, or a plain table of customer
 * figures (`customerFigures`) as CSV, TSV or on any sheet of an .xlsx.
 *
 * @throws InputError with one report of all problems.
 */
export async function readCustomers(file: string, recipe: FeatureRecipe): Promise<CustomersRead> {
  const { name, bytes } = await readInputFile(file);
  const opening = new ProblemLog();
  const excel = isExcel(bytes) ? openExcel(bytes, opening) : null;
  if (opening.count > 0) throw customersRefused(name, opening);
  if (excel !== null && isChampoWorkbook(excel.sheets)) return readStudyWorkbook(file);
  const { table, problems } = await customerSheet(name, bytes, excel?.sheets ?? [], recipe);
  const figures = table === null ? null : customerFigures(table, recipe, problems);
  if (figures === null) throw customersRefused(name, problems);
  const { records, unused, takenAsZero } = figures;
  const products = [...new Set(records.flatMap((record) => Object.keys(record.products)))];
  return Object.freeze({
    base: measuresBase(name, records, products),
    unused,
    takenAsZero,
    source: null,
    unknown: Object.freeze([]),
  });
}

async function readStudyWorkbook(file: string): Promise<CustomersRead> {
  const workbook = requireWorkbook(await readWorkbook(file));
  const { records, products } = customerTable(workbook);
  return Object.freeze({
    base: measuresBase(path.basename(file), records, products),
    source: workbook.source.fingerprint,
    unused: Object.freeze([]),
    unknown: Object.freeze([]),
  });
}

/** The table of a text file, or of the sheet that has most columns of figures; among ties, the first. */
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
