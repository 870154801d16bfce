import { describe, expect, test } from "vitest";
import { agreementHeatMap } from "../../src/charts/validity/agreement-heat-map";
import { centerHeatMap } from "../../src/charts/clustering/center-heat-map";
import { clusterMap } from "../../src/charts/clustering/cluster-map";
import { coMembershipMap } from "../../src/charts/validity/co-membership-map";
import { condensedTreePlot } from "../../src/charts/clustering/condensed-tree";
import { dendrogram } from "../../src/charts/clustering/dendrogram";
import { elbow } from "../../src/charts/clustering/elbow";
import type { Figure } from "../../src/charts/base/figure";
import { informationCriterion } from "../../src/charts/clustering/information-criterion";
import { kDistance } from "../../src/charts/clustering/k-distance";
import { membershipBars } from "../../src/charts/clustering/membership-bars";
import { partitionBars } from "../../src/charts/clustering/partition-bars";
import { twinNullHistogram } from "../../src/charts/validity/twin-null";
import { reachability } from "../../src/charts/clustering/reachability";
import { scoreByK } from "../../src/charts/validity/score-by-k";
import { segmentFlow } from "../../src/charts/validity/segment-flow";
import { segmentStability } from "../../src/charts/validity/segment-stability";
import { silhouettePlot } from "../../src/charts/validity/silhouette-plot";
import { startInertias } from "../../src/charts/clustering/start-inertias";
import { voteBars } from "../../src/charts/validity/vote-bars";
import { clusterMeans } from "../../src/clustering/cluster-means";
import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import { gaussianMixture } from "../../src/clustering/mixture/gaussian-mixture";
import { hdbscan } from "../../src/clustering/density/hdbscan";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { kDistances } from "../../src/clustering/density/kdistances";
import { methods } from "../../src/clustering/methods";
import { optics } from "../../src/clustering/density/optics";
import { partitionSizes } from "../../src/clustering/partition-sizes";
import { startsAtBest } from "../../src/clustering/kmeans/starts-at-best";
import { sweep } from "../../src/clustering/sweep";
import { principalPlane } from "../../src/customers/explore/principal-plane";
import { projectedEllipses } from "../../src/customers/explore/projected-ellipses";
import { matrixRows } from "../../src/math/linear/matrix-rows";
import { observations } from "../../src/math/linear/observations";
import { agreementTable } from "../../src/validity/agreement/agreement-table";
import { assess, scoreCurve } from "../../src/validity/how-many/assess";
import { bootstrapJaccard } from "../../src/validity/stability/bootstrap-jaccard";
import { coMembership } from "../../src/validity/stability/co-membership";
import { twinNull } from "../../src/validity/structure/twin-null";
import { silhouette } from "../../src/validity/scores/silhouette";
import { stabilityAcrossK } from "../../src/validity/stability/stability-across-k";
import { expectSoundFigure, rounded } from "./figure-checks";

/** Three groups of four customers; one carries a name that would be a tag if text were markup. */
const x = observations(
  [0, 10, 24].flatMap((center) => [0, 1, 2, 4].map((step) => [center + step, center - 0.5 * step])),
  {
    rowNames: Array.from({ length: 12 }, (_, i) => (i === 3 ? "<b>N</b>" : `C-${i + 1}`)),
    columnNames: ["log revenue", "DURRY share"],
  },
);
const tree = hierarchical(x);
const cut = cutTree(tree, { clusters: 3 });
const runs = sweep(x, { k: [1, 5], seed: 7 });
const dense = hdbscan(x, { minClusterSize: 3 });
const ordering = optics(x, { minPoints: 3 });
const mixture = gaussianMixture(x, { k: 3, covariance: "spherical", seed: 7 });
const curve = kDistances(x, { k: 2 });
const partitions = [
  { name: "Ward", labels: cut.labels },
  { name: "HDBSCAN", labels: dense.labels },
];

