import type { KDistances } from "../../clustering/density/kdistances";
import { decimal } from "../../text/format";
import type { Figure } from "../base/figure";
import { horizontalAt } from "../base/reference-line";
import { ACCENT_COLOUR, houseLayout, MAIN_COLOUR, plotlyText } from "../base/theme";

/**
 * The k-distance curve (Ester et al. 1996): customers right of its knee lie in thin air. The radius is drawn
 * as a line; pass the one used where it is not the knee.
 *
 * @example kDistance(kDistances(x, { k: 2 }), x.rowNames).title // "Distance to the nearest neighbours"
 */
export function kDistance(
  curve: KDistances,
  rowNames: readonly string[],
  radius: number = curve.knee,
): Figure {
  const title = "Distance to the nearest neighbours";
  const sorted = Array.from(curve.sorted);
  const drawn = Number.isNaN(radius) ? null : radius;
  const last = sorted[sorted.length - 1];
  return {
    title,
    alt:
      `The distance to neighbour ${curve.k} runs from ${decimal(sorted[0]).text} to ${decimal(last).text}; ` +
      `${drawn === null ? "the curve has no knee" : `the radius drawn is ${decimal(drawn).text}`}.`,
    data: [
      {
        type: "scatter",
        mode: "lines+markers",
        x: sorted.map((_, i) => i + 1),
        y: sorted,
        text: Array.from(curve.order, (row) => plotlyText(rowNames[row])),
        hovertemplate: "%{text}: %{y:.2f}<extra></extra>",
        line: { color: MAIN_COLOUR },
      },
    ],
    layout: houseLayout(
      {
        title,
        x: "customers, the most isolated last",
        y: `distance to neighbour ${curve.k} (all features together)`,
      },
      {
        yaxis: { rangemode: "tozero" },
        shapes: drawn === null ? [] : [horizontalAt(drawn, { color: ACCENT_COLOUR, dash: "dash" })],
      },
    ),
  };
}
