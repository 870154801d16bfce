import { describe, expect, it, test } from "vitest";
import { customerBaseOf, type CustomerBase } from "../../src/customers/customer-base";
import { purchaseFindings } from "../../src/findings/purchase-findings";
import { salesLinesOf } from "../../src/lines/sales-lines";
import { customerLifetime } from "../../src/value/customer-lifetime";
import { countryGain } from "../../src/value/purchases/covariates/country-gain";
import { randomSource } from "../../src/math/distributions/random";
import { randomBeta, randomGamma } from "../../src/math/distributions/random-gamma";
import { newtonMinimum } from "../../src/math/newton-minimum";
import { fitCovariates } from "../../src/value/purchases/covariates/fit-covariates";
import type { PurchaseHistory } from "../../src/value/purchases/purchase-history";
import { chanceAlive, expectedPurchases, fitPurchases } from "../../src/value/purchases/purchase-model";
import fixture from "../fixtures/pymc-covariates/cases.json";

const histories: readonly PurchaseHistory[] = fixture.customers.map(([, , repeats, lastAt, observed], i) => ({
  name: `C${i}`,
  repeats,
  lastAt,
  observed,
}));

function baseOf(customers: readonly PurchaseHistory[]): CustomerBase {
  const of = <T>(value: (i: number) => T): T[] => customers.map((_, i) => value(i));
  return customerBaseOf({
    name: "made",
    customers: customers.map(({ name }) => name),
    columns: [
      {
        name: "region",
        type: "category",
        role: "describe",
        texts: of((i) => (fixture.customers[i]?.[0] ? "south" : "north")),
      },
      { name: "age", type: "score", role: "describe", numbers: of((i) => fixture.customers[i]?.[1] ?? 40) },
      { name: "zero", type: "score", role: "describe", numbers: of(() => 0) },
      { name: "alike", type: "category", role: "describe", texts: of(() => "same") },
      {
        name: "card",
        type: "yes/no",
        role: "describe",
        numbers: of((i) => (i % 3 ? 0 : 1)),
        texts: of((i) => (i % 3 ? "no" : "yes")),
      },
      { name: "gap", type: "score", role: "describe", numbers: of((i) => (i === 4 ? NaN : i)) },
    ],
  });
}
const base = baseOf(histories);

describe("compared with the density of PyMC-Marketing at its maximum by SciPy", () => {
  it.each(["BG/NBD", "Pareto/NBD"] as const)("%s with a word and a number", (model) => {
    const { logLikelihood, parameters, coefficients } = fixture.cases[model];
    const { reference, effects, own } = fitCovariates(histories, base, ["region", "age"], { model });
    expect(reference.converged).toBe(true);
    expect(reference.logLikelihood).toBeCloseTo(logLikelihood, 5);
    Object.values(reference.parameters).forEach((value, i) =>
      expect(Math.abs(value / parameters[i] - 1)).toBeLessThan(1e-3),
    );
    effects.forEach(({ coefficient }, i) => expect(coefficient).toBeCloseTo(coefficients[i], 4));
    expect(effects.map(({ name, on }) => `${name}, ${on}`)).toEqual(
      ["purchases", "leaving"]
        .slice(0, coefficients.length / 2)
        .flatMap((on) => [`region = south, ${on}`, `age, ${on}`]),
    );
    const at = fixture.customers.findIndex(([south]) => south === 1);
    const { name, parameters: theirs } = own.get(`C${at}`)!;
    const scaled = Math.log(reference.parameters["alpha"] / theirs["alpha"]) - coefficients[0];
    const ages = fixture.customers.map(([, age]) => age);
    const mean = ages.reduce((sum, age) => sum + age) / ages.length;
    const spread = Math.sqrt(ages.reduce((sum, age) => sum + (age - mean) ** 2, 0) / ages.length);
    expect(scaled).toBeCloseTo((coefficients[1] * (ages[at] - mean)) / spread, 3);
    expect(name).toBe(model);
  });
});

