import { DAY, MEAN_YEAR_DAYS, YEAR_DAYS, dayText } from "../core/day";
import type { ColumnDraft } from "../customers/column";
import { customerBaseOf, type CustomerBase } from "../customers/customer-base";
import { count, percent } from "../text/format";
import type { AccountSums, LineSums } from "./line-sums";
import { LINE_FIGURES, type LineFigure } from "./line-figures";
import { OTHER_PRODUCTS } from "./product-columns";

/** The whole that the products are parts of. */
export const PRODUCT_MIX = "product mix";
/** What is left of sums that are equal but for the order of adding, as a share. */
export const ROUNDING = 1e-9;
/** The products named must bring so much of the money that is bought, or the mix only describes: most of it is unknown. */
const LEAST_COVERED = 0.5;

/** What a customer must have done for a figure to be known: else it is missing, and nothing is wrong with the lines. */
const NEEDS: ReadonlyMap<string, string> = new Map([
  [LINE_FIGURES.gap.name, " Known from two days with orders on."],
  [LINE_FIGURES.gapSpread.name, " Known from three days with orders on."],
  [LINE_FIGURES.returned.name, " Known where something was paid."],
]);

type NumberDraft = ColumnDraft & { readonly numbers: Float64Array };

/**
 * The customer base of summed sales lines, whichever engine summed them; see `baseOfLines`.
 *
 * @param mix as the lines were summed with. Cost O(customers x products).
 */
export function baseOfSums(sums: LineSums, name: string, mix?: readonly string[]): CustomerBase {
  const { accounts, firstDay, lastDay } = sums;
  const { customers, revenue, orders, weights } = accounts;
  const end = lastDay.getTime() / DAY;
  const make = (figure: LineFigure, value: (row: number) => number): NumberDraft => ({
    ...figure,
    reason: `${reasonOf(figure.role)}${NEEDS.get(figure.name) ?? ""}`,
    numbers: new Float64Array(customers.length).map((_, row) => value(row)),
  });
  const aYear = (row: number): number =>
    orders[row] / Math.max(1, (end - accounts.firstDay[row]) / MEAN_YEAR_DAYS);
  const givenBack = (row: number): number => shareGivenBack(revenue[row], accounts.returned[row]);
  const long = (lastDay.getTime() - firstDay.getTime()) / DAY >= YEAR_DAYS;
  return customerBaseOf({
    name,
    customers,
    value: LINE_FIGURES.revenue.name,
    asOf: sums.lines === 0 ? null : dayText(lastDay),
    columns: [
      make(LINE_FIGURES.recency, (row) => end - accounts.lastDay[row]),
      make(LINE_FIGURES.orders, (row) => orders[row]),
      make(LINE_FIGURES.revenue, (row) => revenue[row]),
      make(LINE_FIGURES.average, (row) => revenue[row] / orders[row]),
      make(LINE_FIGURES.tenure, (row) => end - accounts.firstDay[row]),
      ...(long ? [make(LINE_FIGURES.pace, aYear)] : []),
      make(LINE_FIGURES.gap, (row) => accounts.medianGapDays[row]),
      make(LINE_FIGURES.gapSpread, (row) => accounts.gapSpreadDays[row]),
      ...ofSome(make(LINE_FIGURES.returned, givenBack)),
      ...ofSome(make(LINE_FIGURES.weekend, (row) => accounts.weekendOrders[row] / orders[row])),
      ...(weights === undefined ? [] : [make(LINE_FIGURES.weight, (row) => weights[row])]),
      ...productColumns(sums, mix),
      ...countryColumn(accounts),
    ],
  });
}

/** Of the money paid, the share that was given back; 1 for more, as what was bought before may be; NaN where nothing was paid. */
function shareGivenBack(revenue: number, returned: number): number {
  const paid = revenue + returned;
  return paid > ROUNDING * returned ? Math.min(1, returned / paid) : NaN;
}

/** A share that is the same of all says nothing: lines without returns, or a shop that is closed on weekends. */
function ofSome(share: NumberDraft): readonly NumberDraft[] {
  const known = share.numbers.filter((value) => !Number.isNaN(value));
  return known.some((value) => value !== known[0]) ? [share] : [];
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
    unit: "currency",
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
  if (role === "weight") return "The customers were drawn from more.";
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
