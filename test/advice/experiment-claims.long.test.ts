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

test("2,000 made companies whose offer does nothing: 3.5 to 6.5% of tests claim that it works", () => {
  let claims = 0;
  for (let seed = 1; seed <= 2000; seed++)
    if (testedCompany(madeCompany(seed), 0, seed) < CLAIM_LEVEL) claims++;
  console.log(`false claims: ${claims} of 2000`);
  expect(claims / 2000).toBeGreaterThanOrEqual(0.035);
  expect(claims / 2000).toBeLessThanOrEqual(0.065);
});

test("500 made companies with the stated lift: tests find it as often as was promised, within 5 points", () => {
  const lift = 0.5;
  let [found, promised] = [0, 0];
  for (let seed = 1; seed <= 500; seed++) {
    const company = madeCompany(seed + 10_000);
    const units = experimentUnits(company.lines, company.groups);
    const [{ power }] = experimentPower(company.lines, units, seed, {
      days: [DAYS],
      lifts: [lift],
      simulations: 60,
    });
    promised += power / 500;
    if (testedCompany(company, lift, seed) < CLAIM_LEVEL) found += 1 / 500;
  }
  console.log(`promised ${promised.toFixed(3)}, found ${found.toFixed(3)}`);
  expect(Math.abs(promised - found)).toBeLessThan(0.05);
});
