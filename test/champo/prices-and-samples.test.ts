import { describe, expect, it } from "vitest";
import { wilsonInterval } from "../../src/math/distributions/wilson-interval";
import { conversionRates } from "../../src/cases/champo/sales/conversion";
import { priceLevels } from "../../src/cases/champo/sales/price-levels";
import { frameRecords, salesFrame } from "../../src/cases/champo/sales/sales-frame";
import { sampleProfiles } from "../../src/cases/champo/sales/sample-profiles";
import { unitTrap } from "../../src/cases/champo/sales/unit-trap";
import { orderLine, salesLine, sampleLine } from "./small-workbook";

describe("price levels", () => {
  it("divide money by pieces x area, and never take a free line for a price of 0", () => {
    const [durry, knotted] = priceLevels([
      salesLine({ quantity: 10, pieceAreaFt2: 20, amount: 400 }),
      salesLine({ quantity: 10, pieceAreaFt2: 20, amount: 800 }),
      salesLine({ amount: 0 }),
      salesLine({ item: "KNOTTED", amount: 0 }),
    ]);
    expect(durry).toMatchObject({ name: "DURRY", lines: 2, unpriced: 1, p25: 2.5, median: 3, p75: 3.5 });
    expect(knotted).toMatchObject({ lines: 0, unpriced: 1, median: NaN });
  });
});

describe("Wilson's interval", () => {
  it("has the published ends", () => {
    // Newcombe 1998, Statistics in Medicine 17, table I: 81/263, 15/148, 0/20, 1/29.
    const published = [
      [81, 263, 0.2553, 0.3662],
      [15, 148, 0.0624, 0.1605],
      [0, 20, 0, 0.1611],
      [1, 29, 0.0061, 0.1718],
    ];
    for (const [x, n, low, high] of published) {
      const interval = wilsonInterval(x, n);
      expect(interval.low).toBeCloseTo(low, 4);
      expect(interval.high).toBeCloseTo(high, 4);
    }
  });

  it("knows nothing without trials and refuses impossible counts", () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
    expect(wilsonInterval(4, 4).high).toBe(1);
    expect(() => wilsonInterval(5, 4)).toThrow(/got 5 of 4/);
  });
});

describe("conversion rates", () => {
  it("come with their n, the most samples first", () => {
    const rates = conversionRates(
      [
        sampleLine({ converted: true }),
        sampleLine(),
        sampleLine({ country: "INDIA" }),
        sampleLine({ country: "INDIA", converted: true }),
        sampleLine({ country: "INDIA", converted: true }),
      ],
      "country",
    );
    expect(rates.all).toMatchObject({ samples: 5, converted: 3, rate: 0.6 });
    expect(rates.groups.map((g) => [g.name, g.samples])).toEqual([
      ["INDIA", 3],
      ["USA", 2],
    ]);
    expect(rates.groups[1].low).toBeLessThan(0.5);
    expect(rates.groups[1].high).toBeGreaterThan(0.5);
  });

  it("are undefined without samples", () => {
    expect(conversionRates([], "item").all).toMatchObject({ samples: 0, rate: NaN, low: 0, high: 1 });
    expect(() => conversionRates([], "price" as never)).toThrow(/item, country, customer or shape/);
  });
});

describe("sample profiles", () => {
  it("count repeated lines once and find those with both outcomes", () => {
    const samples = [
      sampleLine(),
      sampleLine({ converted: true }),
      sampleLine(),
      sampleLine({ item: "KNOTTED" }),
    ];
    expect(sampleProfiles(samples)).toEqual({ lines: 4, profiles: 2, mixedLines: 3, mixedShare: 0.75 });
  });
});

describe("the unit trap", () => {
  it("shows how far the reported area orders customers wrongly", () => {
    const sales = [
      salesLine({ customer: "A-1", quantity: 1, pieceAreaInUnit: 100, pieceAreaFt2: 100 }),
      salesLine({ customer: "B-2", quantity: 900, unit: "Mtr", pieceAreaInUnit: 2, pieceAreaFt2: 21.5 }),
    ];
    const trap = unitTrap(
      sales.map((line) => orderLine(line)),
      sales,
    );
    expect(trap.rankCorrelation).toBeCloseTo(-1, 12);
    expect(trap.customers[0]).toEqual({ customer: "B-2", reported: 2, trueFt2: 19350, unit: "Mtr" });
    expect(unitTrap([], []).rankCorrelation).toBeNaN();
  });
});

describe("the sales frame", () => {
  it("is a danfo.js frame that groups, and whose rows become plain records", async () => {
    const frame = await salesFrame([salesLine(), salesLine({ amount: 20, orderNumber: null }), salesLine()]);
    expect(frame.shape).toEqual([3, 10]);
    const sums = frame.groupby(["item"]).agg({ amount: ["sum", "count"] });
    expect(frameRecords(sums)).toEqual([{ item: "DURRY", amount_sum: 980, amount_count: 3 }]);
    expect(frameRecords(frame.head(1))[0]).toMatchObject({ customer: "A-1", date: "2018-01-15" });
  });

  it("takes its index as a column where that says something", async () => {
    const frame = await salesFrame([salesLine(), salesLine({ amount: 20 }), salesLine()]);
    const described = frameRecords(frame.loc({ columns: ["quantity", "amount"] }).describe(), "statistic");
    expect(described[0]).toEqual({ statistic: "count", quantity: 3, amount: 3 });
  });
});
