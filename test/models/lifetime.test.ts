import { describe, expect, it } from "vitest";
import { randomSource } from "../../src/math/distributions/random";
import { randomBeta, randomGamma } from "../../src/math/distributions/random-gamma";
import { lifetimeRows } from "../../src/cases/champo/models/model-rows";
import { salesLinesOf } from "../../src/lines/sales-lines";
import { customerLifetime } from "../../src/value/customer-lifetime";
import { expectedSpend, fitGammaGamma } from "../../src/value/gamma-gamma";
import fixture from "../fixtures/scipy-lifetime/cases.json";
import { meanOverBeta } from "../../src/value/mean-over-beta";
import type { PurchaseHistory } from "../../src/value/purchases/purchase-history";
import {
  chanceAlive,
  expectedPurchases,
  fitPurchases,
  type PurchaseModel,
} from "../../src/value/purchases/purchase-model";
import { cdnowHistories, hasCdnow } from "../value/cdnow";

function bgNbd(r: number, alpha: number, a: number, b: number): PurchaseModel {
  return { name: "BG/NBD", parameters: { r, alpha, a, b }, logLikelihood: 0, customers: 9, converged: true };
}

describe("with the parameters that Fader, Hardie and Lee published for CDNOW", () => {
  const model = bgNbd(0.243, 4.414, 0.793, 2.426);
  const history = { name: "1", repeats: 2, lastAt: 30.43, observed: 38.86 };

  it("BG/NBD expects of their example customer what their spreadsheet does", () => {
    expect(expectedPurchases(model, history, 39)).toBeCloseTo(1.226, 3);
    // (1 + a / (b + x - 1) ((alpha + T) / (alpha + t_x))^(r + x))^-1, their note of 2008.
    expect(chanceAlive(model, history)).toBeCloseTo(0.7266, 4);
  });
});

describe("beside scipy's optimiser on the same likelihoods", () => {
  const histories = fixture.histories.map(([repeats, lastAt, observed]) => ({
    name: "",
    repeats,
    lastAt,
    observed,
  }));
  const spends = fixture.spends.map(([purchases, meanSpend]) => ({ name: "", purchases, meanSpend }));
  const { parameters, values } = fixture.tolerances;
  const near = (actual: number, expected: number, tolerance: number): void =>
    expect(Math.abs(actual / expected - 1)).toBeLessThan(tolerance);

  it("BG/NBD finds the same parameters, chances and expectations", () => {
    const model = fitPurchases(histories);
    for (const key of ["r", "alpha", "a", "b"] as const)
      near(model.parameters[key], fixture.bgNbd[key], parameters);
    near(model.logLikelihood, fixture.bgNbd.logLikelihood, 1e-9);
    fixture.bgNbd.alive.forEach((alive, i) => near(chanceAlive(model, histories[i]), alive, values));
    fixture.bgNbd.expected.forEach((expected, i) =>
      near(expectedPurchases(model, histories[i], fixture.bgNbd.months), expected, values),
    );
  });

  it("Gamma-Gamma finds the same parameters and expectations", () => {
    const model = fitGammaGamma(spends);
    for (const key of ["p", "q", "v"] as const) near(model[key], fixture.gammaGamma[key], parameters);
    near(model.logLikelihood, fixture.gammaGamma.logLikelihood, 1e-9);
    fixture.gammaGamma.expected.forEach((expected, i) =>
      near(expectedSpend(model, spends[i]), expected, values),
    );
  });
});

describe.skipIf(!hasCdnow)("on CDNOW", () => {
  it("BG/NBD finds the parameters that Fader, Hardie and Lee published", () => {
    const model = fitPurchases(cdnowHistories);
    expect(model.converged).toBe(true);
    expect(model.parameters.r).toBeCloseTo(0.243, 3);
    expect(model.parameters.alpha).toBeCloseTo(4.414, 3);
    expect(model.parameters.a).toBeCloseTo(0.793, 3);
    expect(model.parameters.b).toBeCloseTo(2.426, 3);
    expect(model.logLikelihood).toBeCloseTo(-9582.4, 1);
  });

  it("Gamma-Gamma finds the parameters that Fader and Hardie published", () => {
    const spends = cdnowHistories
      .filter(({ repeats }) => repeats > 0)
      .map(({ name, repeats, meanSpend }) => ({ name, purchases: repeats, meanSpend }));
    const model = fitGammaGamma(spends);
    expect(spends).toHaveLength(946);
    expect(model.p).toBeCloseTo(6.25, 1);
    expect(model.q).toBeCloseTo(3.74, 1);
    expect(model.v).toBeCloseTo(15.44, 0);
  });
});

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

  it("believes less in a customer the longer it is silent, and expects more in more time", () => {
    const at = (lastAt: number): number => chanceAlive(model, { name: "", repeats: 5, lastAt, observed: 40 });
    expect(at(39)).toBeGreaterThan(at(20));
    expect(at(20)).toBeGreaterThan(at(5));
    expect(chanceAlive(model, { name: "", repeats: 0, lastAt: 0, observed: 40 })).toBe(1);
    const history = { name: "", repeats: 5, lastAt: 38, observed: 40 };
    expect(expectedPurchases(model, history, 0)).toBeCloseTo(0, 12);
    expect(expectedPurchases(model, history, 20)).toBeGreaterThan(expectedPurchases(model, history, 10));
  });

  it("refuses histories that cannot be", () => {
    const bad = { name: "Q-1", repeats: 0, lastAt: 3, observed: 9 };
    expect(() => fitPurchases([bad, bad])).toThrow('"Q-1"');
    const none = { name: "Q-1", repeats: 0, lastAt: 0, observed: 9 };
    expect(() => fitPurchases([none, none])).toThrow("0 with repeats");
  });
});

