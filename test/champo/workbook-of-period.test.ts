import { describe, expect, test } from "vitest";
import { customerTable, OTHER_PRODUCT } from "../../src/cases/champo/customers/customer-table";
import { workbookOfPeriod } from "../../src/cases/champo/sales/workbook-of-period";
import { periodText } from "../../src/study/period";
import { workbookOfSeed } from "../segments/study-of-seed";

const workbook = workbookOfSeed(7);
const middle = new Date(Date.UTC(2019, 0, 1));

describe("a workbook of a period", () => {
  test("before and from a day make up the whole, line by line and sum by sum", () => {
    const [before, after] = [
      workbookOfPeriod(workbook, { until: middle }),
      workbookOfPeriod(workbook, { from: middle }),
    ];
    expect(before.sales.length + after.sales.length).toBe(workbook.sales.length);
    expect(before.sales.every(({ date }) => date < middle)).toBe(true);
    expect(after.sales.every(({ date }) => date >= middle)).toBe(true);
    const orders = workbook.sales.filter(({ kind }) => kind === "order");
    const sum = (list: readonly { readonly quantity: number }[]) =>
      list.reduce((all, { quantity }) => all + quantity, 0);
    expect(sum(before.customers) + sum(after.customers)).toBe(sum(orders));
    for (const { customer, amount, products } of after.customers) {
      const own = orders.filter((line) => line.customer === customer && line.date >= middle);
      expect(amount).toBeCloseTo(
        own.reduce((all, line) => all + line.amount, 0),
        4,
      );
      for (const [item, pieces] of Object.entries(products)) {
        expect(pieces).toBe(sum(own.filter((line) => line.item === item)));
      }
    }
  });

  test("is a workbook like any other: customers can be summed up from it", () => {
    const table = customerTable(workbookOfPeriod(workbook, { from: middle }));
    const names = new Set(table.records.map(({ customer }) => customer));
    const ordered = workbook.sales.filter(({ kind, date }) => kind === "order" && date >= middle);
    expect(names).toEqual(new Set(ordered.map(({ customer }) => customer)));
    for (const record of table.records) {
      expect(record.areaEstimated).toBe(false);
      expect(Object.values(record.products).reduce((a, b) => a + b, 0)).toBe(record.quantity);
      expect(record.firstOrder!.getTime()).toBeGreaterThanOrEqual(middle.getTime());
    }
  });

  test("has no placeholder among its product types: such pieces are of no listed type", () => {
    const period = workbookOfPeriod(workbook, { until: middle });
    const [first, ...others] = period.customers;
    const dashed = { ...first, products: { ...first.products, "-": 7 }, quantity: first.quantity + 7 };
    const { products, records } = customerTable({ ...period, customers: [dashed, ...others] });
    expect(products).not.toContain("-");
    expect(new Set(products).size).toBe(products.length);
    const before = customerTable(period).records[0].products[OTHER_PRODUCT];
    expect(records[0].products[OTHER_PRODUCT]).toBe(before + 7);
  });

  test("bears its period in its name and fingerprint, and leaves undated sheets empty", () => {
    const cut = workbookOfPeriod(workbook, { until: middle });
    expect(cut.source.fileName).toBe("seed-7.xlsx until before 2019-01-01");
    expect(cut.source.fingerprint).not.toBe(workbook.source.fingerprint);
    expect([cut.samples, cut.baskets, cut.recommendation.customers]).toEqual([[], [], []]);
    expect(periodText({})).toBe("of all days");
  });

  test("a period without orders is refused, with the days there are", () => {
    expect(() => workbookOfPeriod(workbook, { from: new Date(Date.UTC(2050, 0, 1)) })).toThrow(
      /expected a period within \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d, got no order from 2050-01-01/,
    );
  });
});
