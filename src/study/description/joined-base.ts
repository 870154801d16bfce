import { customerBaseOf, type CustomerBase } from "../../customers/customer-base";
import type { ColumnDraft } from "../../customers/column";
import type { StudyDescription } from "./study-description";

/**
 * Customers summed from sales lines, with what a table of customers says of each. A column of that table that has the name
 * of a summed one is left out; roles of summed columns can be changed by `columns` of the description.
 *
 * @param own the customers of the table; null where there is none. Customers without lines are left out.
 */
export function joinedBase(
  summed: CustomerBase,
  own: CustomerBase | null,
  { columns, currency, value, asOf }: StudyDescription,
): CustomerBase {
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
    role: columns[column.name]?.role ?? column.role,
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

function valueAt<Value>(values: ArrayLike<Value>, row: number | undefined): Value | undefined {
  return row === undefined ? undefined : values[row];
}
