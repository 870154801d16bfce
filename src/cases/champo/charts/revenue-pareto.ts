import { withoutReturned } from "../../../text/without-returned";
import { count, counted, money, percent } from "../../../text/format";
import { verb } from "../../../text/verb";
import type { Concentration } from "../../../lines/concentration";
import type { Figure } from "../../../charts/base/figure";
import { ACCENT_COLOUR, axis, houseLayout, MAIN_COLOUR, plotlyText } from "../../../charts/base/theme";

/**
 * Revenue by customer, the largest first, with the running share of all revenue.
 *
 * @example
 * revenuePareto(concentration([{ name: "Ash", revenue: 3 }, { name: "Bay", revenue: 1 }])).title // "Revenue by customer, with its running share"
 */
export function revenuePareto(concentration: Concentration): Figure {
  const title = "Revenue by customer, with its running share";
  const { shares, belowZero } = concentration;
  const names = shares.map((share) => plotlyText(share.name));
  const topTen = shares[Math.min(10, shares.length) - 1].cumulative;
  const eighty = shares.findIndex((share) => share.cumulative >= 0.8) + 1;
  return {
    title,
    alt:
      `Over all years ${shares[0].name} brought ${money(shares[0].revenue).text} (${percent(shares[0].share).text}${withoutReturned(belowZero).text}), the top ten ` +
      `${percent(topTen).text}; ${count(eighty).text} of ${counted(shares.length, "customer").text} ${verb(eighty, "makes", "make")} 80%.`,
    data: [
      {
        type: "bar",
        x: names,
        y: shares.map((share) => share.revenue),
        marker: { color: MAIN_COLOUR },
        name: "revenue",
      },
      {
        type: "scatter",
        mode: "lines+markers",
        x: names,
        y: shares.map((share) => share.cumulative),
        yaxis: "y2",
        marker: { size: 5 },
        line: { color: ACCENT_COLOUR },
        name: "running share",
      },
    ],
    layout: houseLayout(
      { title, height: 440 },
      {
        xaxis: axis("customer, by revenue", {
          type: "category",
          tickangle: -90,
          tickfont: { size: 10 },
          showgrid: false,
        }),
        yaxis: axis("revenue (currency)", { tickformat: "~s" }),
        yaxis2: axis("running share of revenue", {
          overlaying: "y",
          side: "right",
          range: [0, 1.03],
          tickvals: [0, 0.2, 0.4, 0.6, 0.8, 1],
          tickformat: ".0%",
          showgrid: false,
        }),
        legend: { x: 0.6, y: 0.5 },
      },
    ),
  };
}
