import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDelimitedText, writeDelimitedText } from "../../src/tables/csv/delimited-text";
import { DELIMITERS } from "../../src/tables/csv/detect-delimiter";
import { guardFormula, withoutFormulaGuard } from "../../src/tables/formula-guard";

const cellsOf = (text: string, options = {}) =>
  parseDelimitedText(text, options).records.map((record) => record.cells);
/** Text rich in what is hard about delimited files. */
const hardText = fc.oneof(
  fc.string({ unit: fc.constantFrom(..."=+-@'\"\t\r\n,;| ab＝Ü") }),
  fc.string({ unit: "grapheme" }),
);
/** Whether a cell of a file, however it is parted, would begin a formula. */
const startsFormula = (cell: string) => /^ *[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell);

describe("delimited text", () => {
  test("quotes, delimiters and line breaks stay inside their cell, and each record knows its line", () => {
    const read = parseDelimitedText('name,note\r\n"A, ""B""","two\nlines"\r\n\r\nC,\r\n');
    expect(read.records).toEqual([
      { line: 1, cells: ["name", "note"] },
      { line: 2, cells: ['A, "B"', "two\nlines"] },
      { line: 5, cells: ["C", ""] },
    ]);
    expect(read.problems).toEqual([]);
  });

  test.each(["\n", "\r", "\r\n"])("line end %j", (end) => {
    const read = parseDelimitedText(["a,b", "1,2", "", "3,4"].join(end));
    expect(read.records.map((record) => [record.line, ...record.cells])).toEqual([
      [1, "a", "b"],
      [2, "1", "2"],
      [4, "3", "4"],
    ]);
  });

  test("a byte-order mark and the line sep= are not data", () => {
    const read = parseDelimitedText("\uFEFFsep=|\r\na|b,c\r\n");
    expect([read.delimiter, read.records]).toEqual(["|", [{ line: 2, cells: ["a", "b,c"] }]]);
  });

  test("the delimiter is found by the evenness of the records, decimal commas or not", () => {
    expect(parseDelimitedText("a;b\n1,5;2,5\n3,1;4,2").delimiter).toBe(";");
    expect(parseDelimitedText("a\tb\n1,5\t2;5").delimiter).toBe("\t");
    expect(parseDelimitedText("a,b;c\n1,2\n3,4").delimiter).toBe(",");
    expect(parseDelimitedText("only one column\nA").delimiter).toBe(",");
    expect(parseDelimitedText("").records).toEqual([]);
  });

  test("an open quote and text after a quote are reported with their lines", () => {
    expect(parseDelimitedText('a,b\n"x"y,2\n"never,\nclosed').problems).toEqual([
      { line: 2, what: "text after a closing quote: y" },
      { line: 3, what: "a quote is opened and never closed" },
    ]);
  });

  test("what is undefined is an empty cell, a number has a decimal point and all its digits", () => {
    const text = writeDelimitedText([[null, undefined, NaN, Infinity, 0.1 + 0.2, -5, true]]);
    expect(text).toBe("\uFEFF,,,,0.30000000000000004,-5,true\r\n");
  });

  test("every table of text comes back as it was, by every delimiter", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(hardText, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
        fc.constantFrom(...DELIMITERS),
        fc.boolean(),
        (rows, delimiter, byteOrderMark) => {
          const text = writeDelimitedText(rows, { delimiter, byteOrderMark });
          expect(cellsOf(text, { delimiter })).toEqual(rows);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("no text of a file begins a formula, whichever separator its reader expects", () => {
    fc.assert(
      fc.property(hardText, fc.constantFrom(...DELIMITERS), (cell, delimiter) => {
        const guarded = guardFormula(cell, delimiter);
        expect(startsFormula(guarded)).toBe(false);
        const others = DELIMITERS.filter((sign) => sign !== delimiter).join("");
        const seen = guarded.split(new RegExp(`[${others}\r\n]`)).slice(1);
        expect(seen.filter((part) => /^ *[=+\-@＝＋－＠]/.test(part))).toEqual([]);
        expect(withoutFormulaGuard(guarded, delimiter)).toBe(cell);
      }),
      { numRuns: 500 },
    );
  });

  test("a delimiter that could not separate cells is refused", () => {
    for (const delimiter of ["", '"', "\n", ",,"]) {
      expect(() => parseDelimitedText("a", { delimiter })).toThrow(/one character/);
      expect(() => writeDelimitedText([["a"]], { delimiter })).toThrow(/one character/);
    }
    expect(parseDelimitedText('sep="\na').delimiter).toBe(",");
  });

  test("ordinary text is not touched", () => {
    for (const text of ["HAND TUFTED", "5 x 8", "A-1", "it's", "x = y", ""])
      expect(guardFormula(text)).toBe(text);
  });
});
