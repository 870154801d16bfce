import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { describeData } from "../../../src/study/description/describe-data";
import { repeatedFactsOfTable } from "../../../src/study/description/repeated-facts";
import { DEFAULT_DESCRIPTION } from "../../../src/study/description/study-description";
import type { RawTable } from "../../../src/tables/raw-table";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "champo-repeated-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Customers of whom every third has no line; `repeated` says whether two more columns say so again. */
function file(name: string, repeated: boolean): string {
  const rows = Array.from({ length: 60 }, (_, i) => {
    const none = i % 3 === 0;
    const answer = (n: number) => (none && repeated ? "no line" : n % 2 === 0 ? "Yes" : "No");
    return [`c${i}`, 10 + ((i * 7) % 23), answer(i), answer(i >> 1), answer(i >> 2)].join(",");
  });
  const place = path.join(folder, name);
  writeFileSync(place, ["CustomerID,visits,security,backup,support", ...rows].join("\n"));
  return place;
}

test("a fact that several columns repeat is reported, with its weight", async () => {
  const { said } = await describeData([file("repeated.csv", true)], folder);
  expect(said.at(-1)).toMatch(
    /^Columns that repeat a fact: "no line" is in 3 columns \(security, backup, support\): together they make \d+\.\d% of all squared distances, one of them alone \d+\.\d%\. Keep one/,
  );
});

test("columns that repeat nothing get no line", async () => {
  const { said } = await describeData([file("plain.csv", false)], folder);
  expect(said.join("\n")).not.toContain("repeat a fact");
});

test("of a long table a sample is compared, and the line says so", () => {
  const table: RawTable = {
    name: "long.csv",
    sheet: null,
    delimiter: ",",
    columns: ["customer", "pounds", "pence"],
    rows: Array.from({ length: 20_001 }, (_, i) => ({
      line: i + 2,
      cells: [`c${i}`, String(i % 997), String(100 * (i % 997))],
    })),
  };
  const description = {
    ...DEFAULT_DESCRIPTION,
    columns: {
      customer: { type: "id", role: "id" },
      pounds: { type: "amount", role: "feature" },
      pence: { type: "amount", role: "feature" },
    },
  } as Parameters<typeof repeatedFactsOfTable>[1];
  expect(repeatedFactsOfTable(table, description)).toMatch(/2 columns .* Compared on 10,001 customers\.$/);
});
