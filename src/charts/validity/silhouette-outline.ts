import { counted, decimal } from "../../text/format";
import type { Silhouette } from "../../validity/scores/silhouette";
import type { Figure, Trace } from "../base/figure";
import { verticalAt } from "../base/reference-line";
import { ACCENT_COLOUR, houseLayout, plotlyText, segmentColour } from "../base/theme";

/** An outline needs no more points than a screen shows. */
const MOST_POINTS = 200;

/** What `silhouetteOutline` needs besides the silhouettes. */
export interface SilhouetteOutlineOptions {
  readonly labels: ArrayLike<number>;
  /** Names of the clusters by label. */
  readonly names: ReadonlyMap<number, string>;
}

/**
 * The silhouettes of many customers: those of each cluster sorted, as one filled outline, the clusters below each other
 * (Rousseeuw 1987). What lies left of zero are customers nearer to another cluster.
 */
export function silhouetteOutline(
  silhouette: Pick<Silhouette, "value" | "perRow" | "clusters">,
  options: SilhouetteOutlineOptions,
): Figure {
  const { perRow, clusters, value } = silhouette;
  const title = "Silhouettes of the customers";
  const name = (label: number) => options.names.get(label) ?? `cluster ${label + 1}`;
  let offset = 0;
  let negative = 0;
  const data = clusters.map(({ label }): Trace => {
    const own = Array.from(perRow)
      .filter((each, row) => options.labels[row] === label && !Number.isNaN(each))
      .sort((a, b) => b - a);
    negative += own.filter((each) => each < 0).length;
    const points = Math.min(MOST_POINTS, own.length);
    const rank = (i: number) => Math.round((i / Math.max(1, points - 1)) * (own.length - 1));
    const ranks = Array.from({ length: points }, (_, i) => rank(i));
    const start = offset;
    offset += own.length;
    return {
      type: "scatter",
      mode: "lines",
      name: plotlyText(name(label)),
      x: ranks.map((i) => own[i]),
      y: ranks.map((i) => start + i),
      fill: "tozerox",
      line: { color: segmentColour(label), width: 1 },
      hovertemplate: "%{x:.2f}",
    };
  });
  return {
    title,
    alt:
      `Mean silhouette ${decimal(value).text} over ${counted(offset, "customer").text} in ` +
      `${counted(clusters.length, "cluster").text}; ${negative === 0 ? "no customer has" : counted(negative, "customer has", "customers have").text} a negative one.`,
    data,
    layout: houseLayout(
      { title, x: "silhouette (-1 to 1, higher is better)", y: "customers, cluster by cluster", height: 420 },
      {
        xaxis: { range: [Math.min(-0.2, ...data.flatMap(({ x }) => x as number[])) - 0.05, 1] },
        yaxis: { autorange: "reversed", showticklabels: false },
        shapes: value === null ? [] : [verticalAt(value, { color: ACCENT_COLOUR, dash: "dash" })],
      },
    ),
  };
}
