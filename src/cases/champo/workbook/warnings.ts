import { countsOf } from "../../../core/counts-of";
import type { ProblemLog } from "../../../tables/problem-log";
import { flagAudit } from "../samples/flag-audit";
import { CUSTOMERS_SHEET, ORDERS_SHEET, SALES_SHEET, SAMPLES_SHEET } from "./schema";
import type { SalesLine, Workbook } from "./tables";

/** What the warnings look at. */
type Tables = Pick<Workbook, "sales" | "orders" | "samples" | "customers">;

/** Looks for what does not stop a study but its reader should know. */
export function addWarnings(tables: Tables, warnings: ProblemLog): void {
  warnOfUnits(tables.sales, warnings);
  warnOfZeroAmounts(tables.sales, warnings);
  warnOfDuplicates(tables.sales, warnings);
  warnOfSplit(tables, warnings);
  warnOfCustomerSheet(tables, warnings);
  warnOfFlags(tables, warnings);
}

function warnOfUnits(sales: readonly SalesLine[], warnings: ProblemLog): void {
  const counts = countsOf(sales.map(({ unit }) => unit));
  if (counts.size < 2) return;
  warnings.add({
    sheet: SALES_SHEET.name,
    column: "TotalArea",
    value: `areas in mixed units: ${[...counts].map(([unit, count]) => `${unit} ${count}`).join(", ")} lines`,
    legal: "one unit of measure",
    remedy: "Do not add this column up; the study uses QtyRequired x AreaFt",
  });
}

function warnOfZeroAmounts(sales: readonly SalesLine[], warnings: ProblemLog): void {
  for (const { kind, amount, row } of sales) {
    if (kind !== "order" || amount > 0) continue;
    warnings.add({
      sheet: SALES_SHEET.name,
      row,
      column: "Amount",
      value: "0 on an order line",
      legal: "an amount above 0",
      remedy: "The line counts as pieces ordered without revenue",
    });
  }
}

function warnOfDuplicates(sales: readonly SalesLine[], warnings: ProblemLog): void {
  const first = new Map<string, number>();
  for (const line of sales) {
    const { row, ...content } = line;
    const key = Object.values(content)
      .map((value) => (value instanceof Date ? value.getTime() : value))
      .join("\u0000");
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, row);
      continue;
    }
    warnings.add({
      sheet: SALES_SHEET.name,
      row,
      value: `the same in every cell as row ${before}`,
      legal: "rows that differ",
      remedy: "Delete the row if it was entered twice; the study keeps it",
    });
  }
}

function warnOfSplit({ sales, orders, samples }: Tables, warnings: ProblemLog): void {
  const ordered = sales.filter(({ kind }) => kind === "order").length;
  for (const [schema, held, expected] of [
    [ORDERS_SHEET, orders.length, ordered],
    [SAMPLES_SHEET, samples.length, sales.length - ordered],
  ] as const) {
    if (held === expected) continue;
    warnings.add({
      sheet: schema.name,
      value: `${held} rows`,
      legal: `${expected} rows, as many as "${SALES_SHEET.name}" has`,
      remedy: "Check which of the two sheets is complete",
    });
  }
}

/** Flags that contradict the orders: of each account, how many. */
function warnOfFlags(tables: Tables, warnings: ProblemLog): void {
  for (const { account, flags, neverOrdered } of flagAudit(tables).accounts) {
    if (neverOrdered === 0) continue;
    warnings.add({
      sheet: SAMPLES_SHEET.name,
      column: "Order Conversion",
      value: `${neverOrdered} of ${flags} flags of customer "${account}" in product types that it never ordered`,
      legal: "flags that agree with the orders",
      remedy: "Correct the flag or add the orders; the study keeps these pairs out of the sample plan",
    });
  }
}

/** Sums agree when they differ by rounding only. */
function agree(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(1, 0.001 * Math.abs(b));
}

function warnOfCustomerSheet({ orders, customers }: Tables, warnings: ProblemLog): void {
  const sums = new Map<string, { quantity: number; area: number; amount: number }>();
  for (const { customer, quantity, pieceAreaInUnit, amount } of orders) {
    const sum = sums.get(customer) ?? { quantity: 0, area: 0, amount: 0 };
    sum.quantity += quantity;
    sum.area += pieceAreaInUnit;
    sum.amount += amount;
    sums.set(customer, sum);
  }
  const sheet = CUSTOMERS_SHEET.name;
  for (const row of customers) {
    const sum = sums.get(row.customer) ?? { quantity: 0, area: 0, amount: 0 };
    sums.delete(row.customer);
    for (const [column, stated, computed] of [
      ["Sum of QtyRequired", row.quantity, sum.quantity],
      ["Sum of TotalArea", row.reportedTotalArea, sum.area],
      ["Sum of Amount", row.amount, sum.amount],
    ] as const) {
      if (agree(stated, computed)) continue;
      warnings.add({
        sheet,
        row: row.row,
        column,
        value: `${stated} for customer "${row.customer}", where the order lines add up to ${Number(computed.toFixed(2))}`,
        legal: `sums that agree with "${ORDERS_SHEET.name}"`,
        remedy: "Sum the customer's order lines up again",
      });
    }
  }
  for (const customer of sums.keys()) {
    warnings.add({
      sheet,
      column: "Row Labels",
      value: `no row for customer "${customer}", who has order lines`,
      legal: "a row for each customer with orders",
      remedy: "Add the customer's row, or take its orders out",
    });
  }
}
