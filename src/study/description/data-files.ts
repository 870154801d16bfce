import { readdirSync } from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import { decodeText } from "../../tables/csv/decode-text";
import { nameByValues } from "../../tables/name-by-values";
import { ProblemLog } from "../../tables/problem-log";
import type { RawTable } from "../../tables/raw-table";
import { readAnyTable } from "../../tables/read-any-table";
import { readTextTable } from "../../tables/read-text-table";
import { readInputFile } from "../input-file";

/** The tables of one or more files, one below the other. */
export interface DataTable {
  readonly table: RawTable | null;
  /** The bytes of all files, in order: what a fingerprint is made of. */
  readonly bytes: readonly Uint8Array[];
}

/** The files that a path means: a `*` in its last part means any letters. @throws InputError where there is none. */
export function filesOf(pattern: string, folder: string): readonly string[] {
  const file = path.resolve(folder, pattern);
  const name = path.basename(file);
  if (!name.includes("*")) return [file];
  const shape = new RegExp(
    `^${name
      .split("*")
      .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"))
      .join(".*")}$`,
  );
  const found = filesIn(path.dirname(file))
    .filter((each) => shape.test(each))
    .sort();
  if (found.length > 0) return found.map((each) => path.join(path.dirname(file), each));
  throw new InputError({ where: `"${pattern}"`, what: "no file of such a name", legal: "at least one file" });
}

/**
 * Reads files of one table: those after the first must have its columns.
 *
 * @param problems and @param warnings take what is found in any of them.
 * @throws InputError where a file cannot be opened.
 */
export async function readDataFiles(
  patterns: readonly string[],
  folder: string,
  problems: ProblemLog,
  warnings: ProblemLog,
): Promise<DataTable> {
  const bytes: Uint8Array[] = [];
  let table: RawTable | null = null;
  for (const file of patterns.flatMap((pattern) => filesOf(pattern, folder))) {
    const input = await readInputFile(file);
    bytes.push(input.bytes);
    const reading = await readAnyTable(input.name, input.bytes);
    const named = reading.table === null ? withoutNames(input.name, input.bytes, warnings) : null;
    if (named === null) {
      addAll(reading.problems, problems);
      addAll(reading.warnings, warnings);
    }
    const read = named ?? reading.table;
    if (read === null) continue;
    table = table === null ? read : below(table, read, problems);
  }
  return { table: problems.count > 0 ? null : table, bytes };
}

/** The table of a file whose columns have no names, where its values give them; null for any other. */
function withoutNames(name: string, bytes: Uint8Array, warnings: ProblemLog): RawTable | null {
  const named = nameByValues(decodeText(bytes).text);
  if (named === null) return null;
  warnings.add({
    value: `a file without names of columns; by their values they are called ${named.columns.join(", ")}`,
    legal: "a first row with the name of each column",
    remedy: "If a name is wrong, write the names above the columns of the file",
  });
  return readTextTable(name, named.text, new ProblemLog(), warnings);
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The rows of the second table below those of the first. */
function below(first: RawTable, second: RawTable, problems: ProblemLog): RawTable {
  const places = first.columns.map((name) => second.columns.indexOf(name));
  const lacking = first.columns.filter((_, j) => places[j] < 0);
  if (lacking.length > 0) {
    problems.add({
      value: `no ${lacking.map((name) => `"${name}"`).join(", ")} in ${second.name}`,
      legal: `the columns of ${first.name}`,
      remedy: "Give all files of one table the same columns",
    });
  }
  const rows = second.rows.map(({ line, cells }) => ({ line, cells: places.map((j) => cells[j] ?? null) }));
  return Object.freeze({ ...first, rows: Object.freeze([...first.rows, ...rows]) });
}

/** Adds the problems of one log to another. */
export function addAll(from: ProblemLog, to: ProblemLog): void {
  for (const { sheet, row, column, value, legal, remedy } of from.list()) {
    to.add({
      ...(sheet === null ? {} : { sheet }),
      ...(row === null ? {} : { row }),
      ...(column === null ? {} : { column }),
      value,
      legal,
      remedy,
    });
  }
}
