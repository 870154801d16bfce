import type { ColumnDraft, ColumnRole, ColumnType } from "./column";
import { isLogarithm } from "./typing/meaning-of-name";
import type { ColumnOverride, TypedColumn } from "./typing/typed-column";

/** Headers of figures that are per something: their sum means nothing. */
const RATE =
  /price|rate|ratio|share|percent|%|average|avg|mean|per[ _]|margin|discount|score|age\b|year|index/i;

/** Headers of money, which may lie between 0 and 1 as well: millions, say. */
const MONEY =
  /income|salary|revenue|sales|amount|spen[dt]|turnover|charges?$|balance|wage|cost|profit|value/i;
/** Fewer values between 0 and 1 may be so by chance. */
const LEAST_SHARES = 10;

const ROLES: readonly ColumnRole[] = ["feature", "describe", "outcome", "value", "weight", "set aside"];

/**
 * A column of a table as a column of a customer base.
 *
 * @param override what the reader says it is; the type was read with it already, here it gives role and levels.
 */
export function columnOfTyped(column: TypedColumn, override: ColumnOverride | undefined): ColumnDraft {
  const type = Array.isArray(override) ? "ordinal" : typeOf(column);
  return {
    name: column.name,
    type,
    role: roleOf(column, override),
    unit: column.unit,
    numbers: column.numbers,
    texts: column.texts,
    levels: Array.isArray(override) ? (override as readonly string[]) : null,
    reason: column.reason,
  };
}

function typeOf({ kind, name, unit, numbers, use }: TypedColumn): ColumnType {
  if (use === "row name") return "id";
  switch (kind) {
    case "boolean":
      return "yes/no";
    case "date":
      return "date";
    case "category":
      return "category";
    case "number":
      break;
    case "constant":
    case "nearly empty":
    case "empty":
    case "identifier":
      if (numbers === null) return "text";
  }
  if (unit === "%") return "share";
  if (RATE.test(name) || isLogarithm(name)) return "score";
  if (unit === "" && !MONEY.test(name) && areShares(numbers!)) return "share";
  return numbers!.every((value) => value === null || Number.isInteger(value)) ? "count" : "amount";
}

/** Whether numbers are parts of 1: all from 0 to 1, and not whole. */
function areShares(numbers: readonly (number | null)[]): boolean {
  const known = numbers.filter((value) => value !== null);
  return (
    known.length >= LEAST_SHARES &&
    known.every((value) => value >= 0 && value <= 1) &&
    known.some((value) => !Number.isInteger(value))
  );
}

function roleOf({ use }: TypedColumn, override: ColumnOverride | undefined): ColumnRole {
  if (use === "row name") return "id";
  if (typeof override === "string" && ROLES.includes(override as ColumnRole)) return override as ColumnRole;
  return use;
}
