import { expect, test } from "vitest";
import { drawExperiment } from "../../src/advice/experiment/experiment-design";
import { CLAIM_LEVEL, experimentPower } from "../../src/advice/experiment/experiment-power";
import { experimentTest } from "../../src/advice/experiment/experiment-test";
import { experimentUnits } from "../../src/advice/experiment/experiment-units";
import { salesLinesOf, type SalesLine } from "../../src/lines/sales-lines";
import { randomSource } from "../../src/math/distributions/random";
import { randomGamma } from "../../src/math/distributions/random-gamma";
import { randomPoisson } from "../../src/math/distributions/random-poisson";

const DAY = 86_400_000;
const PAST = 540;
const DAYS = 90;
const CUSTOMERS = 30;

/** A company of thirty customers in two segments that order at rates of their own, and what they order in the days of the test. */
function madeCompany(seed: number) {
  const random = randomSource(seed);
  const names = Array.from({ length: CUSTOMERS }, (_, i) => `C${i}`);
  const rates = names.map(() => (0.3 + randomGamma(random, 1.5)) / 25);
  const daysOf = (rate: number, days: number): number[] => {
    const found = new Set<number>();
    for (let time = 0; (time += -Math.log(1 - random()) / rate) < days;) found.add(Math.floor(time));
    return [...found];
  };
  const lines = names.flatMap((customer, i) =>
    [0, ...daysOf(rates[i], PAST)].map((day): SalesLine => ({
      customer,
      order: null,
      date: new Date(day * DAY),
      amount: 1,
      quantity: 1,
      product: null,
      country: null,
    })),
  );
  const groups = [0, 1].map((g) => ({ name: `g${g}`, customers: names.filter((_, i) => i % 2 === g) }));
  return { random, names, rates, lines: salesLinesOf(lines), groups, daysOf };
}

/** The p-value of a test in a made company whose offer brings so many more orders. */
function testedCompany(company: ReturnType<typeof madeCompany>, lift: number, seed: number): number {
  const { random, names, rates, lines, groups, daysOf } = company;
  const end = lines.lastDay.getTime();
  const results = drawExperiment(experimentUnits(lines, groups), seed).map((place) => {
    const before = lines.lines.filter(
      ({ customer, date }) => customer === place.customer && date.getTime() > end - DAYS * DAY,
    ).length;
    const during = daysOf(rates[names.indexOf(place.customer)], DAYS).length;
    const more = place.arm === "offer" ? randomPoisson(random, lift * during) : 0;
    return { ...place, before, during: during + more };
  });
  return experimentTest(results).pValue;
}

const LIFT = 0.5;

/** Companies in which the offer has the stated lift, and companies in which it does nothing, each with whether a test claims that it works. */
const tested = (companies: number, lift: number, from: number) =>
  Array.from({ length: companies }, (_, i) => {
    const seed = i + 1;
    const company = madeCompany(seed + from);
    return { company, claimed: testedCompany(company, lift, seed) < CLAIM_LEVEL };
  });
const idle = tested(2000, 0, 0);
const lifted = tested(500, LIFT, 10_000);
const claimsOf = (companies: typeof idle): number => companies.filter(({ claimed }) => claimed).length;

test("2,000 made companies whose offer does nothing: 3.5 to 6.5% of tests claim that it works", () => {
  const claims = claimsOf(idle);
  console.log(`false claims: ${claims} of 2000`);
  expect(claims / 2000).toBeGreaterThanOrEqual(0.035);
  expect(claims / 2000).toBeLessThanOrEqual(0.065);
});

test("500 made companies with the stated lift: tests find it as often as was promised, within 5 points", () => {
  const found = claimsOf(lifted) / 500;
  let promised = 0;
  lifted.forEach(({ company: { lines, groups } }, i) => {
    const [{ power }] = experimentPower(lines, experimentUnits(lines, groups), i + 1, {
      days: [DAYS],
      lifts: [LIFT],
      simulations: 60,
    });
    promised += power / 500;
  });
  console.log(`promised ${promised.toFixed(3)}, found ${found.toFixed(3)}`);
  expect(Math.abs(promised - found)).toBeLessThan(0.05);
});

/**
 * Orders lost in the test and the year after it, compared with knowing beforehand what the offer does: of a plan that gives it to all, of one
 * that gives it to nobody, and of one that tests first. The offer costs a quarter of an order for each order of a customer who gets it.
 */
function regretsOf({ company, claimed }: (typeof idle)[number], lift: number, seed: number) {
  const { names, rates, lines, groups } = company;
  const net = lift - 0.25;
  const rateOf = (customer: string): number => rates[names.indexOf(customer)];
  const all = rates.reduce((sum, rate) => sum + rate, 0);
  const offered = drawExperiment(experimentUnits(lines, groups), seed)
    .filter(({ arm }) => arm === "offer")
    .reduce((sum, { customer }) => sum + rateOf(customer), 0);
  const span = DAYS + 365;
  const best = Math.max(0, net) * all * span;
  return {
    toAll: best - net * all * span,
    toNobody: best,
    testFirst: best - net * (offered * DAYS + (claimed ? all * 365 : 0)),
  };
}

test("a plan that tests first has less regret than one that gives the offer to all or to nobody, where it may work or not", () => {
  const regrets = [
    ...lifted.map((each, i) => regretsOf(each, LIFT, i + 1)),
    ...idle.slice(0, 500).map((each, i) => regretsOf(each, 0, i + 1)),
  ];
  const mean = (plan: "toAll" | "toNobody" | "testFirst"): number =>
    regrets.reduce((sum, each) => sum + each[plan], 0) / regrets.length;
  const [toAll, toNobody, testFirst] = [mean("toAll"), mean("toNobody"), mean("testFirst")];
  console.log(
    `orders lost: to all ${toAll.toFixed(0)}, to nobody ${toNobody.toFixed(0)}, test first ${testFirst.toFixed(0)}`,
  );
  expect(testFirst).toBeLessThan(toAll);
  expect(testFirst).toBeLessThan(toNobody);
  expect(Math.min(...regrets.map((each) => each.testFirst))).toBeGreaterThanOrEqual(-1e-9);
});
