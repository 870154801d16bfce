import { decimal } from "../../text/format";
import type { Figure } from "../base/figure";
import { ACCENT_COLOUR, houseLayout, MAIN_COLOUR } from "../base/theme";

/** One number of clusters and the k-means inertia reached with it. */
export interface InertiaAtK {
  readonly k: number;
  readonly inertia: number;
}

/**
 * Inertia against the number of clusters, the knee marked where one was found. It falls with every k, on any
 * data: alone it chooses nothing.
 *
 * @example
 * elbow(sweep(x, { k: [1, 4], seed: 7 }).map(({ clusterCount, inertia }) => ({ k: clusterCount, inertia })), 2).title // "Inertia by number of clusters"
 */
export function elbow(points: readonly InertiaAtK[], knee: number | null = null): Figure {
  const title = "Inertia by number of clusters";
  const [first, last] = [points[0], points[points.length - 1]];
  const marked = points.filter((point) => point.k === knee);
  return {
    title,
    alt:
      `Inertia falls from ${decimal(first?.inertia, 1).text} at k = ${first?.k} to ` +
      `${decimal(last?.inertia, 1).text} at k = ${last?.k}; ${knee === null ? "no knee was found" : `the knee lies at k = ${knee}`}.`,
    data: [
      {
        type: "scatter",
        mode: "lines+markers",
        x: points.map((point) => point.k),
        y: points.map((point) => point.inertia),
        line: { color: MAIN_COLOUR },
        name: "inertia",
      },
      {
        type: "scatter",
        mode: "markers",
        x: marked.map((point) => point.k),
        y: marked.map((point) => point.inertia),
        marker: { color: ACCENT_COLOUR, size: 14, symbol: "circle-open", line: { width: 3 } },
        name: "knee",
      },
    ],
    layout: houseLayout(
      { title, x: "number of clusters k", y: "inertia (sum of squared distances)" },
      { xaxis: { dtick: 1 }, yaxis: { rangemode: "tozero" }, showlegend: marked.length > 0 },
    ),
  };
}