describe("a covariate that says nothing", () => {
  it.each(["BG/NBD", "Pareto/NBD"] as const)("zero reproduces the fit of %s", (model) => {
    const few = histories.slice(0, 60);
    const plain = fitPurchases(few, { model });
    const { reference, effects, own, without } = fitCovariates(few, base, ["zero", "alike"], { model });
    expect(without).toEqual(plain);
    expect(effects).toEqual([]);
    expect(reference.logLikelihood).toBeCloseTo(plain.logLikelihood, 6);
    for (const model of [reference, own.get("C7")!]) {
      expect(chanceAlive(model, histories[7])).toBeCloseTo(chanceAlive(plain, histories[7]), 5);
      expect(expectedPurchases(model, histories[7], 26)).toBeCloseTo(
        expectedPurchases(plain, histories[7], 26),
        5,
      );
    }
  });

  it("and every third customer's card changes nothing beyond its interval", () => {
    const { effects, reference, without } = fitCovariates(histories, base, ["card"]);
    expect(effects.map(({ name }) => name)).toEqual(["card = yes"]);
    expect(effects[0].low).toBeLessThan(1);
    expect(effects[0].high).toBeGreaterThan(1);
    const gained = reference.logLikelihood - without.logLikelihood;
    expect(gained).toBeGreaterThanOrEqual(0);
    expect(gained).toBeLessThan(3);
  });
});

/** Customers of BG/NBD; those of "south" buy exp(effect) times as often. */
function drawn(seed: number, count: number, effect: number) {
  const random = randomSource(seed);
  const south = Array.from({ length: count }, () => random() < 0.4);
  const customers = south.map((isSouth, i): PurchaseHistory => {
    const observed = 30 + Math.floor(5 * random());
    const rate = (randomGamma(random, 0.8) / 6) * (isSouth ? Math.exp(effect) : 1);
    const dropout = randomBeta(random, 0.9, 3);
    let [repeats, lastAt, time] = [0, 0, 0];
    while ((time += -Math.log(1 - random()) / rate) < observed) {
      repeats++;
      lastAt = time;
      if (random() < dropout) break;
    }
    // Whole weeks, so that many histories are equal.
    return { name: `C${i}`, repeats, lastAt: repeats === 0 ? 0 : Math.ceil(lastAt), observed };
  });
  const texts = south.map((isSouth) => (isSouth ? "south" : "north"));
  const columns = [{ name: "region", type: "category", role: "describe", texts }] as const;
  return {
    customers,
    base: customerBaseOf({ name: "drawn", customers: customers.map(({ name }) => name), columns }),
  };
}

test("a planted effect is recovered within its standard error", () => {
  const off = Array.from({ length: 12 }, (_, seed) => {
    const { customers, base } = drawn(seed, 300, 0.6);
    const [{ coefficient, standardError, low, high, factor }] = fitCovariates(customers, base, [
      "region",
    ]).effects;
    expect(Math.log(high / low)).toBeCloseTo(2 * 1.959964 * standardError, 5);
    expect(factor).toBeCloseTo(Math.exp(coefficient), 12);
    return (coefficient - 0.6) / standardError;
  });
  const mean = off.reduce((sum, each) => sum + each) / off.length;
  const spread = Math.sqrt(off.reduce((sum, each) => sum + each ** 2, 0) / off.length);
  // Of 12 draws from a standard normal distribution.
  expect(Math.abs(mean)).toBeLessThan(3 / Math.sqrt(12));
  expect(spread).toBeGreaterThan(0.5);
  expect(spread).toBeLessThan(1.6);
});

