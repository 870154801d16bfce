import type { Row } from "exceljs";
import { Readable } from "node:stream";
import type { Container } from "./container";
import type { PackageIndex, SheetPart } from "./package-index";
import { plainPackage } from "./plain-package";
import type { ProblemLog } from "../problem-log";

/**
 * Streams the rows of the given sheets, sheet after sheet, through exceljs's streaming reader.
 *
 * @returns how many of the sheets were read to their end; after a damaged one, the rest are not read.
 * @param onRow called with the place of the sheet in `sheets`, and a row; rows without cells may be among them.
 */
export async function streamSheets(
  container: Container,
  index: PackageIndex,
  sheets: readonly SheetPart[],
  problems: ProblemLog,
  onRow: (sheet: number, row: Row) => void,
): Promise<number> {
  const { default: exceljs } = await import("exceljs");
  const input = Readable.from(plainPackage(container, index, sheets, problems));
  const reader = new exceljs.stream.xlsx.WorkbookReader(input, {
    worksheets: "emit",
    sharedStrings: "cache",
    styles: "cache",
    hyperlinks: "ignore",
    entries: "ignore",
  });
  let sheet = 0;
  try {
    for await (const worksheet of reader) {
      for await (const row of worksheet) onRow(sheet, row);
      sheet++;
    }
  } catch (error) {
    problems.add({
      ...(sheets[sheet] === undefined ? {} : { sheet: sheets[sheet].name }),
      value: `XML that cannot be read (${(error as Error).message})`,
      legal: "a sheet as spreadsheet programs write it",
      remedy: "Open the file in a spreadsheet program and save it again",
    });
  } finally {
    input.destroy();
  }
  return sheet;
}
