import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDateText } from "../../src/tables/cells/date-text";
import { isMissingText } from "../../src/tables/cells/missing-text";
import { decimalMarkOf, parseNumberText } from "../../src/tables/cells/number-text";
import { cpuSeconds } from "../cpu-seconds";

describe("numbers as people write them", () => {
  const cases: readonly (readonly [text: string, mark: "." | ",", value: number | null, unit?: string])[] = [
    ["12", ".", 12],
    ["1,234.5", ".", 1234.5],
    ["1.234,5", ",", 1234.5],
    ["1 234 567,8", ",", 1234567.8],
    ["1\u00a0234", ".", 1234],
    ["1'234.50", ".", 1234.5],
    ["12,34,567.5", ".", 1234567.5],
    ["$1,200", ".", 1200, "$"],
    ["\u20ac 1.200,50", ",", 1200.5, "\u20ac"],
    ["1.200,50 \u20ac", ",", 1200.5, "\u20ac"],
    ["Rs. 5,000", ".", 5000, "Rs."],
    ["USD 3", ".", 3, "USD"],
    ["35%", ".", 0.35, "%"],
    ["12,5 %", ",", 0.125, "%"],
    ["(1,234)", ".", -1234],
    ["-$5", ".", -5, "$"],
    ["\u22127.5", ".", -7.5],
    ["-0", ".", 0],
    ["-12.50", ".", -12.5],
    ["1e+3", ".", 1000],
    ["1.0E3", ".", 1000],
    ["1E3", ".", null],
    ["1e3", ".", null],
    ["1.100,25-", ",", -1100.25],
    ["12 -", ".", -12],
    ["-5-", ".", null],
    ["(5)-", ".", null],
    ["2.5E-2", ".", 0.025],
    [".5", ".", 0.5],
    ["0,100", ".", null],
    ["0,100", ",", 0.1],
    ["1,23", ".", null],
    ["12,345,6", ".", null],
    ["1.2.3", ".", null],
    ["5-3", ".", null],
    ["12 kg", ".", null],
    ["$5$", ".", null],
    ["", ".", null],
    ["(-5)", ".", null],
    ["0x10", ".", null],
    ["Infinity", ".", null],
    ["1e999", ".", null],
  ];
  for (const [text, mark, value, unit = ""] of cases) {
    test(`${text} with decimal ${mark} is ${value}`, () => {
      expect(parseNumberText(text, mark)).toEqual(value === null ? null : { value, unit });
    });
  }

  test("any finite number survives being written with thousands parted, by either mark", () => {
    const number = fc.double({ min: -1e12, max: 1e12, noNaN: true }).map((x) => Math.round(x * 1000) / 1000);
    fc.assert(
      fc.property(number, (x) => {
        for (const [locale, mark] of [
          ["en-US", "."],
          ["de-DE", ","],
          ["fr-FR", ","],
          ["en-IN", "."],
          ["de-CH", "."],
        ] as const) {
          const text = x.toLocaleString(locale, { maximumFractionDigits: 3 });
          expect(parseNumberText(text, mark)?.value).toBeCloseTo(x, 6);
        }
      }),
    );
  });

  test("which mark a text proves", () => {
    expect(decimalMarkOf("1.5")).toBe(".");
    expect(decimalMarkOf("1,5")).toBe(",");
    expect(decimalMarkOf("1,234")).toBe("both");
    expect(decimalMarkOf("1.234")).toBe("both");
    expect(decimalMarkOf("1,234.5")).toBe(".");
    expect(decimalMarkOf("0.234")).toBe(".");
    expect(decimalMarkOf("1234,567")).toBe(",");
    expect(decimalMarkOf("-1.234")).toBe("both");
    expect(decimalMarkOf("12")).toBe("any");
    expect(decimalMarkOf("twelve")).toBe(null);
  });

  test("no text takes long", () => {
    const seconds = cpuSeconds(() => {
      for (const part of ["1", "1,", " ", "$", "(", "1 ", ".", "e"]) {
        parseNumberText(part.repeat(100_000), ".");
        parseNumberText(part.repeat(59), ".");
        parseNumberText(`${part.repeat(58)}x`, ",");
      }
    });
    expect(seconds).toBeLessThan(10);
  });
});

describe("days as people write them", () => {
  const day = (text: string, order: "day first" | "month first" = "day first"): string | null =>
    parseDateText(text, order)?.toISOString().slice(0, 10) ?? null;

  test.each([
    ["2020-01-31", "2020-01-31"],
    ["2020/1/5", "2020-01-05"],
    ["2020-01-31T23:59:59Z", "2020-01-31"],
    ["31.1.2020", "2020-01-31"],
    ["31/01/2020 14:30", "2020-01-31"],
    ["31 Jan 2020", "2020-01-31"],
    ["Jan 31, 2020", "2020-01-31"],
    ["December 5 2019", "2019-12-05"],
    ["11-Jan-19", "2019-01-11"],
    ["11/Jan/2019 08:00", "2019-01-11"],
    ["1/13/19 8:26", null],
    ["13.1.45", "1945-01-13"],
    ["2020-01-31 23:59:59 UTC", "2020-01-31"],
    ["2020-01-31 23:59:59+02", "2020-01-31"],
    ["2020-01-31 23:59:59.123456 +0530", "2020-01-31"],
    ["2020-01-31+02:00", "2020-01-31"],
    ["31.01.2020, 8:26 p.m.", "2020-01-31"],
    ["Fri, 11 Jan 2019 10:00:00 GMT", "2019-01-11"],
    ["Jan 11 2019 12:00AM", "2019-01-11"],
    ["2021-03", "2021-03-01"],
    ["2021/12", "2021-12-01"],
    ["2021-13", null],
    ["2019-20", null],
    ["1234-05", null],
    ["11 Marble 2019", null],
    ["11 Ma 2019", null],
    ["0019-01-11", null],
    ["31.6.2020", null],
    ["2020-13-01", null],
    ["29.2.2019", null],
    ["1.5", null],
    ["2020", null],
    ["31 Foo 2020", null],
  ])("%s is %s", (text, expected) => expect(day(text)).toBe(expected));

  test("the order tells the day from the month", () => {
    expect(day("3/4/2020")).toBe("2020-04-03");
    expect(day("3/4/2020", "month first")).toBe("2020-03-04");
    expect(day("31/1/2020", "month first")).toBe(null);
    expect(day("1/13/19 8:26", "month first")).toBe("2019-01-13");
  });

  test("every day of two centuries is read back", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2199-12-31"), noInvalidDate: true }), (date) => {
        const text = date.toISOString().slice(0, 10);
        expect(day(text)).toBe(text);
        const [year, month, of] = text.split("-");
        expect(day(`${of}.${month}.${year}`)).toBe(text);
        expect(day(`${month}/${of}/${year}`, "month first")).toBe(text);
      }),
    );
  });
});

test("words for missing", () => {
  for (const text of [
    "",
    "  ",
    "NA",
    "n/a",
    "N/A",
    "null",
    "-",
    "\u2013",
    "NaN",
    "#N/A",
    "?",
    "\\N",
    "<NA>",
    "(null)",
    "(blank)",
    "#SPILL!",
    "#NAME?",
    "#WERT!",
    "#GETTING_DATA",
  ])
    expect(isMissingText(text), text).toBe(true);
  for (const text of ["0", "no", "none", "-1", "a", "N", "Nan Madol", "#1", "#red", "# !"])
    expect(isMissingText(text), text).toBe(false);
});