describe("the country of accounts", () => {
  const DAY = 86_400_000;
  const last = new Date(Date.UTC(2020, 0, 1));
  /** Accounts of two countries that order at a steady rate; those in `B`, which are fewer, `factor` times as often. */
  const salesOf = (accounts: number, factor: number) => {
    const random = randomSource(accounts);
    const lines = Array.from({ length: accounts }, (_, i) => {
      const country = i % 5 < 2 ? "B" : "A";
      const rate = (randomGamma(random, 2) / 2 / 120) * (country === "B" ? factor : 1);
      const days: Date[] = [];
      for (let day = 1100; day > 0; day += Math.log(1 - random()) / rate)
        days.push(new Date(last.getTime() - Math.floor(day) * DAY));
      const same = { customer: `C${i}`, order: null, amount: 10, quantity: 1, product: null, country };
      return days.map((date) => ({ ...same, date }));
    });
    return salesLinesOf(lines.flat());
  };

  it("is said to help or not by what came in the held-back time", () => {
    const sales = salesOf(60, 4);
    const tried = countryGain(sales, customerLifetime(sales))!;
    expect(tried).toMatchObject({ country: "A", accounts: 60, isThere: false });
    expect(tried.effect.low).toBeGreaterThan(1);
    expect(tried.effect.high).toBeGreaterThan(3);
    const { text } = purchaseFindings.country(tried);
    expect(text).toMatch(/^Customers elsewhere than in A order \d\.\d times as often as those there/);
    expect(purchaseFindings.country({ ...tried, gain: 9, gainError: 1 }).text).toContain("foreseen better");
    expect(purchaseFindings.country({ ...tried, gain: 1, gainError: 1 }).text).toContain("no better beyond");
    expect(purchaseFindings.country({ ...tried, gain: -1, gainError: 1 }).text).toContain("no better beyond");
    expect(purchaseFindings.country({ ...tried, gain: -1, gainError: 0.4, isThere: true }).text).toMatch(
      /^Customers in A .* those elsewhere .* foreseen worse \(by 1\.0 .*: the model goes without it\.$/,
    );
  });

  it("is that of an account's first orders, wherever it goes later", () => {
    const sales = salesOf(60, 4);
    const moved = sales.lines.map((line) => ({
      ...line,
      country: line.date.getTime() > last.getTime() - 300 * DAY ? "C" : line.country,
    }));
    const tried = countryGain(sales, customerLifetime(sales));
    expect(countryGain({ ...sales, lines: moved }, customerLifetime(sales))).toEqual(tried);
  });

  it("is not tried where few are elsewhere, or nothing was held back", () => {
    const sales = salesOf(9, 4);
    expect(countryGain(sales, customerLifetime(sales))).toBeNull();
    expect(countryGain(sales, { check: null })).toBeNull();
    expect(purchaseFindings.country(null).text).toBe("");
  });
});

test("an effect that the likelihood leaves open is not defined, and its model says so", () => {
  const few = [1, 2, 3, 4].map((n) => ({ name: `C${n - 1}`, repeats: n, lastAt: 4 * n, observed: 30 }));
  const { effects, reference } = fitCovariates(few, base, ["age"]);
  expect(reference.converged).toBe(false);
  expect(effects[0].coefficient).toBeNaN();
});

test("what cannot be taken is refused", () => {
  expect(() => fitCovariates(histories, base, [])).toThrow("at least one column");
  expect(() => fitCovariates(histories, base, ["shoe size"])).toThrow("shoe size");
  expect(() => fitCovariates(histories, base, ["gap"])).toThrow('no "gap" of "C4"');
  expect(() => fitCovariates([{ ...histories[0], name: "X" }, ...histories], base, ["age"])).toThrow('"X"');
});

test("Newton's steps end where a valley bends", () => {
  const valley = ([x, y]: readonly number[]): number => (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  const { point, converged } = newtonMinimum(valley, [-1.2, 1], 1e-12);
  expect(converged).toBe(true);
  point.forEach((value) => expect(value).toBeCloseTo(1, 3));
  const downhill = newtonMinimum(([x]) => x, [0], 1e-12);
  expect(downhill.converged).toBe(false);
});
