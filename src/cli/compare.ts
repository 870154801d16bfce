import type { Command } from "commander";
import { decimal } from "../text/format";
import { InputError } from "../core/input-error";
import { visibleText } from "../tables/xlsx/cell-text";
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
  /** A day or a year: the workbook before it against the workbook from it on. */
  readonly split?: string;
  readonly seed?: number;
  /** A file to write: .csv, .tsv, .xlsx or .json. */
  readonly out?: string;
}

/** Adds `champo compare` to the command line. */
export function addCompare(program: Command, end: End): void {
  program
    .command("compare")
    .description("show what changed between two files, or two periods of one, and whether to segment again")
    .argument(
      "<old>",
      "a table of customers or sales lines, a study's folder, or a workbook in the Champo format",
    )
    .argument("[new]", "the same, later")
    .option(
      "--split <day>",
      "one file of sales lines: compare what is before this day or year with what follows: 2019, 2019-07-01",
    )
    .option("--seed <number>", `seed of everything random (default: ${DEFAULT_SEED})`, seedValue)
    .option(
      "--out <file>",
      "a file to write the result to: .json or .xlsx (everything), .csv or .tsv (the customers)",
    )
    .action(async (old: string, now: string | undefined, options: CompareSettings) => {
      end(await compareCommand(old, now, options));
    });
}

/**
 * `champo compare OLD NEW`, or `champo compare FILE --split DAY`: the study on both, and what has changed between them.
 *
 * @throws InputError for a workbook that cannot be used, and where neither a second one nor a day to split at is given.
 */
async function compareCommand(
  old: string,
  now: string | undefined,
  settings: CompareSettings,
): Promise<number> {
  const { out } = settings;
  if (out !== undefined) requireResultName(out, [old, ...(now === undefined ? [] : [now])]);
  const result = compareStudies(...(await twoStudies(old, now, settings)));
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

async function twoStudies(
  old: string,
  now: string | undefined,
  { split, seed }: CompareSettings,
): Promise<[Study, Study]> {
  if ((now === undefined) === (split === undefined)) {
    throw new InputError({
      where: "champo compare",
      what: now === undefined ? "one file" : "two files and --split",
      legal: "two files, or one and --split DAY",
    });
  }
  const settings = seed === undefined ? {} : { seed };
  const day = split === undefined ? null : dayOf(split);
  const read = (file: string): Promise<Study> => readStudy({ data: path.resolve(file), ...settings });
  const study = await read(old);
  if (day === null) return [study, await read(now as string)];
  return [periodStudy(study, { until: day }), periodStudy(study, { from: day })];
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
    legal: "a year or a day, such as 2019 or 2019-07-01",
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
