import type { ColumnDraft } from "./column";

/** Headers of what a customer has brought in. Income is not among them: it is the customer's money, not the company's. */
const MONEY =
  /revenue|sales|turnover|amount|spen[dt]\b|spending$|umsatz|monetary|total charges|lifetime value/i;
/** Headers that look like money and are none. */
const NO_MONEY = /score|count|number|share|ratio|rank/i;

/** The column that says by its name what a customer is worth, never below 0 and never missing; null for none. */
export function proposeValue(columns: readonly ColumnDraft[]): string | null {
  const found = columns.find(
    (column) => MONEY.test(column.name) && !NO_MONEY.test(column.name) && canBeValue(column),
  );
  return found?.name ?? null;
}

/** True for numbers that are never missing and never below 0: such a column can order segments and give shares. */
export function canBeValue({ type, role, numbers }: ColumnDraft): boolean {
  if (type !== "amount" && type !== "count") return false;
  if (role === "set aside" || role === "id" || role === "weight") return false;
  return Array.from(numbers ?? [null]).every((value) => value !== null && value >= 0);
}
