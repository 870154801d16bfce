import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { columnNamed } from "../../src/customers/customer-base";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { accountActivity } from "../../src/lines/account-activity";
import { baseWithMix, mixOf } from "../../src/lines/base-with-mix";
import { baseOfLines } from "../../src/lines/base-of-lines";
import { OTHER_PRODUCTS } from "../../src/lines/product-columns";
import { salesLinesOf } from "../../src/lines/sales-lines";
import { orderBaskets } from "../../src/models/order-baskets";
import { GENERAL_CASE } from "../../src/study/general/general-case";
import { tableStudy } from "../../src/study/general/table-study";
import { rfmTable } from "../../src/value/rfm";
import { sale } from "./sales";

const lines = [
  sale("A", "2020-01-01", { order: "1", amount: 100, product: "wine" }),
  sale("A", "2020-01-01", { order: "1", amount: 50, product: "meat" }),
  sale("A", "2020-03-01", { order: "2", amount: -20, product: "meat" }),
  sale("A", "2020-05-01", { order: null, amount: 70, product: "wine" }),
  sale("B", "2020-12-31", { order: "1", amount: 10, product: null, country: null }),
];
const sales = salesLinesOf(lines);

describe("sales lines", () => {
  it("know the days they cover, and refuse what is no day, no money, or lies outside", () => {
    expect(sales.firstDay.toISOString().slice(0, 10)).toBe("2020-01-01");
    expect(sales.lastDay.toISOString().slice(0, 10)).toBe("2020-12-31");
    expect(() => salesLinesOf([sale("A", "never")])).toThrow("no day");
    expect(() => salesLinesOf([sale("A", "2020-01-01", { amount: NaN })])).toThrow("line 1");
    expect(() => salesLinesOf(lines, { lastDay: new Date("2020-06-01") })).toThrow("include all lines");
    expect(rfmTable(salesLinesOf([]))).toEqual([]);
  });

  it("sum to accounts: orders by number or day, money less returns, the rhythm by days", () => {
    expect(accountActivity(sales)).toMatchObject([
      {
        customer: "A",
        orders: 3,
        orderLines: 4,
        revenue: 200,
        breadth: 2,
        medianGapDays: 60.5,
        gapSpreadDays: 0.5,
        returned: 20,
        weekendOrders: 1,
        activeMonths: 3,
        spanMonths: 5,
      },
      { customer: "B", orders: 1, revenue: 10, breadth: 0, medianGapDays: NaN, country: null },
    ]);
    // A year of the first order on counts as one.
    expect(accountActivity(sales)[0].ordersAYear).toBe(3);
  });

  it("say from when on a figure is known: a missing one is no fault of the lines", () => {
    const why = (name: string) => columnNamed(baseOfLines(sales, "lines"), name).reason;
    expect(why("usual days between orders")).toMatch(/Known from two days with orders on\.$/);
    expect(why("spread of days between orders")).toMatch(/Known from three days with orders on\.$/);
    expect(why("orders")).toBe("Summed from the sales lines.");
  });

  it("make baskets of what is known and was not given back", () => {
    expect(orderBaskets(sales)).toEqual([["meat", "wine"], ["wine"]]);
  });

  it("sum to a customer base: recency, frequency, money, tenure, gap, breadth, and a product mix as parts of a whole", () => {
    const base = baseOfLines(sales, "lines");
    const numbers = (name: string) => Array.from(columnNamed(base, name).numbers!);
    expect([base.customers, base.value, base.asOf]).toEqual([["A", "B"], "revenue", "2020-12-31"]);
    expect(numbers("days since last order")).toEqual([244, 0]);
    expect(numbers("orders")).toEqual([3, 1]);
    expect(numbers("revenue")).toEqual([200, 10]);
    expect(numbers("average order")).toEqual([200 / 3, 10]);
    expect(numbers("days since first order")).toEqual([365, 0]);
    expect(numbers("usual days between orders")).toEqual([60.5, NaN]);
    expect(numbers("spread of days between orders")).toEqual([0.5, NaN]);
    expect(numbers("share given back")).toEqual([20 / 220, 0]);
    // 2020-03-01 was a Sunday.
    expect(numbers("share of orders on weekends")).toEqual([1 / 3, 0]);
    expect(numbers("products")).toEqual([2, 0]);
    expect([numbers("wine"), numbers("meat")]).toEqual([
      [170, 0],
      [30, 0],
    ]);
    expect(columnNamed(base, "wine").whole).toBe(columnNamed(base, "meat").whole);
    expect(columnNamed(base, "country").texts).toEqual(["UK", null]);
  });

  it("put rare products together, and keep apart a product called as a figure is", () => {
    const many = Array.from({ length: 20 }, (_, i) =>
      sale("A", "2020-01-01", { product: `p${i}`, amount: 20 - i }),
    );
    const base = baseOfLines(
      salesLinesOf([...many, sale("A", "2020-01-01", { product: "orders", amount: 99 })]),
      "x",
    );
    expect(base.columns.filter(({ whole }) => whole !== null)).toHaveLength(13);
    expect(columnNamed(base, "orders (product)").numbers![0]).toBe(99);
    expect(columnNamed(base, OTHER_PRODUCTS)).toMatchObject({ role: "set aside" });
    // 99 and 20 down to 10, of 99 and 20 down to 1.
    expect(columnNamed(base, "p0")).toMatchObject({
      role: "feature",
      reason: "A part of the product mix: the 12 largest of 21 products bring 85% of the money.",
    });
  });

  it("compare nobody by a product mix of which most is not named", () => {
    const each = Array.from({ length: 40 }, (_, i) =>
      sale(i % 2 ? "A" : "B", "2020-01-01", { product: `p${i}`, amount: i === 0 ? 11 : 10 }),
    );
    const back = sale("A", "2020-01-02", { product: "p0", amount: -500 });
    const few = salesLinesOf([...each, back]);
    const base = baseOfLines(few, "x");
    expect(mixOf(baseWithMix(base, few, base))).toEqual(mixOf(base));
    expect(customerFeatures(baseWithMix(base, few, base)).columnNames).toEqual(
      customerFeatures(base).columnNames,
    );
    const parts = base.columns.filter(({ whole }) => whole !== null);
    expect(parts.map(({ role }) => role)).toEqual([...Array(12).fill("describe"), "set aside"]);
    expect(parts[0].reason).toBe(
      "Only described: the 12 largest of 40 products bring 30% of the money, too little to compare customers by.",
    );
    expect(customerFeatures(base).recipe.features.map(({ name }) => name)).not.toContain("p1 share");
  });
});

