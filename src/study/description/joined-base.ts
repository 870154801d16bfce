import { customerBaseOf, type CustomerBase } from "../../customers/customer-base";
import type { ColumnDraft } from "../../customers/column";
import type { ProblemLog } from "../../tables/problem-log";
import { counted } from "../../text/format";
import type { StudyDescription } from "./study-description";
import { ownValue } from "../../text/own-value";

/**
 * Customers summed from sales lines, with what a table of customers says of each. A column of that table that has the name
 * of a summed one is left out; roles of summed columns can be changed by `columns` of the description.
 *
 * @param own the customers of the table; null where there is none. Customers without lines are left out.
 * @param warnings takes how many are in one of both alone.
 */
export function joinedBase(
  summed: CustomerBase,
  own: CustomerBase | null,
  { columns, currency, value, asOf }: StudyDescription,
  warnings: ProblemLog,
): CustomerBase {
  if (own !== null) warnOfStrangers(summed.customers, own.customers, warnings);
  const rowOf = new Map(own?.customers.map((customer, row) => [customer, row]));
  const names = new Set(summed.columns.map(({ name }) => name));
  const added = (own?.columns ?? [])
    .filter(({ name, role }) => role !== "id" && !names.has(name))
    .map((column): ColumnDraft => ({
      ...column,
      numbers:
        column.numbers && summed.customers.map((name) => valueAt(column.numbers!, rowOf.get(name)) ?? null),
      texts: column.texts && summed.customers.map((name) => valueAt(column.texts!, rowOf.get(name)) ?? null),
    }));
  const changed = summed.columns.map((column): ColumnDraft => ({
    ...column,
    role: ownValue(columns, column.name)?.role ?? column.role,
    unit: column.unit === "currency" && currency !== null ? currency : column.unit,
  }));
  return customerBaseOf({
    name: summed.name,
    customers: summed.customers,
    columns: [...changed, ...added],
    value: value ?? summed.value,
    asOf: asOf ?? summed.asOf,
  });
}

/** Says how many customers are in the lines alone, or in the table alone. */
function warnOfStrangers(ofLines: readonly string[], ofTable: readonly string[], warnings: ProblemLog): void {
  const legal = "the same customers in the sales lines and in the table of customers, written alike";
  const lacking = (some: readonly string[], others: readonly string[]): string | null => {
    const known = new Set(others);
    const found = some.filter((name) => !known.has(name)).length;
    return found === 0 ? null : counted(found, "customer").text;
  };
  const [silent, unknown] = [lacking(ofTable, ofLines), lacking(ofLines, ofTable)];
  if (silent !== null)
    warnings.add({
      value: `${silent} without a sales line`,
      legal,
      remedy: "They are left out: without orders they have no figures to compare",
    });
  if (unknown !== null)
    warnings.add({
      value: `${unknown} of the sales lines without a row in the table of customers`,
      legal,
      remedy: "What the table says is missing for them; check how both files write the customer",
    });
}

function valueAt<Value>(values: ArrayLike<Value>, row: number | undefined): Value | undefined {
  return row === undefined ? undefined : values[row];
}
