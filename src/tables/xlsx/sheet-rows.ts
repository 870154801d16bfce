import type { CellErrorValue, CellValue } from "exceljs";
import { expand, type Container } from "./container";
import { dateStyles } from "./date-styles";
import { LIMITS } from "./limits";
import { unescapeXml, type PackageIndex, type SheetPart } from "./package-index";
import type { ProblemLog } from "../problem-log";
import { sharedTexts } from "./shared-texts";
import type { SheetRow } from "./table-reader";
import { xmlTags } from "./xml-tags";

/** A cell with its place, counted from 1. */
interface PlacedCell {
  readonly place: number;
  readonly value: CellValue;
}

/**
 * Reads the rows of the given sheets, sheet after sheet, in plain JavaScript: for the browser, where Node's streams are
 * not. Gives what `streamSheets` gives: formulas by their cached values, dates where a cell's format is one of dates.
 *
 * @returns how many of the sheets were read to their end; after a damaged one, the rest are not read.
 * @param onRow called with the place of the sheet in `sheets`, and a row. Cost O(bytes).
 */
export function readSheetRows(
  container: Container,
  index: PackageIndex,
  sheets: readonly SheetPart[],
  problems: ProblemLog,
  onRow: (sheet: number, row: SheetRow) => void,
): Promise<number> {
  const before = problems.count;
  const text = (path: string | null): string | null => {
    const part = path === null ? null : expand(container, path, problems);
    return part === null ? null : new TextDecoder().decode(part);
  };
  const [styles, strings] = [text(index.styles), text(index.sharedStrings)];
  if (problems.count > before) return Promise.resolve(0);
  const isDate = dateStyles(styles ?? "");
  const texts = sharedTexts(strings ?? "");
  const counted = { rows: 0, cells: 0 };
  for (const [i, sheet] of sheets.entries()) {
    const xml = text(sheet.path);
    if (xml === null && container.entries.has(sheet.path)) return Promise.resolve(i);
    if (xml === null || !/<\/(?:\w+:)?worksheet\s*>\s*$/.test(xml.slice(-200))) {
      problems.add({
        sheet: sheet.name,
        value: xml === null ? `no part "${sheet.path}" in the file` : "XML that ends before its end",
        legal: "the sheet's cells",
        remedy: "Open the file in a spreadsheet program and save it again",
      });
      return Promise.resolve(i);
    }
    for (const row of sheetRows(xml, { texts, isDate, from1904: index.from1904 })) {
      if (row === null) {
        problems.add({
          sheet: sheet.name,
          value: "XML that cannot be read (a cell or a row that does not end)",
          legal: "a sheet as spreadsheet programs write it",
          remedy: "Open the file in a spreadsheet program and save it again",
        });
        return Promise.resolve(i);
      }
      counted.rows++;
      counted.cells += row.cellCount;
      if (counted.rows > LIMITS.rows || counted.cells > LIMITS.cells) {
        problems.add({
          sheet: sheet.name,
          value: `more than ${LIMITS.rows} rows or ${LIMITS.cells} cells up to this sheet`,
          legal: `at most ${LIMITS.rows} rows and ${LIMITS.cells} cells, empty ones included`,
          remedy: "Delete what is not needed, and the formatted empty rows below the table",
        });
        return Promise.resolve(i);
      }
      onRow(i, row);
    }
  }
  return Promise.resolve(sheets.length);
}

interface CellContext {
  readonly texts: readonly string[];
  readonly isDate: (style: number) => boolean;
  readonly from1904: boolean;
}

/** The rows of a sheet's XML; null, and no more, where rows and cells do not nest. */
function* sheetRows(
  xml: string,
  context: CellContext,
): Generator<(SheetRow & { readonly cellCount: number }) | null> {
  let number = 0;
  let cells: PlacedCell[] | null = null;
  let cell: { place: number; type: string; style: number; text: string | null } | null = null;
  let [count, last] = [0, 0];
  let phonetic = false;
  let reading = false;
  for (const tag of xmlTags(xml)) {
    const { name, kind } = tag;
    if (name === "row") {
      if (cell !== null || (kind === "end") === (cells === null)) return yield null;
      if (kind !== "end") {
        number = Number(tag.attribute("r")) || number + 1;
        [cells, count, last] = [[], 0, 0];
      }
      if (kind !== "start" && cells !== null) {
        yield rowOf(number, cells, count);
        cells = null;
      }
    } else if (name === "c" && cells !== null) {
      if ((kind === "end") === (cell === null)) return yield null;
      if (kind !== "end") {
        count++;
        const place = columnOf(tag.attribute("r")) ?? last + 1;
        last = place;
        cell = { place, type: tag.attribute("t"), style: Number(tag.attribute("s")), text: null };
      }
      if (kind !== "start" && cell !== null) {
        const value = valueOf(cell, context);
        if (value !== null) cells.push({ place: cell.place, value });
        cell = null;
        // A row of too many cells ends here: it is refused as it is.
        if (count > LIMITS.cells) return yield rowOf(number, cells, count);
      }
    } else if (name === "rPh") phonetic = kind === "start";
    else if (name === "v" || (name === "t" && !phonetic)) reading = kind === "start";
    if (reading && cell !== null) cell.text = (cell.text ?? "") + tag.text;
  }
  if (cells !== null) yield null;
}

function rowOf(
  number: number,
  cells: readonly PlacedCell[],
  cellCount: number,
): SheetRow & { readonly cellCount: number } {
  const at = new Map(cells.map((cell) => [cell.place, cell]));
  return {
    number,
    cellCount,
    findCell: (place) => at.get(place),
    eachCell: (visit) => cells.forEach(({ place, value }) => visit({ text: textOf(value) }, place)),
  };
}

function textOf(value: CellValue): string {
  return typeof value === "object" && value !== null && "error" in value ? value.error : String(value);
}

/** The column of an address such as `AB12`, counted from 1; null where it is none. */
function columnOf(address: string): number | null {
  let place = 0;
  for (let i = 0; i < address.length; i++) {
    const letter = address.charCodeAt(i) - 64;
    if (letter < 1 || letter > 26) break;
    place = place * 26 + letter;
  }
  return place === 0 || place > MOST_COLUMNS ? null : place;
}

/** Columns of a sheet, by the format. */
const MOST_COLUMNS = 16_384;
const DAY = 86_400_000;
/** Days from the two beginnings of spreadsheet time to 1970. */
const TO_1970 = 25_569;
const TO_1904 = 1_462;

function valueOf(
  { type, style, text }: { readonly type: string; readonly style: number; readonly text: string | null },
  { texts, isDate, from1904 }: CellContext,
): CellValue {
  if (text === null) return null;
  switch (type) {
    case "s":
      return texts[Number(text)] ?? null;
    case "str":
    case "inlineStr":
      return unescapeXml(text);
    case "b":
      return text.trim() === "1" || text.trim() === "true";
    case "e":
      return { error: unescapeXml(text) as CellErrorValue["error"] };
    case "d":
      return new Date(text);
    default: {
      const number = Number.parseFloat(text);
      if (Number.isNaN(number) || !isDate(style)) return number;
      return new Date(Math.round((number - TO_1970 + (from1904 ? TO_1904 : 0)) * DAY));
    }
  }
}