describe("a CSV of sales lines", () => {
  let folder: string;
  beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), "champo-lines-"))));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("becomes a study with its lines, of which a part of the time can be taken", async () => {
    const file = path.join(folder, "orders.csv");
    const rows = Array.from({ length: 120 }, (_, i) =>
      [
        `c${i % 20}`,
        `o${i}`,
        `20${18 + Math.floor(i / 60)}-0${1 + (i % 9)}-15`,
        i % 3 ? "wine" : "meat",
        2,
        5 + (i % 7),
      ].join(","),
    );
    writeFileSync(file, ["customer,invoice,date,product,quantity,price", ...rows].join("\n"));
    const study = await tableStudy(file, { seed: 7, outputFolder: folder });
    expect(study.base.customers).toHaveLength(20);
    expect(study.lines!.lines).toHaveLength(120);
    const money = rows.reduce((sum, _, i) => sum + 2 * (5 + (i % 7)), 0);
    expect(columnNamed(study.base, "revenue").numbers!.reduce((a, b) => a + b, 0)).toBe(money);
    const part = GENERAL_CASE.ofPeriod(study, { until: new Date("2019-01-01") })!;
    expect(part.lines!.lines).toHaveLength(60);
    expect(part.base.asOf! < "2019").toBe(true);
    expect(part.fingerprint).not.toBe(study.fingerprint);
    expect(() => GENERAL_CASE.ofPeriod(study, { until: new Date("2000-01-01") })).toThrow("no line");
  });

  it("without a day or money is refused as lines, with the report of the table", async () => {
    const file = path.join(folder, "bad.csv");
    writeFileSync(
      file,
      ["customer,thing", ...Array.from({ length: 20 }, (_, i) => `c${i % 4},x${i % 3}`)].join("\n"),
    );
    await expect(tableStudy(file)).rejects.toThrow(/sales lines with a customer, a day and money/);
  });
});
