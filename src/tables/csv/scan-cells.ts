import { withoutFormulaGuard } from "../formula-guard";
import type { LetteredText } from "./letters";

/** What the file should not contain. */
export interface SyntaxProblem {
  readonly line: number;
  readonly what: string;
}

/** Where reading begins. */
export interface ScanStart {
  readonly at: number;
  /** The line of that place, from 1. */
  readonly line: number;
}

/** Takes the cells of a text as they are met. */
export interface CellSink {
  /** The next cell of the record: the letters of the text from a place on, up to another. */
  readonly cell: (from: number, to: number) => void;
  /** The next cell, where it is not in the text as it is: quotes within quotes, guards against formulas. */
  readonly rewritten: (cell: string) => void;
  /** The record is at its end. @param line on which it began. @returns false to end the reading. */
  readonly end: (line: number) => boolean;
}

const [QUOTE, APOSTROPHE, EQUALS, RETURN, NEW_LINE] = [34, 39, 61, 13, 10];

/**
 * Reads delimited text cell by cell: quoted cells with delimiters, line breaks and doubled quotes in them, any kind of line
 * end. `="001"`, by which Excel keeps a code from becoming a number, is read as the code. Lines without any character are no
 * records. Nothing is kept here: what becomes of a cell is the sink's matter.
 *
 * @param mostCells reading ends in the record that has so many cells in sum: a file of line ends alone would be a table of
 * millions. Cost O(characters).
 */
export function scanCells(
  source: LetteredText,
  delimiter: string,
  start: ScanStart,
  mostCells: number,
  sink: CellSink,
): readonly SyntaxProblem[] {
  const { text, letters } = source;
  const { length } = letters;
  const scan = { source, delimiter, at: start.at, line: start.line, problems: [] as SyntaxProblem[] };
  const separator = delimiter.charCodeAt(0);
  let count = 0;
  while (scan.at < length && count <= mostCells) {
    if (isLineEnd(letters[scan.at])) {
      endLine(scan);
      continue;
    }
    const begun = scan.line;
    for (;;) {
      let at = scan.at;
      const from = at;
      const first = letters[at];
      if (first === QUOTE || (first === EQUALS && letters[at + 1] === QUOTE))
        sink.rewritten(quotedCell(scan));
      else {
        let marked = false;
        for (; at < length; at++) {
          const letter = letters[at];
          if (letter === separator || isLineEnd(letter)) break;
          if (letter === APOSTROPHE) marked = true;
        }
        scan.at = at;
        if (marked) sink.rewritten(withoutFormulaGuard(text.slice(from, at), delimiter));
        else sink.cell(from, at);
      }
      count++;
      if (scan.at >= length || isLineEnd(letters[scan.at]) || count > mostCells) break;
      scan.at++;
    }
    endLine(scan);
    if (!sink.end(begun)) break;
  }
  return Object.freeze(scan.problems);
}

/** Where a reading is. */
interface Scan {
  readonly source: LetteredText;
  readonly delimiter: string;
  readonly problems: SyntaxProblem[];
  at: number;
  line: number;
}

function isLineEnd(letter: number): boolean {
  return letter === NEW_LINE || letter === RETURN;
}

/** Over one line end, of one letter or two. */
function endLine(scan: Scan): void {
  const { letters } = scan.source;
  if (scan.at < letters.length) scan.line++;
  scan.at += letters[scan.at] === RETURN && letters[scan.at + 1] === NEW_LINE ? 2 : 1;
}

/** The cell that begins with a quote, or as `="001"` does. */
function quotedCell(scan: Scan): string {
  if (scan.source.letters[scan.at] !== EQUALS) return unwrapped(quotedText(scan), scan.delimiter);
  scan.at++;
  return quotedText(scan);
}

/** From an opening quote to the end of its cell. */
function quotedText(scan: Scan): string {
  const { text, letters } = scan.source;
  const { length } = text;
  const opened = scan.line;
  let cell = "";
  scan.at++;
  for (;;) {
    const close = text.indexOf('"', scan.at);
    const part = text.slice(scan.at, close < 0 ? length : close);
    scan.line += lineEnds(part);
    cell += part;
    scan.at = close < 0 ? length : close + 1;
    if (close < 0) scan.problems.push({ line: opened, what: "a quote is opened and never closed" });
    if (close < 0 || letters[scan.at] !== QUOTE) break;
    cell += '"';
    scan.at++;
  }
  const from = scan.at;
  const separator = scan.delimiter.charCodeAt(0);
  while (scan.at < length && letters[scan.at] !== separator && !isLineEnd(letters[scan.at])) scan.at++;
  const rest = text.slice(from, scan.at);
  if (rest.trim() !== "")
    scan.problems.push({ line: scan.line, what: `text after a closing quote: ${rest.slice(0, 40)}` });
  return cell + rest.trimEnd();
}

function lineEnds(text: string): number {
  let ends = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === NEW_LINE || (code === RETURN && text.charCodeAt(at + 1) !== NEW_LINE)) ends++;
  }
  return ends;
}

/** What a quoted cell holds: the code of `="001"`, or its text without guards against formulas. */
function unwrapped(cell: string, delimiter: string): string {
  return QUOTED_CODE.exec(cell)?.[1].replaceAll('""', '"') ?? withoutFormulaGuard(cell, delimiter);
}

const QUOTED_CODE = /^="((?:[^"]|"")*)"$/;
