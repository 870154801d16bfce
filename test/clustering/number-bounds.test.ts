import { describe, expect, it } from "vitest";
import { birch } from "../../src/clustering/hierarchical/birch";
import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import {
  agglomerativeCoefficient,
  copheneticCorrelation,
} from "../../src/clustering/hierarchical/dendrogram-measures";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { dbscan } from "../../src/clustering/density/dbscan";
import { hdbscan } from "../../src/clustering/density/hdbscan";
import { kDistances } from "../../src/clustering/density/kdistances";
import { optics } from "../../src/clustering/density/optics";
import { bisectingKMeans } from "../../src/clustering/kmeans/bisecting-kmeans";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { miniBatchKMeans } from "../../src/clustering/kmeans/mini-batch-kmeans";
import { clara } from "../../src/clustering/medoids/clara";
import { kmedoids } from "../../src/clustering/medoids/kmedoids";
import { gaussianMixture } from "../../src/clustering/mixture/gaussian-mixture";
import { COVARIANCE_FAMILIES } from "../../src/clustering/mixture/gaussian-mixture-covariance";
import { spectral } from "../../src/clustering/spectral/spectral";
import { outliers } from "../../src/customers/explore/outliers";
import { principalComponents } from "../../src/customers/explore/principal-components";
import { fitScaling } from "../../src/customers/recipe/scaling";
import { dissimilarities, METRICS, pairwiseDistances } from "../../src/math/distances/distances";
import { LARGEST_VALUE } from "../../src/math/linear/number-bounds";
import { mixedObservations } from "../../src/math/linear/mixed-observations";
import { observations, selectRows, type Observations } from "../../src/math/linear/observations";
import { calinskiHarabasz } from "../../src/validity/scores/calinski-harabasz";
import { daviesBouldin } from "../../src/validity/scores/davies-bouldin";
import { dunn } from "../../src/validity/scores/dunn";
import { gapStatistic } from "../../src/validity/how-many/gap-statistic";
import { hopkins } from "../../src/validity/structure/hopkins";
import { silhouette } from "../../src/validity/scores/silhouette";
import { sphericalBic } from "../../src/validity/scores/spherical-bic";
import { sumsOfSquares } from "../../src/validity/scores/sums-of-squares";
import { clouds } from "./density-cases";

const plain = clouds(3, 60, 2, 3, 9);
/** Powers of 2, so that every product is exact: near 4e149 with these rows, and near 1e-138. */
const HUGE = 2 ** 492;
const TINY = 2 ** -462;

const times = (x: Observations, factor: number): Observations =>
  observations({ rows: x.rows, columns: x.columns, data: x.data.map((value) => value * factor) });

const clusterers: Readonly<Record<string, (x: Observations, scale: number) => ArrayLike<number>>> = {
  "k-means": (x) => kmeans(x, { k: 3, seed: 1, starts: 5 }).labels,
  "bisecting k-means": (x) => bisectingKMeans(x, { k: 3, seed: 1 }).labels,
  "mini-batch k-means": (x) => miniBatchKMeans(x, { k: 3, seed: 1 }).labels,
  "k-medoids": (x) => kmedoids(x, { k: 3 }).labels,
  CLARA: (x) => clara(x, { k: 3, seed: 1 }).labels,
  DBSCAN: (x, scale) => dbscan(x, { eps: 2 * scale }).labels,
  "DBSCAN by pairs": (x, scale) => dbscan(pairwiseDistances(x), { eps: 2 * scale }).labels,
  OPTICS: (x) => optics(x).labels,
  "OPTICS with a tree": (x, scale) => optics(x, { maxEps: 5 * scale }).labels,
  HDBSCAN: (x) => hdbscan(x).labels,
  BIRCH: (x, scale) => birch(x, { threshold: scale }).labels,
  spectral: (x, scale) => spectral(x, { k: 3, seed: 1, gamma: 1 / scale / scale }).labels,
  "spectral by neighbours": (x) => spectral(x, { k: 3, seed: 1, affinity: "neighbours" }).labels,
  ...Object.fromEntries(
    (["ward", "complete", "average", "single", "centroid"] as const).map((linkage) => [
      linkage,
      (x: Observations) => cutTree(hierarchical(x, { linkage }), { clusters: 3 }).labels,
    ]),
  ),
  ...Object.fromEntries(
    COVARIANCE_FAMILIES.map((covariance) => [
      `mixture, ${covariance}`,
      (x: Observations) => gaussianMixture(x, { k: 3, covariance, seed: 1, starts: 4 }).labels,
    ]),
  ),
};

