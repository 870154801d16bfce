import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { drawExperiment } from "../../src/advice/experiment/experiment-design";
import { experimentSheet } from "../../src/advice/experiment/experiment-sheet";
import { main } from "../../src/cli/main";
import { delimitedSheet } from "../../src/cli/result-file";
import { sheetOfTable } from "../../src/segments/export/export-table";
import { heard } from "./heard";

const said = heard();
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "learn-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const places = drawExperiment(
  Array.from({ length: 20 }, (_, i) => ({
    customer: `C${i}`,
    stratum: i < 10 ? "large" : "small",
    size: 20 - i,
  })),
  7,
);

/** The sheet as the sales team sends it back: with the offer, everybody orders so many days more. */
function sentBack(name: string, more: number, blank = false): string {
  const sheet = experimentSheet(places);
  const records = sheet.records.map((record, i) => {
    const during = 5 + (i % 3) + (record["what to do"] === "offer" ? more : 0);
    return { ...record, "order days before": 5, "order days in the test": blank && i === 0 ? null : during };
  });
  const file = path.join(folder, name);
  writeFileSync(file, delimitedSheet(sheetOfTable({ ...sheet, records })));
  return file;
}

describe("champo learn", () => {
  test("says that an offer works, and what follows", async () => {
    expect(await main(["learn", sentBack("works.csv", 6)])).toBe(0);
    const text = said.join("\n");
    expect(text).toContain("In 10 pairs, customers with the offer ordered on");
    expect(text).toContain("the offer works");
    expect(text).toContain("Give the offer to those held back");
    expect(text).toMatch(/large +5/);
  });

  test("takes several rounds together, and leaves out pairs with an empty number", async () => {
    const [first, second] = [sentBack("first.csv", 0, true), sentBack("second.csv", 0)];
    expect(await main(["learn", first, second])).toBe(0);
    const text = said.join("\n");
    expect(text).toContain("1 pair has an empty number");
    expect(text).toContain("In 19 pairs");
    expect(text).toContain("Do not give the offer to all on this evidence");
  });

  test("refuses an empty sheet and a file that is none, with what to do", async () => {
    const empty = path.join(folder, "empty.csv");
    writeFileSync(empty, delimitedSheet(sheetOfTable(experimentSheet(places))));
    expect(await main(["learn", empty])).toBe(2);
    expect(said.join("\n")).toContain("no pair with all of its numbers");
    const other = path.join(folder, "other.csv");
    writeFileSync(other, "name,spend\nA,1\n");
    expect(await main(["learn", other])).toBe(2);
    expect(said.join("\n")).toContain("npx champo export");
    expect(await main(["learn", path.join(folder, "none.csv")])).toBe(2);
    expect(said.join("\n")).toContain("no such file");
  });
});
