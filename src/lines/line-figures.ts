import type { ColumnDraft } from "../customers/column";

/** How a figure of every customer is kept. */
export type LineFigure = Pick<ColumnDraft, "name" | "type" | "role"> & {
  readonly unit: string;
  readonly madeOf: readonly string[];
};

/** What sales lines say of every customer, but for the products and the country. */
export const LINE_FIGURES = Object.freeze({
  recency: {
    name: "days since last order",
    type: "score",
    role: "feature",
    unit: "days",
    madeOf: ["days since last order"],
  },
  orders: { name: "orders", type: "count", role: "feature", unit: "orders", madeOf: ["orders"] },
  revenue: { name: "revenue", type: "amount", role: "feature", unit: "currency", madeOf: ["revenue"] },
  average: workedOut("average order", "currency", ["revenue", "orders"]),
  tenure: workedOut("days since first order", "days", ["first order"]),
  /** How often it orders; of less than a year it would be the number of orders again. */
  pace: workedOut("orders a year", "orders a year", ["orders", "first order"]),
  gap: workedOut("usual days between orders", "days", ["order days"]),
  /** The interquartile range of the days from one order to the next. */
  gapSpread: workedOut("spread of days between orders", "days", ["order days"]),
  /** Of the money that was paid, how much was given back. */
  returned: shareOf("share given back", ["revenue"]),
  weekend: shareOf("share of orders on weekends", ["order days"]),
  /** Only of customers that were drawn from more. */
  weight: {
    name: "customers it counts for",
    type: "score",
    role: "weight",
    unit: "customers",
    madeOf: ["customers it counts for"],
  },
} satisfies Readonly<Record<string, LineFigure>>);

function shareOf(name: string, madeOf: readonly string[]): LineFigure {
  return { name, type: "share", role: "describe", unit: "", madeOf };
}

function workedOut(name: string, unit: string, madeOf: readonly string[]): LineFigure {
  return { name, type: "score", role: "describe", unit, madeOf };
}
