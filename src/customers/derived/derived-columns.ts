import { DAY } from "../../core/day";
import { InputError } from "../../core/input-error";
import type { ProblemLog } from "../../tables/problem-log";
import type { ColumnDraft, ColumnRole, ColumnType } from "../column";
import { parseExpression, type ExpressionScope, type RowValue } from "./expression";
import { ownValue } from "../../text/own-value";

/** What a derived column is, where the reader says it. */
export interface DerivedContext {
  /** The day on which the customers are looked at; null for none. */
  readonly asOf: string | null;
  readonly described: Readonly<
    Record<string, { readonly type: ColumnType; readonly role: ColumnRole; readonly unit?: string }>
  >;
}

/** The name that expressions use for the day of the study. */
const AS_OF = "asOf";

/**
 * Columns that are worked out from others, such as `spent: sum(Mnt*)` or `age: asOf - Year_Birth`. Dates count as days
 * since 1970, yes as 1 and no as 0; next to a column of years, `asOf` is the year of the day.
 *
 * @param expressions by the name of the new column; a later one may use an earlier one.
 * @param problems takes each expression that cannot be computed.
 * @returns the new columns, features unless the reader says otherwise. Cost O(customers x expressions).
 */
export function derivedColumns(
  columns: readonly ColumnDraft[],
  expressions: Readonly<Record<string, string>>,
  context: DerivedContext,
  problems: ProblemLog,
): readonly ColumnDraft[] {
  const made: ColumnDraft[] = [];
  for (const [name, text] of Object.entries(expressions)) {
    try {
      made.push(derivedColumn(name, text, [...columns, ...made], context));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      const { what, legal } = error.problem;
      problems.add({
        column: `derived: ${name}`,
        value: `${what} in "${text}"`,
        legal,
        remedy: 'Write the names of columns as in the table; one with blanks as column("its name")',
      });
    }
  }
  return made;
}

function derivedColumn(
  name: string,
  text: string,
  columns: readonly ColumnDraft[],
  { asOf, described }: DerivedContext,
): ColumnDraft {
  const byName = new Map(columns.map((column) => [column.name, column]));
  if (byName.has(name)) {
    throw new InputError({
      where: name,
      what: `the name "${name}" again`,
      legal: "a name that no column has yet",
    });
  }
  const rows = Math.max(0, ...columns.map(({ numbers, texts }) => numbers?.length ?? texts?.length ?? 0));
  const years = columns.some((column) => text.includes(column.name) && holdsYears(column));
  const today = asOf === null ? null : years ? Number(asOf.slice(0, 4)) : Date.parse(asOf) / DAY;
  const scope: ExpressionScope = {
    names: [...byName.keys(), ...(today === null ? [] : [AS_OF])],
    valueOf: (of, row): RowValue => (of === AS_OF ? today : valueAt(byName.get(of)!, row)),
  };
  const { columns: used, numberOf } = parseExpression(text, scope);
  const numbers = Float64Array.from({ length: rows }, (_, row) => numberOf(row));
  const whole = numbers.every((value) => Number.isNaN(value) || Number.isInteger(value));
  const { type = whole ? "count" : "amount", role = "feature", unit = "" } = ownValue(described, name) ?? {};
  return {
    name,
    type,
    role,
    unit,
    numbers,
    madeOf: used.filter((each) => each !== AS_OF),
    reason: `Worked out as ${text}.`,
  };
}

function valueAt({ numbers, texts }: ColumnDraft, row: number): RowValue {
  if (numbers === null || numbers === undefined) return texts?.[row] ?? null;
  const value = numbers[row];
  return value === null || Number.isNaN(value) ? null : value;
}

/** Whole numbers that are all years of the calendar. */
function holdsYears({ type, numbers }: ColumnDraft): boolean {
  if (type === "date" || numbers === null || numbers === undefined) return false;
  const known = Array.from(numbers).filter(
    (value): value is number => value !== null && !Number.isNaN(value),
  );
  return known.length > 0 && known.every((value) => Number.isInteger(value) && value > 1800 && value < 2200);
}
