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
import { specificationCurve } from "../../src/charts/validity/specification-curve";
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
import { specificationGrid } from "../../src/validity/stability/specification-grid";
import { stabilityAcrossK } from "../../src/validity/stability/stability-across-k";
import { expectSoundFigure, marksOf } from "./figure-checks";

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
  membershipBars({
    names: x.rowNames,
    values: x.rowNames.map((_, i) => (i < 3 ? [0.5 + i / 10, 0.5 - i / 10, 0] : [0, 0.02, 0.98])),
  }),
  specificationCurve(specificationGrid([{ name: "logs", x }], [methods.kMeans, methods.ward], [2, 3], 7)),
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

/** What each figure draws, and what it says to those who cannot see it. */
const DRAWN: Readonly<Record<string, readonly [marks: string, says: string]>> = {
  "Inertia by number of clusters": [
    "scatter of 5, scatter of 1",
    "Inertia falls from 2,358 at k = 1 to 15.9 at k = 5; the knee lies at k = 3.",
  ],
  "Silhouette by k": ["scatter of 5", "k-means: best at k = 3 with 0.85. Higher is better."],
  Silhouettes: [
    "bar of 4 (x 3)",
    "Mean silhouette 0.85 over 12 customers in 3 clusters; no customer has a negative one.",
  ],
  Map: [
    "scatter of 4 (x 3), scatter of 49 (x 3)",
    "cluster 1: 4 customers; cluster 2: 4 customers; cluster 3: 4 customers. The plane shows 100% of the variance.",
  ],
  "Cluster centres": [
    "heatmap of 3 by 2",
    "cluster 1 differs most in log revenue (1.75); cluster 2 differs most in log revenue (11.75); cluster 3 differs most in log revenue (25.75); in standard deviations from the average customer.",
  ],
  "Where single starts end": [
    "histogram of 5",
    "3 of 5 starts (60.0%) reach the best inertia, 4.00; the worst ends at 12.00.",
  ],
  "The mean silhouette compared with twins of the data (k = 3)": [
    "histogram of 19",
    "The data reach a mean silhouette of 0.847; 19 twins of the data (same columns, same correlations, no groups) reach 0.796 on average; p = 0.050.",
  ],
  Tree: [
    "scatter of 15 (x 3), scatter of 10",
    "Tree of 12 customers by Ward linkage, its last merge at height 62.05; the cut leaves 3 clusters.",
  ],
  "Distance to the nearest neighbours": [
    "scatter of 12",
    "The distance to neighbour 2 runs from 1.12 to 3.35; the radius drawn is 2.24.",
  ],
  "Stability of the segments under resampling": [
    "bar of 3",
    "Mean Jaccard over 10 resamples: cluster 1 1.00 (highly stable); cluster 2 1.00 (highly stable); cluster 3 1.00 (highly stable).",
  ],
  "Agreement between clusterings": [
    "heatmap of 2 by 2",
    "Adjusted Rand index over 1 pair: lowest 1.00, median 1.00, highest 1.00.",
  ],
  "Who stays together": [
    "heatmap of 12 by 12",
    "Of all pairs of customers, 27.3% are together in at least 95% of the runs and 72.7% in at most 5%; the rest are undecided.",
  ],
  "Reachability of the customers": [
    "bar of 12",
    "Reachability distances of 12 customers in the order of OPTICS: median 2.24, highest 18.87; 3 valleys count as clusters.",
  ],
  "Condensed tree of the dense groups": [
    "scatter of 26, scatter of 18, scatter of 10 (x 3)",
    "5 clusters in the tree, of which 3 are chosen; no customer left as noise.",
  ],
  // The other nine are sure, and would have nine equal bars.
  "Customers in doubt between components": [
    "bar of 3 (x 3)",
    "3 of 12 customers belong to their component with a probability below 90%.",
  ],
  "Every specification, by its agreement with the others": [
    "scatter of 4, scatter of 12",
    "4 specifications: the mean adjusted Rand index with all others runs from 0.68 (logs, k-means, 2 clusters) to 0.68 (logs, Ward, 3 clusters).",
  ],
  "BIC of Gaussian mixtures": ["scatter of 2", "Best: spherical covariances with 2 components, BIC -60.3."],
  "How each method divides the customers": ["bar of 2 (x 3)", "Ward: 4, 4, 4; HDBSCAN: 4, 4, 4."],
  "Votes for the number of clusters": ["bar of 1", "Ward: 1 vote for k = 3."],
};

describe("charts of clusterings", () => {
  test.each(figures.map((figure) => [figure.title, figure] as const))(
    "%s: sound, draws what there is, and says its main numbers",
    (_, figure) => {
      expectSoundFigure(figure);
      expect([marksOf(figure), figure.alt]).toEqual(DRAWN[figure.title]);
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

  test("of many clusters a map says how many there are and the largest, of few the size of each", () => {
    const labels = Array.from({ length: 60 }, (_, i) => (i < 4 ? -1 : i < 30 ? 0 : 1 + (i % 14)));
    const points = { rowNames: labels.map((_, i) => `c${i}`), x: labels, y: labels };
    const { alt } = clusterMap(points, { title: "Map", labels });
    expect(alt).toMatch(
      /^15 groups; noise and the largest of them: noise: 4 customers; cluster 1: 26 customers; /,
    );
    expect(alt.split(";")).toHaveLength(7);
    expect(clusterMap(points, { title: "Map", labels: labels.map((label) => label % 3) }).alt).toMatch(
      /^noise: \d+ customers; cluster 1: \d+ customers; cluster 2: \d+ customers; cluster 3: \d+ customers\.$/,
    );
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

test("a legend does not repeat colours: with more clusters than colours it names the noise alone", () => {
  const sizes = Array.from({ length: 12 }, (_, i) => ({ label: i - 1, size: 5 }));
  const shown = (each: typeof sizes) =>
    partitionBars([{ method: "OPTICS", sizes: each }])
      .data.filter(({ showlegend }) => showlegend !== false)
      .map(({ name }) => name);
  expect(shown(sizes)).toEqual(["noise"]);
  expect(shown(sizes.slice(0, 4))).toEqual(["noise", "cluster 1", "cluster 2", "cluster 3"]);
});
