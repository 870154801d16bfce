import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import type { CustomerBase } from "../../customers/customer-base";
import { baseOfLines } from "../../lines/base-of-lines";
import { lineColumns, linesOfTable } from "../../lines/lines-of-table";
import type { SalesLines } from "../../lines/sales-lines";
import { typeTable } from "../../customers/typing/typed-table";
import { PLAIN_LEXICON } from "../../segments/naming/lexicon";
import { ProblemLog } from "../../tables/problem-log";
import { studyOfBase } from "../general/table-study";
import { readInputFile } from "../input-file";
import { completeSettings, type StudySettings } from "../settings";
import type { Study } from "../study";
import { customersOfTable } from "./customers-of-table";
import { readDataFiles } from "./data-files";
import { refusal } from "./describe-data";
import { joinedBase } from "./joined-base";
import { parseDescription } from "./parse-description";
import { STUDY_FILE, type StudyDescription } from "./study-description";

/** A study that a `study.yaml` describes. */
export interface DescribedStudy extends Study {
  readonly title: string;
  readonly description: StudyDescription;
  /** The `study.yaml`. */
  readonly file: string;
}

/** The `study.yaml` that a path means: the file itself, or the one in a folder; null where it means none. */
export function studyFileOf(file: string): string | null {
  if (/\.ya?ml$/i.test(file)) return file;
  const inside = path.join(file, STUDY_FILE);
  return existsSync(file) && statSync(file).isDirectory() && existsSync(inside) ? inside : null;
}

/**
 * Reads a `study.yaml` and the data that it names.
 *
 * @throws InputError with one report of all problems of the file, and of the data.
 * @example (await describedStudy("shops/study.yaml")).base.customers.length
 */
export async function describedStudy(
  file: string,
  settings: Partial<StudySettings> = {},
): Promise<DescribedStudy> {
  const { bytes } = await readInputFile(file);
  const [problems, warnings] = [new ProblemLog(), new ProblemLog()];
  const description = parseDescription(new TextDecoder().decode(bytes), problems);
  if (description === null) throw refusal([path.basename(file)], problems, warnings);
  const { outputFolder } = completeSettings(settings);
  const folder = path.dirname(path.resolve(file));
  const read = async (files: readonly string[]) => readDataFiles(files, folder, problems, warnings);
  const [customers, lines] = [await read(description.customers), await read(description.lines)];
  const own =
    customers.table === null ? null : customersOfTable(customers.table, description, problems, warnings);
  const sales = lines.table === null || problems.count > 0 ? null : salesOf(lines.table, description);
  const base = own === null && sales === null ? null : baseOf(own, sales, description);
  if (problems.count > 0 || base === null) throw refusal([path.basename(file)], problems, warnings);
  const study = studyOfBase(base, {
    fingerprint: fingerprintOf([...customers.bytes, ...lines.bytes], description),
    lines: sales,
    warnings: warnings.list(),
    lexicon: { ...PLAIN_LEXICON, given: description.names },
    seed: settings.seed ?? description.seed,
    outputFolder,
  });
  return Object.freeze({ ...study, title: description.title, description, file: path.resolve(file) });
}

function salesOf(table: Parameters<typeof typeTable>[0], description: StudyDescription): SalesLines {
  const { order, product, country } = description.lineColumns;
  const codes = [order, product, country].filter((name) => name !== undefined && name !== null);
  const asWords = Object.fromEntries(codes.map((name) => [name, "category" as const]));
  const typed = typeTable(table, asWords, new ProblemLog());
  const columns = lineColumns(typed, description.lineColumns);
  if (columns !== null) return linesOfTable(typed, columns).sales;
  throw new InputError({
    where: `table ${table.name}`,
    what: `columns ${table.columns.map((name) => `"${name}"`).join(", ")}`,
    legal: "sales lines with a customer, a day and money",
    remedy: 'Name them in study.yaml: line columns: {customer: "buyer", date: "day", amount: "total"}',
  });
}

function baseOf(
  own: CustomerBase | null,
  sales: SalesLines | null,
  description: StudyDescription,
): CustomerBase {
  if (sales === null) return own!;
  const summed = baseOfLines(sales, path.basename(description.lines[0]));
  return joinedBase(summed, own, description);
}

/** The data, and all that the description says of the customers: another name of a segment is no other study. */
function fingerprintOf(files: readonly Uint8Array[], description: StudyDescription): string {
  const { asOf, currency, value, columns, derived, lineColumns: roles } = description;
  const hash = createHash("sha256");
  files.forEach((bytes) => hash.update(bytes));
  return hash.update(JSON.stringify({ asOf, currency, value, columns, derived, roles })).digest("hex");
}
