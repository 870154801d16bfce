import { digestOf } from "../../core/digest";
import { InputError } from "../../core/input-error";
import { baseStatement, BASE_ID } from "../../lines/engines/base-statement";
import { CLICKHOUSE_LINES } from "../../lines/engines/clickhouse/clickhouse-lines";
import { clickHouseSource } from "../../lines/engines/clickhouse/open-clickhouse";
import { replaceTable } from "../../lines/engines/clickhouse/replace-table";
import { overviewStatement, type LineSource } from "../../lines/engines/line-statements";
import { overviewOf } from "../../lines/engines/sql-engine";
import { resultOf } from "../../lines/engines/sql-runner";
import { mixOf } from "../../lines/base-with-mix";
import { placementOf } from "../../segments/sql/placement-sql";
import { SQL_DIALECTS } from "../../segments/sql/sql-dialect";
import type { StudyDescription } from "../description/study-description";
import type { SegmentsFile } from "../segments-schema";
import { environmentOf } from "./environment";
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

/** The table of segments: one row for each customer. */
const COLUMNS = [
  ["id", "String"],
  // Missing where the study took the logarithm of a number that is below 0 here.
  ["segment", "Nullable(UInt16)"],
  ["segment_name", "Nullable(String)"],
  ["confidence", "Nullable(Float64)"],
  ["too_far", "Nullable(Bool)"],
  ["version", "String"],
] as const;

const LETTERS_OF_VERSION = 12;

/**
 * Scores the customers of a study whose lines lie in ClickHouse and writes their segments there, into a table that the user
 * names: no customer travels, one INSERT does all of it. The rules are those of `champo score`.
 *
 * @param folder of the study.
 * @param refit k-means over all customers moves the centres first.
 * @throws InputError for lines elsewhere, columns that only a table of customers has, and a table of somebody else.
 */
export async function writeSegments(
  { linesPlace, lineColumns }: Pick<StudyDescription, "linesPlace" | "lineColumns">,
  folder: string,
  segments: SegmentsFile,
  table: string,
  refit: boolean,
): Promise<SegmentsWritten> {
  if (linesPlace?.kind !== "clickhouse") {
    throw new InputError({
      where: "--to",
      what: linesPlace === null ? "a study of files" : `lines in ${linesPlace.kind}`,
      legal: "a study whose lines lie in ClickHouse",
      remedy: "Write a file: --out scores.csv, or print the statement: champo score --as sql",
    });
  }
  requireColumnsOfLines(segments);
  requireTableName("--to", table);
  if (refit) requireKMeans(segments.method);
  const { runner, source } = await clickHouseSource(linesPlace, lineColumns, environmentOf(folder));
  try {
    const overview = overviewOf(
      (await resultOf(runner, overviewStatement(source, CLICKHOUSE_LINES))).columns,
    );
    const { lastDay } = overview.days;
    const of = spreadCustomers(runner, source, segments, lastDay);
    const refitted = refit ? await refitCenters(of, segments.centers, segments.seed) : null;
    const used =
      refitted === null ? segments : { ...segments, centers: refitted.centers, tooFar: refitted.tooFar };
    const version = digestOf(JSON.stringify(used)).slice(0, LETTERS_OF_VERSION);
    const { dialect, from, id } = of.customers;
    const placed = of.everywhere(placementOf(used, dialect, from, id));
    const own = `SELECT assumeNotNull(customer) AS id, segment, segment_name, confidence, too_far, ${CLICKHOUSE_LINES.text(version)} AS version FROM (${placed}) AS placed`;
    const customers = await replaceTable(runner, { name: table, columns: COLUMNS }, own);
    return Object.freeze({ customers, version, segments: used, refitted });
  } finally {
    await runner.close();
  }
}

/** All customers, each server's own by itself where a customer's lines lie on one. */
function spreadCustomers(
  runner: SpreadCustomers["runner"],
  source: LineSource,
  segments: SegmentsFile,
  lastDay: Date,
): SpreadCustomers {
  const { spread, ...alone } = source;
  const together = spread?.together === true;
  const base = baseStatement(together ? alone : source, CLICKHOUSE_LINES, { lastDay }, mixOf(segments));
  return {
    runner,
    customers: { model: segments, dialect: SQL_DIALECTS["clickhouse"], from: `(${base})`, id: BASE_ID },
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
