import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { InputError } from "../../src/core/input-error";
import { findWorkbook, SYNTHETIC_WORKBOOK } from "../../src/cases/champo/workbook/find";
import { temporaryFolder } from "./small-workbook";

const temporary = temporaryFolder();

function dataFolder(name: string, files: readonly string[]): string {
  const folder = path.join(temporary.folder, name);
  mkdirSync(folder);
  for (const file of files) writeFileSync(path.join(folder, file), "");
  return folder;
}

test("the named file comes first, and must exist", () => {
  const folder = dataFolder("named", [SYNTHETIC_WORKBOOK, "mine.xlsx"]);
  const data = temporary.write("elsewhere.xlsx", Buffer.from(""));
  expect(findWorkbook({ data, dataFolder: folder })).toBe(data);
  expect(() => findWorkbook({ data: `${data}x`, dataFolder: folder })).toThrow(/does not exist/);
});

test("then the user's own workbook, whatever lies beside it", () => {
  const files = [
    SYNTHETIC_WORKBOOK,
    "champo-synthetic.truth.json",
    "README.md",
    "Champo Carpets.xlsx",
    "~$Champo Carpets.xlsx",
    ".hidden.xlsx",
  ];
  const folder = dataFolder("own", files);
  expect(findWorkbook({ dataFolder: folder })).toBe(path.join(folder, "Champo Carpets.xlsx"));
});

test("a workbook in a format that cannot be read is found too, so that the check explains it", () => {
  const folder = dataFolder("legacy", [SYNTHETIC_WORKBOOK, "old.XLS"]);
  expect(findWorkbook({ dataFolder: folder })).toBe(path.join(folder, "old.XLS"));
});

test("several workbooks of the user's are listed, none is guessed", () => {
  const folder = dataFolder("several", ["b.xlsx", "a.xlsx", SYNTHETIC_WORKBOOK]);
  expect(() => findWorkbook({ dataFolder: folder })).toThrow(InputError);
  expect(() => findWorkbook({ dataFolder: folder })).toThrow(/a\.xlsx, b\.xlsx/);
});

test("then the synthetic one, and with nothing at all the remedy is named", () => {
  const folder = dataFolder("synthetic", [SYNTHETIC_WORKBOOK]);
  expect(findWorkbook({ dataFolder: folder })).toBe(path.join(folder, SYNTHETIC_WORKBOOK));
  const none = dataFolder("none", []);
  expect(() => findWorkbook({ dataFolder: none })).toThrow(/champo synthesise/);
  expect(() => findWorkbook({ dataFolder: path.join(none, "absent") })).toThrow(InputError);
});
