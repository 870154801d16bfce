import { decodeText, type DecodedText } from "./csv/decode-text";
import { ProblemLog } from "./problem-log";
import { TABLE_LIMITS } from "./limits";
import type { RawTable } from "./raw-table";
import { openExcel, readExcelTable } from "./read-excel-table";
import { readTextTable } from "./read-text-table";

/** What came of reading a table. */
export interface TableReading {
  /** null with the reason in `problems`. */
  readonly table: RawTable | null;
  /** The sheets of a workbook, in order; none for text. */
  readonly sheets: readonly string[];
  readonly problems: ProblemLog;
  readonly warnings: ProblemLog;
}

/**
 * Reads a table of customers from a file's bytes or from text, whatever it is called: an .xlsx workbook is known by its
 * first bytes, anything else is taken as delimited text. Runs in Node and in a page.
 *
 * @param content bytes of a file, or text, such as a paste.
 * @param sheet which sheet of a workbook; default the first that has any cells. Cost O(bytes).
 * @example await readTable("customers.csv", "id,revenue\nA,10\nB,20")
 */
export async function readTable(
  name: string,
  content: Uint8Array | string,
  sheet?: string,
): Promise<TableReading> {
  const [problems, warnings] = [new ProblemLog(), new ProblemLog()];
  const give = (table: RawTable | null, sheets: readonly string[] = []): TableReading =>
    Object.freeze({ table, sheets, problems, warnings });
  if (typeof content === "string") return give(readTextTable(name, content, problems, warnings));
  if (content.length > TABLE_LIMITS.bytes) {
    problems.add({
      value: `a file of ${(content.length / 1e6).toFixed(1)} MB`,
      legal: `at most ${TABLE_LIMITS.bytes / 1e6} MB`,
      remedy: "Delete columns that say nothing of customers, or draw a sample of the customers",
    });
    return give(null);
  }
  if (isExcel(content)) {
    const opened = openExcel(content, problems);
    if (opened === null) return give(null);
    return give(readExcelTable(name, opened, problems, warnings, sheet), opened.sheets);
  }
  const decoded = decodeText(content);
  reportEncoding(decoded, problems, warnings);
  const { text, ascii } = decoded;
  return give(problems.count > 0 ? null : readTextTable(name, text, problems, warnings, ascii));
}

function reportEncoding(
  { guessed, damaged, encoding }: DecodedText,
  problems: ProblemLog,
  warnings: ProblemLog,
): void {
  if (damaged !== null)
    problems.add({
      row: damaged.line,
      value: `"${damaged.text}", with bytes that are no letter of UTF-8`,
      legal: "a text in UTF-8, as the rest of the file is",
      remedy: "Type the damaged letters in again and save the file as UTF-8",
    });
  if (guessed !== null)
    warnings.add({
      row: guessed.line,
      value: `no UTF-8; read as ${encoding}: "${guessed.text}"`,
      legal: "a text in UTF-8",
      remedy: "If letters are wrong, save the file as UTF-8 (in a spreadsheet program: CSV UTF-8)",
    });
}

/** True for what only a spreadsheet program writes: a zip package, or an old or encrypted Office file. */
export function isExcel(bytes: Uint8Array): boolean {
  const begins = (...start: number[]): boolean => start.every((byte, i) => bytes[i] === byte);
  return begins(0x50, 0x4b) || begins(0xd0, 0xcf, 0x11, 0xe0);
}
