import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { table } from "../src/text/table";
import {
  count,
  counted,
  countOrNone,
  decimal,
  isQuantity,
  money,
  percent,
  UNDEFINED_TEXT,
} from "../src/text/format";

describe("numbers with their text", () => {
  test("a share is written as percent and keeps its value", () => {
    expect(percent(0.357)).toEqual({ value: 0.357, text: "35.7%" });
    expect(percent(1, 0).text).toBe("100%");
  });

  test("counts part their thousands", () => {
    expect([count(0).text, count(999).text, count(18955).text, count(-1234567).text]).toEqual([
      "0",
      "999",
      "18,955",
      "-1,234,567",
    ]);
  });

  test("a number of things takes its noun in the right number", () => {
    expect([counted(0, "group").text, counted(1, "group").text, counted(1200, "box", "boxes").text]).toEqual([
      "0 groups",
      "1 group",
      "1,200 boxes",
    ]);
  });

  test("decimals are not grouped behind the point, and end at a thousand", () => {
    expect(decimal(0.123456789, 7).text).toBe("0.1234568");
    expect([decimal(999.4, 1).text, decimal(-1234.56789, 5).text]).toEqual(["999.4", "-1,235"]);
  });

  test("money has three significant figures, also where rounding reaches the next size", () => {
    expect([812, 999.6, 8123, 99_960, 999_600, 31_400_000, 0].map((amount) => money(amount).text)).toEqual([
      "812",
      "1.00 thousand",
      "8.12 thousand",
      "100 thousand",
      "1.00 million",
      "31.4 million",
      "0",
    ]);
  });

  test("what is undefined is never written as a number", () => {
    for (const write of [percent, count, decimal, money]) {
      expect(write(null).text).toBe(UNDEFINED_TEXT);
      expect(write(NaN).text).toBe(UNDEFINED_TEXT);
      expect(write(Infinity).text).toBe("infinite");
    }
  });

  test("zero has no sign", () => {
    expect([percent(-0.00001).text, decimal(-0.001).text, count(-0).text]).toEqual(["0.0%", "0.00", "0"]);
  });

  test("the text reads back to the value within rounding", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double({ min: -2e3, max: 2e3, noNaN: true }),
          fc.double({ min: -1e9, max: 1e9, noNaN: true }),
        ),
        (x) => {
          const rounding = Math.abs(x) < 999 ? 0.00050001 : 0.50001;
          expect(Math.abs(Number(decimal(x, 3).text.replaceAll(",", "")) - x)).toBeLessThanOrEqual(rounding);
        },
      ),
    );
  });

  test("quantities are told from other things", () => {
    expect([isQuantity(count(3)), isQuantity(3), isQuantity(null), isQuantity({ value: 3 })]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

test("zero as a word is no number to look up", () => {
  expect(countOrNone(0, "None")).toBe("None");
  expect(countOrNone(3)).toMatchObject({ value: 3, text: "3" });
});

test("tables show no decimals from a thousand on, and no zero below zero", () => {
  const shown = table("Numbers", [{ a: 1234.56, b: -0.001, c: 12.345, d: 12345 }]);
  expect(shown.rows[0]).toEqual(["1,235", "0.00", "12.35", "12,345"]);
});
