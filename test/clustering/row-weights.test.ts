import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import { hierarchical, LINKAGES } from "../../src/clustering/hierarchical/hierarchical";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { kmedoids } from "../../src/clustering/medoids/kmedoids";
import { InputError } from "../../src/core/input-error";
import { observations, selectRows, type Observations } from "../../src/math/linear/observations";
import { gaussianMixture } from "../../src/clustering/mixture/gaussian-mixture";
import { COVARIANCE_FAMILIES } from "../../src/clustering/mixture/gaussian-mixture-covariance";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { bootstrapJaccard } from "../../src/validity/stability/bootstrap-jaccard";
import { calinskiHarabasz } from "../../src/validity/scores/calinski-harabasz";
import { daviesBouldin } from "../../src/validity/scores/davies-bouldin";
import { dunn } from "../../src/validity/scores/dunn";
import { dunn2 } from "../../src/validity/scores/dunn2";
import { gapStatistic } from "../../src/validity/how-many/gap-statistic";
import { predictionStrength } from "../../src/validity/how-many/prediction-strength";
import { scorecard } from "../../src/validity/how-many/scorecard";
import { silhouette } from "../../src/validity/scores/silhouette";
import { sphericalBic } from "../../src/validity/scores/spherical-bic";
import { sumsOfSquares } from "../../src/validity/scores/sums-of-squares";
import type { ClusterFunction } from "../../src/validity/cluster-function";

/** Different rows with whole weights, one of them 0 at least. */
const cases = fc
  .uniqueArray(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 8,
    maxLength: 20,
    selector: ([a, b]) => `${a},${b}`,
  })
  .chain((points) =>
    fc.record({
      points: fc.constant(points),
      // Awkward numbers: tenths that no double holds.
      unit: fc.constantFrom(1, 0.1, 14.62),
      weights: fc.array(fc.integer({ min: 0, max: 3 }), {
        minLength: points.length,
        maxLength: points.length,
      }),
      k: fc.integer({ min: 1, max: 4 }),
    }),
  )
  .filter(({ weights, k }) => weights.filter((weight) => weight > 0).length > k + 1);

interface Repeated {
  readonly x: Observations;
  /** Each row as often as its weight says, twins side by side. */
  readonly repeated: Observations;
  /** For each repeated row the row it is of. */
  readonly of: readonly number[];
}

function repeat(points: readonly (readonly number[])[], unit: number, weights: readonly number[]): Repeated {
  const rows = points.map((point) => point.map((value) => value * unit));
  const of = rows.flatMap((_, i) => Array.from({ length: weights[i] }, () => i));
  return { x: observations(rows), repeated: observations(of.map((i) => rows[i])), of };
}

const close = (a: number | null, b: number | null): void => {
  if (a === null || b === null || !Number.isFinite(a)) expect(a).toBe(b);
  else expect(Math.abs(a - (b as number))).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(a)) * 10);
};

