import { strFromU8, strToU8 } from "fflate";
import type { Style, Workbook } from "exceljs";
import { packedWorkbook } from "../../../../tables/xlsx/excel-workbook";
import { writeFileAtomically } from "../../../../core/write-file-atomically";
import { BLANK, type Cell, type SheetContent } from "./cells";
import { noticePicture } from "./notice-picture";
import { sheetContents } from "./sheets";
import { synthesise, type SyntheticWorkbook } from "./synthesise";
import type { WorkbookTraits } from "./traits/traits";

/**
 * Writes a synthetic workbook, and next to it the planted truth as `NAME.truth.json`. Equal seeds give
 * equal bytes on every machine: dates are fixed, and the compression is JavaScript of a pinned version,
 * where that of Node differs between its releases.
 *
 * @param file path of the .xlsx to write; an existing file is replaced.
 * @param options.seed a whole number from 0 to 2^32 - 1.
 * @param options.traits traits of real workbooks to plant; default none.
 * @returns the paths written: the workbook, then its truth.
 * @throws InputError when the seed is not such a number.
 */
export async function writeSyntheticWorkbook(
  file: string,
  options: { readonly seed: number; readonly traits?: WorkbookTraits },
): Promise<string[]> {
  const workbook = synthesise(options);
  const truthFile = `${file.replace(/\.xlsx$/i, "")}.truth.json`;
  writeFileAtomically(file, await packSyntheticWorkbook(workbook));
  writeFileAtomically(truthFile, `${JSON.stringify(workbook.truth, null, 2)}\n`);
  return [file, truthFile];
}

/** What the file says of when it was made: the same day always, so that equal seeds give equal files. */
const MADE_ON = new Date(Date.UTC(2020, 1, 15));

/** The bytes of a synthetic workbook's .xlsx. Takes a few seconds. */
export async function packSyntheticWorkbook(content: SyntheticWorkbook): Promise<Uint8Array> {
  const { default: exceljs } = await import("exceljs");
  const workbook = new exceljs.Workbook();
  const maker = "champo synthesise";
  Object.assign(workbook, { creator: maker, lastModifiedBy: maker, created: MADE_ON, modified: MADE_ON });
  workbook.title = "Synthetic sales workbook in the Champo format";
  const sheets = sheetContents(content);
  for (const sheet of sheets) addSheet(workbook, sheet);
  return packedWorkbook(workbook, (path, bytes) => {
    const place = /^xl\/worksheets\/sheet(\d+)\.xml$/.exec(path)?.[1];
    return place === undefined ? bytes : withSize(bytes, sheets[Number(place) - 1].declaredSize);
  });
}

/** One object for all cells of a kind: exceljs looks a style up by its object, and compares those it has not met. */
const PLAIN: Partial<Style> = {};
const DAY: Partial<Style> = { numFmt: "yyyy-mm-dd" };
const COLOURED: Partial<Style> = {
  fill: { type: "pattern", pattern: "solid", fgColor: { argb: "FFF7F3EA" } },
};

function addSheet(workbook: Workbook, { name, rows, drawing }: SheetContent): void {
  const sheet = workbook.addWorksheet(name);
  rows.forEach((cells, i) => {
    const row = sheet.getRow(i + 1);
    cells.forEach((value, j) => {
      if (value === null) return;
      const cell = row.getCell(j + 1);
      cell.style = value === BLANK ? COLOURED : value instanceof Date ? DAY : PLAIN;
      if (value !== BLANK) cell.value = cellValue(value);
    });
  });
  if (!drawing) return;
  // The types of exceljs want Node's own Buffer of an older version.
  const image = workbook.addImage({ buffer: Buffer.from(noticePicture()) as never, extension: "png" });
  sheet.addImage(image, { tl: { col: 1, row: 8 }, ext: { width: 240, height: 160 } });
}

function cellValue(cell: Exclude<Cell, null | typeof BLANK>) {
  return typeof cell === "object" && "formula" in cell
    ? { formula: cell.formula, result: cell.value, date1904: false }
    : cell;
}

/** A sheet that claims another size than its cells have, as sheets that were cleared and filled again do. */
function withSize(xml: Uint8Array, size: string): Uint8Array {
  return strToU8(strFromU8(xml).replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="${size}"/>`));
}
