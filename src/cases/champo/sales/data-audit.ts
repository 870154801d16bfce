import type { ColumnFill } from "../../../tables/table-schema";
import type { Workbook } from "../workbook/tables";
import { duplicatedRows, type DuplicatedRows } from "./duplicated-rows";
import { missingCells, type MissingCells } from "./missing-cells";
import { orderNumberForms, type OrderNumberForm } from "./order-number-forms";
import { reconcile, type Reconciliation } from "./reconciliation";
import { unitAudit, type UnitAudit } from "./unit-audit";
import { zeroAmounts, type ZeroAmountAudit } from "./zero-amounts";

/** Everything to know of a workbook before believing a number of it. */
export interface DataAudit {
  readonly lines: number;
  readonly orderLines: number;
  readonly sampleLines: number;
  /** Customers of the raw sheet: with orders, with samples, with samples only. */
  readonly customers: number;
  readonly orderingCustomers: number;
  readonly sampledCustomers: number;
  readonly sampleOnlyCustomers: readonly string[];
  readonly firstDate: Date | null;
  readonly lastDate: Date | null;
  readonly units: readonly UnitAudit[];
  readonly zeros: ZeroAmountAudit;
  readonly duplicates: DuplicatedRows;
  /** Holes of the raw sheet, as a picture. */
  readonly missing: MissingCells;
  /** Columns of any sheet with empty cells, the most first. */
  readonly emptyColumns: readonly ColumnFill[];
  /** Lines whose product type is the placeholder `-`. */
  readonly unknownItems: number;
  readonly orderNumbers: readonly OrderNumberForm[];
  readonly reconciliation: Reconciliation;
}

/**
 * Runs every check of the audit on a workbook. It reports; it changes nothing. Cost O(lines).
 *
 * @example dataAudit(workbook).emptyColumns.length // 11
 */
export function dataAudit(workbook: Workbook): DataAudit {
  const { sales } = workbook;
  const ordering = new Set(sales.filter((line) => line.kind === "order").map((line) => line.customer));
  const sampled = new Set(sales.filter((line) => line.kind === "sample").map((line) => line.customer));
  const days = sales.map((line) => line.date.getTime()).sort((a, b) => a - b);
  const orderLines = sales.filter((line) => line.kind === "order").length;
  return Object.freeze({
    lines: sales.length,
    orderLines,
    sampleLines: sales.length - orderLines,
    customers: new Set([...ordering, ...sampled]).size,
    orderingCustomers: ordering.size,
    sampledCustomers: sampled.size,
    sampleOnlyCustomers: Object.freeze([...sampled].filter((customer) => !ordering.has(customer)).sort()),
    firstDate: days.length === 0 ? null : new Date(days[0]),
    lastDate: days.length === 0 ? null : new Date(days[days.length - 1]),
    units: unitAudit(sales),
    zeros: zeroAmounts(sales),
    duplicates: duplicatedRows(sales),
    missing: missingCells(sales, undefined, ["customer"]),
    emptyColumns: Object.freeze(
      workbook.emptyCells.filter((column) => column.empty > 0).sort((a, b) => b.empty - a.empty),
    ),
    unknownItems: sales.filter((line) => line.item.trim() === "-").length,
    orderNumbers: orderNumberForms(sales),
    reconciliation: reconcile(workbook.customers, workbook.orders),
  });
}
