import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gaussianMixture } from "../../src/clustering/mixture/gaussian-mixture";
import {
  COVARIANCE_FAMILIES,
  covarianceParameters,
  type CovarianceFamily,
} from "../../src/clustering/mixture/gaussian-mixture-covariance";
import { predictGaussianMixture } from "../../src/clustering/mixture/gaussian-mixture-predict";
import { InputError } from "../../src/core/input-error";
import { observations } from "../../src/math/linear/observations";
import { canonical, clouds, iris, smallMatrices } from "./density-cases";

describe("Gaussian mixture", () => {
  it("has mclust's BIC of iris: VEV,2 -561.7285 and VEV,3 -562.5522 (Fraley & Raftery)", () => {
    const [two, three] = [2, 3].map((k) => gaussianMixture(iris, { k, covariance: "equalShape", seed: 1 }));
    expect(two.bic).toBeCloseTo(-561.7285, 4);
    // mclust stops at a relative gain of 1e-5, .0015 before the top.
    expect(three.bic).toBeGreaterThanOrEqual(-562.5522);
    expect(three.bic).toBeLessThan(-562.54);
    const species = Array.from({ length: 150 }, (_, i) => Math.floor(i / 50));
    const agreement = adjustedRand([...three.labels], species);
    expect(agreement).toBeCloseTo(0.9039, 4);
  });

  it("takes fewer starts of many rows, and finds the same components", () => {
    const many = (n: number) =>
      observations(
        Array.from({ length: n }, (_, i) => [(i % 2) * 9 + ((i * 7) % 11) / 11, ((i * 5) % 13) / 13]),
      );
    const usual = (n: number) => gaussianMixture(many(n), { k: 2, covariance: "diagonal", seed: 1 });
    expect(usual(3_000).parameters).toMatchObject({ starts: 10, tolerance: 1e-8 });
    const fit = usual(3_001);
    expect(fit.parameters).toMatchObject({ starts: 4, tolerance: 1e-6 });
    const exact = { k: 2, covariance: "diagonal", seed: 1, starts: 10, tolerance: 1e-8 } as const;
    expect(fit.labels).toEqual(gaussianMixture(many(3_001), exact).labels);
  });

  it("never lets the likelihood fall, and sums probabilities to 1", () => {
    fc.assert(
      fc.property(
        smallMatrices.filter((x) => x.rows > 0),
        fc.constantFrom(...COVARIANCE_FAMILIES),
        fc.integer({ min: 1, max: 4 }),
        (x, covariance, wanted) => {
          const k = Math.min(wanted, x.rows);
          const fit = gaussianMixture(x, { k, covariance, seed: 5, starts: 4, maxIterations: 60 });
          for (let i = 1; i < fit.path.length; i++)
            expect(fit.path[i]).toBeGreaterThanOrEqual(fit.path[i - 1]);
          expect(fit.path.at(-1)).toBe(fit.logLikelihood);
          for (let i = 0; i < x.rows; i++) {
            const row = fit.probabilities.data.subarray(i * k, (i + 1) * k);
            expect(Math.abs(row.reduce((sum, p) => sum + p, 0) - 1)).toBeLessThanOrEqual(1e-12);
            expect(row[fit.labels[i]]).toBe(Math.max(...row));
          }
          expect(Math.abs(fit.weights.reduce((sum, w) => sum + w, 0) - 1)).toBeLessThanOrEqual(1e-12);
          expect(fit.clusterCount).toBe(new Set(fit.labels).size);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("repeats byte for byte with the same seed, and leaves its input alone", () => {
    const x = clouds(4, 120, 3, 3, 3);
    const before = x.data.slice();
    const [a, b] = [gaussianMixture(x, { k: 3, seed: 9 }), gaussianMixture(x, { k: 3, seed: 9 })];
    expect(b).toEqual(a);
    expect(x.data).toEqual(before);
    expect(Object.isFrozen(a)).toBe(true);
  });

  it("keeps the covariances of each family in its form", () => {
    const x = clouds(14, 200, 3, 2, 6);
    const matrices = (covariance: CovarianceFamily) =>
      gaussianMixture(x, { k: 2, covariance, seed: 2 }).covariances.map(({ data }) => data);
    const [tiedA, tiedB] = matrices("tied");
    expect(tiedA).toEqual(tiedB);
    for (const data of [...matrices("diagonal"), ...matrices("spherical")]) {
      for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) if (i !== j) expect(data[3 * i + j]).toBe(0);
    }
    for (const data of matrices("spherical")) expect([data[4], data[8]]).toEqual([data[0], data[0]]);
    for (const data of matrices("full")) expect(data[1]).toBe(data[3]);
    expect(COVARIANCE_FAMILIES.map((family) => covarianceParameters(family, 3, 4))).toEqual([
      30, 24, 10, 12, 3,
    ]);
  });

  it("of one component is the sample's mean and covariance, nothing added, but for what lies below the bound", () => {
    const x = clouds(14, 60, 2, 1, 0);
    const mean = (value: (i: number) => number) =>
      Array.from({ length: 60 }, (_, i) => value(i)).reduce((a, b) => a + b) / 60;
    const centers = [0, 1].map((j) => mean((i) => x.data[2 * i + j]));
    const variances = [0, 1].map((j) => mean((i) => (x.data[2 * i + j] - centers[j]) ** 2));
    const fit = (covariance: CovarianceFamily, minimumVariance: number) =>
      gaussianMixture(x, { k: 1, covariance, seed: 1, minimumVariance });
    for (const covariance of ["full", "tied", "equalShape", "diagonal"] as const) {
      const { covariances, heldDirections } = fit(covariance, 0.01);
      expect(heldDirections).toBe(0);
      expect(covariances[0].data[0]).toBeCloseTo(variances[0], 12);
      expect(covariances[0].data[3]).toBeCloseTo(variances[1], 12);
      const held = fit(covariance, 5);
      expect(held.heldDirections).toBe(2);
      expect(held.covariances[0].data[0]).toBeCloseTo(5, 12);
    }
  });

  it("decides small and singular inputs", () => {
    expect(() => gaussianMixture(observations([]), { k: 1, seed: 1 })).toThrow(
      /at least one row and one column/,
    );
    for (const covariance of COVARIANCE_FAMILIES) {
      const single = gaussianMixture(observations([[4, 5]]), { k: 1, covariance, seed: 1 });
      expect([single.clusterCount, single.heldDirections > 0, single.bic < Infinity]).toEqual([
        1,
        true,
        true,
      ]);
      const pair = gaussianMixture(observations([[0], [1]]), { k: 2, covariance, seed: 1 });
      expect(canonical(pair.labels)).toEqual([0, 1]);
      const alike = gaussianMixture(observations(Array.from({ length: 6 }, () => [2, 2])), {
        k: 3,
        covariance,
        seed: 1,
      });
      expect([alike.clusterCount, Number.isFinite(alike.logLikelihood)]).toEqual([1, true]);
      const flat = clouds(2, 40, 2, 2, 9);
      const constant = observations(
        Array.from({ length: 40 }, (_, i) => [flat.data[2 * i], 7, flat.data[2 * i + 1]]),
      );
      const fit = gaussianMixture(constant, { k: 2, covariance, seed: 1 });
      expect([fit.clusterCount, Number.isFinite(fit.bic)]).toEqual([2, true]);
    }
    const each = gaussianMixture(observations([[0], [5], [9]]), { k: 3, seed: 1 });
    expect([...each.labels]).toEqual([0, 1, 2]);
    const one = gaussianMixture(iris, { k: 1, seed: 1 });
    expect([one.clusterCount, one.icl - one.bic, one.weights[0]]).toEqual([1, 0, 1]);
  });

  it("says what is wrong with its arguments", () => {
    const fit = (options: object) => () => gaussianMixture(iris, { k: 2, seed: 1, ...options });
    expect(fit({ k: 0 })).toThrow(/gaussianMixture\(k\)/);
    expect(fit({ k: 151 })).toThrow(/from 1 to 150/);
    expect(fit({ covariance: "round" })).toThrow(/full, equalShape, tied, diagonal, spherical/);
    expect(fit({ starts: 0 })).toThrow(/starts/);
    expect(fit({ tolerance: -1 })).toThrow(/tolerance/);
    expect(fit({ minimumVariance: 0 })).toThrow(/minimumVariance/);
    expect(fit({ initialLabels: [0, 1] })).toThrow(/2 labels/);
    expect(fit({ initialLabels: Array.from({ length: 150 }, () => 2) })).toThrow(/2 for row 1/);
    expect(fit({ seed: -1 })).toThrow(InputError);
    expect(() => gaussianMixture([[1]] as never, { k: 1, seed: 1 })).toThrow(/one named row per customer/);
  });

  it("says of the rows it was fitted to what the fit says, and finds strange rows unlikely", () => {
    const fit = gaussianMixture(iris, { k: 3, seed: 1 });
    const { labels, probabilities, logDensities } = predictGaussianMixture(fit, iris);
    expect([...labels]).toEqual([...fit.labels]);
    probabilities.data.forEach((p, i) => expect(Math.abs(p - fit.probabilities.data[i])).toBeLessThan(1e-9));
    expect(logDensities.reduce((sum, value) => sum + value, 0)).toBeCloseTo(fit.logLikelihood, 8);
    const strange = predictGaussianMixture(fit, observations([[50, 50, 50, 50]]));
    expect(strange.logDensities[0]).toBeLessThan(Math.min(...logDensities));
    expect(() => predictGaussianMixture(fit, observations([[1, 2]]))).toThrow(/columns/);
  });
});

/** Hubert & Arabie 1985, from the contingency table. */
function adjustedRand(a: number[], b: number[]): number {
  const pairs = (count: number) => (count * (count - 1)) / 2;
  const total = (keys: string[]) => {
    const counts = new Map<string, number>();
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum + pairs(count), 0);
  };
  const both = total(a.map((label, i) => `${label}/${b[i]}`));
  const [inA, inB] = [total(a.map(String)), total(b.map(String))];
  const expected = (inA * inB) / pairs(a.length);
  return (both - expected) / ((inA + inB) / 2 - expected);
}
