import type { Command } from "commander";
import type { CustomerBase } from "../customers/customer-base";
import { decimal } from "../text/format";
import { InputError } from "../core/input-error";
import { visibleText } from "../tables/xlsx/cell-text";
import { comparePeriods, periodSheets, periodTables, type PeriodComparison } from "../study/compare-periods";
import { studyFileOf } from "../study/description/described-study";
import { comparableBase } from "../study/lines/comparable-base";
import { compareStudies, type StudyComparison } from "../study/compare-studies";
import {
  comparisonSheets,
  comparisonTables,
  divisionText,
  remarkLines,
  said,
  saidFeatures,
  saidShare,
} from "../study/comparison-tables";
import { requireResultName, writeResultFile } from "./result-file";
import { sayTable } from "./say-table";
import path from "node:path";
import { caseNamed, readStudy } from "../cases/cases";
import type { Period } from "../study/period";
import type { Study } from "../study/study";
import { DEFAULT_SEED } from "../study/settings";
import type { End } from "./command";
import { seedValue } from "./option-values";

/** Settings of `champo compare`, as the command line gives them. */
export interface CompareSettings {
  /** Days or years, separated by commas: the file before the first against what follows, and so on. */
  readonly split?: string;
  readonly seed?: number;
  /** A file to write: .csv, .tsv, .xlsx or .json. */
  readonly out?: string;
}

/** Adds `champo compare` to the command line. */
export function addCompare(program: Command, end: End): void {
  program
    .command("compare")
    .argument(
      "<files...>",
      "tables of customers or sales lines, studies' folders, or workbooks in the Champo format, the oldest first",
    )
    .option(
      "--split <days>",
      "one file of sales lines: compare what is before this day or year with what follows (2019-07-01), or more periods (2018,2019)",
    )
    .option("--seed <number>", `seed of everything random (default: ${DEFAULT_SEED})`, seedValue)
    .option(
      "--out <file>",
      "a file to write the result to: .json or .xlsx (everything), .csv or .tsv (the customers)",
    )
    .action(async (files: readonly string[], options: CompareSettings) => {
      end(await compareCommand(files, options));
    });
}

/**
 * `champo compare OLD NEW`, or `champo compare FILE --split DAY`: the study on both, and what has changed between them. Of more
 * than two files or periods, each is compared with the next, and customers are followed through all of them.
 *
 * @throws InputError for a file that cannot be used, and where neither a second one nor a day to split at is given.
 */
async function compareCommand(files: readonly string[], settings: CompareSettings): Promise<number> {
  const { out } = settings;
  if (out !== undefined) requireResultName(out, files);
  const studies = await comparedStudies(files, settings);
  const comparable = await comparableBases(studies, files);
  if (studies.length > 2) return comparePeriodsCommand(comparePeriods(studies, comparable), out);
  const [before, after] = studies;
  const result = compareStudies(before, after, comparable[0]);
  if (out === undefined) {
    sayComparison(result);
    return 0;
  }
  const tables = comparisonTables(result);
  await writeResultFile(out, { sheets: comparisonSheets(tables), json: tables, made: result.lastDay });
  for (const line of remarkLines(result)) console.log(line);
  console.log(verdictText(result));
  console.log(`Written: ${out}`);
  return 0;
}

async function comparePeriodsCommand(result: PeriodComparison, out: string | undefined): Promise<number> {
  if (out === undefined) sayPeriods(result);
  else {
    const tables = periodTables(result);
    const made = result.steps[result.steps.length - 1].lastDay;
    await writeResultFile(out, { sheets: periodSheets(tables), json: tables, made });
  }
  result.steps.forEach((step, i) => console.log(`${i + 1} to ${i + 2}: ${verdictText(step)}`));
  if (out !== undefined) console.log(`Written: ${out}`);
  return 0;
}

function sayPeriods(result: PeriodComparison): void {
  const { periods, segments, customers, steps } = periodTables(result);
  result.sides.forEach((side, i) =>
    console.log(`${i + 1}: ${visibleText(periods[i], 80)}: ${divisionText(side)}`),
  );
  console.log("");
  const saidRows = (rows: readonly Readonly<Record<string, string | number | null>>[]) =>
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, said(value)])));
  sayTable("From each period to the next", saidRows(steps));
  sayTable("What became of the segments", saidRows(segments));
  const changed = customers.filter(({ changes }) => Number(changes) > 0);
  if (changed.length > 0)
    sayTable("Customers that moved, came or went, the most often first", saidRows(changed));
  console.log("");
}

