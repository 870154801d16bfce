import { count, counted, decimal } from "../../text/format";
import type { Silhouette } from "../../validity/scores/silhouette";
import type { Figure } from "../base/figure";
import { evenly } from "../../math/evenly";
import { MOST_NAMED, notDrawn } from "../base/readable";
import { verticalAt } from "../base/reference-line";
import { ACCENT_COLOUR, houseLayout, plotlyText, segmentColour } from "../base/theme";

/** What `silhouettePlot` needs besides the silhouettes. */
export interface SilhouettePlotOptions {
  readonly title: string;
  readonly labels: ArrayLike<number>;
  readonly rowNames: readonly string[];
  /** Names of the clusters by label; default `cluster 1`, `cluster 2`, … */
  readonly clusterNames?: readonly string[];
}

/**
 * Every customer's silhouette, cluster by cluster, the best first (Rousseeuw 1987). Bars to the left of zero
 * are customers that lie nearer to another cluster than to their own.
 *
 * @example
 * silhouettePlot(silhouette(x, [0, 0, 0, 1, 1, 1]), { title: "Silhouettes", labels: [0, 0, 0, 1, 1, 1], rowNames: x.rowNames }).title // "Silhouettes"
 */
export function silhouettePlot(silhouette: Silhouette, options: SilhouettePlotOptions): Figure {
  const { title, labels, rowNames } = options;
  const scored = rowNames.map((_, row) => row).filter((row) => !Number.isNaN(silhouette.perRow[row]));
  const all = scored.sort(
    (a, b) => labels[b] - labels[a] || silhouette.perRow[a] - silhouette.perRow[b] || b - a,
  );
  const order = evenly(all, MOST_NAMED);
  const name = (label: number) => options.clusterNames?.[label] ?? `cluster ${label + 1}`;
  const present = silhouette.clusters.map((cluster) => cluster.label);
  const mean = silhouette.value;
  const misplaced = all.filter((row) => silhouette.perRow[row] < 0).length;
  return {
    title,
    alt:
      `Mean silhouette ${decimal(mean).text} over ${count(all.length).text} customers in ` +
      `${counted(present.length, "cluster").text}; ${misplaced === 0 ? "no customer has" : counted(misplaced, "customer has", "customers have").text} a negative one.${notDrawn(order.length, all.length)}`,
    data: present.map((label) => {
      const rows = order.filter((row) => labels[row] === label);
      return {
        type: "bar",
        orientation: "h",
        name: plotlyText(name(label)),
        x: rows.map((row) => silhouette.perRow[row]),
        y: rows.map((row) => plotlyText(rowNames[row])),
        customdata: rows.map((row) =>
          silhouette.neighbours[row] < 0 ? "none" : plotlyText(name(silhouette.neighbours[row])),
        ),
        hovertemplate: "%{y}: %{x:.2f}, next: %{customdata}",
        marker: { color: segmentColour(label) },
      };
    }),
    layout: houseLayout(
      { title, x: "silhouette (-1 to 1, higher is better)", y: "customer", height: 160 + 15 * order.length },
      {
        xaxis: { range: [Math.min(-0.2, ...order.map((row) => silhouette.perRow[row])) - 0.05, 1] },
        yaxis: {
          type: "category",
          categoryorder: "array",
          categoryarray: order.map((row) => plotlyText(rowNames[row])),
          tickfont: { size: 10 },
          dtick: 1,
        },
        bargap: 0.1,
        shapes: mean === null ? [] : [verticalAt(mean, { color: ACCENT_COLOUR, dash: "dash" })],
      },
    ),
  };
}
