import { describe, expect, it } from "vitest";
import { fewCustomersFinding } from "../../src/cases/champo/findings/concentration-findings";
import { concentration, topShare } from "../../src/lines/concentration";
import { salesTotals } from "../../src/cases/champo/sales/sales-totals";
import { salesLine } from "./small-workbook";

describe("sales totals", () => {
  const lines = [
    salesLine({ customer: "A-1", item: "DURRY", quantity: 10, pieceAreaFt2: 20, amount: 300 }),
    salesLine({ customer: "B-2", item: "DURRY", quantity: 5, pieceAreaFt2: 20, amount: 100 }),
    salesLine({ customer: "B-2", item: "KNOTTED", quantity: 5, pieceAreaFt2: 20, amount: 600 }),
  ];

  it("sum pieces, true area and money by product, the largest revenue first", () => {
    const [knotted, durry] = salesTotals(lines, "item");
    expect(knotted).toMatchObject({
      name: "KNOTTED",
      lines: 1,
      customers: 1,
      revenue: 600,
      revenueShare: 0.6,
    });
    expect(durry).toMatchObject({
      name: "DURRY",
      lines: 2,
      customers: 2,
      pieces: 15,
      areaFt2: 300,
      pieceShare: 0.75,
    });
    expect(durry.areaShare).toBeCloseTo(0.75, 12);
  });

  it("are none for no lines, and undefined shares are NaN, not 0", () => {
    expect(salesTotals([], "item")).toEqual([]);
    expect(salesTotals([salesLine({ amount: 0 })], "customer")[0].revenueShare).toBeNaN();
  });

  it("refuse a key that lines do not have", () => {
    expect(() => salesTotals(lines, "price" as never)).toThrow(/salesTotals\(by\).*customer, country/);
  });
});

describe("concentration", () => {
  const holders = (...revenues: number[]) => revenues.map((revenue, i) => ({ name: `c${i}`, revenue }));

  it("knows the Gini coefficient and HHI of 1, 2, 3, 4", () => {
    const result = concentration(holders(1, 2, 3, 4));
    expect(result.gini).toBeCloseTo(0.25, 12);
    expect(result.hhi).toBeCloseTo(0.3, 12);
    expect(result.effectiveNumber).toBeCloseTo(1 / 0.3, 12);
    expect(result.shares.map((s) => s.cumulative)).toEqual([0.4, 0.7, 0.9, 1]);
  });

  it("is least for equals and most for a single holder of everything", () => {
    expect(concentration(holders(5, 5, 5)).gini).toBeCloseTo(0, 12);
    expect(concentration(holders(0, 0, 0, 8)).gini).toBeCloseTo(0.75, 12);
    expect(concentration(holders(7)).hhi).toBe(1);
  });

  it("gives the share of the n largest, and 1 beyond their number", () => {
    const result = concentration(holders(1, 2, 3, 4));
    expect(topShare(result, 2)).toBeCloseTo(0.7, 12);
    expect(topShare(result, 99)).toBe(1);
    expect(() => topShare(result, 0)).toThrow(/topShare\(n\)/);
  });

  it("refuses shares of nothing", () => {
    expect(() => concentration([])).toThrow(/a total above 0/);
    expect(() => concentration(holders(0, 0))).toThrow(/a total above 0/);
    expect(() => concentration(holders(3, NaN))).toThrow(/"c1": expected a finite number, got NaN/);
  });

  it("takes a customer whose returns exceed what it bought for nothing, and says so", () => {
    const { total, shares, belowZero } = concentration(holders(3, -1, 1));
    expect({ total, belowZero }).toEqual({ total: 4, belowZero: 1 });
    expect(shares.map(({ share }) => share)).toEqual([0.75, 0.25, 0]);
    expect(fewCustomersFinding(concentration(holders(3, -1, 1))).text).toContain(
      "75.0% of the revenue without the 1 customer that gave back more than it bought",
    );
  });
});
