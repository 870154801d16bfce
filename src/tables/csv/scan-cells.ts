import { withoutFormulaGuard } from "../formula-guard";

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
  /** The next cell of the record: the letters of the text from a place on, up to another, and their `letterHash`. */
  readonly cell: (from: number, to: number, hash: number) => void;
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
  text: string,
  delimiter: string,
  start: ScanStart,
  mostCells: number,
  sink: CellSink,
): readonly SyntaxProblem[] {
  const problems: SyntaxProblem[] = [];
  const [separator, length] = [delimiter.charCodeAt(0), text.length];
  let { at, line } = start;
  let [count, hash] = [0, 0];

  const isEnd = (place: number): boolean => {
    const code = place < length ? text.charCodeAt(place) : NEW_LINE;
    return code === NEW_LINE || code === RETURN;
  };
  const endLine = (): void => {
    if (at < length) line++;
    at += text.charCodeAt(at) === RETURN && text.charCodeAt(at + 1) === NEW_LINE ? 2 : 1;
  };
  /** To the end of a cell; whether there was an apostrophe in it. */
  const skipCell = (): boolean => {
    let [marked, sum, place] = [false, 0, at];
    for (; place < length; place++) {
      const code = text.charCodeAt(place);
      if (code === separator || code === NEW_LINE || code === RETURN) break;
      if (code === APOSTROPHE) marked = true;
      sum = (Math.imul(sum, 31) + code) | 0;
    }
    [at, hash] = [place, sum];
    return marked;
  };
  const quotedText = (): string => {
    const opened = line;
    let cell = "";
    at++;
    for (;;) {
      const close = text.indexOf('"', at);
      const part = text.slice(at, close < 0 ? length : close);
      [line, cell] = [line + lineEnds(part), cell + part];
      at = close < 0 ? length : close + 1;
      if (close < 0) problems.push({ line: opened, what: "a quote is opened and never closed" });
      if (close < 0 || text.charCodeAt(at) !== QUOTE) break;
      cell += '"';
      at++;
    }
    const from = at;
    skipCell();
    const rest = text.slice(from, at);
    if (rest.trim() !== "") problems.push({ line, what: `text after a closing quote: ${rest.slice(0, 40)}` });
    return cell + rest.trimEnd();
  };
  const nextCell = (): void => {
    const from = at;
    const first = text.charCodeAt(at);
    if (first === EQUALS && text.charCodeAt(at + 1) === QUOTE) {
      at++;
      sink.rewritten(quotedText());
    } else if (first === QUOTE) sink.rewritten(unwrapped(quotedText(), delimiter));
    else if (skipCell()) sink.rewritten(withoutFormulaGuard(text.slice(from, at), delimiter));
    else sink.cell(from, at, hash);
  };

  while (at < length && count <= mostCells) {
    if (isEnd(at)) {
      endLine();
      continue;
    }
    const begun = line;
    for (;;) {
      nextCell();
      count++;
      if (isEnd(at) || count > mostCells) break;
      at++;
    }
    endLine();
    if (!sink.end(begun)) break;
  }
  return Object.freeze(problems);
}

/** A number by which equal texts are found: as the scan works it out on its way. */
export function letterHash(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, 31) + text.charCodeAt(at)) | 0;
  return sum;
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
