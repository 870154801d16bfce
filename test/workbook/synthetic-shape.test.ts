import { describe, expect, test } from "vitest";
import { InputError } from "../../src/core/input-error";
import type { SalesLine } from "../../src/cases/champo/workbook/tables";
import { synthesise, type SyntheticWorkbook } from "../../src/cases/champo/workbook/synthesise";

const SEEDS = [0, 1, 7, 12, 99, 2024, 123_456_789, 4_294_967_295];

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function countBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(key(row), (counts.get(key(row)) ?? 0) + 1);
  return counts;
}

function sumBy<T>(
  rows: readonly T[],
  key: (row: T) => string,
  value: (row: T) => number,
): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(key(row), (sums.get(key(row)) ?? 0) + value(row));
  return sums;
}

function shareOfOnes(rows: readonly { converted: boolean }[]): number {
  return rows.filter(({ converted }) => converted).length / rows.length;
}

function gini(values: readonly number[]): number {
  const rising = [...values].sort((a, b) => a - b);
  const weighted = sum(rising.map((value, i) => (2 * (i + 1) - rising.length - 1) * value));
  return weighted / (rising.length * sum(rising));
}

/** Spearman's rank correlation of two lists without ties. */
function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const ranks = (values: readonly number[]): number[] =>
    values.map((value) => values.filter((other) => other < value).length);
  const [x, y] = [ranks(a), ranks(b)];
  const n = a.length;
  return 1 - (6 * sum(x.map((rank, i) => (rank - y[i]) ** 2))) / (n * (n * n - 1));
}

function within(value: number, low: number, high: number): void {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
}

function identity(line: SalesLine): string {
  return JSON.stringify({ ...line, row: 0 });
}

