import { counted, decimal } from "../../text/format";
import type { Redundancy } from "../../customers/explore/redundancy";
import type { Figure } from "../base/figure";
import { axis, DIVERGING_SCALE, houseLayout, plotlyText } from "../base/theme";

/**
 * Correlations of all pairs of features: blue together, orange against each other.
 *
 * @example correlationHeatMap(redundancy(x)).title // "Correlations of the features"
 */
export function correlationHeatMap(result: Redundancy, title = "Correlations of the features"): Figure {
  const { columnNames, correlations, pairs } = result;
  const d = columnNames.length;
  const names = columnNames.map(plotlyText);
  const rows = Array.from({ length: d }, (_, i) =>
    Array.from(correlations.data.subarray(i * d, (i + 1) * d), (r) =>
      Number.isNaN(r) ? null : Math.round(r * 100) / 100,
    ),
  );
  const [strongest] = pairs;
  return {
    title,
    alt:
      strongest === undefined
        ? `${d} features; no pair is strongly correlated.`
        : `${counted(d, "feature").text}, ${counted(pairs.length, "strongly correlated pair").text}; the strongest is ${strongest.a} with ${strongest.b} (r = ${decimal(strongest.correlation).text}).`,
    data: [
      {
        type: "heatmap",
        x: names,
        y: names,
        z: rows,
        zmin: -1,
        zmax: 1,
        colorscale: DIVERGING_SCALE,
        texttemplate: "%{z:.2f}",
        textfont: { size: 10 },
        hovertemplate: "%{y} with %{x}: %{z:.2f}<extra></extra>",
        colorbar: { title: { text: "Pearson's r" }, thickness: 14 },
      },
    ],
    layout: houseLayout(
      { title, height: 240 + 32 * d },
      {
        xaxis: axis("feature", { tickangle: -40, showgrid: false }),
        yaxis: axis("feature", { autorange: "reversed", showgrid: false }),
      },
    ),
  };
}
