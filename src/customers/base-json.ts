import type { CustomerColumn } from "./column";
import { customerBaseOf, type CustomerBase } from "./customer-base";

/** A column in JSON: missing numbers are null. */
export type ColumnJson = Omit<CustomerColumn, "numbers"> & {
  readonly numbers: readonly (number | null)[] | null;
};

/** A customer base in JSON, as the live page embeds it. */
export interface BaseJson {
  readonly name: string;
  readonly customers: readonly string[];
  readonly columns: readonly ColumnJson[];
  readonly value: string | null;
  readonly asOf: string | null;
}

/** A base as plain data: `baseFromJson` of it, also after a walk through JSON text, is the same base, bit by bit. */
export function baseToJson({ name, customers, columns, value, asOf }: CustomerBase): BaseJson {
  return Object.freeze({
    name,
    customers,
    columns: Object.freeze(
      columns.map((column) =>
        Object.freeze({
          ...column,
          numbers: column.numbers && Array.from(column.numbers, (each) => (Number.isNaN(each) ? null : each)),
        }),
      ),
    ),
    value,
    asOf,
  });
}

/** The base that `baseToJson` wrote. @throws InputError for what is no base, as `customerBaseOf` does. */
export function baseFromJson(json: BaseJson): CustomerBase {
  return customerBaseOf(json);
}
