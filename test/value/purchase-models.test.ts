import { describe, expect, it, test } from "vitest";
import { comparisonRows } from "../../src/value/purchases/comparison-rows";
import { ordersByRepeats } from "../../src/value/purchases/orders-by-repeats";
import {
  countedHistories,
  meanObserved,
  type PurchaseHistory,
} from "../../src/value/purchases/purchase-history";
import {
  chanceAlive,
  chanceOfPurchases,
  expectedPurchases,
  familyOf,
  fitPurchases,
  PURCHASE_MODELS,
  purchaseLoss,
  type PurchaseModel,
  type PurchaseModelName,
} from "../../src/value/purchases/purchase-model";
import { purchaseTracking } from "../../src/value/purchases/purchase-tracking";
import { purchaseFindings } from "../../src/findings/purchase-findings";
import { repeatsPlot } from "../../src/charts/value/repeats-plot";
import { trackingPlot } from "../../src/charts/value/tracking-plot";
import { curvature } from "../../src/math/curvature";
import { choleskyInPlace, invertLowerInPlace } from "../../src/math/linear/cholesky";
import { gaussLegendre } from "../../src/math/functions/gauss-legendre";
import { randomSource } from "../../src/math/distributions/random";
import { salesLinesOf, type SalesLine } from "../../src/lines/sales-lines";
import { customerLifetime } from "../../src/value/customer-lifetime";
import fixture from "../fixtures/mpmath-purchases/cases.json";
import drawn from "../fixtures/pymc-covariates/cases.json";
import { cdnowHistories, hasCdnow } from "./cdnow";

function modelOf(name: PurchaseModelName, values: readonly number[]): PurchaseModel {
  const parameters = Object.fromEntries(familyOf(name).keys.map((key, i) => [key, values[i]]));
  return { name, parameters, logLikelihood: NaN, customers: 2, converged: true };
}

/** Stages, whether it may drop out from the first purchase, r, alpha, a, b, repeats, the times between them, and the silence after. */
type StagedCase = [number, boolean, number, number, number, number, number, number[], number];

const near = (found: number, expected: number, tolerance: number): void =>
  expect(Math.abs(found - expected)).toBeLessThan(tolerance * Math.max(1e-3, Math.abs(expected)));

describe("compared with mpmath", () => {
  const { pareto, staged } = fixture.tolerances;

  it.each(fixture.pareto)("Pareto/NBD at $input", ({ input, expected }) => {
    const [repeats, lastAt, observed, time] = input.slice(4);
    const history = { name: "", repeats, lastAt, observed };
    const model = modelOf("Pareto/NBD", input.slice(0, 4));
    const likelihood = familyOf(model.name).logLikelihood(countedHistories([history], 1), input.slice(0, 4));
    near(likelihood, expected[0], pareto);
    near(chanceAlive(model, history), expected[1], pareto);
    near(expectedPurchases(model, history, time), expected[2], pareto);
  });

  it.each(fixture.staged)("BG/CNBD-k and MBG/CNBD-k at $input", ({ input, expected }) => {
    const [k, first, r, alpha, a, b, repeats, times, silent] = input as unknown as StagedCase;
    const lastAt = times.reduce((sum, gap) => sum + gap, 0);
    const name = `${first ? "M" : ""}BG/${k === 1 ? "NBD" : `CNBD-${k}`}` as PurchaseModelName;
    const logGaps = times.reduce((sum, gap) => sum + Math.log(gap), 0);
    const history = { name: "", repeats, lastAt, observed: lastAt + silent, logGaps };
    const values = [r, alpha, a, b];
    near(familyOf(name).logLikelihood(countedHistories([history], 1), values), expected[0], staged);
    near(chanceAlive(modelOf(name, values), history), expected[1], staged);
  });
});

