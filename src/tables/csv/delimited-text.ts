import { InputError } from "../../core/input-error";
import { guardFormula } from "../formula-guard";
import { DELIMITERS, detectDelimiter } from "./detect-delimiter";
import { withoutEndOfFile } from "./end-of-file";
import type { ScanStart, SyntaxProblem } from "./scan-cells";
import { lettersOf, type LetteredText } from "./letters";
import { scanRecords, type DelimitedRecord } from "./scan-records";

/** A delimited file as it was read. */
export interface DelimitedText {
  readonly delimiter: string;
  /** In the order of the file; lines without any character are left out. Their lengths may differ. */
  readonly records: readonly DelimitedRecord[];
  /** What the file should not contain, each with its line; the text was kept as far as it could be understood. */
  readonly problems: readonly SyntaxProblem[];
}

/** Options of `parseDelimitedText`. */
export interface ParseOptions {
  /** One character; default: the line `sep=;` where the file begins with one, else found by `detectDelimiter`. */
  readonly delimiter?: string;
  /** Reading ends in the record that has so many cells in sum; default: all are read. */
  readonly mostCells?: number;
}

const BYTE_ORDER_MARK = "\uFEFF";

/**
 * Reads comma-, semicolon-, tab- or bar-separated text: quoted cells with delimiters, line breaks and doubled quotes
 * in them, any kind of line end, a byte-order mark, Excel's `sep=;`. Apostrophes that guard against formulas
 * (`guardFormula`) are taken away. Every cell stays text: what is a number is the caller's decision.
 *
 * @throws InputError for a delimiter that is not one character, a quote or a line break.
 * Source: RFC 4180. Cost O(characters). No Node API: the browser uses it too.
 *
 * @example parseDelimitedText('name;pieces\r\n"A; B";3\r\n').records[1].cells // ["A; B", "3"]
 */
export function parseDelimitedText(text: string, options: ParseOptions = {}): DelimitedText {
  const { body, delimiter, start } = delimitedBody(text, options.delimiter);
  return Object.freeze({
    delimiter,
    ...scanRecords(body, delimiter, start, { cells: options.mostCells ?? Infinity }),
  });
}

/**
 * What of a text is to be read, what separates its cells, and where its records begin.
 *
 * @param ascii the bytes of its file, where each is a letter of ASCII.
 */
export function delimitedBody(
  text: string,
  asked?: string,
  ascii: Uint8Array | null = null,
): { readonly body: LetteredText; readonly delimiter: string; readonly start: ScanStart } {
  const body = lettersOf(withoutEndOfFile(text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text), ascii);
  const said = /^sep=([^"])(\r\n|\r|\n|$)/i.exec(body.text);
  const delimiter = asked ?? said?.[1] ?? detectDelimiter(body);
  requireDelimiter(delimiter, "parseDelimitedText");
  return { body, delimiter, start: said === null ? { at: 0, line: 1 } : { at: said[0].length, line: 2 } };
}

/** What a cell of a delimited file may be written from. */
export type DelimitedCell = string | number | boolean | null | undefined;

/** Options of `writeDelimitedText`. */
export interface WriteOptions {
  /** One character; default the comma. */
  readonly delimiter?: string;
  /** Begin with a byte-order mark, by which Excel knows UTF-8; default true. */
  readonly byteOrderMark?: boolean;
  /** Text that is written without a guard where it matches: no formula can do so; default none. */
  readonly unguarded?: RegExp;
}

/**
 * Writes records as delimited text that Excel, pandas and R open alike: UTF-8 with a byte-order mark, CRLF, quotes where
 * needed, numbers with a decimal point at full precision. Text never becomes a formula (`guardFormula`). A number
 * that is not finite, null and undefined are empty cells: undefined is never 0.
 *
 * @throws InputError for a delimiter that is not one character, a quote or a line break.
 * Source: RFC 4180. `parseDelimitedText` reads back the same text.
 *
 * @example writeDelimitedText([["name", "pieces"], ["=A1", 3]], { byteOrderMark: false }) // "name,pieces\r\n'=A1,3\r\n"
 */
export function writeDelimitedText(
  rows: readonly (readonly DelimitedCell[])[],
  options: WriteOptions = {},
): string {
  const { delimiter = ",", byteOrderMark = true, unguarded } = options;
  requireDelimiter(delimiter, "writeDelimitedText");
  const lines = rows.map((row) => {
    const cells = row.map((cell) => writeCell(cell, delimiter, unguarded));
    // A lone empty cell is quoted, or its line would read as no record at all.
    return cells.length === 1 && cells[0] === "" ? '""' : cells.join(delimiter);
  });
  return (byteOrderMark ? BYTE_ORDER_MARK : "") + lines.map((line) => `${line}\r\n`).join("");
}

function writeCell(cell: DelimitedCell, delimiter: string, unguarded?: RegExp): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = unguarded?.test(cell) === true ? cell : guardFormula(cell, delimiter);
  const plain = !/["\r\n]|^\s|\s$/.test(text) && !DELIMITERS.some((sign) => text.includes(sign));
  return plain && !text.includes(delimiter) ? text : `"${text.replaceAll('"', '""')}"`;
}

function requireDelimiter(delimiter: string, where: string): void {
  if (delimiter.length === 1 && !'"\r\n'.includes(delimiter)) return;
  throw new InputError({
    where: `${where}(delimiter)`,
    what: JSON.stringify(delimiter),
    legal: "one character, neither a quote nor a line break",
  });
}
