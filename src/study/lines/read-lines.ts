import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { digestOf } from "../../core/digest";
import { writeFileAtomically } from "../../core/write-file-atomically";
import { openLines } from "../../lines/engines/open-lines";
import type { LinesEngine } from "../../lines/engines/lines-engine";
import type { LinesPlace } from "../../lines/engines/lines-place";
import type { LineSums } from "../../lines/line-sums";
import { sameSums } from "../../lines/same-sums";
import type { StudyDescription } from "../description/study-description";
import { environmentOf } from "./environment";
import { drawnCustomers } from "./coreset-lines";
import { linesAtWork } from "./lines-at-work";
import type { LinesRead, LinesReading } from "./lines-reading";

/** Next to a study's results: what was summed, so that all chapters of a run start from the same. */
const KEPT = "lines.kept";
/** Another number makes what earlier versions kept unreadable. */
const VERSION = 2;
/** Digits of a sum that its order cannot change. */
const SURE_DIGITS = 9;

/** What of a description the summing of its lines needs. */
export type Asked = Pick<StudyDescription, "linesPlace" | "lineColumns" | "pseudonyms" | "seed">;

/**
 * The sums of the lines of a description that stay where they are: as the last run kept them, unless they are asked again.
 * They hold the customers' names, so under pseudonyms they are kept next to the key.
 *
 * @param folder of the study.
 * @param again `look`: they are asked again, and what was kept stays.
 * @throws InputError where the lines cannot be read whole.
 */
export async function readLines(asked: Asked, folder: string, again: boolean | "look"): Promise<LinesRead> {
  const place = asked.linesPlace!;
  const file = keptFile(asked, folder, KEPT);
  const draw = place.coreset === undefined ? [] : [asked.seed];
  const key = digestOf(JSON.stringify([VERSION, place, asked.lineColumns, ...draw]));
  const kept = keptLines(file, key);
  if (kept !== null && again === false) return kept;
  const read = await askedLines(asked, folder);
  const now = kept === null ? read : withSumsOf(kept, read);
  // Who waits for the file to change waits for other lines, not for another time that reading them took.
  const isKept = kept !== null && saysTheSame(kept, now);
  if (again !== "look" && !isKept) writeFileAtomically(file, serialize({ key, read: now }));
  return now;
}

/** Whether two readings differ in nothing but what the questions took, and the last digits of sums in another order. */
function saysTheSame(a: LinesRead, b: LinesRead): boolean {
  const rounded = (_: string, value: unknown): unknown =>
    typeof value === "number" ? value.toPrecision(SURE_DIGITS) : value;
  const text = ({ reading }: LinesRead): string => JSON.stringify({ ...reading, queries: null }, rounded);
  return a.sums === b.sums && text(a) === text(b);
}

/**
 * Lines as they were read now, with the sums that were kept where these are of the same lines: the same lines are the same
 * study, though an engine may add money in another order each time.
 */
export function withSumsOf(kept: LinesRead, read: LinesRead): LinesRead {
  return sameSums(kept.sums, read.sums) ? Object.freeze({ ...read, sums: kept.sums }) : read;
}

/**
 * The sums of lines where they are now, in the product mix of an earlier study if one is given; of a coreset of their customers, if the
 * study names one.
 *
 * @throws InputError where the lines cannot be read whole.
 */
export async function askedLines(
  { linesPlace, lineColumns: named, seed }: Omit<Asked, "pseudonyms">,
  folder: string,
  mix?: readonly string[],
): Promise<LinesRead> {
  const place = linesPlace!;
  if (place.coreset !== undefined) {
    const lines = await linesAtWork(place, named, folder, false);
    try {
      const { sums, customers, queries } = await drawnCustomers(lines, place.coreset, seed, mix);
      const coreset = { customers, drawn: sums.accounts.customers.length, seed };
      const by = { name: lines.runner.name, columns: lines.source.columns, queries };
      return Object.freeze({ sums, reading: Object.freeze({ ...readingOf(by, place, sums), coreset }) });
    } finally {
      await lines.runner.close();
    }
  }
  const engine = await openLines(place, named, folder, environmentOf(folder));
  try {
    return await readBy(engine, place, mix);
  } finally {
    await engine.close();
  }
}

/** What an engine reads of a place, and what that took. */
export async function readBy(
  engine: LinesEngine,
  place: LinesPlace,
  mix?: readonly string[],
): Promise<LinesRead> {
  const sums = await engine.sums(mix);
  return Object.freeze({ sums, reading: readingOf(engine, place, sums) });
}

function readingOf(
  engine: Pick<LinesEngine, "name" | "columns" | "queries">,
  place: LinesPlace,
  { lines, firstDay, lastDay, leftOut }: LineSums,
): LinesReading {
  return {
    engine: engine.name,
    place: placeText(place),
    lines,
    firstDay,
    lastDay,
    ...(leftOut === undefined ? {} : { leftOut }),
    columns: engine.columns,
    queries: [...engine.queries],
  };
}

/** A file of kept lines: they name customers, so under pseudonyms it is next to the key. */
export function keptFile({ pseudonyms }: Asked, folder: string, name: string): string {
  return pseudonyms === null ? path.join(folder, name) : `${path.resolve(folder, pseudonyms)}.${name}`;
}

function keptLines(file: string, key: string): LinesRead | null {
  if (!existsSync(file)) return null;
  const kept = deserialize(readFileSync(file)) as { readonly key: string; readonly read: LinesRead };
  return kept.key === key ? kept.read : null;
}

/** A place in words: `parquet lines/*.parquet`, `duckdb shop.duckdb, table sales.lines`. */
function placeText({ kind, at, table, select, cluster }: LinesPlace): string {
  const part = select !== null ? ", a SELECT" : table === null ? "" : `, table ${table}`;
  return `${kind} ${at}${part}${cluster === null ? "" : `, cluster ${cluster}`}`;
}
