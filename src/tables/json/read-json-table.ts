import { ProblemLog } from "../problem-log";
import type { TableReading } from "../read-table";
import { tableOfRecords, type TableRecord } from "../table-of-records";

/**
 * Reads a table from JSON: an array of records, or one record a line (JSON lines).
 *
 * @returns no table, and the line, where the text is no JSON or a row is no record. Cost O(characters).
 */
export function readJsonTable(name: string, bytes: Uint8Array): TableReading {
  const text = new TextDecoder().decode(bytes).replace(/^\uFEFF/, "");
  const problems = new ProblemLog();
  const records = text.trimStart().startsWith("[") ? arrayOf(text, problems) : linesOf(text, problems);
  const stray = records.findIndex((record) => typeof record !== "object" || record === null);
  if (stray >= 0) {
    problems.add({
      row: stray + 1,
      value: JSON.stringify(records[stray]),
      legal: "a record with names and values",
      remedy: 'Write each row as {"customer": "A", "revenue": 12}',
    });
  }
  if (problems.count > 0)
    return Object.freeze({ table: null, sheets: [], problems, warnings: new ProblemLog() });
  return tableOfRecords(name, records as readonly TableRecord[]);
}

function arrayOf(text: string, problems: ProblemLog): readonly unknown[] {
  const parsed = parsedJson(text, 1, problems);
  return Array.isArray(parsed) ? (parsed as unknown[]) : [];
}

function linesOf(text: string, problems: ProblemLog): readonly unknown[] {
  return text
    .split("\n")
    .flatMap((line, i) => (line.trim() === "" ? [] : [parsedJson(line, i + 1, problems)]))
    .filter((record) => record !== undefined);
}

function parsedJson(text: string, row: number, problems: ProblemLog): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    problems.add({
      row,
      value: (error as Error).message.slice(0, 100),
      legal: "JSON: an array of records, or one record a line",
      remedy: "Write the file out again by the program that made it",
    });
    return undefined;
  }
}
