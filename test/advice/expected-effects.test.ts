import { describe, expect, it } from "vitest";
import { accountSilence } from "../../src/value/account-silence";
import { crossedConversion } from "../../src/cases/champo/samples/crossed-conversion";
import { allocateCells } from "../../src/cases/champo/samples/cell-allocation";
import { marketingPlan } from "../../src/cases/champo/advice/marketing-plan";
import { productAdoption } from "../../src/value/product-adoption";
import { recommend } from "../../src/advice/recommend";
import { samplesBySegmentRows } from "../../src/cases/champo/samples/allocation-rows";
import { accountsOutside, samplesOfGroup } from "../../src/cases/champo/samples/sample-advice";
import { expectedReturns, silenceReturns } from "../../src/value/silence-returns";
import { twelveMonths } from "../../src/value/twelve-months";
import { watchList } from "../../src/advice/watch-list";
import { lastYear } from "../../src/lines/last-year";
import { profileSegments } from "../../src/segments/profiles/profile-segments";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { CHAMPO_ADVICE } from "../../src/cases/champo/advice/champo-advice";
import { sampleWatch } from "../../src/cases/champo/samples/sample-watch";
import { salesLinesOf, type SalesLine } from "../../src/lines/sales-lines";
import { sale } from "../lines/sales";
import { lifetimeOfSeed, segmentedStudy } from "../segments/study-of-seed";
import { studyAdvice } from "./study-advice";

function order(customer: string, day: string, item = "DURRY", amount = 10): SalesLine {
  return sale(customer, day, { product: item, amount });
}

function silenceOf(sales: readonly SalesLine[]) {
  return accountSilence(salesLinesOf(sales));
}

describe("what came back by itself", () => {
  // Monthly buyers: one paused for eight months and came back, one paused and stayed away, one is silent now.
  const monthly = (customer: string, year: number, months: readonly number[]): SalesLine[] =>
    months.map((month) => order(customer, new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10)));
  const sales = [
    ...monthly("back", 2016, [0, 1, 2, 3]),
    ...monthly("back", 2017, [0]),
    ...monthly("back", 2019, [10, 11]),
    ...monthly("gone", 2016, [0, 1, 2, 3]),
    ...monthly("now", 2019, [0, 1, 2, 3, 4]),
    order("clock", "2019-12-31"),
  ];

  it("is counted among silences as long, beyond the account's habit, that can be followed", () => {
    const silence = silenceOf(sales);
    const { accounts, withinDays } = silenceReturns(salesLinesOf(sales), silence);
    expect(withinDays).toBe(180);
    const now = accounts.find(({ customer }) => customer === "now");
    // Two pauses of 2016 and one from 2017 on outlasted 244 days; only the first of `back` ended within half a year then.
    expect(now).toMatchObject({ silences: 3, returned: 1 });
    expect(now?.low).toBeGreaterThan(0);
    expect(now?.high).toBeLessThan(1);
    expect(accounts.map(({ customer }) => customer)).not.toContain("back");
  });

  it("sums up over accounts, and is unknown where nothing like it happened before", () => {
    const silence = silenceOf(sales);
    const returns = silenceReturns(salesLinesOf(sales), silence);
    const sum = expectedReturns(["gone", "now"], returns);
    const [gone, now] = ["gone", "now"].map((name) =>
      returns.accounts.find(({ customer }) => customer === name)!,
    );
    expect(sum.estimate).toBeCloseTo(gone.rate + now.rate, 12);
    expect(sum.low).toBeCloseTo(gone.low + now.low, 12);
    expect(expectedReturns([], returns)).toEqual({ estimate: 0, low: 0, high: 0 });
    const short = [order("a", "2019-01-01"), order("b", "2019-12-31"), order("a", "2018-12-30")];
    const [only] = silenceReturns(salesLinesOf(short), [
      { ...silenceOf(short)[0], customer: "a", state: "lapsed" },
    ]).accounts;
    expect(only).toMatchObject({ silences: 0, low: 0, high: 1 });
    expect(only.rate).toBeNaN();
  });
});

