import { quantileSorted } from "simple-statistics";
import { groupBy } from "../../../core/group-by";
import { sumBy } from "../../../core/sum";
import { count, decimal, percent, type Quantity } from "../../../text/format";
import type { SalesLine } from "../workbook/tables";
import { salesTotals, type SalesKey } from "./sales-totals";

type Row = Readonly<Record<string, string | number | Quantity>>;

const KINDS: readonly SalesKey[] = ["quality", "design", "colour", "shape"];
/** So many of the largest are summed. */
const LARGEST = 10;

/**
 * Qualities, designs, colours and shapes of the orders: how many there are, which brings most, and how much few of them
 * bring. One row each. Cost O(lines).
 *
 * @example kindRows(workbook.sales.filter(({ kind }) => kind === "order"))[0].kind // "quality"
 */
export function kindRows(orders: readonly SalesLine[]): readonly Row[] {
  if (orders.length === 0) return Object.freeze([]);
  return Object.freeze(
    KINDS.map((kind) => {
      const totals = salesTotals(orders, kind);
      const few = sumBy(totals.slice(0, LARGEST), ({ revenueShare }) => revenueShare);
      return Object.freeze({
        kind,
        names: count(totals.length),
        "with most revenue": totals[0].name,
        "its share": percent(totals[0].revenueShare),
        "its buyers": count(totals[0].customers),
        [`share of the ${LARGEST} largest`]: percent(few),
      });
    }),
  );
}

/**
 * Orders and samples by year: lines, accounts, and samples per order line. One row a year, the first first. Cost O(lines).
 *
 * @example samplesByYearRows(workbook.sales).length // 4
 */
export function samplesByYearRows(sales: readonly SalesLine[]): readonly Row[] {
  const years = [...new Set(sales.map(({ date }) => date.getUTCFullYear()))].sort((a, b) => a - b);
  return Object.freeze(
    years.map((year) => {
      const lines = sales.filter(({ date }) => date.getUTCFullYear() === year);
      const of = (kind: SalesLine["kind"]) => lines.filter((line) => line.kind === kind);
      const [orders, samples] = [of("order"), of("sample")];
      const accounts = (some: readonly SalesLine[]) => count(new Set(some.map((line) => line.customer)).size);
      return Object.freeze({
        year: String(year),
        "order lines": count(orders.length),
        "accounts that ordered": accounts(orders),
        "sample lines": count(samples.length),
        "accounts with samples": accounts(samples),
        "samples per order line": decimal(orders.length === 0 ? NaN : samples.length / orders.length),
      });
    }),
  );
}

/**
 * Price of a piece by product type, over order lines with money: median and middle half, next to the median price of a
 * square foot. The types with most such lines first. Cost O(n log n).
 *
 * @example piecePriceRows(workbook.sales.filter(({ kind }) => kind === "order"), 3).length // 3
 */
export function piecePriceRows(orders: readonly SalesLine[], most = 8): readonly Row[] {
  const priced = orders.filter((line) => line.amount > 0 && line.quantity > 0);
  const sorted = [...groupBy(priced, (line) => line.item)].sort(
    ([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1),
  );
  return Object.freeze(
    sorted.slice(0, most).map(([item, lines]) => {
      const of = (price: (line: SalesLine) => number) => lines.map(price).sort((a, b) => a - b);
      const pieces = of(({ amount, quantity }) => amount / quantity);
      const feet = of(({ amount, quantity, pieceAreaFt2 }) => amount / (quantity * pieceAreaFt2));
      const [low, middle, high] = [0.25, 0.5, 0.75].map((p) => decimal(quantileSorted(pieces, p)));
      return Object.freeze({
        "product type": item,
        lines: count(lines.length),
        "median price of a piece": middle,
        "middle half": `${low.text} to ${high.text}`,
        "median price of a square foot": decimal(quantileSorted(feet, 0.5)),
      });
    }),
  );
}