describe("BG/NBD where its closed form cannot be computed", () => {
  // By mpmath 1.3 with 60 digits: the closed form with hyp2f1, at a = 1 and a + b = 1 the integral over p.
  it.each([
    [
      "daily orders for three years, 30 months ahead",
      0.8,
      5,
      1.2,
      3,
      1095,
      1095,
      1095,
      913.1,
      623.52270238574366,
    ],
    [
      "daily orders for three years, 36 months ahead",
      0.8,
      5,
      1.2,
      3,
      1095,
      1095,
      1095,
      1095.75,
      707.14027557242763,
    ],
    ["a = 1", 0.243, 4.414, 1, 2.426, 2, 30.43, 38.86, 39, 1.1021367860399558],
    ["a + b = 1 without repeats", 0.243, 4.414, 0.4, 0.6, 0, 0, 38.86, 39, 0.18478526960983741],
    ["no repeats", 0.243, 4.414, 0.793, 2.426, 0, 0, 38.86, 39, 0.19509805201126264],
    ["the published example", 0.243, 4.414, 0.793, 2.426, 2, 30.43, 38.86, 39, 1.2260281747671444],
    ["first ordered today, three years ahead", 0.5, 0.01, 0.8, 1.5, 0, 0, 0, 1095, 42.600600481996953],
    ["customers all alike", 2, 30, 50, 400, 12, 300, 365, 730, 3.4314138500980008],
    ["customers most unlike", 1.2, 9, 0.03, 0.2, 3, 90, 100, 365, 13.285994261747914],
    ["a needle of dropout chances", 1.2, 9, 1e9, 1e9, 3, 90, 100, 365, 0.78777061563984812],
  ])("%s", (_, r, alpha, a, b, repeats, lastAt, observed, time, expected) => {
    const model = bgNbd(r, alpha, a, b);
    const found = expectedPurchases(model, { name: "", repeats, lastAt, observed }, time);
    expect(Math.abs(found / expected - 1)).toBeLessThan(1e-12);
  });

  it("the best customer is first, however often it orders", () => {
    const day = 86_400_000;
    const line = (customer: string, at: number) => ({
      customer,
      date: new Date(at * day),
      amount: 10,
      order: null,
      quantity: 1,
      product: null,
      country: null,
    });
    const sales = salesLinesOf([
      ...Array.from({ length: 1095 }, (_, at) => line("daily", at)),
      ...Array.from({ length: 36 }, (_, at) => line("monthly", 30 * at)),
      ...Array.from({ length: 5 }, (_, at) => line("yearly", 220 * at)),
      line("once", 400),
    ]);
    const { rows } = customerLifetime(sales, { months: 36 });
    expect(rows.map((row) => row.customer)).toEqual(["daily", "monthly", "yearly", "once"]);
    for (const row of rows) expect(row.expectedValue).toBeGreaterThan(0);
  });
});

describe("the mean over a beta distribution", () => {
  it("has the moments of the distribution, for flat, pointed and one-sided ones", () => {
    for (const [a, b] of [
      [1, 1],
      [2, 3],
      [0.793, 2.426],
      [1e-3, 1e-3],
      [40, 0.1],
      [1e6, 3e6],
    ]) {
      expect(meanOverBeta(a, b, () => 7, 1e-17)).toBeCloseTo(7, 12);
      expect(meanOverBeta(a, b, (p) => p, 1e-17)).toBeCloseTo(a / (a + b), 12);
      const second = (a * (a + 1)) / ((a + b) * (a + b + 1));
      expect(meanOverBeta(a, b, (p) => p * p, 1e-17)).toBeCloseTo(second, 12);
    }
  });
});

describe("Gamma-Gamma where one start goes astray", () => {
  const spend = (purchases: number, meanSpend: number) => ({ name: "", purchases, meanSpend });

  it("finds the maximum that another start reaches, past one giant", () => {
    const histories = [spend(2, 1e7), ...[3, 1, 4, 2, 5, 1].map((n, i) => spend(n, 10 + i / 10))];
    const fit = fitGammaGamma(histories);
    // From the one start of before, (e^.5, e^.5, 1), the search ended at -56.13, with every account alike.
    expect(fit.logLikelihood).toBeGreaterThan(-46.1);
    expect(expectedSpend(fit, histories[1])).toBeCloseTo(10, 1);
  });

  it("says that it did not converge where nobody varies, and every row that uses it is marked", () => {
    const fit = fitGammaGamma(Array.from({ length: 8 }, (_, i) => spend(1 + (i % 4), 100)));
    expect(fit.converged).toBe(false);
    expect(expectedSpend(fit, spend(1, 100))).toBeCloseTo(100, 3);
    const day = 86_400_000;
    const lines = Array.from({ length: 60 }, (_, i) => ({
      customer: `C${i % 7}`,
      date: new Date(((i * i) % 400) * day),
      amount: 100,
      order: null,
      quantity: 1,
      product: null,
      country: null,
    }));
    const lifetime = customerLifetime(salesLinesOf(lines));
    expect(lifetime.spend?.converged).toBe(false);
    expect(lifetime.rows.every((row) => row.unsettled)).toBe(true);
    expect(lifetimeRows(lifetime)[0].warning).toContain("fit did not settle");
  });
});