describe("twelve months in a row", () => {
  it("give the least, the median and the most of revenue and order days", () => {
    const sales = [
      ...Array.from({ length: 14 }, (_, month) =>
        order(
          "A",
          new Date(Date.UTC(2018, month, 15)).toISOString().slice(0, 10),
          "DURRY",
          month === 13 ? 100 : 10,
        ),
      ),
      order("B", "2018-01-01"),
    ];
    const found = twelveMonths(salesLinesOf(sales), ["A"]);
    expect(found?.windows).toBe(3);
    expect(found?.revenue).toEqual({ least: 120, median: 120, most: 210, last: 210 });
    expect(found?.orderDays).toEqual({ least: 12, median: 12, most: 12, last: 12 });
    expect(twelveMonths(salesLinesOf(sales), ["nobody"])?.revenue.most).toBe(0);
    expect(twelveMonths(salesLinesOf(sales.slice(0, 11)), ["A"])).toBeNull();
    expect(twelveMonths(salesLinesOf([]), ["A"])).toBeNull();
  });
});

describe("products taken up later", () => {
  it("are counted among buyers who could be followed for two years and did not buy them at first", () => {
    const sales = [
      ...[order("took", "2016-01-01", "KNOTTED"), order("took", "2017-03-01", "DURRY")],
      ...[order("left", "2016-01-01", "KNOTTED"), order("left", "2017-03-01", "KNOTTED")],
      ...[order("always", "2016-01-01", "KNOTTED"), order("always", "2016-02-01", "DURRY")],
      ...[order("other", "2016-01-01", "DURRY"), order("late", "2018-06-01", "KNOTTED")],
      order("clock", "2019-01-01", "JACQUARD"),
    ];
    expect(productAdoption(salesLinesOf(sales), "KNOTTED", "DURRY")).toMatchObject({
      customers: 2,
      adopted: 1,
      rate: 0.5,
    });
    const none = productAdoption(salesLinesOf(sales), "DURRY", "HANDLOOM");
    expect(none).toMatchObject({ customers: 2, adopted: 0 });
    expect(productAdoption(salesLinesOf(sales), "HANDLOOM", "DURRY")).toMatchObject({
      customers: 0,
      rate: NaN,
      low: 0,
      high: 1,
    });
  });
});

describe("recommendations of synthetic workbooks", () => {
  const studies = [studyAdvice(7, 2), studyAdvice(11, 4)];

  it("have an effect that lies within its interval, and tell it in their sentence", () => {
    for (const { recommendations } of studies) {
      for (const { effect, expected, kind } of recommendations) {
        if (effect === null) {
          expect(["method"]).toContain(kind);
          continue;
        }
        expect(effect.low.value).toBeLessThanOrEqual(effect.high.value);
        if (!Number.isNaN(effect.estimate.value)) {
          expect(effect.estimate.value).toBeGreaterThanOrEqual(effect.low.value);
          expect(effect.estimate.value).toBeLessThanOrEqual(effect.high.value);
          expect(expected.text).toContain(effect.estimate.text);
        }
        expect(expected.text).toContain(effect.high.text);
      }
    }
  });

  it("never send more to those who are to be called first, nor offer them a further product", () => {
    for (const { recommendations, silence, allocation } of studies) {
      const silent = new Set(
        silence.filter(({ state }) => state !== "active").map(({ customer }) => customer),
      );
      for (const { kind, who } of recommendations) {
        if (kind === "samples" || kind === "cross-sell") {
          expect(who.filter((name) => silent.has(name))).toEqual([]);
        }
      }
      for (const { account, planned, samples } of allocation.cells) {
        if (silent.has(account)) expect(planned).toBe(samples);
      }
    }
  });

  it("name customers only, the largest revenue first", () => {
    for (const { recommendations, customers, lines } of studies) {
      const revenue = new Map(customers.records.map((record) => [record.customer, record.revenue]));
      const now = new Map(lastYear(lines).accounts.map((account) => [account.customer, account.recent]));
      for (const { who, kind } of recommendations) {
        // Dependence is of the present, everything else of what accounts brought so far.
        const amounts = who.map((name) => (kind === "dependence" ? now : revenue).get(name) ?? NaN);
        expect(amounts).toEqual([...amounts].sort((a, b) => b - a));
        expect(amounts).not.toContain(NaN);
      }
    }
  });

  it("add the gains of segments up to the gain of the plan", () => {
    for (const { profiles, names, allocation } of studies) {
      const rest = accountsOutside(profiles, allocation);
      const parts = [...profiles.map(({ customers }) => customers), rest].map((customers) =>
        samplesOfGroup(allocation, customers),
      );
      const rows = samplesBySegmentRows({ profiles, names, allocation });
      expect(rows).toHaveLength(profiles.length + (rest.length > 0 ? 1 : 0));
      const sum = (value: (part: (typeof parts)[number]) => number): number =>
        parts.reduce((total, part) => total + value(part), 0);
      expect(sum((part) => part.samples)).toBe(allocation.budget);
      expect(sum((part) => part.planned)).toBe(allocation.planned);
      expect(sum((part) => part.expectedGain)).toBeCloseTo(allocation.expectedGain, 6);
    }
  });
});

