import type { LineColumns } from "../lines-of-table";
import type { LinesEngine } from "./lines-engine";
import type { LinesPlace } from "./lines-place";
import { openDuckDb } from "./open-duckdb";

/**
 * The engine of lines that stay where they are.
 *
 * @param named which column holds what, where its name does not show it.
 * @param folder files are written from there.
 * @param env has names and passwords, which no file of the study holds.
 * @throws InputError where the lines cannot be read.
 */
export function openLines(
  place: LinesPlace,
  named: Partial<LineColumns>,
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<LinesEngine> {
  return openDuckDb(place, named, folder, env);
}
