import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { customerBase } from "../../src/customers/read-customer-base";
import * as library from "../../src/index";
import { TABLE_LIMITS } from "../../src/tables/limits";
import { count } from "../../src/text/format";
import { LIMITS } from "../../src/tables/xlsx/limits";

const page = readFileSync(path.join(__dirname, "..", "..", "docs", "your-own-data.md"), "utf8");
const block = (language: string): string => new RegExp(`\`\`\`${language}\\n([^]*?)\`\`\``).exec(page)![1];

test("the page's example is read as its table of columns says", async () => {
  const base = await customerBase(block("csv"), { columns: { Active: "set aside" } });
  expect(base.columns.map(({ name, type, role }) => [name, type, role])).toEqual([
    ["Customer", "id", "id"],
    ["Revenue", "amount", "feature"],
    ["Margin", "share", "feature"],
    ["Since", "date", "feature"],
    ["Trade", "category", "feature"],
    ["Active", "yes/no", "set aside"],
    ["Currency", "text", "set aside"],
  ]);
  expect(base.columns[1].numbers).toEqual(Float64Array.of(1234.5, 870, NaN, 120000, 99.9, 2500));
});

test("what the page's cell imports is in the library, and the limits are those of the code", () => {
  const [, names] = /import \{([^}]*)\}/.exec(block("ts"))!;
  for (const name of names.split(",").filter((each) => each.trim() !== ""))
    expect(library).toHaveProperty(name.trim());
  expect(page).toContain(`${TABLE_LIMITS.bytes / 1e6} MB of text, ${LIMITS.fileBytes / 1e6} MB of \`.xlsx\``);
  expect(page).toContain(`${LIMITS.expandedBytes / 1e6} MB`);
  const limits = [
    `${TABLE_LIMITS.rows / 1e6} million rows or ${TABLE_LIMITS.cells / 1e6} million cells`,
    `in the page ${TABLE_LIMITS.pageBytes / 1e6} MB and ${count(TABLE_LIMITS.pageRows).text} rows`,
  ];
  for (const limit of limits) expect(page).toContain(limit);
  expect(TABLE_LIMITS.sheetCells).toBe(1_000_000);
});
