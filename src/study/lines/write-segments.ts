import { digestOf } from "../../core/digest";
import { InputError } from "../../core/input-error";
import type { LinesPlace } from "../../lines/engines/lines-place";
import { overviewStatement } from "../../lines/engines/line-statements";
import { overviewOf } from "../../lines/engines/sql-engine";
import { resultOf } from "../../lines/engines/sql-runner";
import { placementOf } from "../../segments/sql/placement-sql";
import type { StudyDescription } from "../description/study-description";
import type { SegmentsFile } from "../segments-schema";
import { linesAtWork } from "./lines-at-work";
import { requireTableName } from "./table-name";
import { refitCenters, requireKMeans, type Refitted } from "./refit-segments";
import { spreadCustomers } from "./spread-customers";

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
  const place = requireDatabase(description.linesPlace);
  requireColumnsOfLines(segments);
  requireTableName("--to", table);
  if (refit) requireKMeans(segments.method);
  const lines = await linesAtWork(place, description.lineColumns, folder, true);
  const { runner, source, dialect } = lines;
  try {
    const { columns } = await resultOf(runner, overviewStatement(source, dialect));
    const of = spreadCustomers(lines, segments, overviewOf(runner.name, columns).days);
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

/** @throws InputError for lines that are in no database. */
function requireDatabase(place: LinesPlace | null): LinesPlace {
  if (place?.kind === "clickhouse" || place?.kind === "duckdb") return place;
  throw new InputError({
    where: "--to",
    what: place === null ? "a study of files" : `lines in ${place.kind}`,
    legal: "a study whose lines lie in ClickHouse or in a database of DuckDB",
    remedy: "Write a file: --out scores.csv, or print the statement: champo score --as sql",
  });
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
