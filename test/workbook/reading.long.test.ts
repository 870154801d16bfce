import { expect, test } from "vitest";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import { SALES_SHEET } from "../../src/cases/champo/workbook/schema";
import type { Workbook } from "../../src/cases/champo/workbook/tables";
import { readInBrowser, smallWorkbook, temporaryFolder, toXlsx, type SmallWorkbook } from "./small-workbook";

const temporary = temporaryFolder();

async function read(
  sheets: SmallWorkbook,
  edit: (bytes: Buffer) => Uint8Array = (bytes) => bytes,
): Promise<Workbook> {
  const bytes = edit(await toXlsx(sheets));
  const check = await readWorkbook(temporary.write("read.xlsx", bytes));
  expect(check.problems).toEqual([]);
  expect(await readInBrowser("read.xlsx", bytes)).toEqual(check);
  return check.workbook!;
}

test("letters beyond ASCII survive, wherever the stream is cut", async () => {
  const sheets = smallWorkbook();
  const sales = sheets.get(SALES_SHEET.name)!;
  const line = sales[1];
  for (let i = 0; i < 3000; i++)
    sales.push([...line.slice(0, 12), `тканый ковёр 絨毯 🧶 ${i}`, ...line.slice(13)]);
  const { sales: lines } = await read(sheets);
  expect(lines).toHaveLength(3004);
  for (let i = 0; i < 3000; i++) expect(lines[4 + i].design).toBe(`тканый ковёр 絨毯 🧶 ${i}`);
});