const figures: Figure[] = [
  elbow(
    runs.map((run) => ({ k: run.clusterCount, inertia: run.inertia })),
    3,
  ),
  scoreByK([scoreCurve("k-means", assess(x, runs), "silhouette")], {
    title: "Silhouette by k",
    score: "mean silhouette (-1 to 1)",
    better: "higher",
  }),
  silhouettePlot(silhouette(x, cut.labels), {
    title: "Silhouettes",
    labels: cut.labels,
    rowNames: x.rowNames,
  }),
  clusterMap(principalPlane(x), {
    title: "Map",
    labels: dense.labels,
    ellipses: projectedEllipses(x, mixture.means, mixture.covariances),
  }),
  centerHeatMap(clusterMeans(x, cut.labels)),
  startInertias(startsAtBest([4, 4, 9, 4, 12], 4)),
  twinNullHistogram(twinNull(x, methods.ward.cluster, 3, { twins: 19, seed: 7 })),
  dendrogram(tree, { title: "Tree", labels: cut.labels, cutHeight: (cut.lowest + cut.highest) / 2 }),
  kDistance(curve, x.rowNames),
  segmentStability(bootstrapJaccard(x, methods.ward.cluster, 3, { resamples: 10, seed: 7 })),
  agreementHeatMap(agreementTable(partitions)),
  coMembershipMap({
    names: x.rowNames,
    values: matrixRows(coMembership(x, methods.ward.cluster, 3, { resamples: 20, seed: 7 }).share),
  }),
  reachability(ordering, x.rowNames),
  condensedTreePlot(dense),
  membershipBars({ names: x.rowNames, values: matrixRows(mixture.probabilities) }),
  informationCriterion([
    { family: "spherical", components: 1, value: -80 },
    { family: "spherical", components: 2, value: -60.25 },
  ]),
  partitionBars(partitions.map(({ name, labels }) => ({ method: name, ...partitionSizes(labels) }))),
  voteBars([
    {
      method: "Ward",
      votes: [
        { criterion: "gap", k: 3 },
        { criterion: "elbow", k: null },
      ],
    },
  ]),
];

describe("charts of clusterings", () => {
  test.each(figures.map((figure) => [figure.title, figure] as const))(
    "%s: sound and as before",
    (_, figure) => {
      expectSoundFigure(figure);
      expect(rounded(figure)).toMatchSnapshot();
    },
  );

  test("a flow chart is sound, though it has no axes", () => {
    const { flows } = stabilityAcrossK(x, methods.ward.cluster, 2, 4, { resamples: 5, seed: 7 });
    const figure = segmentFlow(flows);
    expect(figure.alt).toMatch(/From k = 2 to k = 4 there are 7 streams/);
    const { source, value } = figure.data[0].link as { source: number[]; value: number[] };
    // Every customer flows once from each k to the next.
    expect(value.reduce((sum, rows) => sum + rows, 0)).toBe(2 * x.rows);
    expect(source).toHaveLength(7);
  });

  test("text of the data cannot become markup of the figure", () => {
    const drawn = figures.map((figure) => JSON.stringify([figure.data, figure.layout])).join("");
    expect(drawn).toContain("&lt;b&gt;N&lt;/b&gt;");
    expect(drawn).not.toContain("<b>N</b>");
  });

  test("clusters keep their colours from chart to chart", () => {
    const colours = (figure: Figure) =>
      figure.data.map((trace) => (trace.marker as { color?: string })?.color);
    const [bars] = figures.filter((figure) => figure.title === "Silhouettes");
    const map = clusterMap(principalPlane(x), { title: "Map", labels: cut.labels });
    expect(colours(bars)).toEqual(colours(map));
  });

  test("a large agreement map is written in a byte a cell and reads back within a hundredth", () => {
    const names = Array.from({ length: 20 }, (_, i) => `fit ${i}`);
    const values = names.map((_, i) => names.map((_, j) => (i === j ? 1 : Math.cos(i + j) / 2)));
    const { z } = agreementHeatMap({ names, values }).data[0] as unknown as {
      z: { bdata: string; shape: string };
    };
    const bytes = new Int8Array(Buffer.from(z.bdata, "base64"));
    expect(z.shape).toBe("20, 20");
    values
      .flat()
      .forEach((value, i) => expect(Math.abs(bytes[i] / 100 - value)).toBeLessThanOrEqual(0.005 + 1e-12));
  });

  test("a score that is undefined everywhere is said to be", () => {
    const figure = scoreByK([{ name: "k-means", points: [{ k: 1, value: null }] }], {
      title: "t",
      score: "s",
      better: "lower",
    });
    expect(figure.alt).toBe("k-means: not defined at any k. Lower is better.");
  });
});
