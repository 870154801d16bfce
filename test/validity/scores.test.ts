import { describe, expect, it } from "vitest";
import { InputError } from "../../src/core/input-error";
import { dissimilarities, pairwiseDistances } from "../../src/math/distances/distances";
import { observations, type Observations } from "../../src/math/linear/observations";
import { calinskiHarabasz } from "../../src/validity/scores/calinski-harabasz";
import { daviesBouldin } from "../../src/validity/scores/davies-bouldin";
import { dunn } from "../../src/validity/scores/dunn";
import { dunn2 } from "../../src/validity/scores/dunn2";
import { silhouette } from "../../src/validity/scores/silhouette";
import { sphericalBic } from "../../src/validity/scores/spherical-bic";
import { sumsOfSquares } from "../../src/validity/scores/sums-of-squares";
import published from "../fixtures/published/countries.json";
import fromR from "../fixtures/r-validity/cases.json";
import fromSklearn from "../fixtures/sklearn-validity/cases.json";
import { byKmeans, clouds, expectNear, iris } from "./helpers";

const relative = fromSklearn.tolerance.relative;
const countries = dissimilarities(published.dissimilarities, published.rowNames);
// PAM's clusters of the twelve countries, in the order of the table (Belgium, Brazil, China, Cuba, …).
const twoBlocs = [0, 0, 1, 1, 0, 0, 1, 0, 0, 1, 1, 0];
const threeBlocs = [0, 1, 2, 2, 0, 0, 1, 0, 0, 2, 2, 1];

describe("scores on published data", () => {
  it("gives the silhouettes of Rousseeuw 1987 for the twelve countries", () => {
    const two = silhouette(countries, twoBlocs);
    expect(two.value).toBeCloseTo(0.27967, 5);
    expect(silhouette(countries, threeBlocs).value).toBeCloseTo(0.3301, 5);
    const at = (name: string): number => two.perRow[published.rowNames.indexOf(name)];
    expect(at("USA")).toBeCloseTo(0.43, 2);
    expect(at("India")).toBeCloseTo(-0.04, 2);
    expect(two.neighbours[published.rowNames.indexOf("India")]).toBe(0);
  });

  it("gives the known scores of k-means on iris", () => {
    const [two, three] = [byKmeans(iris, 2, 1), byKmeans(iris, 3, 1)];
    expect(silhouette(iris, two).value).toBeCloseTo(0.681046, 6);
    expect(silhouette(iris, three).value).toBeCloseTo(0.552819, 6);
    expect(calinskiHarabasz(iris, three).value).toBeCloseTo(561.6278, 4);
    expect(daviesBouldin(iris, three).value).toBeCloseTo(0.661972, 6);
    expect(dunn(iris, three).value).toBeCloseTo(0.098807, 6);
    expect(dunn2(iris, three).value).toBeCloseTo(1.886531, 6);
    const within = fromR.irisKMeans.slice(1).map((labels) => sumsOfSquares(iris, labels).within);
    [152.347952, 78.851441, 57.228473, 46.446182, 39.039987].forEach((value, i) => {
      expect(within[i]).toBeCloseTo(value, 6);
    });
  });

  it("gives a singleton 0 and counts it in the mean", () => {
    const x = observations([[0], [1], [10], [11], [-5]]);
    const { perRow, value, clusters } = silhouette(x, [0, 0, 1, 1, 2]);
    expect(perRow[4]).toBe(0);
    expect(value).toBeCloseTo((perRow[0] + perRow[1] + perRow[2] + perRow[3]) / 5, 14);
    expect(clusters.map((cluster) => cluster.size)).toEqual([2, 2, 1]);
  });

  it("repeats the singleton case of scikit-learn's tests", () => {
    const x = observations([[0], [1], [1], [2], [3], [3]]);
    const expected = [0, 0.5, 0.5, 0, 1, 1];
    expect(Array.from(silhouette(x, [0, 1, 1, 1, 2, 2]).perRow)).toEqual(expected);
    expect(Array.from(silhouette(pairwiseDistances(x), [0, 1, 1, 1, 2, 2]).perRow)).toEqual(expected);
  });
});

