import { describe, expect, test } from "vitest";
import { trendFindings } from "../../src/findings/trend-findings";
import { salesFindings } from "../../src/cases/champo/findings/sales-findings";
import { concentration } from "../../src/lines/concentration";
import { moneyTrend } from "../../src/lines/money-trend";
import { salesLinesOf } from "../../src/lines/sales-lines";
import { sale } from "../lines/sales";

const line = (customer: string, day: string, amount: number) => sale(customer, day, { amount });
/** A giant that came once, and two that come every year and fall. */
const lines = [
  line("A", "2020-01-02", 100),
  line("B", "2020-01-02", 40),
  line("GIANT", "2020-03-05", 900),
  line("GIANT", "2021-06-05", 100),
  line("A", "2021-06-30", 80),
  line("B", "2021-12-31", 20),
];

describe("the money over time", () => {
  const trend = moneyTrend(salesLinesOf(lines))!;

  test("is summed with and without the customer that brought most of all time", () => {
    expect(trend.largest).toBe("GIANT");
    expect(trend.years).toEqual([
      { year: 2020, complete: true, all: 1040, without: 140, customers: 3 },
      { year: 2021, complete: true, all: 200, without: 100, customers: 3 },
    ]);
    expect(trend.recent).toEqual({ all: 200, without: 100 });
    expect(trend.before).toEqual({ all: 1040, without: 140 });
    expect(trend.strongestMonth).toEqual({ month: "2020-03", share: 0.9 });
  });

  test("is put in words: period and total, the year before, the one event", () => {
    expect(trendFindings.total(trend).text).toBe(
      "From 2020-01-02 to 2021-12-31 3 customers brought 1.24 thousand.",
    );
    expect(trendFindings.present(trend).text).toBe(
      "The last 365 days brought 200, the 365 before them 1.04 thousand (a fall of 80.8%). Without GIANT, the largest of all time, it is 100 after 140 (a fall of 28.6%).",
    );
    expect(trendFindings.oneOff(trend).text).toBe(
      "90.0% of the 1.00 thousand that GIANT ever brought fell into one month, 2020-03: an event, not a level to plan with.",
    );
    // Without the 900 of 2020-03: A brought 180 of 340, GIANT 100, B 60.
    const spreadWith = (giant: number) =>
      concentration([
        { name: "GIANT", revenue: giant },
        { name: "A", revenue: 180 },
        { name: "B", revenue: 60 },
      ]);
    const spread = spreadWith(1000);
    expect(salesFindings.oneOff(salesLinesOf(lines), spread).text).toMatch(
      /^90\.0% of .* Without that month the largest brings 52\.9% and the top five 100\.0%\.$/,
    );
    // What GIANT gave back in another month is not taken off what A and B brought.
    const back = salesLinesOf([...lines, line("GIANT", "2021-07-05", -300)]);
    expect(salesFindings.oneOff(back, spreadWith(700)).text).toMatch(
      /^128\.6% of .* Without that month the largest brings 75\.0% and the top five 100\.0%\.$/,
    );
    const months = ["2020-01-02", "2020-05-02", "2021-12-31"];
    const steady = ["A", "B"].flatMap((name) => months.map((day) => line(name, day, 50)));
    expect(salesFindings.oneOff(salesLinesOf(steady), spread).text).toBe("");
    expect(trendFindings.rows(trend)[0]["without GIANT"].text).toBe("140");
  });

  test("of less than a year, of one year, and of one customer says no more than it knows", () => {
    const short = moneyTrend(salesLinesOf(lines.slice(0, 3)))!;
    expect(trendFindings.present(short).text).toMatch(/^The lines cover less than a year/);
    const year = moneyTrend(salesLinesOf(lines.slice(2)))!;
    expect(trendFindings.present(year).text).toBe(
      "The last 365 days brought 200; the year before is not covered. Without GIANT, the largest of all time, they brought 100.",
    );
    // Of a largest customer that brought nothing in the last year there is nothing to take off.
    const gone = { ...year, recent: { all: 200, without: 200 } };
    expect(trendFindings.present(gone).text).toBe(
      "The last 365 days brought 200; the year before is not covered.",
    );
    const alone = moneyTrend(salesLinesOf(lines.filter(({ customer }) => customer === "GIANT")))!;
    expect(trendFindings.oneOff(alone).text).toBe("");
    expect(Object.keys(trendFindings.rows(alone)[0])).toEqual([
      "year",
      "all customers",
      "customers that brought money",
    ]);
    expect(moneyTrend(salesLinesOf([]))).toBeNull();
  });
});
