import type { Tree } from "../../clustering/hierarchical/dendrogram";
import { count, counted, decimal } from "../../text/format";
import { personalName } from "../../text/personal-name";
import type { Figure, Trace } from "../base/figure";
import { MOST_NAMED } from "../base/readable";
import { horizontalAt } from "../base/reference-line";
import { ACCENT_COLOUR, axis, houseLayout, MUTED_COLOUR, plotlyText, segmentColour } from "../base/theme";

/** How `dendrogram` colours and cuts the tree. */
export interface DendrogramOptions {
  readonly title: string;
  /** The labels of the cut: branches inside one cluster take its colour. */
  readonly labels: ArrayLike<number>;
  /** The height of the cut, drawn as a line; left out where there is none. */
  readonly cutHeight?: number;
}

interface Node {
  readonly position: number;
  readonly height: number;
  /** The cluster all leaves below share, or null above the cut. */
  readonly label: number | null;
}

/**
 * The tree of merges: how high up two customers join is how different they are.
 *
 * @example
 * const tree = hierarchical(x);
 * const { labels } = cutTree(tree, { clusters: 2 });
 * dendrogram(tree, { title: "Ward's tree", labels, cutHeight: 100 }).alt
 * // "Tree of 6 customers by Ward linkage, its last merge at height 636.37; the cut leaves 2 clusters."
 */
export function dendrogram(tree: Tree, options: DendrogramOptions): Figure {
  const { title, labels, cutHeight } = options;
  const nodes: Node[] = tree.rowNames.map((_, row) => ({ position: 0, height: 0, label: labels[row] }));
  tree.order.forEach((row, place) => (nodes[row] = { ...nodes[row], position: place }));
  const branches = new Map<number | null, { x: (number | null)[]; y: (number | null)[] }>();
  for (let m = 0; m < tree.heights.length; m++) {
    const [a, b] = [nodes[tree.merges[2 * m]], nodes[tree.merges[2 * m + 1]]];
    const height = tree.heights[m];
    const label = a.label === b.label ? a.label : null;
    nodes.push({ position: (a.position + b.position) / 2, height, label });
    const lines = branches.get(label) ?? { x: [], y: [] };
    lines.x.push(a.position, a.position, b.position, b.position, null);
    lines.y.push(a.height, height, height, b.height, null);
    branches.set(label, lines);
  }
  const clusters = new Set(Array.from(labels)).size;
  const top = tree.heights[tree.heights.length - 1];
  return {
    title,
    alt:
      `Tree of ${count(tree.size).text} customers by ${personalName(tree.linkage)} linkage, its last merge at height ${decimal(top).text}; ` +
      `the cut leaves ${counted(clusters, "cluster").text}.`,
    data: [...branches].map(([label, lines]): Trace => ({
      type: "scatter",
      mode: "lines",
      name: label === null ? "above the cut" : `cluster ${label + 1}`,
      ...lines,
      line: { color: label === null ? MUTED_COLOUR : segmentColour(label), width: 1.6 },
      hoverinfo: "y",
    })),
    layout: houseLayout(
      { title, height: 460 },
      {
        xaxis: axis("customer", {
          // The names of many leaves would only cover each other.
          showticklabels: tree.size <= MOST_NAMED,
          tickvals: tree.size > MOST_NAMED ? [] : Array.from(tree.order, (_, place) => place),
          ticktext:
            tree.size > MOST_NAMED ? [] : Array.from(tree.order, (row) => plotlyText(tree.rowNames[row])),
          tickangle: -90,
          tickfont: { size: 10 },
          showgrid: false,
          zeroline: false,
        }),
        yaxis: axis(`merge height (${tree.metric} distance, ${tree.linkage})`, { rangemode: "tozero" }),
        shapes:
          cutHeight === undefined ? [] : [horizontalAt(cutHeight, { color: ACCENT_COLOUR, dash: "dash" })],
      },
    ),
  };
}
