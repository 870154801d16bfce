import fc from "fast-check";
import { expect, test } from "vitest";
import { decimalMarkOf, parseNumberText } from "../../src/tables/cells/number-text";
import { plainMark, plainNumber } from "../../src/tables/cells/plain-number";
import { parseDelimitedText } from "../../src/tables/csv/delimited-text";
import { lettersOf } from "../../src/tables/csv/letters";
import { scanColumns } from "../../src/tables/csv/scan-columns";
import { TABLE_LIMITS } from "../../src/tables/limits";

/** Cells that a key of a few letters could take for one another: of any length up to 14, letters of one byte and of two. */
const cell = fc
  .array(fc.constantFrom("a", "b", "\u0001", "7", "é", "ā", "š", "'", '""', ","), { maxLength: 14 })
  .map((letters) => `"${letters.join("")}"`);
const plain = fc
  .array(fc.constantFrom("a", "b", "7", "é", "ā"), { maxLength: 14 })
  .map((all) => all.join(""));
const table = fc.array(fc.array(fc.oneof(plain, cell), { minLength: 1, maxLength: 4 }), { maxLength: 40 });

test("columns hold the cells of the records, each different one once", () => {
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows.map((row) => row.join(",")).join("\n");
      const { records } = parseDelimitedText(text, { delimiter: "," });
      const { grid } = scanColumns(lettersOf(text), ",", { at: 0, line: 1 }, TABLE_LIMITS.cells);
      expect(Array.from(grid.lines)).toEqual(records.map(({ line }) => line));
      expect(Array.from(grid.widths)).toEqual(records.map(({ cells }) => cells.length));
      for (const [j, { values, codes }] of grid.columns.entries()) {
        expect(new Set(values).size).toBe(values.length);
        expect(Array.from(codes, (code) => values[code])).toEqual(
          records.map(({ cells }) => cells[j] ?? null),
        );
      }
    }),
  );
});

test("more cells than a block has, more different ones than the first slots, one row among them wider", () => {
  const rows = Array.from({ length: 40_000 }, (_, i) => [`customer ${i % 30_000}`, String(i % 7), `x${i}`]);
  rows[33_000].push("further");
  const text = rows.map((row) => row.join(";")).join("\n");
  const { columns } = scanColumns(lettersOf(text), ";", { at: 0, line: 1 }, TABLE_LIMITS.cells).grid;
  expect(columns.map(({ values }) => values.length - 1)).toEqual([30_000, 7, 40_000, 1]);
  columns.forEach(({ values, codes }, j) => {
    expect(Array.from(codes, (code) => values[code])).toEqual(rows.map((row) => row[j] ?? null));
  });
});

const digits = (most: number) =>
  fc.array(fc.constantFrom(..."0123456789"), { minLength: 1, maxLength: most }).map((all) => all.join(""));

test("a plain number is what Number makes of it", () => {
  fc.assert(
    fc.property(fc.constantFrom("", "-"), digits(15), fc.option(digits(15)), (sign, before, behind) => {
      const text = `${sign}${before}${behind === null ? "" : `.${behind}`}`;
      expect(plainNumber(text, ".")).toBe(Number(text) || 0);
      expect(plainNumber(text.replace(".", ","), ",")).toBe(Number(text) || 0);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  "",
  "-",
  ".5",
  "5.",
  "1.2.3",
  "1,234.5",
  "1e5",
  " 1",
  "+1",
  "1234567890123456",
  "1.1234567890123456",
  "١",
])("%j is no plain number", (text) => {
  expect(plainNumber(text, ".")).toBeNaN();
});

test("the mark of a plain number is the one by which alone it can be read", () => {
  const signs = fc.array(fc.constantFrom(..."0123-.,"), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(signs, (all) => {
      const text = all.join("");
      const mark = plainMark(text);
      if (mark === null) return;
      expect(decimalMarkOf(text)).toBe(mark);
      const [point, comma] = [parseNumberText(text, "."), parseNumberText(text, ",")];
      if (mark === "any") expect(point?.value).toBe(comma?.value);
      else expect([point !== null, comma !== null]).toEqual([mark === ".", mark === ","]);
    }),
    { numRuns: 2_000 },
  );
});
