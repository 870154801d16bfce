import { median } from "simple-statistics";
import { countsOf } from "../../../core/counts-of";
import { groupBy } from "../../../core/group-by";
import type { CustomerColumn } from "../../../customers/column";
import { columnNamed, customerBaseOf } from "../../../customers/customer-base";
import type { ChampoStudy } from "../champo-study";

/**
 * What the carpet maker knows of an account before its first order: its country, and the samples that it was sent until then.
 *
 * @returns columns with one value per customer of the study, in its order. Cost O(lines).
 */
export function champoProspectColumns(
  study: Pick<ChampoStudy, "base" | "customers" | "workbook">,
): readonly CustomerColumn[] {
  const { base, customers, workbook } = study;
  const byCustomer = groupBy(
    workbook.sales.filter(({ kind }) => kind === "sample"),
    ({ customer }) => customer,
  );
  const before = customers.records.map(({ customer, firstOrder }) =>
    (byCustomer.get(customer) ?? []).filter(({ date }) => firstOrder === null || date < firstOrder),
  );
  const { columns } = customerBaseOf({
    name: base.name,
    customers: base.customers,
    columns: [
      {
        name: "samples before the first order",
        type: "count",
        role: "describe",
        unit: "samples",
        numbers: before.map((lines) => lines.length),
      },
      {
        name: "product types among these samples",
        type: "count",
        role: "describe",
        unit: "types",
        numbers: before.map((lines) => new Set(lines.map(({ item }) => item)).size),
      },
      {
        name: "product most often among these samples",
        type: "category",
        role: "describe",
        texts: before.map((lines) => mostOften(lines.map(({ item }) => item))),
      },
      {
        name: "area of a piece among these samples",
        type: "score",
        role: "describe",
        unit: "ft2, median",
        numbers: before.map((lines) =>
          lines.length === 0 ? null : median(lines.map(({ pieceAreaFt2 }) => pieceAreaFt2)),
        ),
      },
    ],
  });
  return [columnNamed(base, "country"), ...columns];
}

/** The first in the alphabet of those that are as frequent; null for none. */
function mostOften(words: readonly string[]): string | null {
  const sorted = [...countsOf(words)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return sorted[0]?.[0] ?? null;
}
