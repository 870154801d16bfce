import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import path from "node:path";
import { nameOfPlace } from "../../lines/engines/lines-place";
import { digestOf } from "../../core/digest";
import { InputError } from "../../core/input-error";
import { nearestName } from "../../core/nearest-name";
import type { CustomerBase } from "../../customers/customer-base";
import { baseOfLines } from "../../lines/base-of-lines";
import { baseOfSums } from "../../lines/base-of-sums";
import type { SalesLines } from "../../lines/sales-lines";
import { PLAIN_LEXICON, type Lexicon } from "../../segments/naming/lexicon";
import { hasLimits, requireLimitsOfOneSort, type SegmentLimits } from "../../segments/choose/segment-limits";
import { ProblemLog } from "../../tables/problem-log";
import { linesLexicon } from "../general/lines-lexicon";
import { studyOfBase } from "../general/table-study";
import { readInputFile } from "../input-file";
import { completeSettings, type StudySettings } from "../settings";
import type { Study } from "../study";
import { customersOfTable } from "./customers-of-table";
import { readDataFiles } from "./data-files";
import { refusal } from "./describe-data";
import type { LinesRead } from "../lines/lines-reading";
import { readLines } from "../lines/read-lines";
import { joinedBase } from "./joined-base";
import { openPseudonyms } from "../pseudonyms/pseudonym-key";
import { baseUnderPseudonyms, linesUnderPseudonyms, withoutNames } from "../pseudonyms/under-pseudonyms";
import { parseDescription } from "./parse-description";
import { salesOfTable } from "./sales-of-table";
import { DEFAULT_DESCRIPTION, STUDY_FILE, type StudyDescription } from "./study-description";
import { unknownWords } from "./without-unknown";

/** A study that a `study.yaml` describes. */
export interface DescribedStudy extends Study {
  readonly title: string;
  readonly description: StudyDescription;
  /** The `study.yaml`. */
  readonly file: string;
}

/** True for a folder that has been made by `champo new`. */
export function isStudyFolder(folder: string): boolean {
  return existsSync(path.join(folder, STUDY_FILE));
}

/** The `study.yaml` that a path means: the file itself, or the one in a folder; null where it means none. */
export function studyFileOf(file: string): string | null {
  if (/\.ya?ml$/i.test(file)) return file;
  return isStudyFolder(file) ? path.join(file, STUDY_FILE) : null;
}

/** The `study.yaml` of a study's folder. @throws InputError where the folder holds none. */
export function requireStudyFile(folder: string): string {
  const file = studyFileOf(folder);
  if (file !== null) return file;
  throw new InputError({
    where: `folder "${folder}"`,
    what: "no study.yaml",
    legal: "the folder of a study",
    remedy: "Make one: npx champo new FOLDER --data FILE",
  });
}

/** Reads a `study.yaml` alone. @throws InputError with one report of all its problems. */
export async function readDescription(file: string): Promise<StudyDescription> {
  const { bytes } = await readInputFile(file);
  const problems = new ProblemLog();
  const description = parseDescription(new TextDecoder().decode(bytes), problems);
  if (description === null) throw refusal([path.basename(file)], problems, new ProblemLog());
  return description;
}

/**
 * Reads a `study.yaml` and the data that it names.
 *
 * @param settings `again`: lines that stay in an engine are summed again, not taken as the last run kept them (`look`: and these stay
 * kept). `lines`: they have been read.
 * @throws InputError with one report of all problems of the file, and of the data.
 * @example (await describedStudy("shops/study.yaml")).base.customers.length
 */