describe("what is missing", () => {
  const seed = 7;

  it("is said where there are no samples: record them; nothing is planned, offered or watched of them", () => {
    const basis = studyAdvice(seed, 2);
    const allocation = allocateCells(crossedConversion([], { seed }), { seed });
    const recommendations = recommend({ ...basis, allocation }, CHAMPO_ADVICE);
    const samples = recommendations.filter(({ kind }) => kind === "samples");
    expect(samples).toHaveLength(1);
    expect(samples[0].action.text).toContain("Record");
    expect(samples[0].effect).toBeNull();
    const watched = watchList(basis, lifetimeOfSeed(seed), sampleWatch(allocation));
    expect(watched.some(({ family }) => family === "conversion")).toBe(false);
    const plan = marketingPlan(basis.profiles, basis.names, basis.lines, allocation);
    expect(plan).toHaveLength(basis.profiles.length);
  });

  it("is a year where the lines cover less: what is watched is called by the days covered", () => {
    const basis = studyAdvice(seed, 2);
    const { lines, lastDay } = basis.lines;
    const since = new Date(lastDay.getTime() - 200 * 86_400_000);
    const few = salesLinesOf(lines.filter(({ date }) => date >= since));
    const metrics = (of: typeof basis.lines) =>
      watchList({ ...basis, lines: of }, null).map(({ metric }) => metric);
    expect(metrics(basis.lines)).toContain("orders a year of the median member");
    expect(metrics(few)).toContain("orders in the days covered of the median member");
    expect(metrics(few).join()).not.toContain("year");
  });

  it("is no alarm that cannot go off, and a number lies within its interval", () => {
    const basis = studyAdvice(seed, 2);
    const stateOf = (state: "active" | "lapsed") =>
      watchList({ ...basis, silence: basis.silence.map((account) => ({ ...account, state })) }, null);
    const churn = stateOf("active").filter(({ family }) => family === "churn");
    expect(churn).toHaveLength(basis.profiles.length);
    for (const { now, alarm, interval } of churn) {
      expect(now.text).toBe("0.0%");
      expect(alarm.text).toBe(interval!.high.text);
      expect(alarm.value).toBeGreaterThan(0.01);
    }
    expect(stateOf("lapsed").some(({ family }) => family === "churn")).toBe(false);
    for (const { now, interval, family } of stateOf("active")) {
      if (interval === null || family === "engagement") continue;
      expect(now.value).toBeGreaterThanOrEqual(interval.low.value);
      expect(now.value).toBeLessThanOrEqual(interval.high.value);
    }
  });

  it("does not stop advice for one segment of all customers", () => {
    const one = segmentedStudy(seed, 1);
    const { profiles } = profileSegments(one.segmentation, seed);
    expect(profiles).toHaveLength(1);
    const names = nameSegments(one.segmentation, one.lexicon);
    const basis = { ...studyAdvice(seed, 2), profiles, names };
    const recommendations = recommend(basis, CHAMPO_ADVICE);
    expect(recommendations.some(({ segment }) => segment === 0)).toBe(true);
    for (const { action, why, expected, cost } of recommendations) {
      for (const { text } of [action, why, expected, cost])
        expect(text).not.toMatch(/NaN|undefined|Infinity/);
    }
    expect(marketingPlan(profiles, names, one.lines, basis.allocation)).toHaveLength(1);
  });
});
