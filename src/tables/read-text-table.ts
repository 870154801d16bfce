import { withoutEndOfFile } from "./csv/end-of-file";
import { delimitedBody } from "./csv/delimited-text";
import { scanColumns } from "./csv/scan-columns";
import type { ProblemLog } from "./problem-log";
import { TABLE_LIMITS } from "./limits";
import type { RawTable } from "./raw-table";
import { tableOfGrid } from "./table-of-grid";

/**
 * Reads a table from delimited text: a file's, or what was pasted from a spreadsheet.
 *
 * @param ascii the bytes of the file, where each is a letter of ASCII.
 * @returns null with the reason in `problems`.
 */
export function readTextTable(
  name: string,
  text: string,
  problems: ProblemLog,
  warnings: ProblemLog,
  ascii: Uint8Array | null = null,
): RawTable | null {
  if (text.length > TABLE_LIMITS.bytes) {
    problems.add({
      value: `${text.length} characters`,
      legal: `at most ${TABLE_LIMITS.bytes} characters`,
      remedy: "Delete columns that say nothing of customers, or draw a sample of the customers",
    });
    return null;
  }
  if (CONTROLS.test(withoutEndOfFile(text.slice(0, LOOKED_AT)))) {
    problems.add({
      value: "control characters, as no text has them",
      legal: "a table as text (CSV, TSV) or an .xlsx workbook",
      remedy: "Open the file in the program that made it, and save it as CSV or .xlsx",
    });
    return null;
  }
  if (MARKUP.test(text.slice(0, LOOKED_AT))) {
    problems.add({
      value: "a web page or XML",
      legal: "a table as text (CSV, TSV) or an .xlsx workbook",
      remedy: "Open the file in a spreadsheet program, and save it as CSV or .xlsx",
    });
    return null;
  }
  const { body, delimiter, start } = delimitedBody(text, undefined, ascii);
  const { grid, problems: syntax } = scanColumns(body, delimiter, start, TABLE_LIMITS.cells);
  for (const { line, what } of syntax) {
    problems.add({
      row: line,
      value: what,
      legal: "cells whose quotes are closed, and followed by the delimiter",
      remedy: "Close the quotes; write a quote within quotes twice",
    });
  }
  if (syntax.length > 0) return null;
  return tableOfGrid({ name, sheet: null, delimiter }, grid, problems, warnings);
}

/** How many characters show whether a file is text. */
const LOOKED_AT = 4_096;
/** Old programs save web pages and XML under the names of spreadsheets. */
const MARKUP = /^[\s\ufeff]*<(?:!doctype|html|head|body|table|\?xml)\b/i;
const CONTROLS = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/;
