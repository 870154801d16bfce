import { describe, expect, it } from "vitest";
import { sampledAccounts } from "../../src/cases/champo/sales/sampled-accounts";
import { orderSizes } from "../../src/cases/champo/sales/order-sizes";
import { salesOverTime } from "../../src/cases/champo/sales/sales-over-time";
import { salesLine } from "./small-workbook";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

describe("sales over time", () => {
  const lines = [
    salesLine({ date: day("2017-12-05"), amount: 100 }),
    salesLine({ date: day("2018-02-01"), amount: 60 }),
    salesLine({ date: day("2018-03-01"), amount: 80 }),
    salesLine({ date: day("2018-04-01"), amount: 120 }),
    salesLine({ date: day("2018-05-31"), amount: 140 }),
    salesLine({ date: day("2018-06-10"), amount: 900, customer: "G-1" }),
    salesLine({ date: day("2018-06-11"), amount: 100 }),
    salesLine({ date: day("2019-01-01"), kind: "sample" }),
  ];
  const result = salesOverTime(lines);

  it("list every month from the first order to the last, the empty ones too", () => {
    expect(result.months.map((m) => m.month)).toEqual([
      "2017-12",
      "2018-01",
      "2018-02",
      "2018-03",
      "2018-04",
      "2018-05",
      "2018-06",
    ]);
    expect(result.months[1]).toMatchObject({ revenue: 0, largestCustomer: null, spike: false });
  });

  it("call a month a spike by the fence, and name who carries it", () => {
    // Quartiles of 0, 60, 80, 100, 120, 140, 1000: 70 and 130.
    expect(result.spikeFence).toBe(130 + 3 * 60);
    expect(result.months.filter((m) => m.spike)).toMatchObject([
      { month: "2018-06", revenue: 1000, largestCustomer: "G-1", largestShare: 0.9 },
    ]);
  });

  it("say of each year how much of it is covered", () => {
    expect(result.years).toMatchObject([
      { year: 2017, revenue: 100, daysCovered: 27, complete: false },
      { year: 2018, revenue: 1400, customers: 2, daysCovered: 162, complete: false },
    ]);
    const whole = salesOverTime([
      salesLine({ date: day("2018-01-03") }),
      salesLine({ date: day("2018-12-28") }),
    ]);
    expect(whole.years[0].complete).toBe(true);
  });

  it("are empty without orders", () => {
    expect(salesOverTime([salesLine({ kind: "sample" })])).toMatchObject({
      months: [],
      years: [],
      spikeFence: NaN,
    });
  });
});

describe("account activity", () => {
  it("counts orders by number, or by day where there is none, and measures their rhythm", () => {
    const [account] = sampledAccounts([
      salesLine({ orderNumber: "1", date: day("2018-01-01") }),
      salesLine({ orderNumber: "1", date: day("2018-01-01"), item: "KNOTTED" }),
      salesLine({ orderNumber: null, date: day("2018-01-11"), item: "-" }),
      salesLine({ orderNumber: "2", date: day("2018-03-01") }),
      salesLine({ kind: "sample" }),
    ]);
    expect(account).toMatchObject({
      orderLines: 4,
      sampleLines: 1,
      orders: 3,
      activeMonths: 2,
      spanMonths: 3,
      medianGapDays: 29.5,
      breadth: 2,
    });
  });

  it("has no rhythm for an account with samples only", () => {
    const [account] = sampledAccounts([salesLine({ kind: "sample", amount: 0 })]);
    expect(account).toMatchObject({ orders: 0, firstOrder: null, spanMonths: 0, medianGapDays: NaN });
  });
});

describe("order sizes", () => {
  it("puts the lines of an order together, per customer", () => {
    const sizes = orderSizes([
      salesLine({ orderNumber: "1", amount: 60 }),
      salesLine({ orderNumber: "1", amount: 40 }),
      salesLine({ orderNumber: "1", customer: "B-2", amount: 1000 }),
      salesLine({ orderNumber: "3", amount: 0 }),
      salesLine({ kind: "sample" }),
    ]);
    expect(sizes).toMatchObject({ orders: 3, withoutValue: 1, linesPerOrderMedian: 1, median: 550 });
    expect(sizes.topTenthShare).toBeCloseTo(1000 / 1100, 12);
    expect(sizes.bins.map((bin) => bin.orders)).toEqual([1, 0, 0, 0, 1]);
    expect(sizes.bins[0].low).toBe(100);
  });

  it("has no sizes without orders", () => {
    expect(orderSizes([])).toMatchObject({ orders: 0, median: NaN, topTenthShare: NaN, bins: [] });
  });
});