describe.each(PURCHASE_MODELS)("%s", (name) => {
  const model = modelOf(name, [0.9, 6, 0.8, 2.2]);
  const histories: readonly PurchaseHistory[] = [
    { name: "never again", repeats: 0, lastAt: 0, observed: 30, logGaps: 0 },
    { name: "often", repeats: 6, lastAt: 25, observed: 30, logGaps: 8 },
    { name: "gone", repeats: 3, lastAt: 5, observed: 30, logGaps: 1 },
  ];

  it("its chances of counts add up to 1, and their mean is what it expects", () => {
    for (const history of histories) {
      let [total, mean] = [0, 0];
      for (let n = 0; n < 400; n++) {
        const chance = chanceOfPurchases(model, history, 20, n);
        total += chance;
        mean += n * chance;
      }
      expect(total).toBeCloseTo(1, 8);
      expect(mean / expectedPurchases(model, history, 20)).toBeCloseTo(1, 6);
    }
  });

  it("its draws have the mean that it expects", () => {
    const random = randomSource(5);
    const { drawOfAlive, expectedOfAlive, keys } = familyOf(name);
    const values = keys.map((key) => model.parameters[key]);
    const draws = Array.from({ length: 4000 }, () => drawOfAlive(values, histories[1], 20, random));
    const mean = draws.reduce((sum, draw) => sum + draw) / draws.length;
    const spread = Math.sqrt(draws.reduce((sum, draw) => sum + (draw - mean) ** 2, 0) / draws.length ** 2);
    expect(Math.abs(mean - expectedOfAlive(values, histories[1], 20))).toBeLessThan(4 * spread);
  });

  it("nothing comes in no time, and an account that orders daily for three years has finite numbers", () => {
    const daily = { name: "daily", repeats: 1095, lastAt: 1095, observed: 1095, logGaps: 0 };
    for (const values of [
      [0.9, 6, 0.8, 2.2],
      [0.9, 6, 1, 0.5],
      [0.9, 6, 0.4, 0.6],
    ]) {
      const odd = modelOf(name, values);
      expect(expectedPurchases(odd, histories[1], 0)).toBe(0);
      expect(chanceOfPurchases(odd, histories[0], 0, 0)).toBeCloseTo(1, 12);
      const [ahead, chance] = [expectedPurchases(odd, daily, 365), chanceOfPurchases(odd, daily, 365, 300)];
      expect(ahead).toBeGreaterThan(100);
      expect(ahead).toBeLessThan(400);
      expect(chance).toBeGreaterThan(0);
      expect(chance).toBeLessThan(1);
    }
  });
});

describe.skipIf(!hasCdnow)("on CDNOW", () => {
  const histories = cdnowHistories;

  it.each([
    ["BG/NBD", [0.2426, 4.4136, 0.7929, 2.4259], -9582.43],
    ["MBG/NBD", [0.5248, 6.183, 0.8914, 1.614], -9582.133],
    ["Pareto/NBD", [0.553, 10.578, 0.606, 11.669], -9594.97],
  ] as const)(
    "%s has the published likelihood at the published parameters, and it is flat there",
    (name, at, known) => {
      const found = familyOf(name).logLikelihood(countedHistories(histories, 1), at);
      expect(Math.abs(found - known)).toBeLessThan(0.011);
      const unit = histories.reduce((sum, { observed }) => sum + observed, 0) / histories.length;
      const loss = purchaseLoss(histories, name, 0);
      const mode = at.map((value, i) => Math.log(familyOf(name).times[i] ? value / unit : value));
      for (let i = 0; i < 4; i++) {
        const moved = (by: number): number => loss(mode.map((value, j) => (i === j ? value + by : value)));
        const [slope, bend] = [
          (moved(1e-3) - moved(-1e-3)) / 2e-3,
          (moved(1e-3) - 2 * moved(0) + moved(-1e-3)) / 1e-6,
        ];
        // Newton's step to the maximum is within the rounding of the published parameters.
        expect(Math.abs(slope / bend)).toBeLessThan(2e-3);
      }
    },
  );
});

describe.skipIf(!hasCdnow)("the curvature of the likelihood on CDNOW", () => {
  it("gives Pareto/NBD the standard errors of CLVTools", () => {
    const published = [0.553, 10.578, 0.606, 11.669];
    const unit = meanObserved(cdnowHistories);
    const { times } = familyOf("Pareto/NBD");
    const mode = published.map((value, i) => Math.log(times[i] ? value / unit : value));
    const bends = curvature(purchaseLoss(cdnowHistories, "Pareto/NBD", 0), mode);
    expect(choleskyInPlace(bends, 4)).toBe(true);
    invertLowerInPlace(bends, 4);
    [0.0476, 0.8427, 0.1873, 6.2105].forEach((known, j) => {
      let variance = 0;
      for (let i = j; i < 4; i++) variance += bends[i * 4 + j] ** 2;
      // Of the logarithm, times the parameter: that of the parameter.
      expect(Math.abs((published[j] * Math.sqrt(variance)) / known - 1)).toBeLessThan(0.01);
    });
  });
});