const LABELS = Array.from({ length: 60 }, (_, i) => i % 3);
/** Numbers that do not depend on the unit of the columns. */
const withoutUnit: Readonly<Record<string, (x: Observations) => number | null>> = {
  silhouette: (x) => silhouette(x, LABELS).value,
  "Calinski-Harabasz": (x) => calinskiHarabasz(x, LABELS).value,
  "Davies-Bouldin": (x) => daviesBouldin(x, LABELS).value,
  Dunn: (x) => dunn(x, LABELS).value,
  "explained share": (x) => sumsOfSquares(x, LABELS).explainedShare,
  Hopkins: (x) => hopkins(x, { repeats: 5 }).value,
  gap: (x) =>
    gapStatistic(x, (y, k, seed) => kmeans(y, { k, seed, starts: 2 }).labels, { maxK: 2, references: 3 })
      .curve[1].gap,
  "first component": (x) => principalComponents(x).explained[0],
  "farthest row": (x) => outliers(x).rows[0].mahalanobis,
  "agglomerative coefficient": (x) => agglomerativeCoefficient(hierarchical(x)),
  ...Object.fromEntries(
    METRICS.map((metric) => [
      `cophenetic correlation, ${metric}`,
      (x: Observations) => copheneticCorrelation(hierarchical(x, { linkage: "average", metric: metric }), x),
    ]),
  ),
};
delete (withoutUnit as Record<string, unknown>)["cophenetic correlation, correlation"];

describe("numbers as large or small as they may be", () => {
  it.each(Object.entries(clusterers))("%s finds the same clusters", (_, cluster) => {
    const labels = [...Array.from(cluster(plain, 1))];
    expect([...Array.from(cluster(times(plain, HUGE), HUGE))]).toEqual(labels);
    expect([...Array.from(cluster(times(plain, TINY), TINY))]).toEqual(labels);
  });

  it.each(Object.entries(withoutUnit))("%s is the same number", (_, of) => {
    const value = of(plain) as number;
    expect(Number.isFinite(value)).toBe(true);
    expect(of(times(plain, HUGE))).toBeCloseTo(value, 9);
    expect(of(times(plain, TINY))).toBeCloseTo(value, 9);
  });

  it("results with a unit are numbers", () => {
    const huge = times(plain, HUGE);
    expect(kmeans(huge, { k: 3, seed: 1, starts: 5 })).toMatchObject({ converged: true });
    expect(kmeans(huge, { k: 3, seed: 1, starts: 5 }).inertia).toBeLessThan(Infinity);
    expect(sphericalBic(huge, LABELS).value).toBeLessThan(Infinity);
    expect(gaussianMixture(huge, { k: 2, seed: 1, starts: 3 }).bic).toBeGreaterThan(-Infinity);
    expect(kDistances(huge).knee).toBeLessThan(Infinity);
  });
});

describe("numbers that are too large or too small", () => {
  it("are refused once, by row and column, with one remedy", () => {
    expect(() => observations([[1], [1e200]], { rowNames: ["A", "B"], columnNames: ["money"] })).toThrow(
      'row 2 ("B"), column "money": expected a number from -1e+150 to 1e+150, got 1e+200, a number whose square is ' +
        "beyond what a number holds. Scale the columns first",
    );
    expect(() => observations([[-1e151]])).toThrow("Scale the columns first");
    expect(() => observations([[0], [1e-200]])).toThrow("below what a number holds");
    expect(() => observations([[NaN]])).toThrow("expected a finite number, got NaN");
    expect(() => observations([[Infinity]])).toThrow("expected a finite number, got Infinity");
    expect(observations([[LARGEST_VALUE], [-LARGEST_VALUE]]).rows).toBe(2);
    // A column that varies so little is no harm beside one that varies enough, nor are equal rows.
    expect(
      observations([
        [0, 0],
        [1e-200, 1],
      ]).rows,
    ).toBe(2);
    expect(observations([[1e-200], [1e-200]]).rows).toBe(2);
  });

  it("are not asked about again when rows are chosen", () => {
    const x = observations([[0], [1e-200], [1]]);
    expect(kmeans(selectRows(x, [0, 1]), { k: 2, seed: 1 }).inertia).toBe(0);
    expect(selectRows(x, [0, 1]).rows).toBe(2);
  });

  it("are refused in distances, mixed columns and scaling, too", () => {
    expect(() => dissimilarities([1e151], ["a", "b"])).toThrow("from 0 to 1e+150");
    expect(() => mixedObservations(["a"], [{ name: "n", kind: "numeric", values: [1e200] }])).toThrow(
      "1e+150",
    );
    for (const scale of ["standard", "robust", "minmax"] as const) {
      expect(() => fitScaling([1, 2, 1e200], scale)).toThrow("Scale the columns first");
    }
  });
});

describe("HDBSCAN around identical rows", () => {
  const x = observations([0, 0, 0, 0, 0, 0.5, 0.9, 50, 50, 50, 50, 50, 51].map((value) => [value]));

  it("counts them as close together as the closest different rows: members are members", () => {
    const found = hdbscan(x, { minClusterSize: 4 });
    expect([...found.labels]).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
    for (const value of found.membership) expect(value).toBeGreaterThan(0);
    for (const value of found.outlierScores) expect(value).toBeLessThan(1);
    expect([...found.membership.slice(0, 5)]).toEqual([1, 1, 1, 1, 1]);
    // .5 is the densest row that has no twin; 51 lies twice as far from its fellows.
    expect([...found.membership.slice(5)]).toEqual([1, 1 / 1.8, 1, 1, 1, 1, 1, 0.5]);
  });
});
