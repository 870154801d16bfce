import type { ColumnOverride, TypedColumn } from "./typing/typed-column";
import { ownValue } from "../text/own-value";

const WHO = "customer|client|account|buyer|debtor|company|firm|kunde|kunden|konto|cliente";
const WHAT = "code|codes|id|ids|no|nr|num|number|nummer|name|key|ref";
const CUSTOMER = new RegExp(`^(?:${WHO})s?[\\s_.-]*(?:${WHAT})?[\\s_.#:-]*$|^row labels$|^id$`, "i");
const CODE = new RegExp(`(?:^|[\\s_.-])(?:${WHAT}|code)[\\s_.#:-]*$|[a-z](?:Id|ID|No|Nr|Code|Key)$|^#$`, "i");

/** True for the header of a column that names customers, such as `CustomerCode`, `client id`, `Account`, `Row Labels`. */
export function looksLikeCustomer(name: string): boolean {
  return CUSTOMER.test(name.trim());
}

/** True for the header of a column of codes, such as `id`, `order no`, `CustomerId`. */
export function looksLikeIdentifier(name: string): boolean {
  return looksLikeCustomer(name) || CODE.test(name.trim());
}

/**
 * The column that identifies the customers: the one the reader chose, else a column named like customers, else one of
 * codes whose values differ, else the first text whose values differ. It may hold a customer twice;
 * `requireCustomers` refuses that.
 *
 * @param rows of the table.
 * @returns its name, or null where none will do.
 */
export function customerColumn(
  columns: readonly TypedColumn[],
  rows: number,
  overrides: Readonly<Record<string, ColumnOverride>>,
): string | null {
  const said = columns.find(({ name }) => ownValue(overrides, name) === "identifier");
  if (said !== undefined) return said.name;
  const open = columns.filter(
    ({ name, kind }) => ownValue(overrides, name) === undefined && kind !== "empty",
  );
  const differs = ({ distinct, missing }: TypedColumn): boolean =>
    distinct === rows - missing && missing === 0;
  // A code entered twice by mistake still is the customers' code; the table is refused for it, row by row.
  const nearlyDiffers = ({ kind, distinct, missing }: TypedColumn): boolean =>
    kind !== "boolean" && kind !== "date" && distinct >= 0.8 * (rows - missing);
  const named = open.filter(({ name }) => looksLikeCustomer(name));
  const codes = open.filter(({ kind }) => kind === "identifier").filter(differs);
  return (
    (
      named.find(differs) ??
      named.find(({ kind }) => kind !== "boolean" && kind !== "date") ??
      open.find((column) => looksLikeIdentifier(column.name) && nearlyDiffers(column)) ??
      codes[0]
    )?.name ?? null
  );
}
