import type { HdbscanClustering } from "../../clustering/density/hdbscan";
import { sumBy } from "../../core/sum";
import { counted } from "../../text/format";
import type { Figure, Trace } from "../base/figure";
import { axis, downAxis, houseLayout, MUTED_COLOUR, segmentColour } from "../base/theme";

/**
 * The condensed tree of HDBSCAN: every cluster from the density at which it splits off to that at which it ends,
 * as wide as it has customers; those chosen are coloured. A density beyond measure (identical rows) is cut
 * at the highest measurable one.
 *
 * @example condensedTreePlot(hdbscan(x, { minClusterSize: 2 })).title // "Condensed tree of the dense groups"
 */
export function condensedTreePlot(clustering: HdbscanClustering): Figure {
  const title = "Condensed tree of the dense groups";
  const { tree, chosen, labels } = clustering;
  const densities = Array.from(tree.rowDensity).filter(Number.isFinite);
  const top = Math.max(0, ...densities);
  const centre = centresOf(tree.clusters);
  const traces = tree.clusters.map((cluster): Trace => {
    const members = rowsBelow(tree.clusters, cluster.id);
    const label = chosen.includes(cluster.id)
      ? labels[tree.rowCluster.findIndex((below) => members.has(below))]
      : -1;
    const leaving = Array.from(tree.rowDensity)
      .filter((_, row) => members.has(tree.rowCluster[row]))
      .map((density) => Math.min(density, cluster.death, top))
      .sort((a, b) => a - b);
    const steps = [cluster.birth, ...leaving.filter((density) => density >= cluster.birth)];
    const widths = steps.map((_, i) => Math.max(0, cluster.size - Math.max(0, i)));
    const middle = centre[cluster.id];
    return {
      type: "scatter",
      mode: "lines",
      fill: "toself",
      x: [
        ...widths.map((width) => middle - width / 2),
        ...widths.map((width) => middle + width / 2).reverse(),
      ],
      y: [...steps, ...[...steps].reverse()],
      line: { color: label < 0 ? MUTED_COLOUR : segmentColour(label), width: 1, shape: "vh" },
      name: label < 0 ? "not chosen" : `group ${label + 1}`,
      showlegend: label >= 0,
      hoverinfo: "name",
    };
  });
  return {
    title,
    alt: `${counted(tree.clusters.length, "cluster").text} in the tree, of which ${chosen.length === 0 ? "none is" : counted(chosen.length, "is", "are").text} chosen; ${clustering.noiseCount === 0 ? "no customer" : counted(clustering.noiseCount, "customer").text} left as noise.`,
    data: traces,
    layout: houseLayout(
      { title, height: 460 },
      {
        xaxis: axis("customers (width of a branch)", { showticklabels: false, zeroline: false }),
        yaxis: downAxis("density (1 / distance over all features)"),
      },
    ),
  };
}

interface Branch {
  readonly id: number;
  readonly children: readonly number[];
  readonly size: number;
}

/** The horizontal middle of each branch: children side by side below their parent, in proportion to size. */
function centresOf(clusters: readonly Branch[]): number[] {
  const centres = new Array<number>(clusters.length).fill(0);
  for (const { id, children } of clusters) {
    const total = sumBy(children, (child) => clusters[child].size);
    let left = centres[id] - total / 2;
    for (const child of children) {
      centres[child] = left + clusters[child].size / 2;
      left += clusters[child].size;
    }
  }
  return centres;
}

function rowsBelow(clusters: readonly Branch[], id: number): Set<number> {
  const found = new Set([id]);
  // Parents come before their children, so one pass reaches all.
  for (const cluster of clusters)
    if (found.has(cluster.id)) cluster.children.forEach((child) => found.add(child));
  return found;
}