describe("scores on 24 seeded random matrices", () => {
  fromSklearn.scores.forEach((one, i) => {
    const [rows, columns] = [one.x.length, one.x[0].length];
    it(`agree with scikit-learn and R on ${rows} x ${columns}, ${one.quirk}`, () => {
      const x = observations(one.x);
      const r: { dunn?: number; dunn2?: number; within?: number } = fromR.scores[i];
      const found = silhouette(x, one.labels);
      expectNear(found.value, one.silhouette, relative, "silhouette");
      one.perRow?.forEach((value, row) => expectNear(found.perRow[row], value, relative, `row ${row}`));
      expectNear(calinskiHarabasz(x, one.labels).value, one.calinskiHarabasz, relative, "CH");
      expectNear(daviesBouldin(x, one.labels).value, one.daviesBouldin, relative, "DB");
      expectNear(dunn(x, one.labels).value, r.dunn, relative, "dunn");
      expectNear(dunn2(x, one.labels).value, r.dunn2, relative, "dunn2");
      if (r.within !== undefined)
        expectNear(sumsOfSquares(x, one.labels).within, r.within, relative, "within");

      const distances = pairwiseDistances(x);
      const again = silhouette(distances, one.labels);
      expectNear(again.value, one.silhouette, relative, "silhouette from distances");
      expectNear(dunn(distances, one.labels).value, r.dunn, relative, "dunn from distances");
      expect(again.clusters.map((cluster) => cluster.size)).toEqual(
        found.clusters.map((cluster) => cluster.size),
      );
    });
  });
});

describe("sums of squares", () => {
  it("split the total into within and between", () => {
    const { within, between, total, explainedShare, clusters } = sumsOfSquares(
      observations([[0], [2], [9]]),
      [0, 0, 1],
    );
    expect([within, total]).toEqual([2, 2 + between]);
    expect(between).toBeCloseTo(2 * (1 - 11 / 3) ** 2 + (9 - 11 / 3) ** 2, 12);
    expect(explainedShare).toBeCloseTo(between / total, 14);
    expect(clusters.map((cluster) => cluster.within)).toEqual([2, 0]);
  });

  it("keep their digits far from the origin", () => {
    const far = observations([[1e9], [1e9 + 2], [1e9 + 9]]);
    expect(sumsOfSquares(far, [0, 0, 1]).within).toBe(2);
  });
});

describe("spherical BIC", () => {
  it("is the BIC of the Gaussian with the variance of the data at k = 1", () => {
    const x = observations([[0], [2], [4], [6]]);
    const logLikelihood = -2 * (Math.log(2 * Math.PI * 5) + 1);
    expect(sphericalBic(x, [0, 0, 0, 0]).value).toBeCloseTo(2 * logLikelihood - 2 * Math.log(4), 12);
  });

  it("prefers three clusters for three round clouds, and one for a single cloud", () => {
    const best = (x: Observations): number => {
      const bic = [1, 2, 3, 4, 5].map((k) => sphericalBic(x, byKmeans(x, k, 1)).value!);
      return bic.indexOf(Math.max(...bic)) + 1;
    };
    expect(best(clouds(3, 40, 10))).toBe(3);
    expect(best(clouds(1, 120, 0))).toBe(1);
  });
});

