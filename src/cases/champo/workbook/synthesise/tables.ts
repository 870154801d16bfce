import { countsOf } from "../../../../core/counts-of";
import { sumBy } from "../../../../core/sum";
import { BASKET_SLOTS, CUSTOMER_PRODUCTS, RECOMMENDATION_ATTRIBUTES } from "../schema";
import type {
  Basket,
  CustomerSheetRow,
  OrderLine,
  RecommendationTable,
  SalesLine,
  SampleLine,
} from "../tables";
import { round } from "./draw";
import type { FinishedLine } from "./sales-lines";

/** The order sheet: the order lines among the sales lines. */
export function orderTable(lines: readonly FinishedLine[]): OrderLine[] {
  return lines
    .filter(({ sales }) => sales.kind === "order")
    .map(({ sales }, i) => ({
      row: i + 2,
      customer: sales.customer,
      country: sales.country,
      quantity: sales.quantity,
      pieceAreaInUnit: sales.pieceAreaInUnit,
      amount: sales.amount,
      item: sales.item,
      quality: sales.quality,
      design: sales.design,
      colour: sales.colour,
      shape: sales.shape,
      pieceAreaFt2: sales.pieceAreaFt2,
      pieceAreaM2: round(0.09 * sales.pieceAreaFt2, 4),
    }));
}

/** The sample sheet: the sample lines among the sales lines, each with its outcome. */
export function sampleTable(lines: readonly FinishedLine[]): SampleLine[] {
  return lines
    .filter(({ sales }) => sales.kind === "sample")
    .map(({ sales, converted }, i) => ({
      row: i + 2,
      customer: sales.customer,
      country: sales.country,
      quantity: sales.quantity,
      item: sales.item,
      shape: sales.shape,
      pieceAreaFt2: sales.pieceAreaFt2,
      converted,
    }));
}

/** The customer sheet, summed up from the order lines as the case does it, mixed units included. */
export function customerTable(orders: readonly OrderLine[]): CustomerSheetRow[] {
  const codes = [...new Set(orders.map(({ customer }) => customer))].sort();
  return codes.map((customer, i) => {
    const own = orders.filter((line) => line.customer === customer);
    const sum = (value: (line: OrderLine) => number): number => sumBy(own, value);
    const products = CUSTOMER_PRODUCTS.map(({ header, item }) => [
      header,
      sum((line) => (line.item === item ? line.quantity : 0)),
    ]);
    return {
      row: i + 2,
      customer,
      quantity: sum((line) => line.quantity),
      reportedTotalArea: round(
        sum((line) => line.pieceAreaInUnit),
        3,
      ),
      amount: round(
        sum((line) => line.amount),
        2,
      ),
      products: Object.fromEntries(products) as Record<string, number>,
    };
  });
}

/** How many customers the recommendation sheet holds: those with the most revenue. */
const RECOMMENDED_TO = 20;

/** Product types and shapes by the recommendation sheet's names; what is not listed is `Other`. */
const ATTRIBUTE_OF: Readonly<Record<string, string>> = {
  "HAND TUFTED": "Hand Tufted",
  HANDWOVEN: "Double Wowen",
  DURRY: "Durry",
  "DOUBLE BACK": "Double Back",
  KNOTTED: "Knotted",
  JACQUARD: "Jacquared",
  HANDLOOM: "Handloom",
  REC: "Rectangle",
  SQUARE: "Square",
  ROUND: "Round",
  PURPLE: "Purple",
  GRAY: "Gray",
  NAVY: "Navy",
};

/** The recommendation sheet: pieces ordered per product type, shape and shade by the largest customers. */
export function recommendationTable(
  orders: readonly OrderLine[],
  customers: readonly CustomerSheetRow[],
): RecommendationTable {
  const largest = [...customers].sort((a, b) => b.amount - a.amount).slice(0, RECOMMENDED_TO);
  const codes = largest.map(({ customer }) => customer);
  const values = codes.map((code) => {
    const pieces = new Map<string, number>();
    const add = (attribute: string, count: number): unknown =>
      pieces.set(attribute, (pieces.get(attribute) ?? 0) + count);
    for (const line of orders) {
      if (line.customer !== code) continue;
      add(ATTRIBUTE_OF[line.item] ?? "Other", line.quantity);
      add(ATTRIBUTE_OF[line.shape] ?? "no such shape", line.quantity);
      for (const shade of line.colour.split("/")) add(ATTRIBUTE_OF[shade] ?? shade, line.quantity);
    }
    pieces.set("NAVY", pieces.get("Navy") ?? 0);
    return RECOMMENDATION_ATTRIBUTES.map((attribute) => pieces.get(attribute) ?? 0);
  });
  return { customers: codes, attributes: [...RECOMMENDATION_ATTRIBUTES], values };
}

/** How many orders the baskets sheet holds, all of one customer. */
const BASKETS = 11;

/**
 * The baskets sheet: the orders of one broad customer that hold most of its seven commonest colours.
 *
 * @param code the customer whose orders they are.
 */
export function basketTable(
  sales: readonly SalesLine[],
  code: string,
): { colours: string[]; baskets: Basket[] } {
  const own = sales.filter(
    ({ kind, customer, orderNumber }) => kind === "order" && customer === code && orderNumber !== null,
  );
  const colours = [...countsOf(own.map(({ colour }) => colour))]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .slice(0, BASKET_SLOTS)
    .map(([colour]) => colour);
  const orders = [...new Set(own.map(({ orderNumber }) => orderNumber!))];
  const baskets = orders
    .map((order) => {
      const bought = new Set(own.filter((line) => line.orderNumber === order).map(({ colour }) => colour));
      return { order, items: colours.filter((colour) => bought.has(colour)) };
    })
    .filter(({ items }) => items.length > 0)
    .map((basket, i) => ({ basket, i }))
    .sort((a, b) => b.basket.items.length - a.basket.items.length || a.i - b.i)
    .slice(0, BASKETS)
    .map(({ basket }) => basket);
  return { colours, baskets };
}