function sayComparison(result: StudyComparison): void {
  const { old, new: now, comparison, sameMethodRand, drift } = result;
  const { customers, segments } = comparisonTables(result);
  console.log(`old: ${visibleText(old.study.name, 80)}: ${divisionText(old)}`);
  console.log(`new: ${visibleText(now.study.name, 80)}: ${divisionText(now)}\n`);
  for (const line of remarkLines(result)) console.log(line);
  const pick = (rows: typeof segments, names: readonly string[]) =>
    rows.map((row) => Object.fromEntries(names.map((name) => [name, said(row[name])])));
  sayTable(
    "What became of the segments",
    pick(segments, [
      "side",
      "name",
      "customers",
      "common",
      "becomes",
      "was before",
      "jaccard",
      "jaccard by resampling",
      "state",
    ]),
  );
  const changed = customers.filter(({ change }) => change !== "stayed");
  const states = ["stayed", "moved", "new", "gone"].map(
    (state) => `${customers.filter(({ change }) => change === state).length} ${state}`,
  );
  console.log(`\nCustomers: ${states.join(", ")}.`);
  if (changed.length > 0) {
    sayTable(
      "Customers that moved, are new or are gone",
      pick(changed, [
        "customer",
        "change",
        "old name",
        "new name",
        "old figures by old centres",
        "new figures by old centres",
        "too far now",
      ]),
    );
  }
  console.log("");
  sayTable("Drift of the features (population stability index)", saidFeatures(result));
  if (drift.some(({ index }) => index?.tooFewForTheRule === true)) {
    console.log(
      "With so few customers a feature drifts by chance alone: go by the p-value, not by the rule of thumb (below .1 stable, below .25 shifted, else changed).",
    );
  }
  const rand = comparison.adjustedRand === null ? "not defined" : decimal(comparison.adjustedRand).text;
  const fixed = sameMethodRand === null ? "not defined" : decimal(sameMethodRand).text;
  console.log(
    `\nAdjusted Rand index on ${comparison.common} common customers: ${rand} (with the old method and number of segments on both sides: ${fixed}); ${saidShare(comparison.movedShare)} of them moved.`,
  );
  console.log(verdictText(result));
}

function verdictText({ verdict }: StudyComparison): string {
  return `Verdict: ${verdict.advice}. ${verdict.reasons.join(" ")}`;
}

async function comparedStudies(
  files: readonly string[],
  { split, seed }: CompareSettings,
): Promise<readonly Study[]> {
  if ((files.length === 1) !== (split !== undefined)) {
    throw new InputError({
      where: "champo compare",
      what: split === undefined ? "one file" : "several files and --split",
      legal: "two files or more, or one and --split DAY",
    });
  }
  const settings = seed === undefined ? {} : { seed };
  const days = split === undefined ? [] : split.split(",").map((text) => dayOf(text.trim()));
  requireAscending(days, split);
  // One after the other: each may start an engine with a memory of its own.
  const studies: Study[] = [];
  for (const file of files) studies.push(await readStudy({ data: path.resolve(file), ...settings }));
  if (days.length === 0) return studies;
  const ends = [undefined, ...days, undefined];
  return ends.slice(1).map((until, i) => {
    const from = ends[i];
    return periodStudy(studies[0], { ...(from && { from }), ...(until && { until }) });
  });
}

/** Of each file but the first: its customers with the products of the one before, where its lines stay in an engine. */
async function comparableBases(
  studies: readonly Study[],
  files: readonly string[],
): Promise<readonly (CustomerBase | null)[]> {
  const bases: (CustomerBase | null)[] = [];
  for (const [i, each] of files.slice(1).entries()) {
    const file = studyFileOf(path.resolve(each));
    const folder = file === null ? null : path.dirname(file);
    bases.push(folder === null ? null : await comparableBase(studies[i + 1], studies[i].base, folder));
  }
  return bases;
}

function requireAscending(days: readonly Date[], split: string | undefined): void {
  if (days.every((day, i) => i === 0 || day > days[i - 1])) return;
  throw new InputError({ where: "--split", what: `"${split}"`, legal: "days in order of time, each once" });
}

/** A day as `2019` (its first of January) or `2019-07-01`. */
function dayOf(text: string): Date {
  const day = new Date(/^\d{4}$/.test(text) ? `${text}-01-01` : text);
  const isDay = /^\d{4}(-\d{2}-\d{2})?$/.test(text) && !Number.isNaN(day.getTime());
  // 2019-02-30 would silently become the second of March.
  if (isDay && day.toISOString().startsWith(text)) return day;
  throw new InputError({
    where: "--split",
    what: `"${text}"`,
    legal: "a year or a day, such as 2019 or 2019-07-01, or several, such as 2018,2019",
  });
}

function periodStudy(study: Study, period: Period): Study {
  const found = caseNamed(study.kind).ofPeriod(study, period);
  if (found !== null) return found;
  throw new InputError({
    where: "--split",
    what: `${study.name}, one row for each customer without days`,
    legal: "a file of sales lines",
    remedy: "Compare two files instead: champo compare OLD NEW",
  });
}
