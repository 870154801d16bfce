import { countsOf } from "../core/counts-of";
import { DAY } from "../core/day";
import { median } from "simple-statistics";
import { InputError } from "../core/input-error";
import { mean } from "../core/mean";
import { requireOneOf } from "../core/require-one-of";
import { sumOf } from "../core/sum";
import type { RawCell, RawTable } from "../tables/raw-table";
import type { TypedColumn } from "../customers/typing/typed-column";
import type { TypedTable } from "../customers/typing/typed-table";
import { ownValue } from "../text/own-value";

/** How the lines of a customer become one value. */
export type Summing = "sum" | "mean" | "median" | "latest" | "most common";

/** How a column was summed up, and how else it could be. */
export interface SummedColumn {
  readonly column: string;
  readonly how: Summing;
  readonly legal: readonly Summing[];
}

/** Headers of figures that are per something: their sum means nothing. */
const RATE = /price|rate|ratio|share|percent|%|average|avg|mean|per[ _]|margin|discount|score|age\b/i;

/** The name of the column that counts a customer's lines. */
const LINE_COUNT = "rows";

/**
 * Sums sales lines up to one row per customer: amounts are added up, prices, rates and percentages averaged, of days the
 * latest is kept, of texts the most common (among ties the first met), and a column counts the lines. Codes of the lines
 * themselves, such as order numbers, are left out.
 *
 * What may be added up, a program can only guess from names: look at `columns`, and set aside what makes no sense as a sum,
 * such as areas in mixed units.
 *
 * `latest` is the value of the line of the latest day, by the first column of days; among lines of that day the last one.
 *
 * @param by name of the column that identifies the customers; rows without a value in it are left out.
 * @param overrides other ways of summing, by column name.
 * @returns a table of one row per customer, in the order first met, and how each column was summed.
 * @throws InputError for a column that does not exist, or a way that its values do not have.
 * @example sumPerCustomer(lines, typed, "CustomerCode").columns.map(({ how }) => how) // ["sum", "mean", "sum"]
 */
export function sumPerCustomer(
  table: RawTable,
  typed: TypedTable,
  by: string,
  overrides: Readonly<Record<string, Summing>> = {},
): { readonly table: RawTable; readonly columns: readonly SummedColumn[] } {
  const key = typed.columns.find(({ name }) => name === by);
  if (key === undefined) {
    throw new InputError({
      where: "sumPerCustomer(by)",
      what: `"${by}"`,
      legal: table.columns.map((name) => `"${name}"`).join(", "),
    });
  }
  const rowsOf = new Map<string, number[]>();
  key.texts.forEach((name, row) => {
    if (name === null) return;
    const rows = rowsOf.get(name);
    if (rows === undefined) rowsOf.set(name, [row]);
    else rows.push(row);
  });
  const kept = typed.columns.filter(
    (column) => column !== key && column.kind !== "identifier" && column.kind !== "empty",
  );
  const days = kept.find(({ kind }) => kind === "date")?.numbers ?? null;
  const columns = kept.map((column): SummedColumn => {
    const legal = legalSumming(column, days !== null);
    const how = ownValue(overrides, column.name) ?? usualSumming(column);
    requireOneOf(how, legal, `sumPerCustomer("${column.name}")`);
    return Object.freeze({ column: column.name, how, legal });
  });
  let count = LINE_COUNT;
  while (table.columns.includes(count)) count += " summed";
  return Object.freeze({
    table: Object.freeze({
      name: table.name,
      sheet: table.sheet,
      delimiter: table.delimiter,
      columns: Object.freeze([by, ...kept.map(({ name }) => name), count]),
      rows: Object.freeze(
        [...rowsOf].map(([name, rows]) =>
          Object.freeze({
            line: table.rows[rows[0]].line,
            cells: Object.freeze([
              name,
              ...kept.map((column, j) => summed(column, rows, columns[j].how, days)),
              rows.length,
            ] satisfies RawCell[]),
          }),
        ),
      ),
    }),
    columns: Object.freeze([...columns, { column: count, how: "sum" as const, legal: ["sum" as const] }]),
  });
}

function legalSumming({ kind, numbers }: TypedColumn, hasDays: boolean): readonly Summing[] {
  if (kind === "date") return ["latest"];
  const latest = hasDays ? (["latest"] as const) : [];
  if (numbers === null || kind === "boolean") return ["most common", ...latest];
  return ["sum", "mean", "median", ...latest];
}

function usualSumming({ name, kind, unit, numbers }: TypedColumn): Summing {
  if (kind === "date") return "latest";
  if (numbers === null || kind === "boolean") return "most common";
  return unit === "%" || RATE.test(name) ? "mean" : "sum";
}

function summed(
  { numbers, texts, kind }: TypedColumn,
  rows: readonly number[],
  how: Summing,
  days: TypedColumn["numbers"],
): RawCell {
  if (how === "latest" && kind !== "date") {
    const known = rows.filter((row) => texts[row] !== null && days![row] !== null);
    if (known.length === 0) return null;
    const last = known.reduce((a, b) => (days![b]! >= days![a]! ? b : a));
    return numbers === null || kind === "boolean" ? texts[last] : numbers[last];
  }
  if (how === "most common" || numbers === null) {
    const counts = countsOf(rows.map((row) => texts[row]).filter((text) => text !== null));
    let [best, most]: [string | null, number] = [null, 0];
    for (const [text, times] of counts) if (times > most) [best, most] = [text, times];
    return best;
  }
  const values = rows.map((row) => numbers[row]).filter((value): value is number => value !== null);
  if (values.length === 0) return null;
  switch (how) {
    case "sum":
      return sumOf(values);
    case "mean":
      return mean(values);
    case "median":
      return median(values);
    case "latest":
      return new Date(values.reduce((a, b) => Math.max(a, b)) * DAY);
  }
}
