import { digestOf } from "../../core/digest";
import { checkCustomers, type CustomerBaseOptions } from "../../customers/check-customers";
import type { CustomerBase } from "../../customers/customer-base";
import { baseOfLines } from "../../lines/base-of-lines";
import { lineColumns, linesOfTable, type LineColumns } from "../../lines/lines-of-table";
import type { SalesLines } from "../../lines/sales-lines";
import { PLAIN_LEXICON, type Lexicon } from "../../segments/naming/lexicon";
import { formatRefusal } from "../../tables/format-problems";
import { ProblemLog } from "../../tables/problem-log";
import { readTable } from "../../tables/read-table";
import { typeTable } from "../../customers/typing/typed-table";
import { InputError } from "../../core/input-error";
import type { FeatureOptions } from "../../customers/recipe/fit-recipe";
import { readInputFile } from "../input-file";
import { linesLexicon } from "./lines-lexicon";
import { completeSettings, type StudySettings } from "../settings";
import { GENERAL, type Study } from "../study";

/** How a file becomes a study; every option has a default. */
export interface TableStudyOptions extends Partial<StudySettings>, CustomerBaseOptions {
  /** Which sheet of a workbook; default the first that has any cells. */
  readonly sheet?: string;
  /** Which columns of a table of sales lines hold what, where their names do not say so. */
  readonly lines?: Partial<LineColumns>;
  readonly featureOptions?: FeatureOptions;
  readonly lexicon?: Lexicon;
  /** The case it belongs to; default `general`. */
  readonly kind?: string;
}

/**
 * The study of any table: one row per customer as it is, or sales lines, which are summed to one row per customer.
 *
 * @param file a CSV, TSV or .xlsx file.
 * @throws InputError with one report of all problems. Cost O(cells).
 * @example await tableStudy("customers.csv", { columns: { region: "describe" }, value: "spending" })
 */
export async function tableStudy(file: string, options: TableStudyOptions = {}): Promise<Study> {
  const { seed, outputFolder } = completeSettings(options);
  const { name, bytes } = await readInputFile(file);
  const { table, problems, warnings } = await readTable(name, bytes, options.sheet);
  const columns = options.columns ?? {};
  const typed = table === null ? null : typeTable(table, columns, new ProblemLog());
  const check = checkCustomers(name, table, options, problems, warnings);
  const summed = check.base === null && check.sumBy !== null ? lineColumns(typed!, options.lines) : null;
  const lines = summed === null ? null : linesOfTable(typed!, summed).sales;
  const base = lines === null ? check.base : baseOfLines(lines, name);
  if (base === null) {
    throw new InputError({
      where: `table ${name}`,
      what: `\n${formatRefusal({ ...check, fileName: name }, "its customers cannot be compared")}`,
      legal: "a table of customers, one row each, or of sales lines with a customer, a day and money",
    });
  }
  return studyOfBase(base, {
    fingerprint: digestOf(bytes),
    lines,
    warnings: check.warnings,
    seed,
    outputFolder,
    ...(options.featureOptions === undefined ? {} : { featureOptions: options.featureOptions }),
    ...(options.lexicon === undefined ? {} : { lexicon: options.lexicon }),
    ...(options.kind === undefined ? {} : { kind: options.kind }),
  });
}

/** What a study may have in addition to its base. */
export interface BaseStudyParts
  extends
    Pick<Study, "seed" | "outputFolder">,
    Partial<Pick<Study, "kind" | "fingerprint" | "lines" | "warnings" | "featureOptions" | "lexicon">> {}

/** The study of customers that are at hand. @example studyOfBase(base, { seed: 7, outputFolder: "out" }) */
export function studyOfBase(base: CustomerBase, parts: BaseStudyParts): Study {
  const {
    kind = GENERAL,
    fingerprint = "",
    lines = null,
    warnings = [],
    featureOptions = {},
    lexicon = lines === null ? PLAIN_LEXICON : linesLexicon(lines),
  } = parts;
  const { seed, outputFolder } = parts;
  return Object.freeze({
    kind,
    name: base.name,
    fingerprint,
    base,
    lines: lines satisfies SalesLines | null,
    lexicon,
    featureOptions,
    warnings,
    seed,
    outputFolder,
  });
}
