import { keeps } from "../../src/advice/rhythm-advice";
import { describe, expect, test } from "vitest";
import { fewLargestFinding, marketingFinding } from "../../src/cases/champo/findings/account-findings";
import {
  fallingFinding,
  presentDependenceFinding,
  presentFinding,
} from "../../src/cases/champo/findings/present-findings";
import { moneyByYearRows, presentColumns } from "../../src/cases/champo/sales/present-rows";
import { concentration } from "../../src/lines/concentration";
import { lastYear, type LastYear } from "../../src/lines/last-year";
import { moneyByYear } from "../../src/lines/money-by-year";
import { salesLinesOf, type SalesLine } from "../../src/lines/sales-lines";
import { twelveMonths } from "../../src/value/twelve-months";

const line = (customer: string, day: string, amount: number): SalesLine => ({
  customer,
  order: null,
  date: new Date(day),
  amount,
  quantity: 1,
  product: null,
  country: null,
});

/** The giant's one order is two years old; B is largest now, and C has fallen. */
const sales = salesLinesOf([
  line("A", "2017-12-01", 1000),
  line("B", "2018-06-01", 100),
  line("C", "2018-06-01", 200),
  line("A", "2019-06-01", 10),
  line("B", "2019-06-01", 120),
  line("C", "2019-06-02", 70),
  line("B", "2019-12-31", 0),
]);
const now = lastYear(sales);

describe("the last year", () => {
  test("is held against all years and the year before, account by account", () => {
    expect(now.accounts.map(({ customer }) => customer)).toEqual(["B", "C", "A"]);
    expect(now.accounts[2]).toMatchObject({ total: 1010, recent: 10, before: 0, share: 0.05, place: 3 });
    expect(now).toMatchObject({ recent: 200, before: 300, total: 1500, short: false });
    expect(now.from.toISOString().slice(0, 10)).toBe("2019-01-01");
  });

  test("has no year before where less than two are covered, and is short where less than one is", () => {
    const recent = lastYear(salesLinesOf(sales.lines.filter(({ date }) => date.getUTCFullYear() > 2018)));
    expect(recent).toMatchObject({ before: NaN, short: true });
    expect(recent.accounts[0].before).toBeNaN();
    expect(lastYear(salesLinesOf([])).accounts).toEqual([]);
  });

  test("stands next to the money by year in the table, and in a segment's columns", () => {
    const [first] = moneyByYearRows(moneyByYear(sales), now);
    expect(first).toMatchObject({ customer: "A", "place in them": "3" });
    expect(Object.keys(first)).toEqual([
      "customer",
      "in 2017 (not all of it)",
      "in 2018",
      "in 2019",
      "all years",
      "last 365 days",
      "their share",
      "place in them",
    ]);
    const columns = presentColumns(now)({ customers: ["A", "C"] } as never);
    expect(columns).toMatchObject({ "largest in them": "C" });
    expect(presentColumns(now)({ customers: [] } as never)).toMatchObject({ "largest in them": "nobody" });
  });
});

