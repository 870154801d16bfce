import { InputError } from "../core/input-error";
import { NUMBER_TYPES, type ColumnDraft, type CustomerColumn } from "./column";

const mark: unique symbol = Symbol.for("champo.customer-base") as never;

/**
 * The customers of a company: one row each, in typed columns with roles. Everything after reading works on this and
 * needs nothing else about the company. Only `customerBaseOf` and `selectCustomers` make one: sales lines are no customers.
 */
export interface CustomerBase {
  /** Where the customers come from, in a few words: a file's name. */
  readonly name: string;
  /** One name per customer, no two alike: the rows, in order. */
  readonly customers: readonly string[];
  readonly columns: readonly CustomerColumn[];
  /** The column that says what a customer is worth: it orders the segments and gives their shares. null for none. */
  readonly value: string | null;
  /** How many customers each row represents; null where each row is one customer. */
  readonly weights: Float64Array | null;
  /** The day on which the customers are looked at, as `2020-02-14`; null where no column has days. */
  readonly asOf: string | null;
  readonly [mark]: true;
}

/** What a base is made of. */
export interface BaseDraft {
  readonly name: string;
  readonly customers: readonly string[];
  readonly columns: readonly ColumnDraft[];
  /** Name of the value column. Default the first of role `value`, else none. */
  readonly value?: string | null;
  readonly asOf?: string | null;
}

/**
 * Checks columns of customers and makes a base of them. A row of weight 0 represents no customer and is left out.
 *
 * @throws InputError for a customer or a column named twice, a column of another length than there are customers, a
 * value column that does not exist or has no numbers, a word that is none of an ordinal's levels, a negative or
 * missing weight, and weights that are all 0. Cost O(cells).
 * @example
 * customerBaseOf({
 *   name: "two shops",
 *   customers: ["A", "B"],
 *   columns: [
 *     { name: "revenue", type: "amount", role: "feature", unit: "EUR", numbers: [1200, 80] },
 *     { name: "region", type: "category", role: "describe", texts: ["north", "south"] },
 *   ],
 *   value: "revenue",
 * }).columns.length // 2
 */
export function customerBaseOf(draft: BaseDraft): CustomerBase {
  const { name, customers, asOf = null } = draft;
  requireDistinct(
    "customer",
    customers,
    "Cluster one row per customer: sum the lines of a customer up first",
  );
  requireDistinct(
    "column",
    draft.columns.map((column) => column.name),
    "Give each column a name of its own",
  );
  const columns = draft.columns.map((column) => checkedColumn(column, customers.length));
  const value = draft.value ?? columns.find(({ role }) => role === "value")?.name ?? null;
  requireValue(columns, value);
  const base = freezeBase({
    name,
    customers: [...customers],
    columns,
    value,
    weights: weightsOf(columns),
    asOf,
  });
  if (base.weights?.every((weight) => weight > 0) ?? true) return base;
  return selectCustomers(
    base,
    [...base.weights!.keys()].filter((row) => base.weights![row] > 0),
  );
}

/** The column of that name. @throws InputError where there is none. */
export function columnNamed(base: CustomerBase, name: string, where = "columnNamed"): CustomerColumn {
  const found = base.columns.find((column) => column.name === name);
  if (found !== undefined) return found;
  throw new InputError({
    where,
    what: `column "${name}"`,
    legal: base.columns.map((column) => `"${column.name}"`).join(", "),
  });
}

/**
 * What each customer is worth, NaN where it is not known; null where the base has no value column.
 *
 * @example valuesOf(base) // [120, 80, 95, 110, …]
 */
export function valuesOf(base: CustomerBase): Float64Array | null {
  return base.value === null ? null : columnNamed(base, base.value).numbers;
}

/** The same base with some of its customers, in the order given. @example selectCustomers(base, [0, 2]) */
export function selectCustomers(base: CustomerBase, rows: ArrayLike<number>): CustomerBase {
  const kept = Array.from(rows);
  return freezeBase({
    ...base,
    customers: kept.map((row) => base.customers[row]),
    columns: base.columns.map((column) =>
      Object.freeze({
        ...column,
        numbers: column.numbers && Float64Array.from(kept, (row) => column.numbers![row]),
        texts: column.texts && Object.freeze(kept.map((row) => column.texts![row])),
      }),
    ),
    weights: base.weights && Float64Array.from(kept, (row) => base.weights![row]),
  });
}