describe("a whole weight is the row repeated, weight 0 the row left out", () => {
  const holds = (check: (own: Repeated, weights: readonly number[], k: number) => void): void =>
    fc.assert(
      fc.property(cases, ({ points, unit, weights, k }) => check(repeat(points, unit, weights), weights, k)),
      { numRuns: 60 },
    );

  it("k-means from given centres, and from its own random starts", () => {
    holds(({ x, repeated, of }, weights, k) => {
      const first = of.filter((row, i) => of.indexOf(row) === i).slice(0, k);
      const initialCenters = selectRows(x, first);
      for (const start of [{ initialCenters }, { starts: 3 }]) {
        const weighted = kmeans(x, { k, seed: 7, weights, ...start });
        const plain = kmeans(repeated, { k, seed: 7, ...start });
        expect([...plain.labels]).toEqual(of.map((row) => weighted.labels[row]));
        close(weighted.inertia, plain.inertia);
        weighted.centers.data.forEach((value, i) => close(value, plain.centers.data[i]));
      }
    });
  });

  it("PAM", () => {
    holds(({ x, repeated, of }, weights, k) => {
      const weighted = kmedoids(x, { k, weights });
      const plain = kmedoids(repeated, { k });
      expect([...plain.labels]).toEqual(of.map((row) => weighted.labels[row]));
      expect(Array.from(plain.medoids, (row) => of[row])).toEqual([...weighted.medoids]);
      close(weighted.meanDistance, plain.meanDistance);
      close(weighted.buildMeanDistance, plain.buildMeanDistance);
    });
  });

  it("Ward's tree: the heights above 0 and every cut", () => {
    holds(({ x, repeated, of }, weights, k) => {
      const kept = weights.map((_, i) => i).filter((i) => weights[i] > 0);
      const tree = hierarchical(selectRows(x, kept), { weights: kept.map((i) => weights[i]) });
      const plain = hierarchical(repeated);
      const above = [...plain.heights].filter((height) => height > 0);
      above.forEach((height, i) => close(tree.heights[i], height));
      const labels = cutTree(tree, { clusters: k }).labels;
      // Where two merges cost the same, either may come first.
      const ties = above.some((height, i) => i > 0 && height - above[i - 1] < 1e-9 * height);
      if (!ties)
        expect([...cutTree(plain, { clusters: k }).labels]).toEqual(
          of.map((row) => labels[kept.indexOf(row)]),
        );
    });
  });

  it("trees of every linkage", () => {
    const random = randomSource(3);
    const rows = Array.from({ length: 14 }, () => [randomNormal(random), randomNormal(random)]);
    const weights = rows.map((_, i) => (i % 3) + 1);
    const { repeated, of } = repeat(rows, 1, weights);
    for (const linkage of LINKAGES) {
      const tree = hierarchical(observations(rows, { weights }), { linkage });
      const plain = hierarchical(repeated, { linkage });
      const above = [...plain.heights].filter((height) => height > 0);
      above.forEach((height, i) => close(tree.heights[i], height));
      const labels = cutTree(tree, { clusters: 4 }).labels;
      expect([...cutTree(plain, { clusters: 4 }).labels], linkage).toEqual(of.map((row) => labels[row]));
    }
    const unweighted = hierarchical(observations(rows), { linkage: "average" });
    expect([...unweighted.heights]).not.toEqual([
      ...hierarchical(observations(rows), { linkage: "average", weights }).heights,
    ]);
  });

  it("Gaussian mixtures of every family, from given labels and from a random start", () => {
    const random = randomSource(5);
    const rows = Array.from({ length: 20 }, (_, i) => [
      randomNormal(random) + 4 * (i % 2),
      randomNormal(random) * 2,
    ]);
    const weights = rows.map((_, i) => (i % 3) + 1);
    const { repeated, of } = repeat(rows, 1, weights);
    const x = observations(rows, { weights });
    const initialLabels = rows.map((_, i) => i % 2);
    for (const covariance of COVARIANCE_FAMILIES)
      for (const start of [{ initialLabels }, { starts: 1 }]) {
        // Three iterations: near the optimum rounding decides when EM ends, and the ends differ by what one iteration moves.
        const options = { k: 2, covariance, seed: 7, tolerance: 0, maxIterations: 3, ...start };
        const weighted = gaussianMixture(x, options);
        const theirs = "initialLabels" in start ? { initialLabels: of.map((row) => row % 2) } : start;
        const plain = gaussianMixture(repeated, { ...options, ...theirs });
        expect([...plain.labels]).toEqual(of.map((row) => weighted.labels[row]));
        for (const name of ["logLikelihood", "bic", "aic", "icl"] as const)
          expect(Math.abs(weighted[name] - plain[name]) / Math.abs(plain[name]), name).toBeLessThan(1e-12);
        weighted.means.data.forEach((value, i) =>
          expect(Math.abs(value - plain.means.data[i])).toBeLessThan(1e-12),
        );
      }
  });

  it("the scores that take them from the matrix", () => {
    holds(({ x, repeated, of }, weights, k) => {
      const kept = weights.map((_, i) => i).filter((i) => weights[i] > 0);
      const own = observations(selectRows(x, kept), { weights: kept.map((i) => weights[i]) });
      const labels = kept.map((_, i) => (i % 7 === 3 ? -1 : i % (k + 1)));
      const theirs = of.map((row) => labels[kept.indexOf(row)]);
      for (const score of [silhouette, calinskiHarabasz, daviesBouldin, dunn, dunn2, sphericalBic])
        close(score(own, labels).value, score(repeated, theirs).value);
      close(sumsOfSquares(own, labels).within, sumsOfSquares(repeated, theirs).within);
    });
  });

  it("the scores", () => {
    holds(({ x, repeated, of }, weights, k) => {
      const labels = Array.from({ length: x.rows }, (_, i) => (i % 7 === 3 ? -1 : i % (k + 1)));
      const theirs = of.map((row) => labels[row]);
      for (const score of [silhouette, calinskiHarabasz, daviesBouldin])
        close(score(x, labels, weights).value, score(repeated, theirs).value);
      const [own, plain] = [sumsOfSquares(x, labels, weights), sumsOfSquares(repeated, theirs)];
      close(own.within, plain.within);
      close(own.between, plain.between);
      const [ours, other] = [silhouette(x, labels, weights).perRow, silhouette(repeated, theirs).perRow];
      of.forEach((row, i) => {
        if (Number.isNaN(other[i])) expect(ours[row]).toBeNaN();
        else close(ours[row], other[i]);
      });
    });
  });
});

