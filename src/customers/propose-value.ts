import type { ColumnDraft } from "./column";

/** Headers of what a customer has brought in. Income is not among them: it is the customer's money, not the company's. */
const MONEY =
  /revenue|sales|turnover|amount|spen[dt]\b|spending$|umsatz|monetary|total charges|lifetime value/i;
/** Headers that look like money and are none. */
const NO_MONEY = /score|count|number|share|ratio|rank/i;

/** Of so large a share of the customers the worth may be unknown: they count as worth nothing. */
const MOST_UNKNOWN = 0.02;

/** The column that says by its name what a customer is worth, never below 0 and hardly ever missing; null for none. */
export function proposeValue(columns: readonly ColumnDraft[]): string | null {
  const found = columns.find(
    (column) => MONEY.test(column.name) && !NO_MONEY.test(column.name) && canBeValue(column, MOST_UNKNOWN),
  );
  return found?.name ?? null;
}

/**
 * True for numbers that are never below 0, and missing for at most a share of the customers: such a column can order
 * segments and give shares.
 *
 * @param mostUnknown that share, 0 to 1; default 0.
 */
export function canBeValue({ type, role, numbers }: ColumnDraft, mostUnknown = 0): boolean {
  if (type !== "amount" && type !== "count") return false;
  if (role === "set aside" || role === "id" || role === "weight") return false;
  const values = Array.from(numbers ?? [null]);
  const unknown = values.filter((value) => value === null || Number.isNaN(value)).length;
  return unknown <= mostUnknown * values.length && values.every((value) => !(value !== null && value < 0));
}
