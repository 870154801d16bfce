import { InputError } from "../../core/input-error";
import { guardFormula, withoutFormulaGuard } from "../formula-guard";

/** One record of a delimited file. */
export interface DelimitedRecord {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  /** Its cells as text, quotes taken away; empty cells are "". */
  readonly cells: readonly string[];
}

/** A delimited file as it was read. */
export interface DelimitedText {
  readonly delimiter: string;
  /** In the order of the file; lines without any character are left out. Their lengths may differ. */
  readonly records: readonly DelimitedRecord[];
  /** What the file should not contain, each with its line; the text was kept as far as it could be understood. */
  readonly problems: readonly { readonly line: number; readonly what: string }[];
}

/** Options of `parseDelimitedText`. */
export interface ParseOptions {
  /** One character; default: the line `sep=;` where the file begins with one, else found by `detectDelimiter`. */
  readonly delimiter?: string;
}

/** Delimiters that are looked for, likeliest first. */
export const DELIMITERS: readonly string[] = Object.freeze([",", ";", "\t", "|"]);

/** How many records are enough to see what parts them. */
const SAMPLED_RECORDS = 50;
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
  const body = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const said = /^sep=(.)(\r\n|\r|\n|$)/i.exec(body);
  const delimiter = options.delimiter ?? said?.[1] ?? detectDelimiter(body);
  requireDelimiter(delimiter, "parseDelimitedText");
  const start = said === null ? { at: 0, line: 1 } : { at: said[0].length, line: 2 };
  return Object.freeze({ delimiter, ...scan(body, delimiter, start, Infinity) });
}

/**
 * The delimiter that parts the first records into the most even number of cells, more than one; the comma where none
 * does.
 */
export function detectDelimiter(text: string): string {
  let best = { delimiter: DELIMITERS[0], share: 0, width: 1 };
  for (const delimiter of DELIMITERS) {
    const { records } = scan(text, delimiter, { at: 0, line: 1 }, SAMPLED_RECORDS);
    const width = records.length === 0 ? 1 : records[0].cells.length;
    if (width < 2) continue;
    const share = records.filter((record) => record.cells.length === width).length / records.length;
    if (share > best.share || (share === best.share && width > best.width))
      best = { delimiter, share, width };
  }
  return best.delimiter;
}

/** What a cell of a delimited file may be written from. */
export type DelimitedCell = string | number | boolean | null | undefined;

/** Options of `writeDelimitedText`. */
export interface WriteOptions {
  /** One character; default the comma. */
  readonly delimiter?: string;
  /** Begin with a byte-order mark, by which Excel knows UTF-8; default true. */
  readonly byteOrderMark?: boolean;
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
  const { delimiter = ",", byteOrderMark = true } = options;
  requireDelimiter(delimiter, "writeDelimitedText");
  const lines = rows.map((row) => {
    const cells = row.map((cell) => writeCell(cell, delimiter));
    // A lone empty cell is quoted, or its line would read as no record at all.
    return cells.length === 1 && cells[0] === "" ? '""' : cells.join(delimiter);
  });
  return (byteOrderMark ? BYTE_ORDER_MARK : "") + lines.map((line) => `${line}\r\n`).join("");
}

function writeCell(cell: DelimitedCell, delimiter: string): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "boolean") return String(cell);
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  const text = guardFormula(cell, delimiter);
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

/** Reads at most so many records from a place on. */
function scan(
  text: string,
  delimiter: string,
  start: { readonly at: number; readonly line: number },
  atMost: number,
): Pick<DelimitedText, "records" | "problems"> {
  const records: DelimitedRecord[] = [];
  const problems: { line: number; what: string }[] = [];
  let { at, line } = start;
  const isEnd = (place: number) => place >= text.length || text[place] === "\r" || text[place] === "\n";
  const endLine = () => {
    if (at < text.length) line++;
    at += text.startsWith("\r\n", at) ? 2 : 1;
  };
  const plainCell = () => {
    const from = at;
    while (!isEnd(at) && text[at] !== delimiter) at++;
    return text.slice(from, at);
  };
  const quotedCell = () => {
    const opened = line;
    let cell = "";
    at++;
    for (;;) {
      const close = text.indexOf('"', at);
      const part = text.slice(at, close < 0 ? text.length : close);
      line += part.match(/\r\n|\r|\n/g)?.length ?? 0;
      cell += part;
      at = close < 0 ? text.length : close + 1;
      if (close < 0) problems.push({ line: opened, what: "a quote is opened and never closed" });
      if (close < 0 || text[at] !== '"') break;
      cell += '"';
      at++;
    }
    const rest = plainCell();
    if (rest.trim() !== "") problems.push({ line, what: `text after a closing quote: ${rest.slice(0, 40)}` });
    return cell + rest.trimEnd();
  };
  while (at < text.length && records.length < atMost) {
    if (isEnd(at)) {
      endLine();
      continue;
    }
    const begun = line;
    const cells: string[] = [];
    for (;;) {
      const cell = text[at] === '"' ? quotedCell() : plainCell();
      cells.push(withoutFormulaGuard(cell, delimiter));
      if (isEnd(at)) break;
      at++;
    }
    endLine();
    records.push(Object.freeze({ line: begun, cells: Object.freeze(cells) }));
  }
  return { records: Object.freeze(records), problems: Object.freeze(problems) };
}
