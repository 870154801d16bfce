import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { typeTable } from "../../src/customers/typing/typed-table";
import { MISSING_WORDS } from "../../src/tables/cells/missing-text";
import { letterSet, valuesToAsk } from "../../src/tables/cell-letters";
import { decimalMarkOf, parseNumberText } from "../../src/tables/cells/number-text";
import { plainMark, plainNumber } from "../../src/tables/cells/plain-number";
import { parseDelimitedText } from "../../src/tables/csv/delimited-text";
import { lettersOf } from "../../src/tables/csv/letters";
import { scanColumns } from "../../src/tables/csv/scan-columns";
import { scanColumnsCompiled } from "../../src/tables/csv/scan-columns-compiled";
import { TABLE_LIMITS } from "../../src/tables/limits";
import { ProblemLog } from "../../src/tables/problem-log";
import { readTable } from "../../src/tables/read-table";

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

/** What a job gives where there is no WebAssembly. */
async function plainly<T>(job: () => T): Promise<T> {
  vi.stubGlobal("WebAssembly", undefined);
  try {
    return await job();
  } finally {
    vi.unstubAllGlobals();
  }
}

const scanned = (text: string, delimiter: string) =>
  scanColumns(lettersOf(text), delimiter, { at: 0, line: 1 }, TABLE_LIMITS.cells);
const compiled = (text: string, delimiter = ",") =>
  scanColumnsCompiled(lettersOf(text), delimiter, { at: 0, line: 1 }, TABLE_LIMITS.cells);

test("the compiled kernels find the same cells, codes, lines and faults as the plain ones", async () => {
  const mark = fc.constantFrom("a", "7", "-", "=", '"', "'", ",", ";", "\t", " ", "\r", "\n", "\u0000", "é");
  const word = fc.constantFrom(
    "a",
    "7",
    "abcdefgh",
    "abcdefghi",
    "abcdefghijklmnopq",
    "O'Brien",
    '"x"',
    '"a,b"',
    "=1",
  );
  const texts = fc.array(fc.oneof({ weight: 2, arbitrary: mark }, word, fc.constantFrom(",", "\n", "\r\n")), {
    maxLength: 60,
  });
  let taken = 0;
  await fc.assert(
    fc.asyncProperty(texts, fc.constantFrom(",", ";", "\t", "^"), async (all, delimiter) => {
      const text = all.join("");
      if (compiled(text, delimiter) !== null) taken++;
      expect(scanned(text, delimiter)).toEqual(await plainly(() => scanned(text, delimiter)));
    }),
    { numRuns: 3_000 },
  );
  expect(taken).toBeGreaterThan(1_000);
});

test.each([
  ["plain", "a,b\n1,2\r\n\n3,O'Brien", true],
  ["in quotes, over line ends", 'a,b\n"1,\n5",""\n"3","4"', true],
  ["with quotes within quotes", 'a,b\n"1""2",3', false],
  ["with a guard against formulas", "a,b\n'=1+1,2", false],
  ["with a guard that another reader would see", "a,b\nx;'=1+1,2", false],
  ["as Excel keeps codes", 'a,b\n="001",2', false],
  ["with a quote that is not closed", 'a,b\n"1,2', false],
  ["with text behind a quote", 'a,b\n"1"x,2', false],
  ["beyond ASCII", "a,b\né,2", false],
])("of cells %s the compiled kernels make a table, or leave it to the plain ones", (_, text, takes) => {
  expect(compiled(text) !== null).toBe(takes);
});

test("many different cells fill more slots than few do, and lines and columns are as before", async () => {
  const cell = (i: number): string =>
    i % 3 === 0 ? String(i % 11) : i % 3 === 1 ? `customer ${i % 9_000}` : `c${i}`;
  const text = Array.from({ length: 9_000 }, (_, i) =>
    [cell(i), `long text number ${i}`, i % 2].join(","),
  ).join("\n");
  expect(compiled(text)?.columns.map(({ values }) => values.length)).toEqual([6_012, 9_001, 3]);
  expect(scanned(text, ",")).toEqual(await plainly(() => scanned(text, ",")));
});

const read = async (text: string | Uint8Array) => {
  const [reading, warnings] = [await readTable("x.csv", text), new ProblemLog()];
  const typed = reading.table === null ? null : typeTable(reading.table, {}, warnings);
  const cells = reading.table?.rows.map((row) => [row.line, ...row.cells]);
  return [cells, typed, ...[reading.problems, reading.warnings, warnings].map((log) => log.list())];
};

