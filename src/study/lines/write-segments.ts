import { digestOf } from "../../core/digest";
import { InputError } from "../../core/input-error";
import { baseStatement, BASE_ID } from "../../lines/engines/base-statement";
import { overviewStatement } from "../../lines/engines/line-statements";
import { overviewOf } from "../../lines/engines/sql-engine";
import { resultOf } from "../../lines/engines/sql-runner";
import { mixOf } from "../../lines/base-with-mix";
import { placementOf } from "../../segments/sql/placement-sql";
import type { StudyDescription } from "../description/study-description";
import type { SegmentsFile } from "../segments-schema";
import { environmentOf } from "./environment";
import { linesAtWork, type LinesAtWork } from "./lines-at-work";
import { requireTableName } from "./table-name";
import { refitCenters, requireKMeans, type Refitted, type SpreadCustomers } from "./refit-segments";

/** What was written. */
export interface SegmentsWritten {
  readonly customers: number;
  /** Says which segmentation it is: part of the digest of its `segments.json`. */
  readonly version: string;
  /** The segments by which they were placed. */
  readonly segments: SegmentsFile;
  /** What passes over all customers have come to; null where none were asked for. */
  readonly refitted: Refitted | null;
}

const LETTERS_OF_VERSION = 12;

/**
 * Scores the customers of a study whose lines lie in ClickHouse or in a database of DuckDB and writes their segments there, into a table that the user
 * names: no customer travels, one INSERT does all of it. The rules are those of `champo score`.
 *
 * @param folder of the study.
 * @param refit k-means over all customers moves the centres first.
 * @throws InputError for lines elsewhere, rows of which none is a line, columns that only a table of customers has, and a table
 *   of somebody else.
 */
export async function writeSegments(
  description: Pick<StudyDescription, "linesPlace" | "lineColumns">,
  folder: string,
  segments: SegmentsFile,
  table: string,
  refit: boolean,
): Promise<SegmentsWritten> {
  requireColumnsOfLines(segments);
  requireTableName("--to", table);
  if (refit) requireKMeans(segments.method);
  const lines = await linesAtWork(description, folder, environmentOf(folder));
  const { runner, source, dialect } = lines;
  try {
    const { columns } = await resultOf(runner, overviewStatement(source, dialect));
    const { lastDay } = overviewOf(runner.name, columns).days;
    const of = spreadCustomers(lines, segments, lastDay);
    const refitted = refit ? await refitCenters(of, segments.centers, segments.seed) : null;
    const used =
      refitted === null ? segments : { ...segments, centers: refitted.centers, tooFar: refitted.tooFar };
    const version = digestOf(JSON.stringify(used)).slice(0, LETTERS_OF_VERSION);
    const placed = of.everywhere(placementOf(used, lines.placing, of.customers.from, of.customers.id));
    const own = `SELECT COALESCE(customer, '') AS id, segment, segment_name, confidence, too_far, ${dialect.text(version)} AS version FROM (${placed}) AS placed`;
    const customers = await lines.write(table, own);
    return Object.freeze({ customers, version, segments: used, refitted });
  } finally {
    await runner.close();
  }
}

/** All customers, each server's own by itself where a customer's lines lie on one. */
function spreadCustomers(
  { runner, source, dialect, placing }: LinesAtWork,
  segments: SegmentsFile,
  lastDay: Date,
): SpreadCustomers {
  const { spread, ...alone } = source;
  const together = spread?.together === true;
  const base = baseStatement(together ? alone : source, dialect, { lastDay }, mixOf(segments));
  return {
    runner,
    dialect,
    customers: { model: segments, dialect: placing, from: `(${base})`, id: BASE_ID },
    everywhere: (statement) => (together ? spread.everywhere(statement) : statement),
  };
}

/** @throws InputError for a study that also has a table of customers, or worked-out columns. */
function requireColumnsOfLines({ preparation }: SegmentsFile): void {
  const made = Object.keys(preparation?.derived ?? {});
  if (made.length === 0) return;
  throw new InputError({
    where: "--to",
    what: `worked-out columns: ${made.join(", ")}`,
    legal: "segments of columns that the lines give",
    remedy: "Write a file: --out scores.csv",
  });
}
