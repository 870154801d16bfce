import { describe, expect, it } from "vitest";
import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { copheneticCorrelation } from "../../src/clustering/hierarchical/dendrogram-measures";
import { dbscan } from "../../src/clustering/density/dbscan";
import { hdbscan } from "../../src/clustering/density/hdbscan";
import { optics } from "../../src/clustering/density/optics";
import { birch } from "../../src/clustering/hierarchical/birch";
import { bisectingKMeans } from "../../src/clustering/kmeans/bisecting-kmeans";
import { kmeans, type KMeans } from "../../src/clustering/kmeans/kmeans";
import { predictKMeans } from "../../src/clustering/kmeans/kmeans-predict";
import { miniBatchKMeans } from "../../src/clustering/kmeans/mini-batch-kmeans";
import { mlKMeans } from "../../src/clustering/kmeans/second-opinion";
import { kmedoids } from "../../src/clustering/medoids/kmedoids";
import { clara } from "../../src/clustering/medoids/clara";
import { gaussianMixture } from "../../src/clustering/mixture/gaussian-mixture";
import { spectral } from "../../src/clustering/spectral/spectral";
import { fitScaling } from "../../src/customers/recipe/scaling";
import { customerBaseOf } from "../../src/customers/customer-base";
import { fitRecipe } from "../../src/customers/recipe/fit-recipe";
import { outliers } from "../../src/customers/explore/outliers";
import { principalComponents } from "../../src/customers/explore/principal-components";
import { dissimilarities } from "../../src/math/distances/distances";
import { observations, type Observations } from "../../src/math/linear/observations";
import { calinskiHarabasz } from "../../src/validity/scores/calinski-harabasz";
import { daviesBouldin } from "../../src/validity/scores/davies-bouldin";
import { gapStatistic } from "../../src/validity/how-many/gap-statistic";
import { predictionStrength } from "../../src/validity/how-many/prediction-strength";
import { sphericalBic } from "../../src/validity/scores/spherical-bic";
import { sumsOfSquares } from "../../src/validity/scores/sums-of-squares";
import { canonical } from "./support";

/** Numbers that no binary fraction hits: three of them summed and divided by 3 need not give the number back. */
const AWKWARD = [0.1, 14.62, 0.7, 0.3];

/** Every value `times` times, one after the other, in `columns` equal columns. */
const repeated = (values: readonly number[], times: number, columns = 1): Observations =>
  observations(values.flatMap((value) => Array.from({ length: times }, () => Array(columns).fill(value))));

/** Few different values, as z-scores: awkward in every digit. */
const zScores = (() => {
  const raw = Array.from({ length: 60 }, (_, i) => [1, 2, 2, 7, 30][i % 5]);
  const { center, scale } = fitScaling(raw, "standard");
  return observations(raw.map((value) => [(value - center) / scale]));
})();

/** Whether equal rows have equal labels, and different clusters different rows. */
function keepsTwinsTogether(x: Observations, labels: ArrayLike<number>): boolean {
  const seen = new Map<string, number>();
  for (let i = 0; i < x.rows; i++) {
    const row = x.data.subarray(i * x.columns, (i + 1) * x.columns).join();
    if ((seen.get(row) ?? labels[i]) !== labels[i]) return false;
    seen.set(row, labels[i]);
  }
  return true;
}

const meansOf: Readonly<Record<string, (x: Observations, k: number) => KMeans | Promise<KMeans>>> = {
  "k-means": (x, k) => kmeans(x, { k, seed: 1 }),
  "bisecting k-means": (x, k) => bisectingKMeans(x, { k, seed: 1 }),
  "mini-batch k-means": (x, k) => miniBatchKMeans(x, { k, seed: 1 }),
  "ml-kmeans": (x, k) => mlKMeans(x, { k, seed: 1, starts: 20 }),
};

describe.each(Object.entries(meansOf))("%s of equal rows", (_, cluster) => {
  it.each(AWKWARD)("is one cluster of %d, at exactly that value", async (value) => {
    for (const n of [3, 7, 10]) {
      const model = await cluster(repeated([value], n, 2), 2);
      expect(model).toMatchObject({ clusterCount: 1, inertia: 0, converged: true });
      expect([...model.centers.data]).toEqual([value, value]);
    }
  });

  it("is as many clusters as different rows", async () => {
    const model = await cluster(repeated([0.1, 0.7, 0.3], 3), 6);
    expect([...model.labels]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2]);
    expect(model).toMatchObject({ clusterCount: 3, inertia: 0, converged: true });
    expect([...model.centers.data]).toEqual([0.1, 0.7, 0.3]);
  });

  it("keeps twins together and gives rows their own labels back", async () => {
    for (const x of [zScores, repeated(AWKWARD, 5, 3)]) {
      for (const k of [2, 3, 4, 6]) {
        const model = await cluster(x, k);
        expect(keepsTwinsTogether(x, model.labels)).toBe(true);
        expect([...predictKMeans(model, x).labels]).toEqual([...model.labels]);
      }
    }
  });
});

describe("k-means of many equal rows", () => {
  it("costs what its different rows cost", () => {
    const model = kmeans(repeated([0.1, 0.7, 0.3], 400), { k: 6, seed: 1 });
    expect(model).toMatchObject({ clusterCount: 3, inertia: 0, iterations: 0 });
  });

  it("weighs them: five rows at one end draw the centre there", () => {
    const x = observations([[0], [0], [0], [0], [0], [6], [100]]);
    expect([...kmeans(x, { k: 2, seed: 1 }).centers.data]).toEqual([1, 100]);
  });
});

