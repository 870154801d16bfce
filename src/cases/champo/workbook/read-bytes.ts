import { checkTables } from "./check-tables";
import { inflateInParts } from "../../../tables/xlsx/zip/inflate";
import { ProblemLog } from "../../../tables/problem-log";
import type { WorkbookCheck } from "./workbook-check";

/**
 * Reads and checks a workbook in the Champo format from its bytes, wherever JavaScript runs: the same tables, problems
 * and warnings as `readWorkbook` gives for the file.
 *
 * @param fingerprint SHA-256 of bytes, in hexadecimal. Cost O(cells).
 * @example await readWorkbookBytes("sales.xlsx", new Uint8Array(await file.arrayBuffer()), sha256)
 */
export function readWorkbookBytes(
  fileName: string,
  bytes: Uint8Array,
  fingerprint: (bytes: Uint8Array) => string | Promise<string>,
): Promise<WorkbookCheck> {
  return checkTables(fileName, bytes, new ProblemLog(), {
    inflate: inflateInParts,
    fingerprint,
  });
}
