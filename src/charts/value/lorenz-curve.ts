import { withoutReturned } from "../../text/without-returned";
import { count, decimal, percent } from "../../text/format";
import type { Concentration } from "../../lines/concentration";
import type { Figure } from "../base/figure";
import { evenly } from "../../math/evenly";
import { MOST_POINTS } from "../base/readable";
import { houseLayout, MAIN_COLOUR, MUTED_COLOUR, plotlyText, shareAxis } from "../base/theme";

/**
 * The Lorenz curve: what share of the revenue the smallest customers bring together.
 *
 * @param value what customers are measured by, in a few words.
 * @example
 * lorenzCurve(concentration([{ name: "Ash", revenue: 3 }, { name: "Bay", revenue: 1 }])).title // "Lorenz curve of revenue by customer"
 */
export function lorenzCurve(concentration: Concentration, value = "revenue"): Figure {
  const title = `Lorenz curve of ${value} by customer`;
  const { shares, gini, hhi, belowZero } = concentration;
  const n = shares.length;
  // The smallest first; the last point belongs to the largest.
  const places = [...evenly([...shares.keys()], MOST_POINTS)].reverse();
  const x = [0, ...places.map((place) => (n - place) / n)];
  const y = [0, ...places.map((place) => 1 - shares[place].cumulative + shares[place].share)];
  return {
    title,
    alt:
      `${count(n).text} customers; Gini ${decimal(gini).text}, HHI ${decimal(hhi, 3).text}; ` +
      `the largest customer has ${percent(shares[0].share).text}${withoutReturned(belowZero).text}, the top five ${percent(shares[Math.min(5, n) - 1].cumulative).text}.`,
    data: [
      {
        type: "scatter",
        mode: "lines",
        x: [0, 1],
        y: [0, 1],
        line: { color: MUTED_COLOUR, dash: "dash" },
        name: "all customers equal",
      },
      {
        type: "scatter",
        mode: "lines",
        x,
        y,
        fill: "tonexty",
        fillcolor: "rgba(0, 114, 178, 0.15)",
        line: { color: MAIN_COLOUR, width: 3 },
        name: `${plotlyText(value)} (Gini ${decimal(gini).text})`,
      },
    ],
    layout: houseLayout(
      { title, height: 440 },
      {
        xaxis: shareAxis("customers, smallest first (cumulative share)"),
        yaxis: shareAxis(`${plotlyText(value)} (cumulative share)`, 1.02),
        legend: { x: 0.03, y: 0.97 },
      },
    ),
  };
}