describe("other methods and equal rows", () => {
  const methods: Readonly<Record<string, (x: Observations, k: number) => ArrayLike<number>>> = {
    mixture: (x, k) => gaussianMixture(x, { k, seed: 1, starts: 5 }).labels,
    spectral: (x, k) => spectral(x, { k, seed: 1 }).labels,
    kmedoids: (x, k) => kmedoids(x, { k: Math.min(k, new Set(x.data).size) }).labels,
    clara: (x, k) => clara(x, { k: Math.min(k, new Set(x.data).size), seed: 1 }).labels,
    dbscan: (x) => dbscan(x, { eps: 0.01, minPoints: 2 }).labels,
    optics: (x) => optics(x, { minPoints: 2, eps: 0.01 }).labels,
    hdbscan: (x) => hdbscan(x, { minClusterSize: 2 }).labels,
    birch: (x) => birch(x, { threshold: 0 }).labels,
    ward: (x, k) => cutTree(hierarchical(x), { clusters: Math.min(k, new Set(x.data).size) }).labels,
    average: (x, k) =>
      cutTree(hierarchical(x, { linkage: "average" }), { clusters: Math.min(k, new Set(x.data).size) })
        .labels,
  };

  it.each(Object.entries(methods))("%s keeps twins together", (_, cluster) => {
    for (const x of [zScores, repeated(AWKWARD, 5), repeated([0.1, 0.7, 0.3], 3)]) {
      for (const k of [2, 3, 6]) expect(keepsTwinsTogether(x, cluster(x, k)), `k = ${k}`).toBe(true);
    }
  });

  it("a mixture of equal rows holds them at a millionth, not at rounding", () => {
    const model = gaussianMixture(repeated([0.1], 7), { k: 1, seed: 1 });
    expect(model.covariances[0].data[0]).toBe(1e-6);
  });

  it("identical rows are one spectral cluster", () => {
    expect(canonical(spectral(repeated([14.62], 9), { k: 3, seed: 1 }).labels)).toEqual(Array(9).fill(0));
  });
});

describe("scores of clusters of equal rows", () => {
  const points = repeated([0.1, 14.62, 0.3], 3);
  const labels = [0, 0, 0, 1, 1, 1, 2, 2, 2];
  const same = repeated([14.62], 6);
  const halves = [0, 0, 0, 1, 1, 1];

  it("have no variation within, exactly", () => {
    expect(sumsOfSquares(points, labels)).toMatchObject({ within: 0, explainedShare: 1 });
    expect(calinskiHarabasz(points, labels).value).toBe(Infinity);
    expect(daviesBouldin(points, labels).value).toBe(0);
    expect(sphericalBic(points, labels).value).toBeNull();
  });

  it("have no variation at all where all rows are equal", () => {
    for (const x of [same, repeated([0.1], 6), repeated([0.3], 6)]) {
      expect(sumsOfSquares(x, halves)).toMatchObject({
        within: 0,
        between: 0,
        total: 0,
        explainedShare: null,
      });
      expect(calinskiHarabasz(x, halves).value).toBeNull();
      expect(daviesBouldin(x, halves).value).toBeNull();
      expect(sphericalBic(x, halves).value).toBeNull();
    }
  });

  it("leave the gap undefined", () => {
    const byKMeans = (x: Observations, k: number, seed: number) => kmeans(x, { k, seed, starts: 3 }).labels;
    const gap = gapStatistic(repeated([0.1], 10), byKMeans, { maxK: 2, references: 3 });
    expect(gap.curve.map((point) => [point.logDispersion, point.expectedLogDispersion, point.gap])).toEqual([
      [null, null, null],
      [null, null, null],
    ]);
  });

  it("give a prediction strength of equal splits as it is, at the very cutoff too", () => {
    const strength = predictionStrength(points, (x) => new Int32Array(x.rows), {
      maxK: 2,
      splits: 3,
      seed: 1,
    });
    expect(strength.curve[1]).toMatchObject({ strength: 1, standardDeviation: 0 });
  });
});

describe("what is worked out before clustering, of equal values", () => {
  it("principal components have no spread, and no row is far out", () => {
    const same = repeated([0.1], 7, 2);
    expect(principalComponents(same).variances).toEqual([0, 0]);
    expect(principalComponents(same).explained).toEqual([NaN, NaN]);
    expect(outliers(same)).toMatchObject({ dimensions: 0 });
    expect(outliers(same).rows.every((row) => row.mahalanobis === 0 && !row.outlying)).toBe(true);
  });

  it("a whole that does not vary is not weighed against the rest", () => {
    const seven = [1, 2, 3, 4, 5, 6, 7];
    const base = customerBaseOf({
      name: "seven",
      customers: seven.map((i) => `c${i}`),
      columns: [
        { name: "x", type: "amount", role: "feature", numbers: seven },
        { name: "flat", type: "amount", role: "feature", whole: "mix", numbers: seven.map(() => 0.1) },
      ],
    });
    const { features } = fitRecipe(base, { parts: "amount", weight: "balanced" });
    expect(features[1]).toMatchObject({ name: "flat", center: 0.1, scale: 1 });
  });

  it("equal distances have no correlation with any tree", () => {
    const equal = dissimilarities([0.1, 0.1, 0.1], ["a", "b", "c"]);
    expect(copheneticCorrelation(hierarchical(equal, { linkage: "average" }), equal)).toBeNaN();
  });
});
