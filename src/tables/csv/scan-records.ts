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

/**
 * Reads records from a place on: quoted cells with delimiters, line breaks and doubled quotes in them, any kind of line end.
 * `="001"`, by which Excel keeps a code from becoming a number, is read as the code.
 *
 * @param atMost how many records are read. Cost O(characters).
 */
export function scanRecords(
  text: string,
  delimiter: string,
  start: ScanStart,
  atMost = Infinity,
): ScannedRecords {
  const records: DelimitedRecord[] = [];
  const problems: SyntaxProblem[] = [];
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
  const codeCell = () => {
    at++;
    return quotedCell();
  };
  const nextCell = () => {
    if (text[at] === "=" && text[at + 1] === '"') return codeCell();
    const cell = text[at] === '"' ? quotedCell() : plainCell();
    return QUOTED_CODE.exec(cell)?.[1].replaceAll('""', '"') ?? withoutFormulaGuard(cell, delimiter);
  };
  while (at < text.length && records.length < atMost) {
    if (isEnd(at)) {
      endLine();
      continue;
    }
    const begun = line;
    const cells: string[] = [];
    for (;;) {
      cells.push(nextCell());
      if (isEnd(at)) break;
      at++;
    }
    endLine();
    records.push(Object.freeze({ line: begun, cells: Object.freeze(cells) }));
  }
  return { records: Object.freeze(records), problems: Object.freeze(problems) };
}

const QUOTED_CODE = /^="((?:[^"]|"")*)"$/;
