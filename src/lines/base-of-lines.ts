import { DAY, YEAR_DAYS, dayText } from "../core/day";
import { sumBy, sumOf } from "../core/sum";
import type { ColumnDraft } from "../customers/column";
import { customerBaseOf, type CustomerBase } from "../customers/customer-base";
import { count, percent } from "../text/format";
import { accountActivity, type AccountActivity } from "./account-activity";
import type { SalesLines } from "./sales-lines";

/** More products than this are no mix that a person can read: the others are put together. */
const MOST_PRODUCTS = 12;
/** The product that takes those. */
export const OTHER_PRODUCTS = "(other products)";
/** The whole that the products are parts of. */
export const PRODUCT_MIX = "product mix";
/** The products named must bring so much of the money that is bought, or the mix only describes: most of it is unknown. */
const LEAST_COVERED = 0.5;

/**
 * Sales lines summed to one row per customer, as of the last day covered: recency, frequency and money, the average order,
 * how long it has been a customer, the usual days between orders, how many products it buys, and each product's part of
 * its money. Money is the value; a customer's country describes it. Twelve products are named, the others are one part; where
 * the twelve bring less than half of the money, the mix only describes.
 *
 * The average order is made of money and orders, and the gap of days, so they describe only; what was given back lowers
 * the money, and counts as 0 in the mix. Cost O(lines log lines + customers x products).
 *
 * @param mix the columns of the product mix, where an earlier base has made them: they are made again, and every other
 *   product is put together. Default: the largest products by money.
 * @example baseOfLines(salesLinesOf(lines), "orders.csv").value // "revenue"
 */
export function baseOfLines(sales: SalesLines, name: string, mix?: readonly string[]): CustomerBase {
  const accounts = [...accountActivity(sales)].sort((a, b) => (a.customer < b.customer ? -1 : 1));
  const end = sales.lastDay.getTime();
  const make = (
    column: Pick<ColumnDraft, "name" | "type" | "role"> & {
      readonly unit: string;
      readonly madeOf: readonly string[];
    },
    value: (account: AccountActivity) => number | null,
  ): ColumnDraft => ({ ...column, reason: reasonOf(column.role), numbers: accounts.map(value) });
  const days = (date: Date): number => (end - date.getTime()) / DAY;
  return customerBaseOf({
    name,
    customers: accounts.map(({ customer }) => customer),
    value: "revenue",
    asOf: sales.lines.length === 0 ? null : dayText(sales.lastDay),
    columns: [
      make(
        {
          name: "days since last order",
          type: "score",
          role: "feature",
          unit: "days",
          madeOf: ["last order"],
        },
        ({ lastOrder }) => days(lastOrder),
      ),
      make(
        { name: "orders", type: "count", role: "feature", unit: "orders", madeOf: ["orders"] },
        ({ orders }) => orders,
      ),
      make(
        { name: "revenue", type: "amount", role: "feature", unit: "money", madeOf: ["revenue"] },
        ({ revenue }) => revenue,
      ),
      make(
        {
          name: "average order",
          type: "score",
          role: "describe",
          unit: "money",
          madeOf: ["revenue", "orders"],
        },
        ({ revenue, orders }) => revenue / orders,
      ),
      make(
        {
          name: "days since first order",
          type: "score",
          role: "describe",
          unit: "days",
          madeOf: ["first order"],
        },
        ({ firstOrder }) => days(firstOrder),
      ),
      ...(covers(sales, YEAR_DAYS) ? [make(PACE, ({ ordersAYear }) => ordersAYear)] : []),
      make(
        {
          name: "usual days between orders",
          type: "score",
          role: "describe",
          unit: "days",
          madeOf: ["order days"],
        },
        ({ medianGapDays }) => medianGapDays,
      ),
      ...productColumns(sales, accounts, mix),
      ...countryColumn(accounts),
    ],
  });
}

