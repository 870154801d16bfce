import type { LetteredText } from "./letters";
import { scanCells, type ScanStart, type SyntaxProblem } from "./scan-cells";

/** One record of a delimited file. */
export interface DelimitedRecord {
  /** The line of the file on which it begins, from 1. */
  readonly line: number;
  /** Its cells as text, quotes taken away; empty cells are "". */
  readonly cells: readonly string[];
}

/** Records, and what was wrong with them. */
export interface ScannedRecords {
  readonly records: readonly DelimitedRecord[];
  readonly problems: readonly SyntaxProblem[];
}

/** Where reading ends before the text does. */
export interface ScanLimit {
  readonly records?: number;
  readonly cells?: number;
}

/**
 * Reads records from a place on, as `scanCells` finds their cells.
 *
 * @param most reading ends after so many records, or in the record that has so many cells in sum. Cost O(characters).
 */
export function scanRecords(
  source: LetteredText,
  delimiter: string,
  start: ScanStart,
  most: ScanLimit = {},
): ScannedRecords {
  const records: DelimitedRecord[] = [];
  const { records: mostRecords = Infinity, cells: mostCells = Infinity } = most;
  let cells: string[] = [];
  const problems = scanCells(source, delimiter, start, mostCells, {
    cell: (from, to) => cells.push(source.text.slice(from, to)),
    rewritten: (cell) => cells.push(cell),
    end: (line) => {
      records.push(Object.freeze({ line, cells: Object.freeze(cells) }));
      cells = [];
      return records.length < mostRecords;
    },
  });
  return { records: Object.freeze(records), problems };
}