describe("checks count rows by their weights", () => {
  const random = randomSource(11);
  const rows = Array.from({ length: 16 }, (_, i) => [
    randomNormal(random) + 5 * (i % 2),
    randomNormal(random),
  ]);
  const weights = rows.map((_, i) => (i % 3) + 1);
  const x = observations(rows, { weights });
  const { repeated } = repeat(rows, 1, weights);
  const byKmeans: ClusterFunction = (matrix, k, seed) => kmeans(matrix, { k, seed, starts: 10 }).labels;

  it("the gap's dispersion is that of the rows repeated", () => {
    for (const power of [1, 2] as const) {
      const options = { maxK: 4, references: 2, power, seed: 1 };
      const plain = gapStatistic(repeated, byKmeans, options).curve;
      gapStatistic(x, byKmeans, options).curve.forEach(({ logDispersion }, i) =>
        close(logDispersion, plain[i].logDispersion),
      );
    }
  });

  it("the scorecard's segments are as large as the rows repeated", () => {
    const effort = { maxK: 2, references: 2, splits: 2, resamples: 2, twins: 2 };
    const [one, two] = scorecard(x, byKmeans, effort).rows;
    const plain = scorecard(repeated, byKmeans, effort).rows;
    expect([one.smallestSegment, two.smallestSegment]).toEqual([
      plain[0].smallestSegment,
      plain[1].smallestSegment,
    ]);
    close(two.silhouette, plain[1].silhouette);
    close(two.sphericalBic, plain[1].sphericalBic);
  });

  it("stability and prediction strength: equal weights change no share, unequal ones do", () => {
    const byFirst: ClusterFunction = (matrix) =>
      Int32Array.from({ length: matrix.rows }, (_, i) => Number(matrix.data[2 * i] > matrix.data[0]));
    const jaccards = (matrix: Observations): (number | null)[] =>
      bootstrapJaccard(matrix, byFirst, 2, { resamples: 5, seed: 3 }).segments.map(({ jaccard }) => jaccard);
    const plain = observations(rows);
    const twice = observations(rows, { weights: rows.map(() => 2) });
    expect(jaccards(twice)).toEqual(jaccards(plain));
    expect(jaccards(x)).not.toEqual(jaccards(plain));
    const strength = (matrix: Observations): number =>
      predictionStrength(matrix, byFirst, { maxK: 2, splits: 5, seed: 3 }).curve[1].strength;
    const ones = observations(rows, { weights: rows.map(() => 1) });
    expect(strength(ones)).toBe(strength(plain));
    expect(strength(x)).not.toBe(strength(plain));
  });
});

describe("a singleton of weight 2", () => {
  it("counts as two rows", () => {
    const x = observations([[0], [1], [9]]);
    expect(silhouette(x, [0, 0, 1], [1, 1, 2]).perRow[2]).toBe(1);
    expect(silhouette(x, [0, 0, 1]).perRow[2]).toBe(0);
    expect(kmeans(x, { k: 4, seed: 1, weights: [1, 1, 2] }).clusterCount).toBe(3);
    expect(() => kmeans(x, { k: 4, seed: 1 })).toThrow(InputError);
  });
});

describe("weights that cannot be", () => {
  const x = observations([[0], [1], [9]]);
  it.each([[[1, 1]], [[1, -1, 1]], [[1, NaN, 1]], [[0, 0, 0]]])("%j are refused by name", (weights) => {
    expect(() => kmeans(x, { k: 1, seed: 1, weights })).toThrow(/kmeans\(weights\)/);
    expect(() => kmedoids(x, { k: 1, weights })).toThrow(/kmedoids\(weights\)/);
    expect(() => hierarchical(x, { weights })).toThrow(/hierarchical\(weights\)/);
    expect(() => silhouette(x, [0, 0, 1], weights)).toThrow(/silhouette\(weights\)/);
  });

  it("a tree takes none of 0, and no more does a matrix", () => {
    expect(() => hierarchical(x, { weights: [1, 0, 1] })).toThrow(/numbers above 0/);
    expect(() => observations([[0], [1]], { weights: [1, 0] })).toThrow(/observations\(weights\)/);
    expect(() => observations([[0], [1]], { weights: [1] })).toThrow(/1 weights/);
  });
});
