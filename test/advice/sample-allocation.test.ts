import { describe, expect, it } from "vitest";
import { allocateCells } from "../../src/cases/champo/samples/cell-allocation";
import { crossedConversion } from "../../src/cases/champo/samples/crossed-conversion";
import { allocateSamples, gainOf } from "../../src/cases/champo/samples/sample-allocation";
import { changeInConverted, planSamples } from "../../src/cases/champo/samples/plan-samples";
import { shrinkConversion } from "../../src/cases/champo/samples/shrunken-conversion";
import { nelderMead } from "../../src/math/nelder-mead";
import { randomInteger, randomSource } from "../../src/math/distributions/random";
import { randomBeta, randomGamma } from "../../src/math/distributions/random-gamma";
import { conversionRates } from "../../src/cases/champo/sales/conversion";
import { workbookOfSeed } from "../segments/study-of-seed";

const TALLIES = [
  [40, 10],
  [3, 2],
  [200, 28],
  [15, 9],
  [60, 20],
  [8, 0],
  [25, 5],
  [120, 50],
].map(([samples, converted], i) => ({ name: `account ${i + 1}`, samples, converted }));

describe("shrunken conversion", () => {
  const fitted = shrinkConversion(TALLIES);

  it("finds the prior that scipy's betabinom finds most likely", () => {
    expect(fitted.alpha).toBeCloseTo(3.39486, 3);
    expect(fitted.beta).toBeCloseTo(7.93485, 3);
    expect(fitted.rates[1].rate).toBeCloseTo(0.3764808, 4);
    expect(fitted.rates[1].low).toBeCloseTo(0.1546507, 4);
  });

  it("draws thin evidence far and thick evidence little towards the others", () => {
    const moved = (i: number): number => Math.abs(fitted.rates[i].rate - fitted.rates[i].rawRate);
    expect(moved(1)).toBeGreaterThan(0.2);
    expect(moved(2)).toBeLessThan(0.01);
    for (const rate of fitted.rates) {
      expect(rate.low).toBeLessThan(rate.rate);
      expect(rate.high).toBeGreaterThan(rate.rate);
      const [least, most] = [rate.rawRate, fitted.priorMean].sort((a, b) => a - b);
      expect(rate.rate).toBeGreaterThanOrEqual(least);
      expect(rate.rate).toBeLessThanOrEqual(most);
    }
  });

  it("recovers a known prior from many accounts", () => {
    const random = randomSource(3);
    const many = Array.from({ length: 400 }, (_, i) => {
      const rate = randomBeta(random, 2, 6);
      const samples = 5 + randomInteger(random, 60);
      const converted = Array.from({ length: samples }, () => random()).filter((u) => u < rate).length;
      return { name: String(i), samples, converted };
    });
    const found = shrinkConversion(many);
    expect(found.priorMean).toBeCloseTo(0.25, 1);
    expect(found.priorSamples).toBeGreaterThan(6);
    expect(found.priorSamples).toBeLessThan(10.5);
  });

  it("pools accounts that are as good as alike, and lives with none or all converted", () => {
    const alike = Array.from({ length: 10 }, (_, i) => ({ name: `${i}`, samples: 100, converted: 20 }));
    for (const rate of shrinkConversion(alike).rates) expect(rate.rate).toBeCloseTo(0.2, 3);
    const none = shrinkConversion([{ name: "a", samples: 5, converted: 0 }]);
    expect(none.rates[0].rate).toBeLessThan(0.2);
    const silent = shrinkConversion([...TALLIES, { name: "new", samples: 0, converted: 0 }]);
    expect(silent.rates[8].rawRate).toBeNaN();
    expect(silent.rates[8].rate).toBeCloseTo(silent.priorMean, 12);
  });

  it("knows nothing without any sample", () => {
    const unknown = shrinkConversion([{ name: "K-1", samples: 0, converted: 0 }]);
    expect(unknown.priorMean).toBeNaN();
    expect(unknown.rates[0].rate).toBeNaN();
    expect(allocateSamples(unknown, { seed: 1 })).toMatchObject({ moved: 0, planned: 0, expectedGain: 0 });
    expect(allocateSamples(shrinkConversion([]), { seed: 1 }).accounts).toEqual([]);
  });

  it("refuses impossible counts, naming the account", () => {
    expect(() => shrinkConversion([{ name: "K-1", samples: 2, converted: 3 }])).toThrow("K-1");
  });
});

