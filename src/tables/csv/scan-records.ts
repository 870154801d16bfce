import { withoutFormulaGuard } from "../formula-guard";

/** One record of a delimited file. */
export interface DelimitedRecord {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  /** Its cells as text, quotes taken away; empty cells are "". */
  readonly cells: readonly string[];
}

/** What the file should not contain. */
export interface SyntaxProblem {
  readonly line: number;
  readonly what: string;
}

/** Records, and what was wrong with them. */
export interface ScannedRecords {
  readonly records: readonly DelimitedRecord[];
  readonly problems: readonly SyntaxProblem[];
}

/** Where reading begins. */
export interface ScanStart {
  readonly at: number;
  /** The line of that place, from 1. */
  readonly line: number;
}

/** Where reading ends before the text does. */
export interface ScanLimit {
  readonly records?: number;
  readonly cells?: number;
}

/**
 * Reads records from a place on: quoted cells with delimiters, line breaks and doubled quotes in them, any kind of line end.
 * `="001"`, by which Excel keeps a code from becoming a number, is read as the code.
 *
 * @param most reading ends after so many records, or in the record that has so many cells in sum: a file of line ends
 * alone would be a table of millions. Cost O(characters).
 */
export function scanRecords(
  text: string,
  delimiter: string,
  start: ScanStart,
  most: ScanLimit = {},
): ScannedRecords {
  const records: DelimitedRecord[] = [];
  const problems: SyntaxProblem[] = [];
  const { records: mostRecords = Infinity, cells: mostCells = Infinity } = most;
  let { at, line } = start;
  let count = 0;
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
      line += lineEnds(part);
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
  const codeCell = () => {
    at++;
    return quotedCell();
  };
  const nextCell = () => {
    if (text[at] === "=" && text[at + 1] === '"') return codeCell();
    const cell = text[at] === '"' ? quotedCell() : plainCell();
    return QUOTED_CODE.exec(cell)?.[1].replaceAll('""', '"') ?? withoutFormulaGuard(cell, delimiter);
  };
  while (at < text.length && records.length < mostRecords && count <= mostCells) {
    if (isEnd(at)) {
      endLine();
      continue;
    }
    const begun = line;
    const cells: string[] = [];
    for (;;) {
      cells.push(nextCell());
      count++;
      if (isEnd(at) || count > mostCells) break;
      at++;
    }
    endLine();
    records.push(Object.freeze({ line: begun, cells: Object.freeze(cells) }));
  }
  return { records: Object.freeze(records), problems: Object.freeze(problems) };
}

function lineEnds(text: string): number {
  let ends = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) ends++;
  }
  return ends;
}

const QUOTED_CODE = /^="((?:[^"]|"")*)"$/;
