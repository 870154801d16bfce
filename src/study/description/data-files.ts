import { readdirSync } from "node:fs";
import path from "node:path";
import { InputError } from "../../core/input-error";
import type { ProblemLog } from "../../tables/problem-log";
import type { RawTable } from "../../tables/raw-table";
import { readAnyTable } from "../../tables/read-any-table";
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
    copyAll(reading.problems, problems);
    copyAll(reading.warnings, warnings);
    if (reading.table === null) continue;
    table = table === null ? reading.table : below(table, reading.table, problems);
  }
  return { table: problems.count > 0 ? null : table, bytes };
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

function copyAll(from: ProblemLog, to: ProblemLog): void {
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
