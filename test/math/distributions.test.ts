import { describe, expect, it } from "vitest";
import { farNormalQuantile, logHypergeometricTail } from "../../src/math/distributions/far-tails";
import { holm } from "../../src/math/distributions/holm";
import { exponential } from "../../src/math/functions/exponential";
import { hypergeometric } from "../../src/math/distributions/hypergeometric";
import { logChoose } from "../../src/math/distributions/log-gamma";
import { InputError } from "../../src/core/input-error";
import { logGamma } from "../../src/math/distributions/log-gamma";
import { normalQuantile } from "../../src/math/distributions/normal-quantile";
import { ranks } from "../../src/math/distributions/ranks";
import { betaProbability, betaQuantile } from "../../src/math/distributions/regularized-beta";
import {
  chiSquaredTail,
  normalProbability,
  twoSidedNormalTail,
} from "../../src/math/distributions/regularized-gamma";

// Expected values from R 4.2.2 (lgamma, pchisq, pbeta, qbeta, fisher.test, p.adjust, rank).
function near(actual: number, expected: number, relative = 1e-10): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(relative * Math.abs(expected));
}

describe("distribution functions", () => {
  it("give the logarithm of the gamma function as R does", () => {
    near(logGamma(0.1), 2.252712651734206);
    near(logGamma(0.5), 0.5723649429247001);
    near(logGamma(1.5), -0.1207822376352452);
    near(logGamma(10.3), 13.48203678613836);
    near(logGamma(500), 2605.115850361734);
    expect(() => logGamma(0)).toThrow(InputError);
  });

  it("give chi-squared and normal tails as R does", () => {
    near(chiSquaredTail(0.1, 1), 0.7518296340458493);
    near(chiSquaredTail(5, 3), 0.1717971442967332);
    near(chiSquaredTail(50, 40), 0.1335748340856505);
    near(chiSquaredTail(200, 150), 0.003973185970821609);
    near(twoSidedNormalTail(0.3), 0.7641771556220947);
    near(twoSidedNormalTail(-1.96), 0.04999579029644086);
    near(twoSidedNormalTail(8), 1.244192114854357e-15);
    near(normalProbability(-1.96), 0.04999579029644086 / 2);
    expect(chiSquaredTail(0, 2)).toBe(1);
  });

  it("give the beta distribution and its quantiles as R does", () => {
    near(betaProbability(0.1, 0.5, 0.5), 0.2048327646991334);
    near(betaProbability(0.7, 3, 9), 0.99942230395);
    near(betaProbability(0.02, 20, 500), 0.004698648675346382);
    near(betaProbability(0.999, 2, 0.1), 0.4487441617333632);
    near(betaQuantile(0.025, 3, 40), 0.01497969167071);
    near(betaQuantile(0.5, 0.5, 0.5), 0.5);
    near(betaQuantile(0.975, 200, 900), 0.205139073730346);
    expect(() => betaProbability(1.1, 1, 1)).toThrow(InputError);
  });

  it("give Fisher's exact test as R does", () => {
    const test = hypergeometric({ total: 45, marked: 10, drawn: 12 }, 7);
    near(test.twoSided, 0.001438736220955522);
    near(test.atLeast, 0.001438736220955522);
    near(test.atMost, 0.9999157773585334);
    expect(() => hypergeometric({ total: 10, marked: 3, drawn: 2 }, 3)).toThrow("0 to 2");
  });

  it("go on in logarithms where chances are no longer numbers", () => {
    for (const [urn, found] of [
      [{ total: 900, marked: 300, drawn: 250 }, 180],
      [{ total: 900, marked: 300, drawn: 250 }, 20],
      [{ total: 10, marked: 5, drawn: 5 }, 5],
    ] as const) {
      const { atLeast, atMost } = hypergeometric(urn, found);
      near(logHypergeometricTail(urn, found), Math.log(Math.min(atLeast, atMost)));
    }
    const far = { total: 100_000, marked: 25_000, drawn: 26_000 };
    expect(hypergeometric(far, 24_000).atLeast).toBe(0);
    // Of 24,000 or more the first is nearly all.
    const first = logChoose(25_000, 24_000) + logChoose(75_000, 2_000) - logChoose(100_000, 26_000);
    expect(logHypergeometricTail(far, 24_000) - first).toBeGreaterThan(0);
    expect(logHypergeometricTail(far, 24_000) - first).toBeLessThan(0.01);
    near(farNormalQuantile(Math.log(1e-299)), -normalQuantile(1e-299));
    near(farNormalQuantile(Math.log(1e-100)), -normalQuantile(1e-100));
    // A thousand deviations: half a million, the deviations themselves and the root of two pi.
    near(farNormalQuantile(-500_000 - Math.log(1000 * Math.sqrt(2 * Math.PI)) - 1e-6), 1000, 1e-12);
  });

  it("of a million things leaves out only outcomes whose probability is 0", () => {
    const urn = { total: 1_000_000, marked: 300_000, drawn: 40_000 };
    const log = (k: number, of: number): number => logChoose(of, k);
    const probability = (x: number): number =>
      exponential(
        log(x, urn.marked) + log(urn.drawn - x, urn.total - urn.marked) - log(urn.drawn, urn.total),
      );
    let [atLeast, atMost] = [0, 0];
    for (let x = 0; x <= urn.drawn; x++) {
      if (x >= 12_150) atLeast += probability(x);
      if (x <= 12_150) atMost += probability(x);
    }
    expect(hypergeometric(urn, 12_150)).toMatchObject({ atLeast, atMost });
    expect(hypergeometric(urn, 0)).toMatchObject({ atMost: 0 });
    expect(atLeast).toBeCloseTo(0.0497, 2);
  });

  it("correct p-values in Holm's way and leave out what was not tested", () => {
    const adjusted = holm([0.01, null, 0.04, 0.03, 0.5]);
    [0.04, NaN, 0.09, 0.09, 0.5].forEach((p, i) => {
      if (i === 1) expect(adjusted[i]).toBeNull();
      else expect(adjusted[i]).toBeCloseTo(p, 12);
    });
  });

  it("share ranks between equal values", () => {
    expect([...ranks([3, 1, 3, 3, 2])]).toEqual([4, 1, 4, 4, 2]);
    expect([...ranks([])]).toEqual([]);
  });
});
