import { requireRecord } from "../core/require-record";
import { InputError } from "../core/input-error";
import { ProblemLog } from "../tables/problem-log";
import type { Problem } from "../tables/problems";
import type { RawTable } from "../tables/raw-table";
import { columnOfTyped } from "./column-of-typed";
import { customerBaseOf, type CustomerBase } from "./customer-base";
import { proposeValue } from "./propose-value";
import { requireOneRowEach } from "./require-one-row-each";
import { typeTable, type TypedTable } from "./typing/typed-table";
import type { ColumnOverride } from "./typing/typed-column";

/** How a table is taken in; every option has a default. */
export interface CustomerBaseOptions {
  /** What you know better than the program, by column name. */
  readonly columns?: Readonly<Record<string, ColumnOverride>>;
  /** The column that says what a customer is worth; default one whose name says so, null for none. */
  readonly value?: string | null;
  /** The day on which the customers are looked at, as `2020-02-14`; default the latest day in the table. */
  readonly asOf?: string;
}

/** What came of looking at a table. */
export interface CustomersCheck {
  readonly name: string;
  /** null where there is any problem. */
  readonly base: CustomerBase | null;
  /** The columns as far as they were typed, for a reader to correct; null where there is no table. */
  readonly typed: TypedTable | null;
  /** The column by which the rows could be summed to customers; null where that is not the trouble. */
  readonly sumBy: string | null;
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly warnings: readonly Problem[];
  readonly warningCount: number;
}

/** Fewer customers than this cannot be grouped. */
const FEWEST = 4;

/**
 * Types the columns of a table, checks that there is one row per customer, and makes a customer base of it. The same for
 * a table of a file, of a paste and of a cell of a notebook.
 *
 * @param table what `readTable` gave; null where it gave none, then with the reason in `problems`.
 * @param problems and @param warnings of reading it; those found here are added.
 * @throws InputError for an option that names a column that does not exist. Cost O(cells).
 */
export function checkCustomers(
  name: string,
  table: RawTable | null,
  options: CustomerBaseOptions = {},
  problems: ProblemLog = new ProblemLog(),
  warnings: ProblemLog = new ProblemLog(),
): CustomersCheck {
  requireRecord(options.columns ?? {}, "customerBase(columns)");
  for (const option of ["value", "asOf"] as const) requireText(options[option], `customerBase(${option})`);
  if (table !== null) requireKnownColumns(table, options);
  const typed = table === null ? null : typeTable(table, options.columns ?? {}, warnings);
  const oneEach = table === null || typed === null ? null : requireOneRowEach(table, typed, problems);
  if (table !== null && typed !== null) requireEnough(table, typed, problems, warnings);
  const base = table === null || typed === null || problems.count > 0 ? null : baseOf(table, typed, options);
  return Object.freeze({
    name,
    base,
    typed,
    sumBy: oneEach?.sumBy ?? null,
    problems: problems.list(),
    problemCount: problems.count,
    warnings: warnings.list(),
    warningCount: warnings.count,
  });
}

function requireText(value: unknown, where: string): void {
  if (value === undefined || value === null || typeof value === "string") return;
  throw new InputError({ where, what: String(value), legal: "a text" });
}

function baseOf(table: RawTable, typed: TypedTable, options: CustomerBaseOptions): CustomerBase {
  const columns = typed.columns.map((column) => columnOfTyped(column, options.columns?.[column.name]));
  const asked = columns.find(({ role }) => role === "value")?.name;
  return customerBaseOf({
    name: table.name,
    customers: typed.rowNames,
    columns,
    value: options.value === undefined ? (asked ?? proposeValue(columns)) : options.value,
    asOf: options.asOf ?? latestDay(typed),
  });
}

function latestDay(typed: TypedTable): string | null {
  const days = typed.columns
    .filter(({ kind }) => kind === "date")
    .flatMap(({ texts }) => texts.filter((text): text is string => text !== null));
  return days.reduce<string | null>((last, day) => (last === null || day > last ? day : last), null);
}

function requireEnough(table: RawTable, typed: TypedTable, problems: ProblemLog, warnings: ProblemLog): void {
  const place = table.sheet === null ? {} : { sheet: table.sheet };
  if (!typed.columns.some(({ use }) => use === "feature")) {
    problems.add({
      ...place,
      value: `no column that can be compared, of ${typed.columns.length}`,
      legal: "at least one column of numbers or categories that differ between customers",
      remedy: "Look at the table of columns: each says why it was set aside",
    });
  }
  if (table.rows.length < FEWEST) {
    problems.add({
      ...place,
      value: `${table.rows.length} rows`,
      legal: `at least ${FEWEST} customers`,
      remedy: "Add the other customers",
    });
  }
  if (typed.rowNameColumn === null) {
    warnings.add({
      ...place,
      value: "no column that names the customers",
      legal: "a code or name for each customer",
      remedy: "Rows are called by their place in the file; make sure that each is another customer",
    });
  }
}

function requireKnownColumns(table: RawTable, { columns = {}, value }: CustomerBaseOptions): void {
  const named = [...Object.keys(columns), ...(value === undefined || value === null ? [] : [value])];
  const unknown = named.find((name) => !table.columns.includes(name));
  if (unknown === undefined) return;
  throw new InputError({
    where: "customerBase(columns)",
    what: `"${unknown}"`,
    legal: table.columns.map((name) => `"${name}"`).join(", "),
  });
}
