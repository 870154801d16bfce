import { moneyTrend } from "../../lines/money-trend";
import type { SalesLines } from "../../lines/sales-lines";
import type { Segmentation } from "../../segments/segmentation";
import { percent } from "../../text/format";
import { joined, prose, type Finding } from "../../text/prose";
import { trendFindings } from "../trend-findings";

/**
 * The segments' shares without the month that made the largest customer one large; nothing where there are no lines, no such
 * month, or no value that the lines add up to.
 */
export function oneOffSharesFinding(
  { base, groups, totalValue }: Segmentation,
  lines: SalesLines | null,
): Finding {
  const trend = lines === null || base.value === null ? null : moneyTrend(lines);
  const event = trend === null ? prose`` : trendFindings.oneOff(trend);
  if (trend === null || event.text === "") return prose``;
  const { largest, strongestMonth } = trend;
  const home = groups.find(({ customers }) => customers.includes(largest));
  if (home === undefined) return prose``;
  const once = home.values[home.customers.indexOf(largest)] * strongestMonth.share;
  const shares = groups.map(
    (group) => prose`${percent((group.value - (group === home ? once : 0)) / (totalValue - once))}`,
  );
  return prose`${event} Without that month the segments' shares, from the first on, are ${joined(shares, ", ")}.`;
}
