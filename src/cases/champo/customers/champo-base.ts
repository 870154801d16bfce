import { DAY, MEAN_YEAR_DAYS, dayText } from "../../../core/day";
import { median } from "simple-statistics";
import { groupBy } from "../../../core/group-by";
import type { ColumnDraft } from "../../../customers/column";
import { customerBaseOf, type CustomerBase } from "../../../customers/customer-base";
import { linePrices } from "../line-prices";
import type { Workbook } from "../workbook/tables";
import {
  OTHER_PRODUCT,
  requireCustomers,
  type CustomerMeasures,
  type CustomerRecord,
  type CustomerTable,
} from "./customer-table";

const YEAR = MEAN_YEAR_DAYS * DAY;

/** Shown where the workbook gives no country. */
const UNKNOWN_COUNTRY = "unknown";

/** The whole that the product types are parts of. */
export const PRODUCT_MIX = "product mix";

/**
 * The customers of the workbook as a customer base, in original units: what they buy, in what lots, at what price level,
 * in what rhythm, how they use samples, and where they are. Only measures of size and the product mix may be features;
 * everything else describes.
 *
 * A year of an account counts from its first order to the last day of the workbook, and as one year at least, so that an
 * account of a month does not get a rhythm of twelve times its orders.
 *
 * @returns one row per record, in the same order; NaN where a column is not defined for a customer. Cost O(lines).
 * @example champoBase(study.workbook, study.customers).value // "revenue"
 */
export function champoBase(workbook: Workbook, customers: CustomerTable): CustomerBase {
  requireCustomers(customers, "champoBase(customers)");
  const { records } = customers;
  const lastDay = workbook.sales.reduce((last, line) => Math.max(last, line.date.getTime()), -Infinity);
  const prices = linePrices(workbook.orders);
  const lots = lotSizes(workbook);
  const [revenue, pieces, area, pieceSize, productTypes, price] = measureColumns(records);
  const describe = (
    name: string,
    type: ColumnDraft["type"],
    unit: string,
    madeOf: readonly string[],
    value: (record: CustomerRecord) => number | null,
  ): ColumnDraft => ({ name, type, role: "describe", unit, madeOf, numbers: records.map(value) });
  return customerBaseOf({
    name: workbook.source.fileName,
    customers: records.map((record) => record.customer),
    value: "revenue",
    asOf: Number.isFinite(lastDay) ? dayText(new Date(lastDay)) : null,
    columns: [
      ...[revenue, pieces, area, pieceSize],
      describe("lot size", "score", "pieces a line", ["quantity"], (r) => lots.get(r.customer) ?? null),
      productTypes,
      price,
      describe(
        "price level",
        "score",
        "times the usual price",
        ["line price"],
        (r) => prices.get(r.customer) ?? null,
      ),
      describe("orders", "count", "orders", ["orders"], (r) => r.orders),
      describe("order rhythm", "score", "orders a year", ["orders", "dates"], (r) =>
        r.firstOrder === null ? null : r.orders / Math.max(1, (lastDay - r.firstOrder.getTime()) / YEAR),
      ),
      describe("years active", "score", "years", ["dates"], (r) =>
        r.firstOrder === null || r.lastOrder === null
          ? null
          : (r.lastOrder.getTime() - r.firstOrder.getTime()) / YEAR,
      ),
      describe("time since last order", "score", "months", ["dates"], (r) =>
        r.lastOrder === null ? null : ((lastDay - r.lastOrder.getTime()) / YEAR) * 12,
      ),
      describe("samples", "count", "samples", ["samples"], (r) => r.samples),
      describe("converted samples", "count", "samples", ["samples"], (r) => r.converted),
      describe("samples per order", "score", "samples an order", ["samples", "orders"], (r) =>
        over(r.samples, r.orders),
      ),
      describe("conversion", "share", "share of samples", ["samples"], (r) => over(r.converted, r.samples)),
      {
        name: "country",
        type: "category",
        role: "describe",
        madeOf: ["country"],
        texts: records.map((record) => record.country ?? UNKNOWN_COUNTRY),
      },
      ...productColumns(records, customers.products),
    ],
  });
}

/**
 * Customers of whom no more is known than the customer sheet holds, as a base with the columns that features are made of:
 * enough to place them in a segmentation. Cost O(customers x products).
 */
export function measuresBase(
  name: string,
  records: readonly CustomerMeasures[],
  products: readonly string[],
): CustomerBase {
  return customerBaseOf({
    name,
    customers: records.map((record) => record.customer),
    value: "revenue",
    columns: [...measureColumns(records), ...productColumns(records, products)],
  });
}

function measureColumns(records: readonly CustomerMeasures[]): readonly ColumnDraft[] {
  const make = (
    name: string,
    type: ColumnDraft["type"],
    unit: string,
    madeOf: readonly string[],
    value: (record: CustomerMeasures) => number | null,
  ): ColumnDraft => ({ name, type, role: "feature", unit, madeOf, numbers: records.map(value) });
  return [
    make("revenue", "amount", "currency", ["revenue"], (r) => r.revenue),
    make("pieces", "count", "pieces", ["quantity"], (r) => r.quantity),
    make("area", "amount", "ft2", ["area", "quantity"], (r) => r.areaFt2),
    make("piece size", "score", "ft2 a piece", ["area", "quantity"], (r) => over(r.areaFt2, r.quantity)),
    make(
      "product types",
      "count",
      "types",
      [PRODUCT_MIX],
      (r) => Object.values(r.products).filter((n) => n > 0).length,
    ),
    make("price", "score", "currency per ft2", ["revenue", "area", "line price"], (r) =>
      over(r.revenue, r.areaFt2),
    ),
  ];
}

/** Pieces of each product type. What no type lists counts in the whole, but is no type of its own. */
function productColumns(
  records: readonly CustomerMeasures[],
  products: readonly string[],
): readonly ColumnDraft[] {
  return products.map((product) => ({
    name: product,
    type: "count",
    role: product === OTHER_PRODUCT ? "set aside" : "feature",
    unit: "pieces",
    whole: PRODUCT_MIX,
    madeOf: ["quantity"],
    numbers: records.map((record) => record.products[product] ?? 0),
  }));
}

function over(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** Median pieces of a customer's order lines. */
function lotSizes(workbook: Workbook): Map<string, number> {
  const lines = groupBy(workbook.orders, ({ customer }) => customer);
  return new Map(
    [...lines].map(([customer, own]) => [customer, median(own.map(({ quantity }) => quantity))]),
  );
}
