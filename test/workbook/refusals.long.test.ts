import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/tables/xlsx/limits";
import type { WorkbookCheck } from "../../src/cases/champo/workbook/workbook-check";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import { readInBrowser, smallWorkbook, temporaryFolder, toXlsx } from "./small-workbook";

const temporary = temporaryFolder();

async function refusal(bytes: Uint8Array, name = "refused.xlsx"): Promise<WorkbookCheck> {
  const check = await readWorkbook(temporary.write(name, bytes));
  expect(check.workbook).toBeNull();
  expect(check.problemCount).toBe(1);
  expect(check.problems).toHaveLength(1);
  for (const text of [check.problems[0].value, check.problems[0].legal, check.problems[0].remedy])
    expect(text).not.toBe("");
  const { problems: elsewhere, workbook } = await readInBrowser(name, bytes);
  expect(workbook).toBeNull();
  expect(elsewhere.map(({ sheet, legal }) => ({ sheet, legal }))).toEqual(
    check.problems.map(({ sheet, legal }) => ({ sheet, legal })),
  );
  return check;
}

describe("a zip bomb is refused before it goes off", () => {
  test("by the size it declares", async () => {
    const huge = new Uint8Array(LIMITS.expandedBytes + 1);
    const bytes = zipSync({ "xl/workbook.xml": huge }, { level: 1 });
    expect(bytes.length).toBeLessThan(5_000_000);
    const before = process.memoryUsage().rss;
    expect((await refusal(bytes)).problems[0].value).toContain("zip bomb");
    expect(process.memoryUsage().rss - before).toBeLessThan(60_000_000);
  });

  test("by its rows and cells", async () => {
    const parts = unzipSync(await toXlsx(smallWorkbook()));
    const bombed = (rows: string): Uint8Array =>
      zipSync({
        ...parts,
        "xl/worksheets/sheet2.xml": strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
      });
    const manyRows = await refusal(bombed("<row/>".repeat(LIMITS.rows + 1)));
    expect(manyRows.problems[0]).toMatchObject({ sheet: "Raw Data-Order and Sample" });
    expect(manyRows.problems[0].legal).toContain(String(LIMITS.rows));
    const manyCells = await refusal(bombed(`<row>${"<c/>".repeat(LIMITS.cells + 1)}</row>`));
    expect(manyCells.problems[0].legal).toContain(String(LIMITS.cells));
  });
});