/** Throws unless `x` is a customer base: the run-time half of "customers, never sales lines". */
export function requireCustomerBase(x: unknown, where: string): asserts x is CustomerBase {
  if (typeof x === "object" && x !== null && (x as { [mark]?: unknown })[mark] === true) return;
  throw new InputError({
    where,
    what: Array.isArray(x) ? `an array of ${x.length} rows` : typeof x,
    legal: "a customer base, one row per customer",
    remedy:
      "Make it with customerBase(file) or customerBaseOf({ … }); sales lines are summed per customer first",
  });
}

function freezeBase(base: Omit<CustomerBase, typeof mark>): CustomerBase {
  return Object.freeze({
    ...base,
    customers: Object.freeze(base.customers),
    columns: Object.freeze(base.columns),
    [mark]: true as const,
  });
}

function checkedColumn(draft: ColumnDraft, rows: number): CustomerColumn {
  const where = `customerBaseOf, column "${draft.name}"`;
  const holdsNumbers = NUMBER_TYPES.includes(draft.type) || draft.type === "yes/no";
  const numbers = holdsNumbers ? copied(draft.numbers ?? []) : null;
  const texts = NUMBER_TYPES.includes(draft.type) ? null : Object.freeze([...(draft.texts ?? [])]);
  for (const values of [numbers, texts]) {
    if (values === null || values.length === rows) continue;
    throw new InputError({
      where,
      what: `${values.length} values`,
      legal: `${rows} values, one per customer`,
    });
  }
  const infinite = numbers?.findIndex((value) => Math.abs(value) === Infinity) ?? -1;
  if (infinite >= 0) {
    throw new InputError({
      where: `${where}, row ${infinite + 1}`,
      what: String(numbers![infinite]),
      legal: "a finite number, or NaN where it is missing",
    });
  }
  const levels = draft.type === "ordinal" ? Object.freeze([...(draft.levels ?? [])]) : null;
  const stranger = levels === null ? -1 : texts!.findIndex((text) => text !== null && !levels.includes(text));
  if (stranger >= 0) {
    throw new InputError({
      where: `${where}, row ${stranger + 1}`,
      what: `"${texts![stranger]}"`,
      legal: `one of ${levels!.join(", ")}`,
    });
  }
  const { name, type, role, unit = "", whole = null, madeOf = [draft.name], reason = "" } = draft;
  return Object.freeze({ name, type, role, unit, numbers, texts, levels, whole, madeOf, reason });
}

function copied(values: ArrayLike<number | null>): Float64Array {
  const copy = new Float64Array(values.length);
  for (let row = 0; row < copy.length; row++) copy[row] = values[row] ?? NaN;
  return copy;
}

function requireValue(columns: readonly CustomerColumn[], value: string | null): void {
  if (value === null) return;
  const column = columns.find(({ name }) => name === value);
  if (column !== undefined && column.numbers !== null && column.type !== "yes/no") return;
  throw new InputError({
    where: "customerBaseOf(value)",
    what: `"${value}"${column === undefined ? "" : `, which is ${column.type}`}`,
    legal: "a column of numbers",
  });
}

function weightsOf(columns: readonly CustomerColumn[]): Float64Array | null {
  const column = columns.find(({ role }) => role === "weight");
  if (column === undefined) return null;
  const wrong = column.numbers?.findIndex((weight) => !(weight >= 0)) ?? 0;
  const none =
    column.numbers !== null && column.numbers.length > 0 && column.numbers.every((each) => each === 0);
  if (wrong < 0 && !none) return column.numbers;
  if (wrong < 0) {
    const where = `customerBaseOf, weight "${column.name}"`;
    throw new InputError({ where, what: "0 for every row", legal: "at least one weight above 0" });
  }
  throw new InputError({
    where: `customerBaseOf, weight "${column.name}", row ${wrong + 1}`,
    what: String(column.numbers?.[wrong] ?? column.type),
    legal: "a number of at least 0",
  });
}

function requireDistinct(word: string, names: readonly string[], remedy: string): void {
  if (new Set(names).size === names.length) return;
  const seen = new Map<string, number>();
  names.forEach((name, i) => {
    const before = seen.get(name);
    if (before !== undefined) {
      throw new InputError({
        where: `customerBaseOf, ${word} ${i + 1}`,
        what: `"${name}" again (first as ${word} ${before + 1})`,
        legal: `each ${word} once`,
        remedy,
      });
    }
    seen.set(name, i);
  });
}
