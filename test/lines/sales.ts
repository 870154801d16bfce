import type { SalesLine } from "../../src/lines/sales-lines";

/** A line of one order a day, changed where a test cares. */
export function sale(customer: string, day: string, changes: Partial<SalesLine> = {}): SalesLine {
  return {
    customer,
    order: day,
    date: new Date(day),
    amount: 10,
    quantity: 1,
    product: "DURRY",
    country: "UK",
    ...changes,
  };
}
