import { strFromU8, unzipSync } from "fflate";
import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { NOTICE_SHEET, SHEETS } from "../../src/cases/champo/workbook/schema";

const data = path.join(__dirname, "..", "..", "data");
const committed = path.join(data, "champo-synthetic.xlsx");

test("the file has the format's oddities, and says that its data are synthetic", () => {
  const bytes = readFileSync(committed);
  expect(bytes.length).toBeLessThan(3_200_000);
  const parts = unzipSync(bytes);
  const text = (part: string): string => strFromU8(parts[part]);
  const names = [...text("xl/workbook.xml").matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((match) => match[1]);
  expect(names).toEqual([NOTICE_SHEET, ...SHEETS.map(({ name }) => name)]);
  expect(text("xl/sharedStrings.xml")).toContain("SYNTHETIC DATA");
  expect(text("xl/worksheets/sheet1.xml")).toContain("<drawing ");
  expect(parts["xl/media/image1.png"].subarray(1, 4)).toEqual(new Uint8Array([0x50, 0x4e, 0x47]));
  expect(text("xl/worksheets/sheet2.xml")).toContain('<dimension ref="A1:AB65536"/>');
  expect(text("xl/worksheets/sheet2.xml")).toMatch(/<row r="19156"[^>]*><c r="A19156" s="\d+"\/>/);
  const formulas = text("xl/worksheets/sheet5.xml").match(/<f>[^<]+<\/f><v>\d+<\/v>/g) ?? [];
  expect(formulas).toHaveLength(420);
});
