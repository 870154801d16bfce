import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/tables/xlsx/limits";
import { expectRefused } from "./expect-refused";
import { smallWorkbook, temporaryFolder, toXlsx } from "./small-workbook";

const temporary = temporaryFolder();

const refusal = (bytes: Uint8Array, name = "refused.xlsx") =>
  expectRefused(temporary.write(name, bytes), bytes);

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