describe("what is said of the present", () => {
  test("names who is largest now, and where the largest of all years is", () => {
    expect(presentFinding(now).text).toBe(
      "In the last 365 days B is the largest with 60.0% of 200, the 3 largest bring 100.0%. A, the largest of all years, is now number 3 with 5.0%.",
    );
    const same = lastYear(
      salesLinesOf([line("A", "2017-01-01", 1), line("A", "2019-12-31", 9), line("B", "2019-12-30", 1)]),
    );
    expect(presentFinding(now).parts).toContainEqual(expect.objectContaining({ name: "presentTopShare" }));
    expect(presentFinding(same).text).toContain("A is the largest");
    expect(presentFinding(same).text).toContain("It is the largest of all years, too.");
    expect(presentFinding(lastYear(salesLinesOf([]))).text).toBe("Nobody ordered.");
    expect(presentFinding(lastYear(salesLinesOf([line("A", "2019-12-31", 9)]))).text).toContain(
      "less than a year",
    );
    const free = salesLinesOf([line("A", "2017-01-01", 1), line("A", "2019-12-31", 0)]);
    expect(presentFinding(lastYear(free)).text).toContain("nobody paid");
  });

  test("names large accounts that fell", () => {
    expect(fallingFinding(now).text).toBe(
      "The last 365 days brought 200, the 365 before them 300. Of the 2 accounts that were largest then, this one brings less than half of it now: C (200, now 70).",
    );
    const steady = sales.lines.filter(({ customer }) => customer === "B");
    expect(fallingFinding(lastYear(salesLinesOf([line("B", "2017-01-01", 1), ...steady]))).text).toContain(
      "none brings less",
    );
    expect(fallingFinding(lastYear(salesLinesOf([line("A", "2019-12-31", 9)]))).text).toContain(
      "less than two years",
    );
    const many = Array.from({ length: 8 }, (_, i) => line(`F${i}`, "2018-06-01", 50));
    expect(fallingFinding(lastYear(salesLinesOf([...sales.lines, ...many]))).text).toContain("and 4 more");
  });

  test("and the few largest are those of the present", () => {
    const shares = concentration(
      [...now.accounts].map(({ customer, total }) => ({ name: customer, revenue: total })),
    );
    const { text } = fewLargestFinding(now, shares, 2, twelveMonths(sales, ["B", "C"]));
    expect(text).toMatch(
      /^B brings 60.0% of the revenue of the last 365 days, the 2 largest of them 95.0%\./,
    );
    expect(text).toContain("Over all years A brought 67.3%");
    const year = twelveMonths(sales, ["B", "C"])!;
    const same = { ...year, revenue: { ...year.revenue, most: year.revenue.least } };
    expect(fewLargestFinding(now, shares, 2, same).text).toMatch(
      /in a row these 2 brought [\d.]+\. Over all/,
    );
    expect(keeps({ ...year, windows: 1 }).text).toMatch(/in the only twelve calendar months covered$/);
    expect(keeps(year).text).toMatch(/in any twelve so far from \d+ to \d+\)$/);
    expect(keeps(null).text).toContain("too few months");
  });

  test("and a month keeps its capital", () => {
    const plan = [
      {
        segment: "frequent buyers",
        offer: "A preview",
        channel: "Fairs",
        timing: "Two months before September",
      },
    ];
    expect(marketingFinding(plan).text).toContain("Two months before September");
    expect(marketingFinding([]).text).toContain("no segment");
  });
});

test("segments that depended on one customer in the last year are named", () => {
  const account = (customer: string, recent: number) => ({ customer, recent });
  const present = { accounts: [account("A", 90), account("B", 10), account("C", 5)] } as unknown as LastYear;
  const profile = (index: number, customers: string[]) => ({ index, kind: "segment" as const, customers });
  const names = [{ name: "Old" }, { name: "New" }];
  const two = [profile(0, ["A", "B"]), profile(1, ["C"])];
  expect(presentDependenceFinding(two, names, present).text).toBe(
    'In the last 365 days one customer brings half or more of: "Old" (A), "New" (C).',
  );
  const even = { accounts: [account("A", 10), account("B", 11), account("C", 10)] } as unknown as LastYear;
  expect(presentDependenceFinding([profile(0, ["A", "B", "C"])], names, even).text).toContain(
    "no segment has half",
  );
});

test("shares are of what accounts bought, where one gave back more than that", () => {
  const now = lastYear(
    salesLinesOf([
      line("large", "2019-05-01", 60),
      line("small", "2019-06-01", 40),
      line("returns", "2019-07-01", -50),
      line("returns", "2017-07-01", 1),
    ]),
  );
  expect(now.recent).toBe(50);
  expect(now.bought).toBe(100);
  expect(now.accounts.map(({ share }) => share)).toEqual([0.6, 0.4, 0]);
  expect(presentFinding(now).text).toContain("large is the largest with 60.0% of 100");
});
