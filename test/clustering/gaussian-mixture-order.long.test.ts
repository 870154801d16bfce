import { describe, expect, it } from "vitest";
import { gaussianMixture } from "../../src/clustering/mixture/gaussian-mixture";
import { COVARIANCE_FAMILIES } from "../../src/clustering/mixture/gaussian-mixture-covariance";
import { observations } from "../../src/math/linear/observations";
import { canonical, clouds, permuted, turnedAndMoved } from "./density-cases";

describe("Gaussian mixture", () => {
  it("does not mind the order of the rows, nor rows moved; nor turned, where the family has no axes", () => {
    const x = clouds(14, 150, 3, 3, 6);
    const other = permuted(x, 3);
    const moved = turnedAndMoved(x, 2);
    for (const covariance of COVARIANCE_FAMILIES) {
      const options = { k: 3, covariance, seed: 2, minimumVariance: 1e-6 };
      const fit = gaussianMixture(x, options);
      const again = gaussianMixture(other.x, options);
      expect(Math.abs(again.bic - fit.bic)).toBeLessThan(1e-4);
      const back = new Int32Array(x.rows);
      other.from.forEach((row, i) => (back[row] = again.labels[i]));
      expect(canonical(back)).toEqual([...fit.labels]);
      if (covariance === "diagonal") continue;
      expect(Math.abs(gaussianMixture(moved, options).bic - fit.bic)).toBeLessThan(1e-4);
    }
  });

  it("passes over components that shrink onto single rows, and can be told not to", () => {
    const rows = Array.from({ length: 40 }, (_, i) => [Math.sin(i * 12.9898) * 3, Math.cos(i * 78.233) * 3]);
    const x = observations(rows);
    const options = { k: 8, seed: 1, minimumVariance: 1e-9 };
    const [careful, free] = [true, false].map((avoidDegenerate) =>
      gaussianMixture(x, { ...options, avoidDegenerate }),
    );
    expect(careful.heldDirections).toBeLessThanOrEqual(free.heldDirections);
    expect(free.logLikelihood).toBeGreaterThanOrEqual(careful.logLikelihood);
  });
});
