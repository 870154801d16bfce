import { quantileSorted } from "simple-statistics";
import { lineAreaFt2, type AreaLine } from "./line-area";

/** How the price per ft2 of one product type is spread over its lines. */
export interface PriceLevel {
  readonly name: string;
  /** Lines with a price. */
  readonly lines: number;
  /** Lines without one: amount or area is 0. */
  readonly unpriced: number;
  /** Money per ft2 at the 5th, 25th, 50th, 75th and 95th percentile of the lines; NaN without priced lines. */
  readonly p5: number;
  readonly p25: number;
  readonly median: number;
  readonly p75: number;
  readonly p95: number;
}

/**
 * Price per ft2 by product type: amount / (pieces x area of a piece), over lines with both above 0. A line
 * without money is not a price of 0: it is counted apart. Percentiles interpolate linearly (R's type 7).
 *
 * @returns the dearest median first, products without any price last. Cost O(n log n).
 * @example priceLevels(workbook.orders)[0].name // "KNOTTED"
 */
export function priceLevels(
  lines: readonly (AreaLine & { readonly item: string; readonly amount: number })[],
): readonly PriceLevel[] {
  const groups = new Map<string, { prices: number[]; unpriced: number }>();
  for (const line of lines) {
    let group = groups.get(line.item);
    if (!group) groups.set(line.item, (group = { prices: [], unpriced: 0 }));
    const area = lineAreaFt2(line);
    if (line.amount > 0 && area > 0) group.prices.push(line.amount / area);
    else group.unpriced++;
  }
  const levels = [...groups].map(([name, { prices, unpriced }]): PriceLevel => {
    prices.sort((a, b) => a - b);
    const at = (p: number) => (prices.length === 0 ? NaN : quantileSorted(prices, p));
    const [p5, p25, median, p75, p95] = [0.05, 0.25, 0.5, 0.75, 0.95].map(at);
    return Object.freeze({ name, lines: prices.length, unpriced, p5, p25, median, p75, p95 });
  });
  const height = (level: PriceLevel) => (Number.isNaN(level.median) ? -1 : level.median);
  levels.sort((a, b) => height(b) - height(a) || (a.name < b.name ? -1 : 1));
  return Object.freeze(levels);
}
