import { describe, expect, it } from "vitest";
import { randomSource } from "../../src/math/distributions/random";
import { randomBeta, randomGamma } from "../../src/math/distributions/random-gamma";
import { expectedSpend, fitGammaGamma } from "../../src/value/gamma-gamma";
import type { PurchaseHistory } from "../../src/value/purchases/purchase-history";
import { chanceAlive, fitPurchases } from "../../src/value/purchases/purchase-model";

describe("BG/NBD on simulated customers", () => {
  const random = randomSource(5);
  const simulate = (r: number, alpha: number, a: number, b: number, observed: number): PurchaseHistory => {
    const rate = randomGamma(random, r) / alpha;
    const dropout = randomBeta(random, a, b);
    let [time, repeats, lastAt] = [0, 0, 0];
    for (;;) {
      time += -Math.log(1 - random()) / rate;
      if (time > observed) break;
      repeats++;
      lastAt = time;
      if (random() < dropout) break;
    }
    return { name: "", repeats, lastAt, observed };
  };
  const histories = Array.from({ length: 4000 }, () => simulate(0.8, 5, 1.2, 3, 20 + 30 * random()));
  const model = fitPurchases(histories);

  it("recovers what made them", () => {
    expect(model.parameters.r).toBeGreaterThan(0.7);
    expect(model.parameters.r).toBeLessThan(0.9);
    expect(model.parameters.alpha).toBeGreaterThan(4);
    expect(model.parameters.alpha).toBeLessThan(6);
    expect(model.parameters.a / (model.parameters.a + model.parameters.b)).toBeCloseTo(1.2 / 4.2, 1);
  });

  it("does not mind the unit of time", () => {
    const weeks = histories.slice(0, 500);
    const days = weeks.map((each) => ({ ...each, lastAt: 7 * each.lastAt, observed: 7 * each.observed }));
    const [inWeeks, inDays] = [fitPurchases(weeks), fitPurchases(days)];
    expect(inDays.parameters.r).toBeCloseTo(inWeeks.parameters.r, 3);
    expect(inDays.parameters.alpha / 7).toBeCloseTo(inWeeks.parameters.alpha, 2);
    expect(chanceAlive(inDays, days[3])).toBeCloseTo(chanceAlive(inWeeks, weeks[3]), 3);
  });
});

describe("Gamma-Gamma on simulated customers", () => {
  it("recovers what made them, and weighs thin histories towards all", () => {
    const random = randomSource(11);
    const spends = Array.from({ length: 3000 }, (_, i) => {
      const scale = randomGamma(random, 4) / 20;
      const purchases = 1 + (i % 6);
      const total = Array.from({ length: purchases }, () => randomGamma(random, 5) / scale);
      return { name: `${i}`, purchases, meanSpend: total.reduce((a, b) => a + b, 0) / purchases };
    });
    const model = fitGammaGamma(spends);
    const truth = { ...model, p: 5, q: 4, v: 20 };
    expect(model.converged).toBe(true);
    // p, q and v stand in for each other; what they say of customers does not.
    expect(Math.abs(expectedSpend(model, null) / expectedSpend(truth, null) - 1)).toBeLessThan(0.05);
    for (const spend of spends.slice(0, 60)) {
      const ratio = expectedSpend(model, spend) / expectedSpend(truth, spend);
      expect(Math.abs(ratio - 1)).toBeLessThan(0.12);
    }
    const all = expectedSpend(model, null);
    const thin = expectedSpend(model, { name: "", purchases: 1, meanSpend: 100 });
    const thick = expectedSpend(model, { name: "", purchases: 50, meanSpend: 100 });
    expect(all).toBeLessThan(thin);
    expect(thin).toBeLessThan(thick);
    expect(thick).toBeLessThan(100);
    expect(() => fitGammaGamma([{ name: "Z-9", purchases: 1, meanSpend: 0 }])).toThrow("Z-9");
  });
});
