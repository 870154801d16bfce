import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main";
import { heard } from "./heard";

let folder: string;
const said = heard();
beforeAll(() => (folder = mkdtempSync(path.join(os.tmpdir(), "champo-bad-"))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HEADER = "id,visits,spent,region";
const rows = Array.from(
  { length: 30 },
  (_, i) => `c${i},${(7 * i) % 11},${(5 * i) % 13},${i % 2 ? "a" : "b"}`,
);
const table = (...lines: readonly string[]): string => lines.join("\n");
const changed = (at: number, row: string): string[] => rows.map((each, i) => (i === at ? row : each));

/** Each file with what its report must say: row, column, value, what is legal and what to do. */
const CASES: readonly (readonly [string, string | Uint8Array, readonly RegExp[]])[] = [
  [
    "a long and a short row",
    table(HEADER, ...changed(3, "c3,1,2"), "c99,1,2,a,b,c"),
    [/row 5.*got 3 cells/, /row 32.*got 6 cells/, /Fill the row up/],
  ],
  [
    "two lines of names",
    table("who,Q1,Q2,where", HEADER, ...rows),
    [/column "Q1", row 2.*visits/, /Delete one of the two lines/],
  ],
  [
    "a total that is one",
    table(HEADER, ...rows, `Total,${sum(1)},${sum(2)},`),
    [/row 32.*total "Total"/, /Delete the row in the file/],
  ],
  [
    "a total that is none",
    table(HEADER, ...rows, "Total,1,1,a"),
    [/column "id", row 32.*as a total is called/],
  ],
  ["two encodings", mixed(), [/row 2.*no letter of UTF-8/s, /save the file as UTF-8/]],
  [
    "a name of a column twice",
    table("id,visits,visits,region", ...rows),
    [/row 1.*"visits" again/, /Give each column a name of its own/],
  ],
  ["no cell", "", [/got no cells/, /Choose another file/]],
  ["names of columns only", HEADER, [/row 1.*no rows below/]],
  [
    "ids that repeat",
    table(HEADER, ...rows, rows[0], rows[7]),
    [/row 32: got "c0" again \(first in row 2\)/, /row 33/],
  ],
  [
    "one usable column",
    table("id,visits", ...rows.map((row) => row.split(",").slice(0, 2).join(","))),
    [/column "visits".*1 column to compare/, /Add columns that say more/],
  ],
  ["one customer", table(HEADER, rows[0]), [/at least 16 customers.*got 1 customer/]],
  [
    "a category for each of many customers",
    table("id,city", ...rows.map((_, i) => `c${i},city ${i}`)),
    [/0 columns to compare/],
  ],
  [
    "a column of JSON",
    table(
      "id,visits,spent,more",
      ...rows.map((row, i) => `${row.split(",").slice(0, 3).join(",")},"{""a"":${i}}"`),
    ),
    [/column "more", row 2.*JSON in a cell/, /columns of their own/],
  ],
  [
    "formulas as text",
    table(HEADER, ...changed(4, "c4,=1+1,2,a"), '"=HYPERLINK(""x"")",1,2,a'),
    [/column "visits", row 6.*"=1\+1", a formula/, /column "id", row 32/],
  ],
];

function sum(column: number): number {
  return rows.reduce((total, row) => total + Number(row.split(",")[column]), 0);
}

function mixed(): Uint8Array {
  const lines = rows.map((row, i) => Buffer.from(`M\u00fc${row}\n`, i % 2 ? "utf8" : "latin1"));
  return Buffer.concat([Buffer.from(`${HEADER}\n`), ...lines]);
}

describe.each(CASES)("a file with %s", (name, content, expected) => {
  test.each(["new", "study", "check"])(
    "gets one report from champo %s, exit code 2, and nothing is written",
    async (command) => {
      const file = path.join(folder, `${name}.csv`);
      writeFileSync(file, content);
      const before = readdirSync(folder).sort();
      const out = path.join(folder, "out");
      const words = {
        new: ["new", out, "--data", file],
        study: ["study", file, "--out", out],
        check: ["check", file],
      };
      expect(await main(words[command as keyof typeof words])).toBe(2);
      for (const part of expected) expect(said.join("\n")).toMatch(part);
      expect(said.filter((line) => line.includes("Problems:"))).toHaveLength(1);
      expect(readdirSync(folder).sort()).toEqual(before);
    },
  );
});

test("a file without any of these is taken", async () => {
  const file = path.join(folder, "good.csv");
  writeFileSync(file, table(HEADER, ...rows));
  expect(await main(["check", file])).toBe(0);
});