describe("the allocation of samples", () => {
  const conversion = shrinkConversion(TALLIES);
  const plan = allocateSamples(conversion, { seed: 7 });

  it("keeps the budget and the limits, in whole samples", () => {
    expect(plan.planned).toBe(471);
    for (const account of plan.accounts) {
      expect(Number.isInteger(account.planned)).toBe(true);
      expect(account.planned).toBeGreaterThanOrEqual(account.samples * 0.5);
      expect(account.planned).toBeLessThanOrEqual(account.samples * 2);
      expect(account.word === "send more").toBe(account.planned > account.samples);
      expect(account.word === "send fewer").toBe(account.planned < account.samples);
    }
    expect(plan.moved).toBeGreaterThan(0);
  });

  it("expects a gain that can be checked by hand, inside its interval", () => {
    const byHand = plan.accounts.reduce((sum, account) => {
      const more = account.planned - account.samples;
      return sum + more * account.rate * (more > 0 ? 0.5 : 1);
    }, 0);
    expect(plan.expectedGain).toBeCloseTo(byHand, 10);
    expect(plan.gainLow).toBeLessThan(plan.expectedGain);
    expect(plan.gainHigh).toBeGreaterThan(plan.expectedGain);
    expect(plan.chanceOfGain).toBeGreaterThan(0.9);
  });

  it("moves nothing where further samples are worth nothing, or nobody is sure", () => {
    expect(allocateSamples(conversion, { seed: 7, furtherSampleReturn: 0 }).moved).toBe(0);
    const unsure = allocateSamples(conversion, { seed: 7, certainty: 1 });
    expect(unsure.moved).toBe(0);
    expect(unsure.expectedGain).toBe(0);
    expect(unsure.chanceOfGain).toBe(0);
  });

  it("repeats for a seed, and follows a smaller and a larger budget", () => {
    expect(allocateSamples(conversion, { seed: 7 })).toEqual(plan);
    const half = allocateSamples(conversion, { seed: 7, budget: 0.5 });
    expect(half.planned).toBe(Math.round(471 * 0.5));
    expect(half.expectedGain).toBeLessThan(0);
    const more = allocateSamples(conversion, { seed: 7, budget: 1.2 });
    expect(more.planned).toBeLessThanOrEqual(Math.round(471 * 1.2));
    expect(more.expectedGain).toBeGreaterThanOrEqual(plan.expectedGain);
    expect(() => allocateSamples(conversion, { seed: 7, keepAtLeast: 2 })).toThrow("0 to 1");
  });

  it("cuts nobody below what it is to keep, unless the budget lies below that of all", () => {
    const cut = allocateSamples(conversion, { seed: 7, budget: 0.7 });
    expect(cut.planned).toBe(Math.round(471 * 0.7));
    for (const account of cut.accounts) expect(account.planned).toBeGreaterThanOrEqual(account.samples / 2);
    const tiny = allocateSamples(conversion, { seed: 7, budget: 0.2 });
    expect(tiny.planned).toBe(Math.round(471 * 0.2));
    for (const account of tiny.accounts) {
      expect(account.planned).toBeGreaterThanOrEqual(Math.floor((account.samples * tiny.budget) / 471));
    }
    const nothing = allocateSamples(conversion, { seed: 7, budget: 0 });
    expect(nothing.planned).toBe(0);
  });

  it("gives nothing more to an account on hold, and asks it first", () => {
    const taker = plan.accounts.find(({ word }) => word === "send more")?.name ?? "";
    const held = allocateSamples(conversion, { seed: 7, hold: [taker] });
    const account = held.accounts.find(({ name }) => name === taker);
    expect(account).toMatchObject({ word: "ask first", planned: account?.samples });
  });

  it("moves as many as any other plan within the limits could, found by trying all", () => {
    const units = [
      { samples: 4, rate: 0.1, standing: "below" },
      { samples: 3, rate: 0.2, standing: "below" },
      { samples: 2, rate: 0.9, standing: "above" },
      { samples: 3, rate: 0.5, standing: "above" },
      { samples: 3, rate: 0.3, standing: "unsure" },
    ] as const;
    for (const furtherSampleReturn of [0.15, 0.3, 0.5, 1]) {
      const assumptions = { keepAtLeast: 0.5, useAtMost: 2, furtherSampleReturn, budget: 1 };
      const value = (planned: readonly number[]): number =>
        units.reduce(
          (sum, { samples, rate }, i) =>
            sum + changeInConverted(samples, planned[i], rate, furtherSampleReturn),
          0,
        );
      let best = -Infinity;
      for (let a = 2; a <= 4; a++)
        for (let b = 2; b <= 3; b++)
          for (let c = 2; c <= 4; c++) {
            const rest = 12 - a - b - c;
            if (rest >= 3 && rest <= 6) best = Math.max(best, value([a, b, c, rest, 3]));
          }
      const { planned } = planSamples(units, assumptions);
      expect(planned.reduce((sum, samples) => sum + samples, 0)).toBe(15);
      expect(value(planned)).toBeCloseTo(best, 12);
    }
  });
});