export async function describedStudy(
  file: string,
  settings: Partial<StudySettings> & { readonly again?: boolean | "look"; readonly lines?: LinesRead } = {},
): Promise<DescribedStudy> {
  const description = await readDescription(file);
  const [problems, warnings] = [new ProblemLog(), new ProblemLog()];
  const folder = path.dirname(path.resolve(file));
  // A study's results lie in its folder, unless a run says where.
  const { outputFolder } = completeSettings({
    ...settings,
    outputFolder: settings.outputFolder ?? process.env["CHAMPO_OUT"] ?? folder,
  });
  const read = async (files: readonly string[]) => readDataFiles(files, folder, problems, warnings);
  const [customers, lines] = [await read(description.customers), await read(description.lines)];
  const own =
    customers.table === null ? null : customersOfTable(customers.table, description, problems, warnings);
  const sales =
    lines.table === null || problems.count > 0 ? null : salesOfTable(lines.table, description.lineColumns);
  const { linesPlace } = description;
  const away =
    linesPlace === null || problems.count > 0
      ? null
      : (settings.lines ?? (await readLines(description, folder, settings.again ?? false)));
  const summed =
    away !== null
      ? baseOfSums(away.sums, nameOfPlace(linesPlace!))
      : sales === null
        ? null
        : baseOfLines(sales, path.basename(description.lines[0]));
  const base = summed === null ? own : joinedBase(summed, own, description, warnings);
  if (problems.count > 0 || base === null) throw refusal([path.basename(file)], problems, warnings);
  const hidden =
    description.pseudonyms === null ? null : openPseudonyms(path.resolve(folder, description.pseudonyms));
  const warned = hidden === null ? warnings.list() : withoutNames(warnings.list(), base);
  const shownBase = hidden === null ? base : baseUnderPseudonyms(base, hidden);
  const shownLines = hidden === null || sales === null ? sales : linesUnderPseudonyms(sales, hidden);
  hidden?.save();
  const study = studyOfBase(shownBase, {
    fingerprint: fingerprintOf([...customers.bytes, ...lines.bytes, ...bytesOf(away)], description),
    lines: shownLines,
    warnings: warned,
    lexicon: { ...lexiconOf(sales ?? away?.sums ?? null), given: description.names },
    seed: settings.seed ?? description.seed,
    outputFolder,
  });
  const preparation = {
    asOf: base.asOf,
    missing: unknownWords(description),
    derived: description.derived,
    lines: away?.reading.columns ?? (sales === null ? {} : description.lineColumns),
  };
  const others = othersOf(description, base, hidden?.of);
  return Object.freeze({
    ...study,
    ...(away === null ? {} : { reading: away.reading }),
    preparation,
    title: description.title,
    choice: { maxK: description.mostSegments, methods: description.methods, ...limitsOf(others) },
    others,
    description,
    file: path.resolve(file),
  });
}

function lexiconOf(covered: Pick<SalesLines, "firstDay" | "lastDay"> | null): Lexicon {
  return covered === null ? PLAIN_LEXICON : linesLexicon(covered);
}

/**
 * What was summed elsewhere takes the place of a file's bytes: another sum is another study. Written as text, since an array
 * that was kept and read again is not serialized to the same bytes.
 */
function bytesOf(away: LinesRead | null): readonly Uint8Array[] {
  if (away === null) return [];
  const text = JSON.stringify(away.sums, (_, value: unknown) =>
    ArrayBuffer.isView(value)
      ? digestOf(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))
      : value,
  );
  return [new TextEncoder().encode(text)];
}

/**
 * What the description asks of other divisions, with customers under their pseudonyms where they have such.
 *
 * @throws InputError for a customer that the data do not have.
 */
function othersOf(
  { also, smallest, largest, together, apart }: StudyDescription,
  { customers }: CustomerBase,
  pseudonymOf: (name: string) => string = (name) => name,
): NonNullable<Study["others"]> {
  const asked = [...together, ...apart].flat();
  const known = new Set(asked.length === 0 ? [] : customers);
  const unknown = asked.find((name) => !known.has(name));
  if (unknown !== undefined) {
    const near = nearestName(unknown, customers);
    throw new InputError({
      where: "study.yaml, segments: together and apart",
      what: `"${unknown}"`,
      legal: "customers of the data",
      remedy: near === null ? "Write the name as in the table" : `The nearest is "${near}"`,
    });
  }
  const shown = (lists: readonly (readonly string[])[]) => lists.map((names) => names.map(pseudonymOf));
  return Object.freeze({ also, smallest, largest, together: shown(together), apart: shown(apart) });
}

/** The limits that the chosen segments must keep, where there are any. @throws InputError for such as no method keeps. */
function limitsOf({
  smallest = null,
  largest = null,
  together = [],
  apart = [],
}: NonNullable<Study["others"]>): { readonly limits?: SegmentLimits } {
  const limits: SegmentLimits = Object.freeze({ smallest, largest, together, apart });
  requireLimitsOfOneSort(limits);
  return hasLimits(limits) ? { limits } : {};
}

/** The data, and all that the description says of the customers: another name of a segment is no other study. */
function fingerprintOf(files: readonly Uint8Array[], description: StudyDescription): string {
  const { asOf, currency, value, columns, derived, lineColumns: roles, pseudonyms } = description;
  const { also, smallest, largest, together, apart } = description;
  // A chapter reads these from the study, not from a parameter: kept results of other ones are not its own.
  const others = { also, smallest, largest, together, apart };
  const changed = Object.entries(others).filter(
    ([name, own]) => String(own) !== String(DEFAULT_DESCRIPTION[name as keyof typeof others]),
  );
  const asked = changed.length === 0 ? {} : { others: Object.fromEntries(changed) };
  // A run under pseudonyms is another one; which file holds the key is no matter.
  const hidden = pseudonyms === null ? {} : { pseudonyms: true };
  const hash = createHash("sha256");
  files.forEach((bytes) => hash.update(bytes));
  return hash
    .update(JSON.stringify({ asOf, currency, value, columns, derived, roles, ...hidden, ...asked }))
    .digest("hex");
}
