import { describe, expect, it } from "vitest";
import { gaussianMixture } from "../../src/clustering/mixture/gaussian-mixture";
import { gaussianMixtureSweep } from "../../src/clustering/mixture/gaussian-mixture-sweep";
import { observations } from "../../src/math/linear/observations";
import { clouds, iris } from "./density-cases";
import { itMeetsItsPeers } from "./mixture-peers";

describe("Gaussian mixture", () => {
  itMeetsItsPeers("quick");

  it("sweeps k and families; VEV with two components is best for iris by BIC, as in mclust", () => {
    const { fits, bestByBic, bestByIcl } = gaussianMixtureSweep(iris, { k: [1, 4], seed: 1, starts: 20 });
    expect(fits.length).toBe(20);
    expect([bestByBic.covariance, bestByBic.k]).toEqual(["equalShape", 2]);
    expect([bestByIcl.covariance, bestByIcl.k]).toEqual(["equalShape", 2]);
    expect(fits.every(({ icl, bic }) => icl <= bic)).toBe(true);
    const alone = gaussianMixture(iris, {
      k: bestByBic.k,
      covariance: bestByBic.covariance,
      seed: 1,
      starts: 20,
    });
    expect(alone).toEqual(bestByBic);
    expect(gaussianMixtureSweep(clouds(1, 80, 2, 1, 0), { k: [1, 4], seed: 1, starts: 20 }).bestByBic.k).toBe(
      1,
    );
    expect(
      gaussianMixtureSweep(observations([[0], [1]]), { k: [1, 9], seed: 1, covariances: ["full"] }).fits
        .length,
    ).toBe(2);
    expect(() => gaussianMixtureSweep(iris, { k: [0, 2], seed: 1 })).toThrow(/the least k/);
    expect(() => gaussianMixtureSweep(iris, { seed: 1, covariances: [] })).toThrow(/no family/);
  });
});
