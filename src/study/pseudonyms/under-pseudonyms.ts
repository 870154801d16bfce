import type { ColumnDraft } from "../../customers/column";
import { customerBaseOf, type CustomerBase } from "../../customers/customer-base";
import { salesLinesOf, type SalesLines } from "../../lines/sales-lines";
import type { Problem } from "../../tables/problems";
import type { Pseudonyms } from "./pseudonym-key";

/**
 * Customers under pseudonyms: their names, and every value of a column of type `id` or `text`, which may hold the names of
 * people. Everything else stays. Cost O(cells of such columns).
 */
export function baseUnderPseudonyms(base: CustomerBase, { of }: Pseudonyms): CustomerBase {
  const { name, customers, columns, value, asOf } = base;
  return customerBaseOf({
    name,
    customers: customers.map(of),
    columns: columns.map((column): ColumnDraft => {
      const { type, texts, numbers } = column;
      if (type !== "id" && type !== "text") return column;
      const words =
        texts ?? Array.from(numbers ?? [], (number) => (Number.isNaN(number) ? null : String(number)));
      return { ...column, numbers: null, texts: words.map((word) => (word === null ? null : of(word))) };
    }),
    value,
    asOf,
  });
}

/** Sales lines with their customers under pseudonyms; orders have one too, since an order's number finds its customer. */
export function linesUnderPseudonyms(sales: SalesLines, { of }: Pseudonyms): SalesLines {
  const { firstDay, lastDay } = sales;
  return salesLinesOf(
    sales.lines.map((line) =>
      Object.freeze({
        ...line,
        customer: of(line.customer),
        order: line.order === null ? null : of(line.order),
      }),
    ),
    { firstDay, lastDay },
  );
}

/** Warnings without the names that they quote: such a value is hidden. */
export function withoutNames(warnings: readonly Problem[], base: CustomerBase): readonly Problem[] {
  const named = new Set(
    base.columns.filter(({ type }) => type === "id" || type === "text").map(({ name }) => name),
  );
  const hides = ({ column, value }: Problem): boolean =>
    (column !== null && named.has(column)) || base.customers.some((name) => value.includes(name));
  return warnings.map((warning) =>
    hides(warning) ? Object.freeze({ ...warning, value: "(hidden)" }) : warning,
  );
}
