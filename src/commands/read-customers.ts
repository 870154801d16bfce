import { readFile } from "node:fs/promises";
import path from "node:path";
import { isArchive, readSheets, sheetNames, type SheetRows } from "../exchange/read-sheets";
import { customerTable, type CustomerMeasures } from "../features/customer-table";
import type { FeatureRecipe } from "../features/feature-recipe";
import { tableOfRows } from "../intake/table-of-rows";
import { InputError } from "../math/input-error";
import { fold } from "../math/nearest-name";
import { formatProblems } from "../workbook/format-problems";
import { ProblemLog } from "../workbook/problem-log";
import { readWorkbook } from "../workbook/read";
import { SHEETS } from "../workbook/schema";
import { customerFigures, figureColumns } from "./customer-figures";

/** Customers of a file, in the units of the workbook. */
export interface CustomersRead {
  readonly records: readonly CustomerMeasures[];
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
  if (isStudyWorkbook(bytes)) return readStudyWorkbook(file);
  const problems = new ProblemLog();
  const sheets = await readSheets(bytes, problems);
  const chosen = customerSheet(sheets, recipe);
  const source = {
    name: path.basename(file),
    sheet: chosen?.sheet ?? null,
    delimiter: chosen?.delimiter ?? null,
  };
  const table =
    problems.count > 0 ? null : tableOfRows(source, chosen?.rows ?? [], problems, new ProblemLog());
  const figures = table === null ? null : customerFigures(table, recipe, problems);
  if (figures === null) throw refusal(file, problems);
  return Object.freeze({ ...figures, workbook: null });
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

function isStudyWorkbook(bytes: Buffer): boolean {
  const known = new Set(SHEETS.map(({ name }) => fold(name)));
  return isArchive(bytes) && sheetNames(bytes, new ProblemLog()).some((name) => known.has(fold(name)));
}

async function readStudyWorkbook(file: string): Promise<CustomersRead> {
  const check = await readWorkbook(file);
  if (check.workbook === null) {
    throw new InputError({
      where: `workbook ${path.basename(file)}`,
      what: `\n${formatProblems(check)}`,
      legal: "a workbook in the Champo format",
    });
  }
  return Object.freeze({
    records: customerTable(check.workbook).records,
    workbook: check.workbook.source.fingerprint,
    unused: Object.freeze([]),
  });
}

/** The sheet that has most columns of figures; the first of equals. */
function customerSheet(sheets: readonly SheetRows[], recipe: FeatureRecipe): SheetRows | undefined {
  const counted = sheets.map((sheet) => {
    const quiet = new ProblemLog();
    const table = tableOfRows({ name: "", sheet: sheet.sheet, delimiter: null }, sheet.rows, quiet, quiet);
    return { sheet, columns: table === null ? 0 : figureColumns(table, recipe) };
  });
  return counted.sort((a, b) => b.columns - a.columns)[0]?.sheet;
}

function refusal(file: string, problems: ProblemLog): InputError {
  const report = formatProblems(
    {
      fileName: path.basename(file),
      workbook: null,
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
