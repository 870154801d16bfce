import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { columnWeightsWithin } from "../../src/clustering/sparse/kernels/column-weights";
import { chooseSparseBound } from "../../src/clustering/sparse/sparse-bound";
import { predictSparseKMeans, sparseKMeans } from "../../src/clustering/sparse/sparse-kmeans";
import { InputError } from "../../src/core/input-error";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { observations, type Observations } from "../../src/math/linear/observations";
import { iris } from "./density-cases";

const total = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((sum, value) => sum + value, 0);
const squares = (values: ArrayLike<number>): number => total(Array.from(values, (value) => value * value));

/** Three groups in the first two of `columns` columns; the others are noise. */
function twoOfMany(columns: number, seed: number, rows = 45): Observations {
  const random = randomSource(seed);
  return observations(
    Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_, j) => randomNormal(random) + (j < 2 ? 6 * ((i + j) % 3) : 0)),
    ),
  );
}

/** The sum over columns of weight times sum of squares between clusters, worked out plainly. */
function objectiveOf(x: Observations, labels: ArrayLike<number>, k: number, bound: number): number {
  const { rows: n, columns: d, data } = x;
  const spread = Float64Array.from({ length: d }, (_, j) => {
    const column = Array.from({ length: n }, (_, i) => data[i * d + j]);
    const middle = total(column) / n;
    return total(
      Array.from({ length: k }, (_, c) => {
        const own = column.filter((_, i) => labels[i] === c);
        return own.length === 0 ? 0 : own.length * (total(own) / own.length - middle) ** 2;
      }),
    );
  });
  const weights = columnWeightsWithin(spread, bound);
  return total(weights.map((weight, j) => weight * spread[j]));
}

describe("the weights of columns", () => {
  it("are the values less one threshold, of length 1", () => {
    expect([...columnWeightsWithin(Float64Array.of(3, 4), 2)]).toEqual([0.6, 0.8]);
    expect([...columnWeightsWithin(Float64Array.of(3, 4, 0), 1)]).toEqual([0, 1, 0]);
    const even = columnWeightsWithin(Float64Array.of(0, 0, 0, 0), 1.5);
    expect([...even]).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it("keep the bound, and no other weights that keep it have a larger sum", () => {
    const values = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer(), (list, share, seed) => {
        const largest = Math.max(...list);
        fc.pre(largest > 0 && list.filter((value) => value === largest).length === 1);
        const own = Float64Array.from(list);
        const bound = 1 + share * (Math.sqrt(list.length) - 1);
        const weights = columnWeightsWithin(own, bound);
        expect(squares(weights)).toBeCloseTo(1, 9);
        expect(total(weights)).toBeLessThanOrEqual(bound + 1e-9);
        const reached = total(weights.map((weight, j) => weight * own[j]));
        const random = randomSource(Math.abs(seed) % 1000);
        for (let each = 0; each < 50; each++) {
          const drawn = Float64Array.from(list, () => random() ** 3);
          const scale = Math.min(1 / Math.sqrt(squares(drawn)), bound / total(drawn));
          expect(total(drawn.map((weight, j) => weight * scale * own[j]))).toBeLessThanOrEqual(
            reached * (1 + 1e-9),
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("sparse k-means", () => {
  it("with the largest bound is k-means, all columns alike", () => {
    for (const k of [2, 3, 4]) {
      const { labels, columnWeights } = sparseKMeans(iris, { k, bound: 2, seed: 7 });
      expect([...labels]).toEqual([...kmeans(iris, { k, seed: 7 }).labels]);
      expect([...columnWeights]).toEqual([0.5, 0.5, 0.5, 0.5]);
    }
  });

  it("gives weight to the columns that make the groups and to no other, and finds the groups", () => {
    const x = twoOfMany(30, 3);
    const fit = sparseKMeans(x, { k: 3, bound: 1.4, seed: 7 });
    expect([...fit.columnWeights].map((weight) => weight > 0)).toEqual(
      Array.from({ length: 30 }, (_, j) => j < 2),
    );
    expect([...fit.labels].every((label, i) => label === i % 3)).toBe(true);
    expect(fit).toMatchObject({ clusterCount: 3, converged: true });
    expect(fit.objective).toBeCloseTo(objectiveOf(x, fit.labels, 3, 1.4), 6);
  });

  it("comes to the best of all divisions of few rows, or to none better", () => {
    let best = 0;
    for (let seed = 1; seed <= 12; seed++) {
      const x = twoOfMany(4, seed, 7);
      const fit = sparseKMeans(x, { k: 2, bound: 1.5, seed: 1 });
      let most = 0;
      for (let code = 1; code < 64; code++) {
        const labels = Array.from({ length: 7 }, (_, i) => (code >> i) & 1);
        most = Math.max(most, objectiveOf(x, labels, 2, 1.5));
      }
      expect(fit.objective).toBeLessThanOrEqual(most * (1 + 1e-9));
      if (fit.objective >= most * (1 - 1e-6)) best++;
    }
    expect(best).toBeGreaterThanOrEqual(9);
  });

  it("places its own rows where they are, by the weighted columns", () => {
    const x = twoOfMany(12, 5);
    const fit = sparseKMeans(x, { k: 3, bound: 1.5, seed: 7 });
    expect([...predictSparseKMeans(fit, x).labels]).toEqual([...fit.labels]);
  });

  it("refuses bounds beyond its range", () => {
    for (const bound of [0.9, 2.1, NaN])
      expect(() => sparseKMeans(iris, { k: 2, bound, seed: 1 })).toThrow(InputError);
  });
});

describe("the bound by permutation", () => {
  it("is one at which the columns that make the groups are kept, and nearly no other", () => {
    const x = twoOfMany(12, 2, 30);
    const { bound, columns, curve } = chooseSparseBound(x, { k: 3, seed: 7, permutations: 5 });
    expect(columns).toEqual(["column 1", "column 2"]);
    expect(Math.max(...curve.map(({ gap }) => gap))).toBeGreaterThan(0);
    const { columnWeights } = sparseKMeans(x, { k: 3, bound, seed: 7 });
    expect(columnWeights[0] > 0 && columnWeights[1] > 0).toBe(true);
    expect(columnWeights.filter((weight) => weight > 0).length).toBeLessThanOrEqual(3);
  });

  it("names no column where none makes groups", () => {
    const random = randomSource(4);
    const x = observations(
      Array.from({ length: 30 }, () => Array.from({ length: 6 }, () => randomNormal(random))),
    );
    expect(chooseSparseBound(x, { k: 3, seed: 7, permutations: 5, bounds: [1.5, 2] }).columns).toEqual([]);
  });

  it("tries the bounds given, in their order, the same for the same seed", () => {
    const options = { k: 2, seed: 3, bounds: [1.5, 1.1], permutations: 3 };
    const first = chooseSparseBound(iris, options);
    expect(first.curve.map(({ bound }) => bound)).toEqual([1.5, 1.1]);
    expect(chooseSparseBound(iris, options)).toEqual(first);
    expect(() => chooseSparseBound(iris, { ...options, bounds: [3] })).toThrow(InputError);
  });
});
