import { median } from "simple-statistics";
import { requireCustomers, type CustomerRecord, type CustomerTable } from "../../customers/customer-table";
import { rawFeature } from "../../customers/recipe/raw-feature";
import type { Workbook } from "./workbook/tables";
import type { CustomerDescriptors, Descriptor } from "../../segments/profiles/descriptor";
import { linePrices } from "./line-prices";

const DAY = 86_400_000;
const YEAR = 365.25 * DAY;

/** Shown where the workbook gives no country. */
export const UNKNOWN_COUNTRY = "unknown";

/**
 * What is known of each customer in original units: what they buy, in what lots, at what price level, in
 * what rhythm, how they use samples, and where they are. Those that are made of what was clustered describe
 * segments by construction; the others are held out and may be tested (`isHeldOut`).
 *
 * A year of an account counts from its first order to the last day of the workbook, and as one year at
 * least, so that an account of a month does not get a rhythm of twelve times its orders.
 *
 * @param customers the records that were clustered, in the same order.
 * @returns one value per record; NaN where a descriptor is not defined for a customer. Cost O(lines).
 * @example customerDescriptors(study.workbook, study.customers).numeric[0].name // "revenue"
 */
export function customerDescriptors(workbook: Workbook, customers: CustomerTable): CustomerDescriptors {
  requireCustomers(customers, "customerDescriptors(customers)");
  const { records } = customers;
  const lastDay = workbook.sales.reduce((last, line) => Math.max(last, line.date.getTime()), -Infinity);
  const prices = linePrices(workbook.orders);
  const lots = lotSizes(workbook);
  const make = (
    name: string,
    unit: string,
    ingredients: Descriptor["ingredients"],
    value: (record: CustomerRecord) => number | null,
  ): Descriptor =>
    Object.freeze({ name, unit, ingredients, values: Float64Array.from(records, (r) => value(r) ?? NaN) });
  return Object.freeze({
    customers: Object.freeze(records.map((record) => record.customer)),
    numeric: Object.freeze([
      make("revenue", "money", ["revenue"], (r) => r.revenue),
      make("pieces", "pieces", ["quantity"], (r) => r.quantity),
      make("area", "ft2", ["area", "quantity"], (r) => r.areaFt2),
      make("piece size", "ft2 a piece", ["area", "quantity"], (r) => over(r.areaFt2, r.quantity)),
      make("lot size", "pieces a line", ["quantity"], (r) => lots.get(r.customer) ?? null),
      make("product types", "types", ["mix"], (r) => rawFeature(r, { kind: "measure", measure: "breadth" })),
      make("price level", "times the usual price", ["line price"], (r) => prices.get(r.customer) ?? null),
      make("orders", "orders", ["orders"], (r) => r.orders),
      make("order rhythm", "orders a year", ["orders", "dates"], (r) =>
        r.firstOrder === null ? null : r.orders / Math.max(1, (lastDay - r.firstOrder.getTime()) / YEAR),
      ),
      make("years active", "years", ["dates"], (r) =>
        r.firstOrder === null || r.lastOrder === null
          ? null
          : (r.lastOrder.getTime() - r.firstOrder.getTime()) / YEAR,
      ),
      make("time since last order", "months", ["dates"], (r) =>
        r.lastOrder === null ? null : ((lastDay - r.lastOrder.getTime()) / YEAR) * 12,
      ),
      make("samples", "samples", ["samples"], (r) => r.samples),
      make("converted samples", "samples", ["samples"], (r) => r.converted),
      make("samples per order", "samples an order", ["samples", "orders"], (r) => over(r.samples, r.orders)),
      make("conversion", "share of samples", ["samples"], (r) => over(r.converted, r.samples)),
    ]),
    categories: Object.freeze([
      Object.freeze({
        name: "country",
        ingredients: ["country" as const],
        values: Object.freeze(records.map((record) => record.country ?? UNKNOWN_COUNTRY)),
      }),
    ]),
    mix: Object.freeze(
      customers.products.map((product) =>
        make(product, "share of pieces", ["mix"], (r) => rawFeature(r, { kind: "share", product })),
      ),
    ),
  });
}

function over(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

/** Median pieces of a customer's order lines. */
function lotSizes(workbook: Workbook): Map<string, number> {
  const pieces = new Map<string, number[]>();
  for (const { customer, quantity } of workbook.orders) {
    const list = pieces.get(customer);
    if (list) list.push(quantity);
    else pieces.set(customer, [quantity]);
  }
  return new Map([...pieces].map(([customer, list]) => [customer, median(list)]));
}
