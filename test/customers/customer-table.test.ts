import { describe, expect, it } from "vitest";
import { customerTable, keepCustomers } from "../../src/cases/champo/customers/customer-table";
import { productName } from "../../src/cases/champo/product-name";
import { salesLine, sheetRow, smallWorkbook } from "../champo/small-workbook";
import { fiveCustomers } from "./customers";

describe("the customer table", () => {
  const table = fiveCustomers();
  const record = (name: string) => table.records.find((r) => r.customer === name);

  it("has the true area, pieces x ft2 of the order lines, not the sheet's sum", () => {
    expect(record("A-1")).toMatchObject({ areaFt2: 2_000, areaEstimated: false, reportedTotalArea: 1 });
  });

  it("estimates the area of a customer without order lines, and says so", () => {
    const mean = (100 * 20 + 50 * 40 + 20 * 80 + 9_000 * 30) / 9_170;
    expect(record("E-5")?.areaEstimated).toBe(true);
    expect(record("E-5")?.areaFt2).toBeCloseTo(10 * mean, 9);
    expect(table.corrections.join()).toContain("area estimated from its pieces: E-5");
  });

  it("gives pieces of unlisted types to OTHER", () => {
    expect(record("G-1")?.products).toEqual({ DURRY: 4_000, HANDWOVEN: 3_000, KNOTTED: 0, OTHER: 2_000 });
    expect(table.corrections.join()).toContain("pieces of unlisted types, now OTHER: G-1");
    expect(table.products).toEqual(["DURRY", "HANDWOVEN", "KNOTTED", "OTHER"]);
  });

  it("carries what is held out of the clustering", () => {
    expect(record("A-1")).toMatchObject({
      country: "USA",
      samples: 2,
      converted: 1,
      orders: 1,
      orderLines: 1,
    });
    expect(record("E-5")).toMatchObject({ country: "ITALY", samples: 1, orders: 0, firstOrder: null });
  });

  it("counts orders by number and day, or by day where there is no number", () => {
    const [customer] = customerTable(
      smallWorkbook({
        sales: [
          salesLine({ orderNumber: "7", date: new Date("2018-03-01T00:00:00Z") }),
          salesLine({ orderNumber: "7", date: new Date("2018-03-01T00:00:00Z") }),
          salesLine({ orderNumber: "7", date: new Date("2018-02-01T00:00:00Z") }),
          salesLine({ orderNumber: null, date: new Date("2019-02-01T00:00:00Z") }),
          salesLine({ kind: "sample", orderNumber: "8" }),
        ],
      }),
    ).records;
    expect(customer).toMatchObject({ orders: 3, orderLines: 4 });
    expect(customer.firstOrder?.toISOString().slice(0, 10)).toBe("2018-02-01");
    expect(customer.lastOrder?.toISOString().slice(0, 10)).toBe("2019-02-01");
  });

  it("refuses two rows of one customer, and no customers", () => {
    expect(() => customerTable(smallWorkbook({ customers: [sheetRow(), sheetRow({ row: 9 })] }))).toThrow(
      /customer sheet row 9: expected each customer once, got "A-1" again/,
    );
    expect(() => customerTable(smallWorkbook({ customers: [] }))).toThrow(/at least one customer/);
  });

  it("can leave a customer out, and stays a table of customers", () => {
    const without = keepCustomers(table, (r) => r.customer !== "G-1");
    expect(without.records).toHaveLength(4);
    expect(keepCustomers(without, () => true).products).toEqual(table.products);
    expect(() => keepCustomers([] as never, () => true)).toThrow(/expected a customer table/);
  });
});

describe("product names", () => {
  it("are the order lines' spelling, whatever the sheet's", () => {
    expect(["HAND WOVEN", "Powerloom Jacquard", "INDO TEBETAN", " durry "].map(productName)).toEqual([
      "HANDWOVEN",
      "POWER LOOM JACQUARD",
      "INDO-TIBBETAN",
      "DURRY",
    ]);
    expect(productName("Felt")).toBe("FELT");
  });
});