describe("the pieces it stands on", () => {
  it("find the bottom of Rosenbrock's valley", () => {
    const found = nelderMead(([x, y]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1]);
    expect(found.converged).toBe(true);
    expect(found.point[0]).toBeCloseTo(1, 4);
    expect(found.point[1]).toBeCloseTo(1, 4);
    expect(() => nelderMead(() => NaN, [0])).toThrow("finite");
  });

  it("draw gamma variables with the right mean and spread, also of small shape", () => {
    for (const shape of [0.3, 1, 7]) {
      const random = randomSource(11);
      const draws = Array.from({ length: 20_000 }, () => randomGamma(random, shape));
      const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
      const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
      expect(Math.abs(mean - shape)).toBeLessThan(0.05 * shape + 0.01);
      expect(Math.abs(variance - shape)).toBeLessThan(0.08 * shape + 0.01);
    }
    expect(() => randomGamma(randomSource(1), 0)).toThrow("above 0");
  });
});

describe("the allocation over accounts and products together", () => {
  const { samples } = workbookOfSeed(7);
  const conversion = crossedConversion(samples, { seed: 7 });
  const plan = allocateCells(conversion, { seed: 7 });
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

  it("keeps the budget and the limits of pairs, accounts and products", () => {
    expect(plan.planned).toBe(samples.length);
    for (const unit of [...plan.cells, ...plan.accounts, ...plan.products]) {
      expect(unit.planned).toBeGreaterThanOrEqual(unit.samples / 2);
      expect(unit.planned).toBeLessThanOrEqual(unit.samples * 2);
      expect(unit.word === "send more").toBe(unit.planned > unit.samples);
      expect(unit.word === "send fewer").toBe(unit.planned < unit.samples);
    }
    for (const units of [plan.accounts, plan.products]) {
      expect(sum(units.map(({ planned }) => planned))).toBe(plan.planned);
      expect(sum(units.map((unit) => unit.samples))).toBe(samples.length);
    }
  });

  it("expects the sum of its pairs' gains, within its interval, and more than by accounts alone", () => {
    expect(plan.expectedGain).toBeCloseTo(sum(plan.cells.map(({ gain }) => gain)), 6);
    expect(plan.gainLow).toBeLessThan(plan.expectedGain);
    expect(plan.gainHigh).toBeGreaterThan(plan.expectedGain);
    const byAccount = allocateSamples(shrinkConversion(conversionRates(samples, "customer").groups), {
      seed: 7,
    });
    expect(plan.expectedGain).toBeGreaterThan(1.5 * byAccount.expectedGain);
    const parts = plan.accounts.map((_, i) => gainOf([plan.gainDraws[i]]).expectedGain);
    expect(sum(parts)).toBeCloseTo(plan.expectedGain, 6);
  });

  it("is the same after other plans for the same samples as before any", () => {
    const options = { seed: 7, budget: 0.8, furtherSampleReturn: 1 };
    expect(allocateCells(conversion, options)).toEqual(allocateCells(structuredClone(conversion), options));
    const halves = crossedConversion(samples.slice(0, samples.length / 2), { seed: 7 });
    expect(allocateCells(halves, options)).toEqual(allocateCells(structuredClone(halves), options));
  });

  it("answers what if: a budget as a parameter, accounts on hold, and no samples at all", () => {
    const gains = [0.5, 0.8, 1, 1.2, 1.5].map(
      (budget) => allocateCells(conversion, { seed: 7, budget }).expectedGain,
    );
    expect(gains).toEqual([...gains].sort((a, b) => a - b));
    const taker = plan.accounts.find(({ word }) => word === "send more")?.name ?? "";
    const held = allocateCells(conversion, { seed: 7, hold: [taker] });
    for (const cell of held.cells.filter(({ account }) => account === taker)) {
      expect(cell.planned).toBeLessThanOrEqual(cell.samples);
    }
    expect(allocateCells(crossedConversion([], { seed: 7 }), { seed: 7 })).toMatchObject({
      cells: [],
      moved: 0,
      expectedGain: 0,
    });
  });
});
