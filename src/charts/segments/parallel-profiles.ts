import { evenly } from "../../math/evenly";
import { decimal } from "../../text/format";
import type { SegmentName } from "../../segments/naming/name-segments";
import type { Segmentation } from "../../segments/segmentation";
import type { Figure, Trace } from "../base/figure";
import { houseLayout, plotlyText, segmentColour } from "../base/theme";
import { wrappedName } from "../base/wrapped-name";

/** More lines of a group than this hide each other. */
const MOST_LINES = 200;

/**
 * Parallel coordinates of the clustered matrix: one thin line per customer, one thick line per group through its
 * centre, one position per column, in the units in which distances were measured. Of a large group an even
 * selection of customers by revenue is drawn; the centre is that of all.
 *
 * @param centers of the groups, in their order, as `groupCenters` gives them.
 * @example
 * parallelProfiles(segmentation, groupCenters(segmentation), names).title // "Every customer across the clustered columns"
 */
export function parallelProfiles(
  segmentation: Segmentation,
  centers: readonly Float64Array[],
  names: readonly SegmentName[],
): Figure {
  const { features, groups } = segmentation;
  const title = "Every customer across the clustered columns";
  const columns = features.columnNames.map(plotlyText);
  const shown = groups.map((group) => evenly(group.members, MOST_LINES));
  const customers = groups.map((group, i): Trace => ({
    type: "scatter",
    mode: "lines",
    // A gap between customers lets one trace hold all lines of a group.
    x: shown[i].flatMap(() => [...columns, null]),
    y: shown[i].flatMap((row) => [...columns.map((_, j) => features.data[row * features.columns + j]), null]),
    text: shown[i].flatMap((row) => [...columns.map(() => plotlyText(features.rowNames[row])), null]),
    line: { color: segmentColour(group.index), width: 1 },
    opacity: 0.3,
    hovertemplate: "%{text}, %{x}: %{y:.2f}<extra></extra>",
    legendgroup: String(group.index),
    showlegend: false,
  }));
  const means = groups.map((group): Trace => ({
    type: "scatter",
    mode: "lines+markers",
    name: wrappedName(names[group.index].name, 34),
    x: columns,
    y: Array.from(centers[group.index]),
    line: { color: segmentColour(group.index), width: 4 },
    marker: { size: 8 },
    hovertemplate: "centre, %{x}: %{y:.2f}",
    legendgroup: String(group.index),
  }));
  const peaks = groups.map((group) => {
    const center = centers[group.index];
    const top = features.columnNames.reduce(
      (best, _, j) => (Math.abs(center[j]) > Math.abs(center[best]) ? j : best),
      0,
    );
    return `${names[group.index].name}: centre farthest from the middle in ${features.columnNames[top]} (${decimal(center[top]).text})`;
  });
  const left = groups.reduce((sum, group, i) => sum + group.members.length - shown[i].length, 0);
  return {
    title,
    alt: `${peaks.join("; ")}.${left === 0 ? "" : ` ${decimal(left, 0).text} customers are not drawn.`}`,
    data: [...customers, ...means],
    layout: houseLayout(
      { title, x: "", y: "value after scaling", height: 560 },
      {
        xaxis: { type: "category", tickangle: -35 },
        yaxis: { zeroline: true },
        legend: { orientation: "h", y: -0.36, yanchor: "top" },
        margin: { l: 70, r: 24, t: 56, b: 190 },
      },
    ),
  };
}