test("the penalty moves the parameters of few customers, and fades with their number", () => {
  const few = drawn.customers.map(([, , repeats, lastAt, observed], i) => ({
    name: `C${i}`,
    repeats,
    lastAt,
    observed,
  }));
  const moved = (times: number): number => {
    const all = Array.from({ length: times }, () => few).flat();
    const [free, held] = [0, 0.05].map((penalty) => fitPurchases(all, { penalty }).parameters);
    return Math.max(...Object.keys(free).map((key) => Math.abs(Math.log(held[key] / free[key]))));
  };
  const [one, hundred] = [moved(1), moved(100)];
  expect(one).toBeGreaterThan(0.001);
  expect(hundred).toBeLessThan(one / 30);
});

describe("what cannot be fitted is refused", () => {
  const two = [1, 2].map((n) => ({ name: `C${n}`, repeats: n, lastAt: 3 * n, observed: 20 }));

  it("an unknown model, no repeats, no times between purchases, a negative penalty", () => {
    expect(() => fitPurchases(two, { model: "NBD" as PurchaseModelName })).toThrow('"NBD"');
    expect(() => fitPurchases([two[0]])).toThrow("1 customers");
    expect(() => fitPurchases(two, { model: "MBG/CNBD-2" })).toThrow("no logGaps");
    expect(() => fitPurchases(two, { penalty: -1 })).toThrow("-1");
    expect(() => expectedPurchases(modelOf("BG/NBD", [1, 1, 1, 1]), two[0], -1)).toThrow(
      "expectedPurchases(time)",
    );
  });
});

test("Gauss-Legendre's rule is exact for polynomials", () => {
  for (const size of [1, 2, 5, 16, 64]) {
    const { points, weights } = gaussLegendre(size);
    for (const degree of [0, 1, 2 * size - 1]) {
      const integral = points.reduce((sum, x, i) => sum + weights[i] * x ** degree, 0);
      expect(integral).toBeCloseTo(1 / (degree + 1), 13);
    }
  }
});

test("Pareto/NBD's chance to be alive is the one of its integral, worked out in many short pieces", () => {
  const random = randomSource(11);
  const between = (low: number, high: number): number => low * (high / low) ** random();
  const { points, weights } = gaussLegendre(40);
  for (let i = 0; i < 400; i++) {
    const [r, s, alpha, beta] = [
      between(0.05, 20),
      between(0.05, 10),
      between(0.5, 2000),
      between(0.5, 5000),
    ];
    const repeats = Math.floor(between(1, 100)) - 1;
    const observed = 1 + Math.floor(1000 * random());
    const lastAt = repeats === 0 ? 0 : Math.floor(observed * random());
    const [bought, left] = [r + repeats, s + 1];
    // What it loses against having stayed, by the day of leaving; pieces grow with the distance from the last purchase.
    let lost = 0;
    for (
      let from = 0, width = Math.min(alpha + lastAt, beta + lastAt) / (bought + left);
      from < observed - lastAt;
    ) {
      const to = Math.min(observed - lastAt, from + width);
      for (const [k, point] of points.entries()) {
        const day = lastAt + from + (to - from) * point;
        const buys = bought * Math.log((alpha + observed) / (alpha + day));
        lost +=
          (to - from) * weights[k] * s * Math.exp(buys + left * Math.log((beta + observed) / (beta + day)));
      }
      [from, width] = [to, 1.7 * width];
    }
    const model = modelOf("Pareto/NBD", [r, alpha, s, beta]);
    const found = chanceAlive(model, { name: "a", repeats, lastAt, observed });
    const expected = 1 / (1 + lost / (beta + observed));
    expect(Math.abs(found / expected - 1)).toBeLessThan(5e-11);
  }
});

