import { InputError } from "../../core/input-error";
import { WORD_COLOURS, type ExportTable } from "../../segments/export/export-table";
import type { ExperimentPlace } from "./experiment-design";
import type { ExperimentResult } from "./experiment-test";

/** The name of the sheet of a test, in a workbook. */
export const EXPERIMENT_SHEET = "Test";

const COLUMNS = Object.freeze({
  customer: "customer",
  segment: "segment",
  pair: "pair",
  arm: "what to do",
  before: "order days before",
  during: "order days in the test",
});

/** What columns were called in sheets of earlier versions. */
const EARLIER: Readonly<Record<string, string>> = Object.freeze({ [COLUMNS.segment]: "group" });

/**
 * The sheet by which the sales team runs a test: who gets the offer, who is held back, and two columns to fill in: the days on which each
 * customer ordered in a time as long as the test before it, and in the test. `champo learn` reads it again.
 *
 * @example experimentSheet(drawExperiment(units, 7)).records.length // 44
 */
export function experimentSheet(places: readonly ExperimentPlace[]): ExportTable {
  return Object.freeze({
    name: EXPERIMENT_SHEET,
    columns: [
      { name: COLUMNS.customer, width: 24 },
      { name: COLUMNS.segment, width: 36 },
      { name: COLUMNS.pair, width: 8 },
      {
        name: COLUMNS.arm,
        width: 14,
        fills: [
          { equals: "offer", colour: WORD_COLOURS.good },
          { equals: "hold back", colour: WORD_COLOURS.doubtful },
        ],
      },
      { name: COLUMNS.before, width: 20 },
      { name: COLUMNS.during, width: 24 },
    ],
    records: places.map(({ customer, stratum, pair, arm }) => ({
      [COLUMNS.customer]: customer,
      [COLUMNS.segment]: stratum,
      [COLUMNS.pair]: pair,
      [COLUMNS.arm]: arm,
      [COLUMNS.before]: null,
      [COLUMNS.during]: null,
    })),
  });
}

/** What came back of a test. */
export interface ExperimentReturn {
  readonly results: readonly ExperimentResult[];
  /** Pairs left out, since a number of one of the two is missing. */
  readonly incomplete: readonly number[];
}

/**
 * Reads the filled-in sheet of a test.
 *
 * @param name of the file, for messages. @param columns, rows texts as they are in the file.
 * @throws InputError where a column is missing, a row has an unknown arm or a pair that is no whole number, or a number cannot be read.
 * @example experimentReturn("test.csv", columns, rows).results.length // 44
 */
export function experimentReturn(
  name: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): ExperimentReturn {
  const at = Object.fromEntries(
    Object.entries(COLUMNS).map(([key, title]) => [key, columnOf(name, columns, title)]),
  ) as Record<keyof typeof COLUMNS, number>;
  const read = rows.map((row, i) => {
    const where = `${name}, row ${i + 2}`;
    const arm = row[at.arm].trim().toLowerCase();
    if (arm !== "offer" && arm !== "hold back") {
      throw new InputError({
        where,
        what: `"${row[at.arm]}" in "${COLUMNS.arm}"`,
        legal: "offer, hold back",
      });
    }
    return {
      customer: row[at.customer],
      stratum: row[at.segment],
      pair: numberIn(where, COLUMNS.pair, row[at.pair]),
      arm,
      before: numberIn(where, COLUMNS.before, row[at.before]),
      during: numberIn(where, COLUMNS.during, row[at.during]),
    } as const;
  });
  const incomplete = new Set(
    read.flatMap(({ pair, before, during }) => (Number.isNaN(before + during) ? [pair] : [])),
  );
  return Object.freeze({
    results: Object.freeze(read.filter(({ pair }) => !incomplete.has(pair))),
    incomplete: Object.freeze([...incomplete]),
  });
}

function columnOf(name: string, columns: readonly string[], title: string): number {
  const titles = columns.map((column) => column.trim().toLowerCase());
  const earlier = EARLIER[title] ?? title;
  const found = titles.includes(title) ? titles.indexOf(title) : titles.indexOf(earlier);
  if (found >= 0) return found;
  throw new InputError({
    where: name,
    what: `no column "${title}"`,
    legal: Object.values(COLUMNS).join(", "),
    remedy: `Fill in the sheet "${EXPERIMENT_SHEET}" of npx champo export, and keep its titles`,
  });
}

/** A number of a cell; NaN for an empty one. */
function numberIn(where: string, title: string, text: string): number {
  if (text.trim() === "") return NaN;
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new InputError({ where, what: `"${text}" in "${title}"`, legal: "a whole number, or nothing" });
}
