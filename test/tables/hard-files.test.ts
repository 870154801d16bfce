import { buildSync } from "esbuild";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { readColumn } from "../../src/customers/typing/type-column";
import { ProblemLog } from "../../src/tables/problem-log";
import { openExcel, readExcelTable } from "../../src/tables/read-excel-table";
import { isExcel, readTable } from "../../src/tables/read-table";
import { inflateByZlib } from "../../src/tables/xlsx/zip/inflate-by-zlib";
import { hardFiles } from "../fixtures/hard-files/make.mjs";

const folder = path.join(__dirname, "..", "fixtures", "hard-files");
const files = readdirSync(folder).filter((name) => !name.includes(".m"));
const shared = path.join(__dirname, "..", "..", "..", "shared", "data", "hard-files");

/** What a program gets of a file, as plain text: days are marked, so that no time zone is hidden. */
interface Reading {
  readonly columns: readonly string[] | null;
  readonly rows: readonly (readonly unknown[])[];
  readonly lines: readonly number[];
  readonly delimiter: string | null;
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

type Read = (name: string, bytes: Uint8Array) => Promise<string>;

async function inNode(name: string, bytes: Uint8Array): Promise<string> {
  const { table, problems, warnings, sheets } = await readTable(name, bytes);
  return JSON.stringify({ table, sheets, problems: problems.list(), warnings: warnings.list() });
}

/** The page's entry: the same function, bundled for a browser, in a context that has nothing of Node. */
function inPage(): Read {
  const [bundle] = buildSync({
    stdin: {
      contents: `
        import { readTable } from "./lib/tables/read-table.js";
        globalThis.read = async (name, bytes) => {
          const { table, problems, warnings, sheets } = await readTable(name, bytes);
          return JSON.stringify({ table, sheets, problems: problems.list(), warnings: warnings.list() });
        };`,
      resolveDir: path.join(__dirname, "..", ".."),
      loader: "ts",
    },
    bundle: true,
    platform: "browser",
    format: "iife",
    write: false,
  }).outputFiles;
  const context = vm.createContext({ TextDecoder, TextEncoder, Uint8Array, TypeError, atob });
  vm.runInContext(bundle.text, context);
  return (context as unknown as { readonly read: Read }).read;
}

let page: Read;
beforeAll(() => {
  page = inPage();
});

async function read(name: string): Promise<Reading> {
  const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
  const { table, problems, warnings } = await readTable(name, bytes);
  const saying = (log: ProblemLog) =>
    log
      .list()
      .map(({ row, column, value }) =>
        [row === null ? "" : `row ${row}:`, column ?? "", value].filter((part) => part !== "").join(" "),
      );
  return {
    columns: table?.columns ?? null,
    rows: (table?.rows ?? []).map(({ cells }) =>
      cells.map((cell) =>
        cell instanceof Date ? `day ${cell.toISOString().replace("T00:00:00.000Z", "")}` : cell,
      ),
    ),
    lines: (table?.rows ?? []).map(({ line }) => line),
    delimiter: table?.delimiter ?? null,
    problems: saying(problems),
    warnings: saying(warnings),
  };
}

/** The cells of the last column. */
async function last(name: string): Promise<readonly unknown[]> {
  const { rows, problems } = await read(name);
  expect(problems).toEqual([]);
  return rows.map((cells) => cells.at(-1));
}

describe("a file is read alike in Node and in the page", () => {
  const all = [...files.map((name) => path.join(folder, name))];
  try {
    all.push(...readdirSync(shared).map((name) => path.join(shared, name)));
  } catch {
    console.log("no shared hard files here: only the committed ones are read");
  }

  test.each(all.map((file) => [path.basename(file), file]))("%s", async (name, file) => {
    const bytes = new Uint8Array(readFileSync(file));
    const expected = await inNode(name, bytes);
    expect(await page(name, bytes)).toBe(expected);
    if (!isExcel(bytes)) return;
    const [problems, warnings] = [new ProblemLog(), new ProblemLog()];
    const opened = openExcel(bytes, problems, inflateByZlib)!;
    const table = readExcelTable(name, opened, problems, warnings);
    const { sheets } = opened;
    expect(JSON.stringify({ table, sheets, problems: problems.list(), warnings: warnings.list() })).toBe(
      expected,
    );
  });

  test("and the committed ones are what their script makes", () => {
    const made = hardFiles();
    expect([...made.keys()].sort()).toEqual([...files].sort());
    for (const [name, bytes] of made)
      expect(Buffer.compare(Buffer.from(bytes), readFileSync(path.join(folder, name))), name).toBe(0);
  });
});

describe("parts of a workbook are found by the rules of the format", () => {
  test.each([
    "parts-in-other-case",
    "parts-elsewhere",
    "utf16",
    "prefixes",
    "inline-and-value",
    "hidden-first",
  ])("%s gives what the plain workbook gives", async (name) => {
    const { rows, columns, problems } = await read(`${name}.xlsx`);
    expect(problems).toEqual([]);
    expect({ rows, columns }).toEqual(
      await read("plain.xlsx").then((plainOne) => ({ rows: plainOne.rows, columns: plainOne.columns })),
    );
    expect(rows).toHaveLength(6);
  });

  test("cells without an address follow the one before, and small letters count", async () => {
    const { rows, lines } = await read("addresses.xlsx");
    expect(rows).toEqual([0, 1, 2, 3, 4, 5].map((i) => [`C${i}`, i]));
    expect(lines).toEqual([4, 5, 6, 7, 8, 9]);
  });

  test("elements of other programs within and behind the cells are left out", async () => {
    expect(await last("foreign-elements.xlsx")).toEqual(["0", "1", "0", "1", "0", "1"]);
  });

  test("a text that the file does not hold is a problem, not an empty cell", async () => {
    const { columns, problems } = await read("missing-texts.xlsx");
    expect(columns).toBe(null);
    expect(problems[0]).toMatch(/^row 2: .*shared text number "5", which the file does not hold/);
  });
});

describe("texts", () => {
  test("comments, CDATA sections and instructions do not break them", async () => {
    expect((await read("cdata.xlsx")).columns).toEqual(["Customer", "Revenue", "Trade"]);
    expect((await last("cdata.xlsx")).slice(0, 2)).toEqual(["<R&D> 0", "<R&D> 1"]);
  });

  test("any line end of the XML is one line feed", async () => {
    expect((await last("line-ends.xlsx")).slice(0, 2)).toEqual(["A\nB", "A\nC"]);
  });

  test("escaped letters are the letters", async () => {
    expect((await read("escaped-letters.xlsx")).columns?.[2]).toBe("Re mark");
    expect(await last("escaped-letters.xlsx")).toEqual([
      "a\r\nb",
      "_x0041_",
      "A&é",
      "_x004",
      "Aé&unknown;",
      "\ufffdx",
    ]);
  });
});

describe.each(["UTC", "Asia/Kolkata", "America/St_Johns"])("days in the time zone %s", (zone) => {
  const before = process.env.TZ;
  afterEach(() => {
    process.env.TZ = before;
  });

  test("are those that the spreadsheet shows", async () => {
    process.env.TZ = zone;
    expect(await last("strict.xlsx")).toEqual([
      "day 2020-01-01",
      "day 2020-01-02",
      "day 2020-01-03T23:30:00.500Z",
      "day 2020-01-04",
      "day 2020-01-05",
      "day 2020-01-06T23:30:00.500Z",
    ]);
    expect(await last("old-days.xlsx")).toEqual([
      "day 1900-01-01",
      "day 1900-02-28",
      "1900-02-29",
      "day 1900-03-01",
      "12:00:00",
      "day 2020-01-01T18:00:00.000Z",
    ]);
    expect(await last("days-from-1904.xlsx")).toEqual([
      "day 1904-01-01",
      "day 1904-01-01T12:00:00.000Z",
      "day 1904-02-29",
      "day 1904-03-01",
      "day 1904-03-02",
      "day 2020-01-01",
    ]);
  });

  test("written in a text are the same", async () => {
    process.env.TZ = zone;
    const days = async (name: string) => readColumn((await last(name)) as string[], ".").texts;
    expect(await days("days.csv")).toEqual(["2019-01-11", "2019-01-12", "2019-01-13", "2019-01-14"]);
    expect((await days("month-first.csv"))[5]).toBe("2019-06-18");
  });
});

test("a time is no day, a duration is a number, and a time may name a column", async () => {
  expect(await last("times.xlsx")).toEqual([0.25, 1.5, 0.125, "day 2020-01-01", 12, 3_000_000]);
  expect((await read("time-as-header.xlsx")).columns).toEqual(["Customer", "Revenue", "10:10:10"]);
});

describe("cells without a value", () => {
  test("formulas without results, one sentence per column", async () => {
    const { rows, warnings } = await read("formulas-without-results.xlsx");
    expect(rows.map((cells) => cells[2])).toEqual([null, null, 8, null, null, null]);
    expect(warnings).toEqual(["row 2: Margin a formula without a result, and 4 more such cells"]);
  });

  test("errors of any name, one sentence per column", async () => {
    const { rows, warnings } = await read("errors.xlsx");
    expect(rows.map((cells) => cells[2])).toEqual([0, 1, null, null, null, null]);
    expect(warnings).toEqual(["row 4: Margin #SPILL!, and 3 more such cells"]);
  });

  test("merged cells hold the value of the first, and an outline is noticed", async () => {
    const merged = await read("merged.xlsx");
    expect(merged.rows.map(([trade]) => trade)).toEqual([
      "Hotel",
      "Hotel",
      "Hotel",
      "Retail",
      "Retail",
      "Retail",
    ]);
    expect(merged.warnings[0]).toMatch(/4 cells of column 1, merged with the cell above/);
    const outline = await read("outline.xlsx");
    expect(outline.rows.map(([trade]) => trade)).toEqual(["Hotel", null, null, "Retail", null, null]);
    expect(outline.warnings).toEqual(["Trade a value in 2 of 6 rows, and none below it"]);
  });

  test("a hidden sheet is passed over, and named", async () => {
    expect((await read("hidden-first.xlsx")).warnings).toEqual(['hidden: "Lookup"']);
  });
});

describe("delimiter and header are chosen together", () => {
  test("a title above a table with semicolons", async () => {
    const { delimiter, columns, rows, warnings } = await read("title-above.csv");
    expect([delimiter, columns, rows.length]).toEqual([";", ["Kunde", "Umsatz", "Ort"], 6]);
    expect(warnings).toEqual(['row 1: "Kundenliste 2020, Stand Mai"']);
  });

  test("the head of a report, padded to the table's width", async () => {
    const { delimiter, columns, rows, warnings } = await read("report-head.csv");
    expect([delimiter, columns, rows.length]).toEqual([";", ["Customer", "Revenue", "Trade"], 6]);
    expect(warnings).toHaveLength(2);
  });
});

describe("encodings", () => {
  test("a guess is a warning with its first line", async () => {
    const russian = await read("windows-1251.csv");
    expect(russian.columns).toEqual(["Клиент", "Выручка", "Город"]);
    expect(russian.warnings[0]).toMatch(/^row 1: .*windows-1251: "Клиент;/);
    const western = await read("windows-1252.csv");
    expect(western.rows[5]).toEqual(["K6", "Köln"]);
    expect(western.warnings[0]).toMatch(/^row 4: .*windows-1252: "K3,Köln"/);
    expect((await read("utf16-without-mark.csv")).rows[0]).toEqual(["K1", "Köln"]);
  });

  test("damaged UTF-8 is a problem with its line", async () => {
    const { columns, problems } = await read("one-bad-letter.csv");
    expect(columns).toBe(null);
    expect(problems).toEqual(['row 8: "K7,K\ufffdln", with bytes that are no letter of UTF-8']);
  });
});

describe("what cells mean", () => {
  test("codes stay codes, and an end mark is no cell", async () => {
    const { rows, columns } = await read("codes.csv");
    expect(columns).toEqual(["Sku", "Customer", "Post"]);
    expect(rows[5]).toEqual(["6E7", "K6", "006"]);
    for (const column of [0, 2])
      expect(
        readColumn(
          rows.map((cells) => cells[column] as string),
          ".",
        ).kind,
      ).toBe("category");
  });

  test("a minus behind is a minus, and words for missing are missing", async () => {
    expect(readColumn((await last("minus-behind.csv")) as string[], ",").numbers?.[0]).toBe(-1100.25);
    expect(readColumn((await last("words-for-missing.csv")) as string[], ".").numbers).toEqual([
      1,
      null,
      null,
      null,
      null,
    ]);
  });

  test("totals, lines without a customer and names again are left out, a customer called Total is not", async () => {
    const { rows, warnings } = await read("totals.csv");
    expect(rows.map(([name]) => name)).toEqual(["K1", "K2", "K3", "K4", "K5", "K6", "Total"]);
    expect(warnings).toHaveLength(3);
    expect((await read("subtotals.csv")).rows.map(([name]) => name)).toEqual(["North", "South", "East"]);
  });

  test("other spellings of a text are noticed", async () => {
    expect((await read("spellings.csv")).warnings).toEqual([
      'Customer "Acme Co" and "Acme\\u{a0}Co", and 2 more such pairs',
    ]);
  });

  test("a web page is no table", async () => {
    expect((await read("page-as.csv")).problems).toEqual(["a web page or XML"]);
  });
});
