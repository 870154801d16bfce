import { digestOf } from "../../../core/digest";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { checkTables } from "./check-tables";
import { inflateByZlib } from "../../../tables/xlsx/zip/inflate-by-zlib";
import { ProblemLog } from "../../../tables/problem-log";
import type { WorkbookCheck } from "./workbook-check";

/**
 * Reads and checks a workbook in the Champo format: its tables, or all its problems at once. Sheets and
 * columns are found by name, so their order and further ones do not matter; formula cells count by their
 * cached values; text is data, whatever it begins with. Dates are UTC midnights.
 *
 * @param file path of an .xlsx file. A file that cannot be opened is a problem like any other.
 * @returns the tables or `null`, the problems, the warnings. Cost: O(cells); 19,000 rows take about a second.
 * @example const { workbook, problems } = await readWorkbook("data/champo-synthetic.xlsx");
 */
export async function readWorkbook(file: string): Promise<WorkbookCheck> {
  const problems = new ProblemLog();
  const bytes = await readBytes(file, problems);
  return checkTables(path.basename(file), bytes, problems, {
    inflate: inflateByZlib,
    fingerprint: digestOf,
  });
}

async function readBytes(file: string, problems: ProblemLog): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    problems.add({
      value:
        code === "ENOENT"
          ? "no such file"
          : code === "EISDIR"
            ? "a folder"
            : `a file that cannot be opened (${code})`,
      legal: "an .xlsx workbook that can be read",
      remedy: "Check the path and its permissions",
    });
    return null;
  }
}
