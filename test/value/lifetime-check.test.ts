import { describe, expect, test } from "vitest";
import {
  lifetimeCheckRows,
  lifetimeRows,
  segmentLifetimeRows,
} from "../../src/cases/champo/models/model-rows";
import {
  largestCheckFinding,
  lifetimeCheckFinding,
  onePurchaseFinding,
  promiseFinding,
  richestFinding,
} from "../../src/cases/champo/findings/lifetime-findings";
import { watchList } from "../../src/advice/watch-list";
import { lineFindings } from "../../src/findings/line-findings";
import { moneyCheckFinding } from "../../src/findings/money-check-finding";
import { salesLinesOf, type SalesLine } from "../../src/lines/sales-lines";
import { randomSource } from "../../src/math/distributions/random";
import { randomGamma } from "../../src/math/distributions/random-gamma";
import { customerLifetime } from "../../src/value/customer-lifetime";
import { lifetimeBySegment } from "../../src/value/lifetime-by-segment";
import { lifetimeStanding, segmentHolds } from "../../src/value/lifetime-standing";
import { onePurchase } from "../../src/value/one-purchase";

const DAY = 86_400_000;
const START = Date.UTC(2017, 0, 16);

function line(customer: string, day: number, amount: number): SalesLine {
  const date = new Date(START + day * DAY);
  return { customer, order: null, date, amount, quantity: 1, product: null, country: null };
}

/** Thirty accounts that order on their own rhythm for three years, at about 1,000 a day with orders. */
function steadyAccounts(factor: (day: number) => number = () => 1): SalesLine[] {
  const random = randomSource(3);
  return Array.from({ length: 30 }, (_, i) => {
    const gap = 20 + 3 * i;
    const mean = 500 + 1000 * random();
    const days: SalesLine[] = [];
    for (let day = Math.floor(gap * random()); day <= 1100; day += 1 + Math.floor(2 * gap * random()))
      days.push(line(`C${i}`, day, (factor(day) * (mean * randomGamma(random, 6))) / 6));
    return days;
  }).flat();
}

/** The giant: ten million on its first day, then 50,000 every fifty days. */
const giant = [
  line("GIANT", 60, 1e7),
  ...Array.from({ length: 20 }, (_, i) => line("GIANT", 110 + 50 * i, 5e4)),
];

describe("one giant first order", () => {
  const lifetime = customerLifetime(salesLinesOf([...steadyAccounts(), ...giant]));
  const row = lifetime.rows.find(({ customer }) => customer === "GIANT")!;

  test("promises what its repeat orders bring, not the like of the first", () => {
    // Seven order days a year at 50,000 are 365,000; with the first order in the spend model it were 3.7 million.
    expect(row.expectedValue).toBeGreaterThan(200_000);
    expect(row.expectedValue).toBeLessThan(600_000);
    expect(row.lastYear).toBe(7 * 5e4);
    expect(lifetime.model.spends.get("GIANT")).toMatchObject({ purchases: 20, meanSpend: 5e4 });
  });

  test("is named, with its day", () => {
    const [first] = onePurchase(salesLinesOf(giant));
    expect(first).toMatchObject({ customer: "GIANT", amount: 1e7, share: 1e7 / 1.1e7, orderDays: 21 });
    const { text } = onePurchaseFinding(onePurchase(salesLinesOf([...steadyAccounts(), ...giant])));
    expect(text).toContain("One purchase, of 2017-03-17, is 91% of all that GIANT ever paid (10.0 million)");
    expect(onePurchaseFinding(onePurchase(salesLinesOf(steadyAccounts()))).text).toContain(
      "No account that ordered more than once",
    );
    // A single order is all of an account's money and says nothing.
    expect(onePurchaseFinding(onePurchase(salesLinesOf([line("ONCE", 3, 9)]))).text).toContain(
      "No account that ordered more than once",
    );
    const two = [...giant, ...giant.map((each) => ({ ...each, customer: "TWIN" }))];
    expect(onePurchaseFinding(onePurchase(salesLinesOf(two))).text).toContain(
      "most of the money of 1 further account",
    );
  });
});

