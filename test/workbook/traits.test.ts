import { isDeepStrictEqual } from "node:util";
import { describe, expect, test } from "vitest";
import { packSyntheticWorkbook, REAL_TRAITS, synthesise } from "../../src/cases/champo/workbook/synthesise";
import type { SalesLine } from "../../src/cases/champo/workbook/tables";
import { readInBrowser } from "./small-workbook";

const YEAR = 365 * 86_400_000;
const seed = 3;
const plain = synthesise({ seed });
const real = synthesise({ seed, traits: REAL_TRAITS });

/** A trait is asked of a workbook with it and of the same workbook without, so that the question cannot always hold. */
function onlyWith<Answer>(ask: (workbook: typeof plain) => Answer): { with: Answer; without: Answer } {
  return { with: ask(real), without: ask(plain) };
}

const ordersOf = ({ sales }: typeof plain): SalesLine[] => sales.filter(({ kind }) => kind === "order");

function revenueOf(lines: readonly SalesLine[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { customer, amount } of lines) sums.set(customer, (sums.get(customer) ?? 0) + amount);
  return new Map([...sums].sort((a, b) => b[1] - a[1]));
}

describe("traits of real workbooks", () => {
  test("leave a workbook that does not ask for them as it is", () => {
    expect(isDeepStrictEqual(synthesise({ seed, traits: {} }).sales, plain.sales)).toBe(true);
    expect("traits" in plain.truth).toBe(false);
  });

  test("the giant's first day holds most of its revenue, and it is not the first of the last twelve months", () => {
    const asked = onlyWith((workbook) => {
      const orders = ordersOf(workbook);
      const [giant, total] = [...revenueOf(orders)][0];
      const own = orders.filter(({ customer }) => customer === giant);
      const first = Math.min(...own.map(({ date }) => date.getTime()));
      const last = Math.max(...orders.map(({ date }) => date.getTime()));
      const onDay = own.filter(({ date }) => date.getTime() === first);
      const recent = revenueOf(orders.filter(({ date }) => date.getTime() > last - YEAR));
      return {
        share: (revenueOf(onDay).get(giant) ?? 0) / total,
        place: [...recent.keys()].indexOf(giant),
        age: (last - first) / YEAR,
      };
    });
    expect(asked.with.share).toBeGreaterThan(0.9);
    expect(asked.with.share).toBeLessThan(0.97);
    expect(asked.with.place).toBeGreaterThan(0);
    expect(asked.with.age).toBeGreaterThan(1.9);
    expect(asked.without.share).toBeLessThan(0.5);
  });

  test("flags in product types that were never ordered, and samples that agree with a later order", () => {
    const flags = onlyWith((workbook) => {
      const bought = new Set(ordersOf(workbook).map(({ customer, item }) => `${customer}|${item}`));
      const flagged = workbook.samples.filter(({ converted }) => converted);
      return (
        flagged.filter(({ customer, item }) => !bought.has(`${customer}|${item}`)).length / flagged.length
      );
    });
    expect(flags.with).toBeGreaterThan(0.15);
    expect(flags.with).toBeGreaterThan(2 * flags.without);
    const matches = onlyWith((workbook) => {
      const names = ({ customer, item, quality, design, colour }: SalesLine): string =>
        [customer, item, quality, design, colour].join("|");
      const last = new Map(ordersOf(workbook).map((line) => [names(line), line.date.getTime()]));
      return workbook.sales.filter(
        (line) => line.kind === "sample" && (last.get(names(line)) ?? 0) > line.date.getTime(),
      ).length;
    });
    expect(matches.with).toBeGreaterThan(250);
    expect(matches.without).toBeLessThan(50);
  });

  test("samples grow; a number is used again; three customers have a dash; one customer is domestic", () => {
    const years = onlyWith(({ sales }) => {
      const sampled = (year: number): number =>
        sales.filter(({ kind, date }) => kind === "sample" && date.getUTCFullYear() === year).length;
      return sampled(2019) / sampled(2018);
    });
    expect(years.with).toBeGreaterThan(1.7);
    expect(years.without).toBeLessThan(1.3);
    const reused = onlyWith((workbook) => {
      const days = new Map<string, Set<number>>();
      for (const { customer, orderNumber, date } of ordersOf(workbook)) {
        const key = `${customer}|${orderNumber}`;
        if (orderNumber) days.set(key, (days.get(key) ?? new Set()).add(date.getTime()));
      }
      return [...days.values()].filter(({ size }) => size > 1).length;
    });
    expect(reused).toEqual({ with: 1, without: 0 });
    const dashes = onlyWith((workbook) => {
      const lines = ordersOf(workbook).filter(({ item }) => item === "-");
      return [lines.length, new Set(lines.map(({ customer }) => customer)).size];
    });
    expect(dashes).toEqual({ with: [4, 3], without: [4, 1] });
    const domestic = onlyWith((workbook) => {
      const own = ordersOf(workbook).filter(({ country }) => country === "INDIA");
      return new Set(own.map(({ customer }) => customer)).size;
    });
    expect(domestic).toEqual({ with: 1, without: 2 });
  });

  test("large accounts whose pieces and revenue disagree about the main product", () => {
    const mixed = onlyWith((workbook) => {
      const orders = ordersOf(workbook);
      const large = [...revenueOf(orders).keys()].slice(0, 10);
      return large.filter((name) => {
        const own = orders.filter(({ customer }) => customer === name);
        const share = (value: (line: SalesLine) => number): number =>
          own.filter(({ item }) => item === "DURRY").reduce((sum, line) => sum + value(line), 0) /
          own.reduce((sum, line) => sum + value(line), 0);
        return share(({ quantity }) => quantity) > 0.4 && share(({ amount }) => amount) < 0.21;
      }).length;
    });
    expect(mixed.with).toBeGreaterThan(mixed.without);
  });

  test("the file has plain numbers for days, is read all the same, and holds the same lines", async () => {
    const few = { ...real, sales: real.sales.slice(0, 60), orders: real.orders.slice(0, 60) };
    const read = await readInBrowser("real.xlsx", await packSyntheticWorkbook({ ...few, samples: [] }));
    expect(read.problems).toEqual([]);
    expect(read.workbook!.sales.map(({ date }) => date)).toEqual(few.sales.map(({ date }) => date));
    expect(read.warnings.find(({ column }) => column === "Custorderdate")?.ofKind).toBe(7);
  });
});