/** Cells of columns that are done with by their letters, and of such as are not. */
const alike = [
  ["c1", "c22", "c333", "k4"],
  ["5", "17", "2.5", "-3"],
  ["north", "a b", "c"],
  ["", " "],
  [""],
  ["total 7", "Total", "sum", "(blank)"],
  ["007", " 08"],
  ["007", "012"],
  [" 5", "c1 ", "\u00016"],
  ["A1", "a1", "a  1", "a 1"],
  ["A1", "a1"],
  ["na", "-", "#N/A", "NULL"],
  ["2020-01-31", "2020-02-30", "2020-1-3", "1/2/20"],
  ["yes", "no"],
  ["1.2K", "12%", "$7"],
  ["column 1", "column 2"],
] as const;

test("questions that the letters of a column answer have the answers that its cells give", async () => {
  // What is met in the first rows is asked for in any case: other cells follow.
  const rows = (length: number) =>
    fc
      .constantFrom(...alike)
      .chain((kind) => fc.array(fc.constantFrom(...kind), { minLength: length, maxLength: length }));
  const column = fc.tuple(rows(20), rows(30)).map((parts) => parts.flat());
  const bytes = (text: string) => new TextEncoder().encode(text);
  await fc.assert(
    fc.asyncProperty(column, column, fc.constantFrom("id", "column 1", "7"), async (a, b, name) => {
      const text = [`${name},column 2`, ...a.map((each, i) => `${each},${b[i]}`)].join("\n");
      const found = await read(text);
      expect(await read(bytes(text))).toEqual(found);
      expect(await plainly(() => read(text))).toEqual(found);
    }),
    { numRuns: 800 },
  );
});

test("the letters of a column are those of its cells behind the first rows", () => {
  const cell = fc.array(fc.constantFrom("a", "Z", "7", " ", "~", "\u0001"), { maxLength: 9 });
  let described = 0;
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1, maxLength: 60 }), (cells) => {
      const texts = cells.map((letters) => `-${letters.join("")}`.slice(letters.length % 2));
      const [column] = compiled(texts.map((text) => `${text},`).join("\n"))!.columns;
      valuesToAsk(column.values, ({ from, hasEmpty, first, last, any }) => {
        const values = column.values.slice(from) as string[];
        const filled = values.filter((text) => text !== "");
        expect(values).toEqual(
          [...new Set(texts.slice(16))].filter((text) => !texts.slice(0, 16).includes(text)),
        );
        expect(hasEmpty).toBe(filled.length < values.length);
        expect(first).toEqual(letterSet(filled.map((text) => text[0]).join("")));
        expect(last).toEqual(letterSet(filled.map((text) => text.at(-1)).join("")));
        expect(any).toEqual(letterSet(filled.join("")));
        described++;
        return true;
      });
    }),
  );
  expect(described).toBeGreaterThan(99);
});

test("a table is typed alike, cell for cell, whichever kernels have read it", async () => {
  const number = fc.constantFrom(
    "0",
    "-0",
    "5",
    "5.0",
    "1e5",
    "1.5e3",
    "-3,5",
    "1,234.5",
    "12345678901234567",
    "0.1234567890123456",
    "007",
    "$5",
    "(3)",
    " 4 ",
    "na",
    "-",
    "",
    "C1",
    "R$ 5",
    "12K",
  );
  const column = fc.array(number, { minLength: 30, maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(
      column,
      column,
      fc.constantFrom(";", "\t"),
      fc.constantFrom("\n", "\r\n"),
      async (a, b, by, end) => {
        const rows = a.map((each, i) => [`k${i}`, each, `"${b[i]}"`].join(by));
        const text = `\uFEFF${[["id", "a", "b"].join(by), ...rows].join(end)}`;
        expect(await read(text)).toEqual(await plainly(() => read(text)));
      },
    ),
    { numRuns: 100 },
  );
});

test("codes and words are no numbers, and no word for a missing value ends with a digit", () => {
  for (const text of ["C00012", "north", "k1", "A1"]) expect(parseNumberText(text, ".")).toBeNull();
  for (const text of ["R$ 5", "Rs. 5", "USD 5", "US$5", "EUR5"])
    expect(parseNumberText(text, ".")?.value).toBe(5);
  for (const word of MISSING_WORDS) expect(word).not.toMatch(/\d$/);
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
