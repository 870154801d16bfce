import type { OpticsClustering } from "../../clustering/density/optics";
import { counted, decimal } from "../../text/format";
import type { Figure } from "../base/figure";
import { houseLayout, plotlyText, segmentColour } from "../base/theme";

/**
 * The reachability plot of OPTICS: valleys are dense groups, peaks the gaps between them.
 *
 * @example reachability(optics(x, { minPoints: 2 }), x.rowNames).title // "Reachability of the customers"
 */
export function reachability(ordering: OpticsClustering, rowNames: readonly string[]): Figure {
  const title = "Reachability of the customers";
  const order = Array.from(ordering.order);
  const distances = order.map((row) => ordering.reachability[row]);
  const finite = distances.filter(Number.isFinite).sort((a, b) => a - b);
  // The first row of each part is reached from nowhere; its bar stands as high as the highest of the others.
  const highest = finite[finite.length - 1] ?? 1;
  const middle = finite[Math.floor(finite.length / 2)] ?? NaN;
  return {
    title,
    alt:
      `Reachability distances of ${counted(order.length, "customer").text} in the order of OPTICS: median ${decimal(middle).text}, ` +
      `highest ${decimal(highest).text}; ${ordering.clusterCount === 0 ? "no valley counts as a cluster" : counted(ordering.clusterCount, "valley counts as a cluster", "valleys count as clusters").text}.`,
    data: [
      {
        type: "bar",
        x: order.map((_, place) => place + 1),
        y: distances.map((distance) => (Number.isFinite(distance) ? distance : highest)),
        text: order.map((row) => plotlyText(rowNames[row])),
        textposition: "none",
        hovertemplate: "%{text}: %{y:.2f}<extra></extra>",
        marker: { color: order.map((row) => segmentColour(ordering.labels[row])) },
      },
    ],
    layout: houseLayout(
      { title, x: "customers, in the order of OPTICS", y: "reachability distance (all features together)" },
      { bargap: 0 },
    ),
  };
}