describe("scores where they are not defined", () => {
  const all = { silhouette, calinskiHarabasz, daviesBouldin, dunn, dunn2 };
  const x = observations([[0], [1], [5]]);
  for (const [name, score] of Object.entries(all)) {
    it(`${name} is null, never 0, for one cluster, for as many clusters as rows, for 0, 1 and 2 rows and for all noise`, () => {
      expect(score(x, [4, 4, 4]).value).toBeNull();
      expect(score(x, [0, 1, 2]).value).toBeNull();
      expect(score(observations([]), []).value).toBeNull();
      expect(score(observations([[3]]), [0]).value).toBeNull();
      expect(score(observations([[3], [4]]), [0, 1]).value).toBeNull();
      expect(score(x, [-1, -1, -1])).toMatchObject({
        value: null,
        clusterCount: 0,
        scoredRows: 0,
        noiseRows: 3,
      });
    });

    it(`${name} leaves noise out and says how many rows that were`, () => {
      const y = observations([[0], [1], [8], [9], [1000]]);
      const clean = observations([[0], [1], [8], [9]]);
      const found = score(y, [0, 0, 1, 1, -1]);
      expect(found).toMatchObject({ scoredRows: 4, noiseRows: 1, clusterCount: 2 });
      expect(found.value).toBe(score(clean, [0, 0, 1, 1]).value);
    });

    it(`${name} does not mind gaps between label numbers`, () => {
      const y = observations([[0], [1], [8], [9], [4]]);
      expect(score(y, [7, 7, 2, 2, 7]).value).toBe(score(y, [1, 1, 0, 0, 1]).value);
    });

    it(`${name} says what is wrong with labels`, () => {
      expect(() => score(x, [0, 1])).toThrow(InputError);
      expect(() => score(x, [0, 1, 0.5])).toThrow(
        /row 3: expected a whole number from 0 to 2147483647, or -1 for noise, got 0.5/,
      );
      expect(() => score(x, [0, -2, 1])).toThrow(/got -2/);
      expect(() => score([[1], [2], [3]] as never, [0, 0, 1])).toThrow(InputError);
    });
  }

  it("identical rows have silhouette 0 each, being as near to one cluster as to the other", () => {
    const same = observations([[2], [2], [2], [2]]);
    expect(silhouette(same, [0, 0, 1, 1]).value).toBe(0);
    expect(Array.from(silhouette(same, [0, 0, 1, 1]).perRow)).toEqual([0, 0, 0, 0]);
  });

  it("0 / 0 is null, and a positive number over 0 infinite", () => {
    const same = observations([[2], [2], [2], [2]]);
    const points = observations([[2], [2], [5], [5]]);
    const crossed = observations([[0], [2], [1], [1], [0], [2]]);
    for (const score of [calinskiHarabasz, daviesBouldin, dunn, dunn2]) {
      expect(score(same, [0, 0, 1, 1]).value).toBeNull();
    }
    for (const score of [calinskiHarabasz, dunn, dunn2])
      expect(score(points, [0, 0, 1, 1]).value).toBe(Infinity);
    expect(daviesBouldin(points, [0, 0, 1, 1]).value).toBe(0);
    expect(daviesBouldin(crossed, [0, 0, 1, 1, 2, 2]).value).toBe(Infinity);
    expect(sphericalBic(points, [0, 0, 1, 1]).value).toBeNull();
    expect(sumsOfSquares(same, [0, 0, 1, 1]).explainedShare).toBeNull();
  });

  it("per-row silhouettes are NaN where there is no silhouette", () => {
    expect(silhouette(x, [0, 0, 0]).perRow.every(Number.isNaN)).toBe(true);
    const noisy = silhouette(observations([[0], [1], [8], [9], [4]]), [0, 0, 1, 1, -1]);
    expect(noisy.perRow[4]).toBeNaN();
    expect(noisy.neighbours[4]).toBe(-1);
    expect(Array.from(noisy.neighbours.subarray(0, 4))).toEqual([1, 1, 0, 0]);
  });

  it("the neighbour is the lowest label where two clusters are as near", () => {
    const x = observations([[0], [0.5], [-4], [-4], [4.5], [4.5]]);
    const y = observations([[0], [-4], [-5], [4], [5]]);
    expect(silhouette(x, [5, 5, 9, 9, 2, 2]).neighbours[0]).toBe(9);
    expect(silhouette(y, [5, 9, 9, 2, 2]).neighbours[0]).toBe(2);
    expect(silhouette(pairwiseDistances(y), [5, 2, 2, 9, 9]).neighbours[0]).toBe(2);
    expect(silhouette(y, [1, 0, 0, 3, 3]).neighbours[0]).toBe(0);
  });

  it("sums of squares of no rows are 0, being empty sums", () => {
    expect(sumsOfSquares(observations([]), [])).toMatchObject({ within: 0, between: 0, total: 0 });
  });
});

describe("labels", () => {
  it("are kept in 32 bits, so larger ones are refused rather than changed", () => {
    const x = observations([[0], [1], [8], [9]]);
    const large = 2 ** 31 - 1;
    expect([...silhouette(x, [0, 0, large, large]).neighbours]).toEqual([large, large, 0, 0]);
    for (const label of [2 ** 31, 2 ** 40]) {
      expect(() => silhouette(x, [0, 0, label, label])).toThrow("from 0 to 2147483647, or -1 for noise");
    }
  });
});