function productColumns(
  sales: SalesLines,
  accounts: readonly AccountActivity[],
  mix: readonly string[] | undefined,
): readonly ColumnDraft[] {
  const money = new Map<string, Map<string, number>>();
  for (const { product, customer, amount } of sales.lines) {
    if (product === null) continue;
    const own = money.get(product) ?? new Map<string, number>();
    money.set(product, own.set(customer, (own.get(customer) ?? 0) + amount));
  }
  if (mix === undefined ? money.size < 2 : mix.length === 0) return [];
  const total = (own: ReadonlyMap<string, number>): number => sumOf([...own.values()]);
  const largest = [...money].sort((a, b) => total(b[1]) - total(a[1]) || (a[0] < b[0] ? -1 : 1));
  const columns = mix ?? largest.slice(0, MOST_PRODUCTS).map(([product]) => columnName(product));
  const kept = columns.filter((column) => column !== OTHER_PRODUCTS);
  const others = largest.filter(([product]) => !kept.includes(columnName(product)));
  const productOf = new Map(largest.map(([product, own]) => [columnName(product), own]));
  const bought = (some: readonly (ReadonlyMap<string, number> | undefined)[]): number =>
    sumBy(some, (own) => sumBy([...(own?.values() ?? [])], (amount) => Math.max(0, amount)));
  const covered = bought(kept.map((column) => productOf.get(column))) / bought([...money.values()]);
  const compared = mix !== undefined || others.length === 0 || covered >= LEAST_COVERED;
  const bring = `the ${count(kept.length).text} largest of ${count(money.size).text} products bring ${percent(covered, 0).text} of the money`;
  const why = compared
    ? `A part of the product mix${mix === undefined && others.length > 0 ? `: ${bring}` : ""}.`
    : `Only described: ${bring}, too little to compare customers by.`;
  const part = (
    name: string,
    role: ColumnDraft["role"],
    of: readonly ReadonlyMap<string, number>[],
  ): ColumnDraft => ({
    name,
    type: "amount",
    role,
    reason: name === OTHER_PRODUCTS ? "The rest of the product mix." : why,
    unit: "money",
    whole: PRODUCT_MIX,
    madeOf: ["revenue"],
    numbers: accounts.map(({ customer }) => sumBy(of, (own) => Math.max(0, own.get(customer) ?? 0))),
  });
  return [
    {
      name: "products",
      type: "count",
      role: "describe",
      reason: reasonOf("describe"),
      unit: "products",
      madeOf: [PRODUCT_MIX],
      numbers: accounts.map(({ breadth }) => breadth),
    },
    ...kept.map((column) =>
      part(column, compared ? "feature" : "describe", [productOf.get(column) ?? new Map<string, number>()]),
    ),
    ...(others.length > 0 || columns.includes(OTHER_PRODUCTS)
      ? [
          part(
            OTHER_PRODUCTS,
            "set aside",
            others.map(([, own]) => own),
          ),
        ]
      : []),
  ];
}

function reasonOf(role: ColumnDraft["role"]): string {
  return role === "feature"
    ? "Summed from the sales lines."
    : "Worked out from the others, so it only describes segments.";
}

/** How often it orders; of less than a year it would be the number of orders again. */
const PACE = {
  name: "orders a year",
  type: "score",
  role: "describe",
  unit: "orders a year",
  madeOf: ["orders", "first order"],
} as const;

/** Whether the days covered are at least so many. */
function covers({ firstDay, lastDay }: SalesLines, days: number): boolean {
  return (lastDay.getTime() - firstDay.getTime()) / DAY >= days;
}

/** A product may be called as one of the figures is. */
function columnName(product: string): string {
  return FIGURES.has(product) ? `${product} (product)` : product;
}

const FIGURES = new Set([
  ...[
    "days since last order",
    "orders",
    "revenue",
    "average order",
    "days since first order",
    "orders a year",
  ],
  ...["usual days between orders", "products", "country", OTHER_PRODUCTS],
]);

function countryColumn(accounts: readonly AccountActivity[]): readonly ColumnDraft[] {
  if (accounts.every(({ country }) => country === null)) return [];
  return [
    {
      name: "country",
      type: "category",
      role: "describe",
      reason: "It describes segments and is not compared.",
      madeOf: ["country"],
      texts: accounts.map(({ country }) => country),
    },
  ];
}
