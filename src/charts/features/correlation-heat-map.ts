import { counted, decimal } from "../../text/format";
import type { Redundancy } from "../../customers/explore/redundancy";
import type { Figure } from "../base/figure";
import { heatMap } from "../base/heat-map";
import { axis, DIVERGING_SCALE, downAxis, plotlyText } from "../base/theme";

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
  return heatMap({
    title,
    alt:
      strongest === undefined
        ? `${d} features; no pair is strongly correlated.`
        : `${counted(d, "feature").text}, ${counted(pairs.length, "strongly correlated pair").text}; the strongest is ${strongest.a} with ${strongest.b} (r = ${decimal(strongest.correlation).text}).`,
    height: 240 + 32 * d,
    x: names,
    y: names,
    z: rows,
    ends: [-1, 1],
    colours: DIVERGING_SCALE,
    bar: { title: "Pearson's r", thickness: 14 },
    xaxis: axis("feature", { tickangle: -40, showgrid: false }),
    yaxis: downAxis("feature", { showgrid: false }),
    cells: {
      texttemplate: "%{z:.2f}",
      textfont: { size: 10 },
      hovertemplate: "%{y} with %{x}: %{z:.2f}<extra></extra>",
    },
  });
}
