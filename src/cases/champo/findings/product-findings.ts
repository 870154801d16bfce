import { count, counted, decimal, percent } from "../../../text/format";
import { prose, type Finding } from "../../../text/prose";
import { verb } from "../../../text/verb";
import type { PriceLevel } from "../sales/price-levels";
import type { SalesTotal } from "../sales/sales-totals";

/** So many of the types with most priced lines are compared. */
const COMPARED = 5;

/** Which product type leads by revenue and which by pieces; `rare` are those with too few buyers for a segment. */
export function leadingTypeFinding(
  items: readonly SalesTotal[],
  byPieces: SalesTotal,
  rare: readonly SalesTotal[],
): Finding {
  const [byRevenue] = items;
  const leaders =
    byPieces.name === byRevenue.name
      ? prose`${byRevenue.name} leads by revenue (${percent(byRevenue.revenueShare)}) and by pieces (${percent(byPieces.pieceShare)}).`
      : prose`${byRevenue.name} leads by revenue (${percent(byRevenue.revenueShare)}). By pieces ${byPieces.name} leads, with ${percent(byPieces.pieceShare)} of the pieces and ${percent(byPieces.revenueShare)} of the revenue.`;
  const buyers =
    rare.length === 0
      ? prose`every one has three buyers or more.`
      : prose`${count(rare.length)} ${verb(rare.length, "has", "have")} fewer than three buyers: too few to build a segment on.`;
  return prose`${leaders} Of ${counted(items.length, "name")} in the column, ${buyers}`;
}

/** The dearest and the cheapest of the types that are sold most often. */
export function priceFinding(prices: readonly PriceLevel[]): Finding {
  const common = [...prices].sort((a, b) => b.lines - a.lines).slice(0, COMPARED);
  const ranked = common.sort((a, b) => b.median - a.median);
  if (ranked.length < 2) return prose`Too few types have priced lines to compare their prices.`;
  const [dearest, cheapest] = [ranked[0], ranked[ranked.length - 1]];
  return prose`Among the ${count(ranked.length)} types with most priced lines, ${dearest.name} costs most (median ${decimal(dearest.median)} a square foot) and ${cheapest.name} least (${decimal(cheapest.median)}). The middle half of ${cheapest.name} runs from ${decimal(cheapest.p25)} to ${decimal(cheapest.p75)}: the type alone does not set the price.`;
}