describe.each(SEEDS)("the synthetic workbook of seed %i", (seed) => {
  const workbook: SyntheticWorkbook = synthesise({ seed });
  const { sales, orders, samples, customers } = workbook;
  const falling = customers.map(({ amount }) => amount).sort((a, b) => b - a);
  const revenue = sum(falling);

  test("has the case's numbers of rows and customers", () => {
    expect([sales.length, orders.length, samples.length]).toEqual([18_955, 13_135, 5_820]);
    expect([customers.length, workbook.recommendation.customers.length, workbook.baskets.length]).toEqual([
      45, 20, 11,
    ]);
    const codes = countBy(sales, ({ customer }) => customer);
    expect(codes.size).toBe(46);
    expect(countBy(samples, ({ customer }) => customer).size).toBe(34);
    expect(countBy(sales, ({ country }) => country).size).toBe(15);
    expect(countBy(sales, ({ customer, country }) => `${customer}|${country}`).size).toBe(46);
    for (const code of codes.keys()) expect(code).toMatch(/^([A-Z]|[A-Z]{2,3}|[A-Z]-\d{1,2})$/);
  });

  test("concentrates its revenue as the case does", () => {
    within(falling[0] / revenue, 0.33, 0.4);
    within(sum(falling.slice(0, 5)) / revenue, 0.65, 0.74);
    within(sum(falling.slice(0, 10)) / revenue, 0.82, 0.88);
    within(sum(falling.slice(0, 20)) / revenue, 0.94, 0.98);
    within(gini(falling), 0.75, 0.83);
    within(sum(falling.map((amount) => (amount / revenue) ** 2)), 0.14, 0.2);
    within(revenue, 29e6, 34e6);
    expect(falling[44]).toBeGreaterThan(0);
    const usa = sum(orders.filter(({ country }) => country === "USA").map(({ amount }) => amount));
    within(usa / revenue, 0.83, 0.92);
  });

  test("converts few samples, fewest at the dominant sampling account", () => {
    within(shareOfOnes(samples), 0.19, 0.21);
    const [[dominant, count]] = [...countBy(samples, ({ customer }) => customer)].sort((a, b) => b[1] - a[1]);
    within(count / samples.length, 0.66, 0.7);
    within(shareOfOnes(samples.filter(({ customer }) => customer === dominant)), 0.12, 0.16);
    within(shareOfOnes(samples.filter(({ customer }) => customer !== dominant)), 0.3, 0.37);
    expect(samples.find(({ customer }) => customer === dominant)!.country).toBe("INDIA");
    const rate = (item: string): number => shareOfOnes(samples.filter((line) => line.item === item));
    expect(rate("KNOTTED")).toBeGreaterThan(0.45);
    for (const item of ["HAND TUFTED", "DURRY", "DOUBLE BACK"]) within(rate(item), 0.05, 0.3);
    expect(shareOfOnes(samples.filter(({ country }) => country === "BELGIUM"))).toBeGreaterThan(0.8);
  });

  test("repeats few profiles of samples over and over, often with both outcomes", () => {
    const profiles = new Map<string, boolean[]>();
    for (const line of samples) {
      const key = JSON.stringify({ ...line, row: 0, converted: null });
      profiles.set(key, [...(profiles.get(key) ?? []), line.converted]);
    }
    within(profiles.size, 900, 1300);
    const both = [...profiles.values()].filter((outcomes) => new Set(outcomes).size === 2);
    within(sum(both.map((outcomes) => outcomes.length)) / samples.length, 0.38, 0.6);
  });

  test("sets the unit trap", () => {
    const units = Object.fromEntries(countBy(sales, ({ unit }) => unit));
    expect(units).toEqual({ Ft: 14_478, Mtr: 4_386, PC: 84, WT: 5, INCH: 2 });
    const ordered = sumBy(
      orders,
      ({ customer }) => customer,
      ({ quantity, pieceAreaFt2 }) => quantity * pieceAreaFt2,
    );
    const reported = customers.map(({ reportedTotalArea }) => reportedTotalArea);
    within(
      rankCorrelation(
        reported,
        customers.map(({ customer }) => ordered.get(customer)!),
      ),
      0.5,
      0.75,
    );
    const strange = sales.filter(({ unit, pieceAreaFt2, pieceAreaInUnit }) => {
      const ratio = pieceAreaFt2 / pieceAreaInUnit;
      if (unit === "Ft") return ratio !== 1;
      if (unit === "INCH") return Math.abs(ratio * 144 - 1) > 1e-9;
      return ratio < 10.4 || ratio > 11.4;
    });
    expect(strange).toEqual([]);
  });

  test("has the histories of the case: one very long, many short, seven of one order", () => {
    const lines = [...countBy(orders, ({ customer }) => customer).values()].sort((a, b) => a - b);
    expect([lines[0], lines[44]]).toEqual([1, 2_380]);
    within(lines[22], 55, 95);
    const numbered = sales.filter(({ kind, orderNumber }) => kind === "order" && orderNumber !== null);
    const distinct = new Set(numbered.map(({ customer, orderNumber }) => `${customer}|${orderNumber}`));
    const perCustomer = [...countBy([...distinct], (key) => key.split("|")[0]).values()];
    expect(Math.max(...perCustomer)).toBe(642);
    expect(perCustomer.filter((count) => count === 1)).toHaveLength(7);
    const types = customers.map(
      ({ customer }) =>
        new Set(orders.filter((line) => line.customer === customer).map(({ item }) => item)).size,
    );
    expect([Math.min(...types), Math.max(...types)]).toEqual([1, 9]);
    within(types.filter((count) => count <= 2).length, 18, 22);
  });

  test("has the mix of products, with its rarities", () => {
    const lines = countBy(orders, ({ item }) => item);
    for (const [item, count] of [
      ["HAND TUFTED", 4670],
      ["DURRY", 2792],
      ["DOUBLE BACK", 1920],
      ["HANDWOVEN", 1625],
      ["KNOTTED", 1358],
      ["JACQUARD", 393],
      ["HANDLOOM", 254],
    ] as const) {
      within(lines.get(item)! / count, 0.94, 1.06);
    }
    const buyers = (item: string): number =>
      new Set(orders.filter((line) => line.item === item).map(({ customer }) => customer)).size;
    expect([buyers("POWER LOOM JACQUARD"), buyers("INDO-TIBBETAN"), lines.get("-")]).toEqual([1, 2, 4]);
    const amounts = sumBy(
      orders,
      ({ item }) => item,
      ({ amount }) => amount,
    );
    within(amounts.get("HAND TUFTED")! / revenue, 0.42, 0.68);
    within(countBy(sales, ({ shape }) => shape).get("REC")! / sales.length, 0.97, 0.985);
    within(countBy(sales, ({ pricing }) => pricing).get("area")! / sales.length, 0.68, 0.82);
    within(new Set(sales.map(({ quality }) => quality)).size, 370, 390);
    within(new Set(sales.map(({ design }) => design)).size, 2_150, 2_300);
    within(new Set(sales.map(({ colour }) => colour)).size, 800, 820);
  });

  test("has the blemishes: free lines, missing numbers, duplicates", () => {
    expect(orders.filter(({ amount }) => amount === 0)).toHaveLength(546);
    expect(sales.filter(({ orderNumber }) => orderNumber === null)).toHaveLength(9);
    expect(sales.length - new Set(sales.map(identity)).size).toBe(6);
    const paid = sales.filter(({ kind, amount }) => kind === "sample" && amount > 0);
    within(paid.length, 1, 200);
    const kinds = sales.map(({ orderNumber }) => orderNumber ?? "");
    for (const pattern of [/^\d+$/, /^S \d+$/, /^NIL \d\d\/\d\d\/\d{4}$/, /^SAMPLE_/]) {
      expect(kinds.some((text) => pattern.test(text))).toBe(true);
    }
    const unlisted = ["USA", "UK", "ITALY", "BELGIUM", "ROMANIA", "AUSTRALIA", "INDIA"];
    expect(samples.filter(({ country }) => !unlisted.includes(country))).toHaveLength(39);
  });

  test("runs from January 2017 to February 2020, with one customer's spike in a month of 2018", () => {
    const days = sales.map(({ date }) => date.toISOString());
    expect([days[0].slice(0, 10), days[days.length - 1].slice(0, 10)]).toEqual(["2017-01-16", "2020-02-14"]);
    expect([...days].sort()).toEqual(days);
    expect(days.filter((day) => !day.endsWith("T00:00:00.000Z"))).toEqual([]);
    const firstSample = sales.find(({ kind }) => kind === "sample")!;
    expect(firstSample.date.getUTCFullYear()).toBe(2018);
    const months = sumBy(
      sales,
      ({ date }) => date.toISOString().slice(0, 7),
      ({ amount }) => amount,
    );
    const [[spike, amount], [, next]] = [...months].sort((a, b) => b[1] - a[1]);
    expect(spike).toMatch(/^2018/);
    expect(amount / next).toBeGreaterThan(3);
    const years = sumBy(
      sales,
      ({ date }) => String(date.getUTCFullYear()),
      (line) => line.amount / revenue,
    );
    within(years.get("2018")!, 0.48, 0.7);
    expect(years.get("2019")!).toBeGreaterThan(years.get("2017")!);
    expect(years.get("2017")!).toBeGreaterThan(years.get("2020")!);
  });

  test("reconciles its sheets with each other", () => {
    const quantity = sumBy(
      orders,
      ({ customer }) => customer,
      (line) => line.quantity,
    );
    const amount = sumBy(
      orders,
      ({ customer }) => customer,
      (line) => line.amount,
    );
    for (const row of customers) {
      expect(row.quantity).toBe(quantity.get(row.customer));
      expect(row.amount).toBeCloseTo(amount.get(row.customer)!, 1);
    }
    expect(sum(sales.filter(({ kind }) => kind === "order").map((line) => line.amount))).toBeCloseTo(
      revenue,
      0,
    );
    const leftOut = customers.filter((row) => sum(Object.values(row.products)) < row.quantity);
    expect(leftOut.length).toBeGreaterThan(0);
    expect(workbook.baskets.every(({ items }) => items.length > 0)).toBe(true);
  });

  test("plants every archetype, and says which customer is which", () => {
    expect(workbook.truth.seed).toBe(seed);
    expect(Object.keys(workbook.truth.archetypes).sort()).toEqual(
      [...countBy(sales, ({ customer }) => customer).keys()].sort(),
    );
    const planted = countBy(Object.values(workbook.truth.archetypes), (archetype) => archetype);
    expect([...planted.keys()].sort()).toEqual([
      "broad account",
      "designer of knotted pieces",
      "domestic sampling account",
      "one-off buyer",
      "single-product giant",
      "volume importer of flat weaves",
    ]);
  });
});

test("a seed that is none is refused", () => {
  for (const seed of [-1, 1.5, NaN, 2 ** 32]) expect(() => synthesise({ seed })).toThrow(InputError);
});