describe("the check on held-back orders", () => {
  const steady = customerLifetime(salesLinesOf(steadyAccounts()));
  // In the last year everybody pays a third: the forecast cannot know.
  const fallen = customerLifetime(salesLinesOf(steadyAccounts((day) => (day > 735 ? 0.3 : 1))));
  const groups = [{ name: "all", customers: steady.rows.map(({ customer }) => customer) }];

  test("is in orders and in money, over a year where three are covered, and adds up", () => {
    const { orders, money, rows, heldBackDays, accounts } = steady.check!;
    expect(heldBackDays).toBe(365);
    expect(accounts).toBe(30);
    const sum = (key: "foreseenMoney" | "seenMoney" | "moneyBefore" | "seenOrders"): number =>
      rows.reduce((total, row) => total + row[key], 0);
    expect(money!.foreseen).toBeCloseTo(sum("foreseenMoney"), 6);
    expect(money!.seen).toBeCloseTo(sum("seenMoney"), 6);
    expect(money!.naive).toBeCloseTo(sum("moneyBefore"), 6);
    expect(orders.seen).toBe(sum("seenOrders"));
    expect(money!.low).toBeLessThan(money!.foreseen);
    expect(money!.high).toBeGreaterThan(money!.foreseen);
    expect(rows[0].moneyBefore).toBeGreaterThanOrEqual(rows[1].moneyBefore);
    expect(steady.check!.withoutForecast).toEqual({ accounts: 0, money: 0 });
    const short = customerLifetime(
      salesLinesOf(steadyAccounts().filter(({ date }) => +date < START + 800 * DAY)),
    );
    expect(short.check!.heldBackDays).toBeLessThan(201);
  });

  test("holds for steady accounts, and misses where the money falls though the orders come", () => {
    expect(lifetimeStanding(steady)).toBe("holds");
    expect(lifetimeStanding(fallen)).toBe("misses");
    const { orders } = fallen.check!;
    expect(Math.abs(orders.foreseen / orders.seen - 1)).toBeLessThan(0.2);
    expect(lifetimeStanding({ check: null })).toBe("unchecked");
    expect(lifetimeStanding({ check: { ...steady.check!, money: null } })).toBe("unchecked");
    // However wide its interval: a forecast that is twice what came misses.
    const wide = { ...steady.check!.money!, low: 0, high: Infinity, foreseen: 2 * steady.check!.money!.seen };
    expect(lifetimeStanding({ check: { ...steady.check!, money: wide } })).toBe("misses");
  });

  test("says so in the sentence that holds the figure", () => {
    const [group] = lifetimeBySegment(fallen, groups);
    expect(promiseFinding(fallen).text).toContain(
      "not to be used for planning, because its check in money fails",
    );
    expect(richestFinding([group], fallen).text).toContain("not to be used for planning");
    expect(moneyCheckFinding(fallen).text).toContain(
      "The forecast of money misses: do not plan with its values",
    );
    expect(promiseFinding(steady).text).toContain("and its check in money holds");
    expect(richestFinding(lifetimeBySegment(steady, groups), steady).text).toContain(
      "its check in money holds",
    );
    expect(moneyCheckFinding(steady).text).toMatch(/came as foreseen; single customers may still miss\.$/);
    type Left = { readonly accounts: number; readonly money: number };
    const outside = (withoutForecast: Left, newcomers: Left) =>
      moneyCheckFinding({ check: { ...steady.check!, withoutForecast, newcomers } }).text;
    expect(outside({ accounts: 9, money: 950_000 }, { accounts: 1, money: 500 })).toMatch(
      / Not in these sums: 9 customers with too few purchases before to foresee an amount \(950 thousand came\); 1 customer that ordered for the first time \(500\)\.$/,
    );
    expect(outside({ accounts: 2, money: 0 }, { accounts: 0, money: 0 })).not.toContain("Not in these sums");
    expect(moneyCheckFinding({ check: null }).text).toContain("no figure of value is to be used");
    expect(largestCheckFinding(fallen).text).toMatch(/^For the 5 accounts .*; off by more than half/);
    expect(largestCheckFinding({ check: null }).text).toContain("No forecast");
    expect(lifetimeCheckFinding(steady).text).toContain("The last 365 days, held back");
    expect(lifetimeCheckRows(steady.check)).toHaveLength(5);
    expect(lifetimeCheckRows(null)).toEqual([]);
    expect(lifetimeRows(steady)[0]).toHaveProperty("80% interval");
  });

  test("holds for a segment only where the segment's own money came as foreseen", () => {
    const [group] = lifetimeBySegment(steady, groups);
    expect(segmentHolds(group)).toBe(true);
    expect(segmentHolds({ check: null, largest: null })).toBe(false);
    const check = { ...group.check!, low: 1.1 * group.check!.seen, high: 2 * group.check!.seen };
    const missed = { ...group, check };
    expect(segmentHolds(missed)).toBe(false);
    expect(richestFinding([missed], steady).text).toContain(
      "not to be used for planning: its check in money holds for all accounts together, but misses this segment",
    );
    expect(segmentLifetimeRows([missed], 12)[0].warning).toContain("not to be used for planning");
    expect(segmentLifetimeRows([group], 12)[0].warning).toBe("");
    expect(lineFindings.segments([missed, group], steady).text).toMatch(
      /^The money of all customers came as foreseen, but not that of "[^"]+": .* the value of this segment\.$/,
    );
    expect(lineFindings.segments([missed], fallen).text).toBe("");
    expect(lineFindings.segments([group], steady).text).toBe("");
    // One account with most of the value, whose own forecast was far off: the segment's sum may hold by luck.
    const largest = { customer: "A", share: 0.6, farOff: true };
    expect(segmentHolds({ ...group, largest })).toBe(false);
    expect(segmentHolds({ ...group, largest: { ...largest, share: 0.4 } })).toBe(true);
    expect(segmentHolds({ ...group, largest: { ...largest, farOff: false } })).toBe(true);
    expect(richestFinding([{ ...group, largest }], steady).text).toContain(
      "not to be used for planning: that of A, most of it, was off by more than half when it was checked",
    );
    expect(lineFindings.segments([{ ...group, largest }], steady).text).toBe(
      `The money of all customers came as foreseen. Most of the value of "${group.name}" is that of A, whose own money came otherwise. Do not plan with the value of this segment.`,
    );
  });

  test("what is watched says why it is not a forecast", () => {
    const watched = (lifetime: Parameters<typeof watchList>[1], customers: readonly string[]): string => {
      const profiles = [{ index: 0, customers, size: customers.length }] as never;
      const basis = {
        profiles,
        names: [{ name: "all" }] as never,
        silence: [],
        lines: salesLinesOf(steadyAccounts()),
      };
      return watchList(basis, lifetime)[0].metric;
    };
    const all = steady.rows.map(({ customer }) => customer);
    expect(watched(steady, all)).toBe("value expected in 12 months");
    const week = steadyAccounts().filter(({ date }) => +date < START + 60 * DAY);
    const basis = {
      profiles: [{ index: 0, customers: all, size: 30 }],
      names: [{ name: "all" }],
      silence: [],
    };
    const families = (lines: SalesLine[]): readonly string[] =>
      watchList({ ...basis, lines: salesLinesOf(lines) } as never, null).map(({ family }) => family);
    expect(families(week)).toEqual(["lifetime value", "engagement"]);
    expect(families(steadyAccounts())).toEqual(["lifetime value", "churn", "engagement"]);
    expect(watched(null, all)).toBe("money of the last year, as no forecast could be checked");
    expect(watched(fallen, all)).toBe("money of the last year, as the forecast of all customers missed");
    const money = { ...steady.check!.money!, low: 0, high: 1e9, foreseen: steady.check!.money!.seen };
    const rows = steady.check!.rows.map((row) => ({ ...row, seenMoney: 9 * row.seenMoney }));
    expect(watched({ ...steady, check: { ...steady.check!, money, rows } }, all)).toBe(
      "money of the last year, as the segment's own forecast missed",
    );
    // The segment's sum came as foreseen, but not the account that is most of what is expected.
    const [first] = steady.rows;
    const alone = [{ ...first, expectedValue: 1e9 }, ...steady.rows.slice(1)];
    const off = steady.check!.rows.map((row) =>
      row.customer === first.customer ? { ...row, foreseenMoney: 3 * row.seenMoney } : row,
    );
    expect(watched({ ...steady, rows: alone, check: { ...steady.check!, rows: off } }, all)).toBe(
      `money of the last year, as the forecast of ${first.customer}, most of the segment's value, missed`,
    );
  });

  test("a group's interval and check are those of its accounts together", () => {
    const [all, none] = lifetimeBySegment(steady, [...groups, { name: "nobody", customers: [] }]);
    expect(all.check!.foreseen).toBeCloseTo(steady.check!.money!.foreseen, 6);
    expect(all.check!.low).toBeCloseTo(steady.check!.money!.low, 6);
    expect(all.lastYear).toBeCloseTo(
      steady.rows.reduce((sum, row) => sum + row.lastYear, 0),
      6,
    );
    const sumOfLows = steady.rows.reduce((sum, row) => sum + row.low, 0);
    expect(all.low).toBeGreaterThan(sumOfLows);
    expect(none).toMatchObject({ check: null, low: NaN, lastYear: 0 });
  });

  test("says nothing of money where nobody paid, and nothing at all where nobody orders again", () => {
    const free = customerLifetime(salesLinesOf(steadyAccounts(() => 0)));
    expect(free.spend).toBeNull();
    expect(free.check!.money).toBeNull();
    expect(free.check!.orders.seen).toBeGreaterThan(0);
    expect(promiseFinding(free).text).toContain("No account has an expected value");
    const once = customerLifetime(salesLinesOf([line("A", 0, 5), line("B", 3, 5)]));
    expect(once.check).toBeNull();
    expect(promiseFinding(once).text).toContain("Nothing is drawn");
  });
});