describe("in a study", () => {
  const DAY = 86_400_000;
  /** Firms that order on a strict rhythm: a model of stages must win. */
  const regular = (seed: number): SalesLine[] => {
    const random = randomSource(seed);
    return Array.from({ length: 40 }, (_, i) => {
      const gap = 25 + 2 * i;
      const days: SalesLine[] = [];
      for (let day = Math.floor(gap * random()); day < 1100; day += gap - 4 + Math.floor(9 * random()))
        days.push({
          customer: `C${i}`,
          order: null,
          date: new Date(Date.UTC(2017, 0, 1) + day * DAY),
          amount: 100,
          quantity: 1,
          product: null,
          country: null,
        });
      return days;
    }).flat();
  };
  const lines = salesLinesOf(regular(3));
  const lifetime = customerLifetime(lines);

  it("the model that foresees held-back counts best is used, and the others are compared with it", () => {
    const { comparison, purchases } = lifetime.model;
    expect(purchases?.name).toMatch(/CNBD-3$/);
    expect(comparison?.best).toBe(purchases?.name);
    expect(comparison?.scores).toHaveLength(PURCHASE_MODELS.length);
    expect(comparison?.scores[0].behind).toBe(0);
    const { text } = purchaseFindings.choice(comparison);
    expect(text).toContain(`${purchases?.name} is used`);
    expect(text).toContain("clearly behind");
    expect(comparisonRows(comparison)).toHaveLength(PURCHASE_MODELS.length);
    expect(comparisonRows(null)).toEqual([]);
    expect(purchaseFindings.choice(null).text).toContain("BG/NBD is used");
    const alike = comparison!.scores.map((score) => ({ ...score, behindError: 1e9 }));
    expect(purchaseFindings.choice({ ...comparison!, scores: alike }).text).toContain(
      "do not decide between them",
    );
  });

  it("the check chooses its model by what was before the held-back time alone", () => {
    const { check } = lifetime;
    expect(check!.model.comparison!.heldBackDays).toBeLessThan(365);
    const cut = salesLinesOf(regular(3).filter(({ date }) => +date <= +lines.lastDay - 365 * DAY));
    expect(cut.lines.length).toBeLessThan(lines.lines.length);
    const alone = customerLifetime(cut).model.comparison!;
    expect(check!.model.comparison!.best).toBe(alone.best);
  });

  it("repeat orders are followed week by week", () => {
    const weeks = purchaseTracking(lines, lifetime);
    const held = weeks.filter(({ heldBack }) => heldBack);
    expect(Math.abs(held.length - 52)).toBeLessThan(2);
    const last = weeks.at(-1)!;
    expect(weeks.reduce((sum, week) => sum + week.seen, 0)).toBe(last.seenSoFar);
    expect(weeks.reduce((sum, week) => sum + week.expected, 0)).toBeCloseTo(last.expectedSoFar, 6);
    expect(Math.abs(last.expectedSoFar / last.seenSoFar - 1)).toBeLessThan(0.15);
    expect(purchaseFindings.tracking(weeks).text).toMatch(/: a difference of \d+%\.$/);
    const half = weeks.map((week) => (week.heldBack ? { ...week, seenSoFar: week.seenSoFar / 2 } : week));
    expect(purchaseFindings.tracking(half).text).toMatch(/came: the model is \d+% too (high|low)/);
    expect(purchaseFindings.tracking([]).text).toContain("Nothing was held back");
    expect(purchaseTracking(lines, { check: null })).toEqual([]);
    expect(trackingPlot(weeks).alt).toContain("repeat orders are expected");
    expect(trackingPlot([]).alt).toContain("Nothing was held back");
  });

  it("what was foreseen is compared by the number of repeats", () => {
    const rows = ordersByRepeats(lifetime.check);
    expect(rows.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(lifetime.check!.accounts);
    expect(rows.at(-1)).toMatchObject({ repeats: 7, orMore: true });
    expect(purchaseFindings.byRepeats(rows).text).toContain("7 repeats or more");
    expect(purchaseFindings.byRepeats([]).text).toContain("Nothing was held back");
    expect(ordersByRepeats(null)).toEqual([]);
    expect(repeatsPlot(rows).alt).toContain("(7 or more)");
    expect(repeatsPlot([]).alt).toContain("Nothing");
  });

  it("every account has ranges of its chance to be active, its orders and its money", () => {
    for (const { alive, aliveRange, expectedOrders, ordersRange } of lifetime.rows) {
      expect(aliveRange.low).toBeLessThanOrEqual(aliveRange.high);
      expect(Math.abs(alive - (aliveRange.low + aliveRange.high) / 2)).toBeLessThan(0.5);
      expect(ordersRange.low).toBeLessThanOrEqual(expectedOrders + 1);
      expect(ordersRange.high).toBeGreaterThan(expectedOrders - 1);
    }
  });
});
