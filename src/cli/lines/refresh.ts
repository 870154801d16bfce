import type { Command } from "commander";
import path from "node:path";
import { DAY, dayText } from "../../core/day";
import { InputError } from "../../core/input-error";
import type { DayChanges } from "../../lines/by-day/day-statements";
import { scoreCustomers } from "../../segments/place/score-customer";
import type { RefreshVerdict } from "../../segments/compare/refresh-verdict";
import { compareStudies } from "../../study/compare-studies";
import { remarkLines } from "../../study/comparison-tables";
import {
  describedStudy,
  requireStudyFile,
  type DescribedStudy,
} from "../../study/description/described-study";
import { comparableBase } from "../../study/lines/comparable-base";
import { readLines, withSumsOf } from "../../study/lines/read-lines";
import { refreshLines, type LinesRefreshed } from "../../study/lines/refresh-lines";
import { readSegmentsFile } from "../../study/read-segments-file";
import type { SegmentsFile } from "../../study/segments-schema";
import { count, counted } from "../../text/format";
import type { End } from "../command";
import { requireResultName } from "../result-file";
import { scoreRemarks, writeScores } from "../score/score";
import { quotedPath } from "../../text/quoted-path";
import { shown, typed } from "../shown";

/** Where scores are written, in the study's folder. */
const SCORES = "scores.csv";

/** What follows from a verdict, and the exit code that says so. */
const ENDS = {
  keep: { word: "keep", code: 0 },
  watch: { word: "watch", code: 3 },
  undecided: { word: "watch", code: 3 },
  refresh: { word: "refit", code: 4 },
} as const satisfies Record<RefreshVerdict["advice"], { readonly word: string; readonly code: number }>;

/** Adds `champo refresh` to the command line. */
export function addRefresh(program: Command, end: End): void {
  program
    .command("refresh")
    .argument("<study>", "the folder of a study whose lines DuckDB or ClickHouse reads, after a run")
    .option(
      "--keep <table>",
      "for lines in ClickHouse: where the sums of days are kept there, such as shop.days",
    )
    .option(
      "--out <file>",
      `where customers belong now: .csv, .tsv, .xlsx or .json (default: ${SCORES} in the study)`,
    )
    .action(async (study: string, { out, keep }: { readonly out?: string; readonly keep?: string }) => {
      end(await refreshCommand(study, out, keep ?? null));
    });
}

/**
 * `champo refresh STUDY`: sums the days again whose lines have changed, late lines included, places all customers in the
 * segments of the last run, compares them with the customers of that run, and says whether to keep the segments (exit code 0), to watch
 * them (3) or to make them again (4).
 *
 * @throws InputError where the study has no segments, or its lines cannot be read whole.
 */
async function refreshCommand(place: string, out: string | undefined, keep: string | null): Promise<number> {
  const file = requireStudyFile(path.resolve(place));
  const folder = path.dirname(path.resolve(file));
  const { file: segmentsFile, segments } = readSegmentsFile(folder);
  const scoresFile = out ?? path.join(folder, SCORES);
  requireResultName(scoresFile, [file, segmentsFile]);
  const before = await describedStudy(file, { outputFolder: folder, seed: segments.seed });
  if (before.fingerprint !== segments.source) throw otherLines(place);
  const lines = await refreshLines(before.description, folder, keep);
  try {
    return await saidOf(before, lines, segments, { folder, file, scoresFile });
  } finally {
    await lines.close();
  }
}

interface Places {
  readonly folder: string;
  readonly file: string;
  readonly scoresFile: string;
}

async function saidOf(
  before: DescribedStudy,
  lines: LinesRefreshed,
  segments: SegmentsFile,
  { folder, file, scoresFile }: Places,
): Promise<number> {
  const kept = await readLines(before.description, folder, false);
  const { changes, read } = lines;
  console.log(changesText(changes, read.sums.accounts.customers.length));
  const now = withSumsOf(kept, read);
  const after = await describedStudy(file, { outputFolder: folder, seed: segments.seed, lines: now });
  const comparable = await comparableBase(after, before.base, folder, lines.sums);
  const scores = scoreCustomers(segments, comparable ?? after.base);
  const source = after.fingerprint === segments.source ? after.fingerprint : null;
  await writeScores(
    scoresFile,
    path.basename(folder),
    segments,
    scores,
    scoreRemarks(scores, segments, source),
  );
  const result = compareStudies(before, after, comparable);
  for (const line of remarkLines(result)) console.log(line);
  const { word, code } = ENDS[result.verdict.advice];
  console.log(`Verdict: ${word}. ${result.verdict.reasons.join(" ")}`);
  if (word === "refit") console.log(`To make the segments again: npx champo study ${typed(folder)}`);
  console.log(`Written: ${shown(scoresFile)}`);
  return code;
}

function changesText({ first, days, customers }: DayChanges, all: number): string {
  const of = `${count(customers).text} of ${counted(all, "customer").text}`;
  if (first)
    return `All ${counted(days.length, "day").text} were summed: nothing was kept from an earlier time.`;
  if (days.length === 0) return "No day has changed.";
  const [from, to] = [days[0], days[days.length - 1]].map((day) => dayText(new Date(day * DAY)));
  const span = days.length === 1 ? from : `from ${from} to ${to}`;
  return `${counted(days.length, "day has", "days have").text} changed lines (${span}); the figures of ${of} were summed again.`;
}

function otherLines(place: string): InputError {
  return new InputError({
    where: `the segments of ${place}`,
    what: "segments of other lines than those that the last run kept",
    legal: "the segments and the lines of one run",
    remedy: `Run the study again: npx champo study ${quotedPath(place)}`,
  });
}
