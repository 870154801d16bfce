import exceljs from "exceljs";
import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main";
import { parseDelimitedText } from "../../src/tables/csv/delimited-text";
import { data, lendStudy } from "./lent-study";
import { heard } from "./heard";

let folder: string;
heard();
let end: () => Promise<void>;
const inFolder = (name: string) => path.join(folder, name);

beforeAll(async () => ({ folder, end } = await lendStudy()));
afterAll(() => end());

describe("champo compare", () => {
  test("writes everything as JSON and Excel, and the customers as CSV", async () => {
    for (const name of ["c.json", "c.xlsx", "c.csv"]) {
      expect(await main(["compare", data, data, "--seed", "7", "--out", inFolder(name)])).toBe(0);
    }
    const json = JSON.parse(readFileSync(inFolder("c.json"), "utf8")) as Record<
      string,
      Record<string, unknown>[]
    >;
    expect(Object.keys(json)).toEqual(["summary", "segments", "customers", "features"]);
    expect(json["customers"].map(({ change }) => change)).toEqual(new Array(45).fill("stayed"));
    expect(json["customers"].map((row) => row["crossed a border"])).toEqual(new Array(45).fill(false));
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(inFolder("c.xlsx"));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual([
      "Customers",
      "Summary",
      "Segments",
      "Features",
    ]);
    expect(workbook.getWorksheet("Customers")!.rowCount).toBe(46);
    const summary = workbook.getWorksheet("Summary")!;
    // Both sides are the same file, so the remark on both is made once, before the verdict.
    expect(summary.getCell("B2").value).toMatch(/^The segments are the same as one column: "DURRY"/);
    expect([summary.getCell("A3").value, summary.getCell("B3").value]).toEqual(["verdict", "keep"]);
    const csv = parseDelimitedText(readFileSync(inFolder("c.csv"), "utf8")).records;
    expect(csv).toHaveLength(46);
    expect(csv[0].cells[0]).toBe("customer");
    const first = readFileSync(inFolder("c.xlsx"));
    expect(await main(["compare", data, data, "--seed", "7", "--out", inFolder("again.xlsx")])).toBe(0);
    expect(readFileSync(inFolder("again.xlsx")).equals(first)).toBe(true);
  });
});
