import { DAY, MEAN_YEAR_DAYS, YEAR_DAYS, dayText } from "../core/day";
import type { ColumnDraft } from "../customers/column";
import { customerBaseOf, type CustomerBase } from "../customers/customer-base";
import { count, percent } from "../text/format";
import type { AccountSums, LineSums } from "./line-sums";
import { OTHER_PRODUCTS } from "./product-columns";

/** The whole that the products are parts of. */
export const PRODUCT_MIX = "product mix";
/** The products named must bring so much of the money that is bought, or the mix only describes: most of it is unknown. */
const LEAST_COVERED = 0.5;

/** How a figure of every customer is kept. */
type Figure = Pick<ColumnDraft, "name" | "type" | "role"> & {
  readonly unit: string;
  readonly madeOf: readonly string[];
};

const RECENCY: Figure = {
  name: "days since last order",
  type: "score",
  role: "feature",
  unit: "days",
  madeOf: ["last order"],
};
const ORDERS: Figure = { name: "orders", type: "count", role: "feature", unit: "orders", madeOf: ["orders"] };
const REVENUE: Figure = {
  name: "revenue",
  type: "amount",
  role: "feature",
  unit: "money",
  madeOf: ["revenue"],
};
const AVERAGE = workedOut("average order", "money", ["revenue", "orders"]);
const TENURE = workedOut("days since first order", "days", ["first order"]);
/** How often it orders; of less than a year it would be the number of orders again. */
const PACE = workedOut("orders a year", "orders a year", ["orders", "first order"]);
const GAP = workedOut("usual days between orders", "days", ["order days"]);

/**
 * The customer base of summed sales lines, whichever engine summed them; see `baseOfLines`.
 *
 * @param mix as the lines were summed with. Cost O(customers x products).
 */
export function baseOfSums(sums: LineSums, name: string, mix?: readonly string[]): CustomerBase {
  const { accounts, firstDay, lastDay } = sums;
  const { customers, revenue, orders } = accounts;
  const end = lastDay.getTime() / DAY;
  const make = (figure: Figure, value: (row: number) => number): ColumnDraft => ({
    ...figure,
    reason: reasonOf(figure.role),
    numbers: Float64Array.from(customers, (_, row) => value(row)),
  });
  const aYear = (row: number): number =>
    orders[row] / Math.max(1, (end - accounts.firstDay[row]) / MEAN_YEAR_DAYS);
  const long = (lastDay.getTime() - firstDay.getTime()) / DAY >= YEAR_DAYS;
  return customerBaseOf({
    name,
    customers,
    value: REVENUE.name,
    asOf: sums.lines === 0 ? null : dayText(lastDay),
    columns: [
      make(RECENCY, (row) => end - accounts.lastDay[row]),
      make(ORDERS, (row) => orders[row]),
      make(REVENUE, (row) => revenue[row]),
      make(AVERAGE, (row) => revenue[row] / orders[row]),
      make(TENURE, (row) => end - accounts.firstDay[row]),
      ...(long ? [make(PACE, aYear)] : []),
      make(GAP, (row) => accounts.medianGapDays[row]),
      ...productColumns(sums, mix),
      ...countryColumn(accounts),
    ],
  });
}

function workedOut(name: string, unit: string, madeOf: readonly string[]): Figure {
  return { name, type: "score", role: "describe", unit, madeOf };
}

function productColumns(
  { products, accounts }: LineSums,
  mix: readonly string[] | undefined,
): readonly ColumnDraft[] {
  const { named, others, covered } = products;
  if (mix === undefined ? products.count < 2 : mix.length === 0) return [];
  const compared = mix !== undefined || others === null || covered >= LEAST_COVERED;
  const bring = `the ${count(named.length).text} largest of ${count(products.count).text} products bring ${percent(covered, 0).text} of the money`;
  const why = compared
    ? `A part of the product mix${mix === undefined && others !== null ? `: ${bring}` : ""}.`
    : `Only described: ${bring}, too little to compare customers by.`;
  const part = (name: string, role: ColumnDraft["role"], numbers: ArrayLike<number>): ColumnDraft => ({
    name,
    type: "amount",
    role,
    reason: name === OTHER_PRODUCTS ? "The rest of the product mix." : why,
    unit: "money",
    whole: PRODUCT_MIX,
    madeOf: ["revenue"],
    numbers: Float64Array.from(numbers),
  });
  const rest =
    others ?? (mix?.includes(OTHER_PRODUCTS) === true ? new Float64Array(accounts.customers.length) : null);
  return [
    {
      name: "products",
      type: "count",
      role: "describe",
      reason: reasonOf("describe"),
      unit: "products",
      madeOf: [PRODUCT_MIX],
      numbers: Float64Array.from(accounts.breadth),
    },
    ...named.map(({ column, money }) => part(column, compared ? "feature" : "describe", money)),
    ...(rest === null ? [] : [part(OTHER_PRODUCTS, "set aside", rest)]),
  ];
}

function reasonOf(role: ColumnDraft["role"]): string {
  return role === "feature"
    ? "Summed from the sales lines."
    : "Worked out from the others, so it only describes segments.";
}

function countryColumn({ countries }: AccountSums): readonly ColumnDraft[] {
  if (countries.every((country) => country === null)) return [];
  return [
    {
      name: "country",
      type: "category",
      role: "describe",
      reason: "It describes segments and is not compared.",
      madeOf: ["country"],
      texts: countries,
    },
  ];
}
