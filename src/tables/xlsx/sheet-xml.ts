import { cellContent, type CellContext } from "./cell-content";
import type { MergedCells, PlacedCell, SheetRow } from "./sheet-row";
import type { XmlTag } from "./xml/xml-tags";

/** What is found in a sheet's XML, one after the other. */
export type SheetFinding =
  | { readonly row: SheetRow; readonly cellCount: number }
  | { readonly merged: MergedCells }
  /** A cell refers to a shared text that is not there. */
  | { readonly dangling: { readonly row: number; readonly text: string } }
  /** What is wrong with the XML: nothing follows. */
  | { readonly broken: "nesting" | "end" };

/** A cell in the making. */
interface OpenCell {
  readonly place: number;
  readonly type: string;
  readonly style: number;
  value: string | null;
  inline: string | null;
  formula: boolean;
}

/**
 * The rows of a sheet's XML and its merged cells. Rows and cells without an address follow the one before.
 *
 * @param mostCells a row ends at so many, and is refused as it is.
 * Source: ECMA-376 part 1, 18.3. Cost O(characters).
 */
export function* sheetFindings(
  tags: Iterable<XmlTag>,
  context: CellContext,
  mostCells: number,
): Generator<SheetFinding> {
  let [number, count, last] = [0, 0, 0];
  let cells: PlacedCell[] | null = null;
  let cell: OpenCell | null = null;
  let [inData, inReading, whole] = [false, false, false];
  let foreign = 0;
  for (const tag of tags) {
    const { name, kind } = tag;
    if (name === "extLst") foreign += kind === "start" ? 1 : kind === "end" ? -1 : 0;
    else if (foreign > 0) continue;
    else if (name === "worksheet") whole = kind !== "start";
    else if (name === "sheetData") inData = kind === "start";
    else if (name === "mergeCell" && kind !== "end") {
      const merged = mergedCells(tag.attribute("ref"));
      if (merged !== null) yield { merged };
    } else if (!inData) continue;
    else if (name === "row") {
      if (cell !== null || (kind === "end") === (cells === null)) return yield { broken: "nesting" };
      if (kind !== "end") {
        number = rowNumber(tag.attribute("r")) ?? number + 1;
        [cells, count, last] = [[], 0, 0];
      }
      if (kind !== "start" && cells !== null) {
        yield { row: { number, cells }, cellCount: count };
        cells = null;
      }
    } else if (cells === null) continue;
    else if (name === "c") {
      if ((kind === "end") === (cell === null)) return yield { broken: "nesting" };
      if (kind !== "end") {
        count++;
        last = columnOf(tag.attribute("r")) ?? last + 1;
        const type = tag.attribute("t");
        const style = Number(tag.attribute("s"));
        cell = { place: last, type, style, value: null, inline: null, formula: false };
      }
      if (kind !== "start" && cell !== null) {
        const value = cellContent(cell, context);
        if (value === undefined) yield { dangling: { row: number, text: cell.value ?? "" } };
        else if (value !== null) cells.push({ place: cell.place, value });
        cell = null;
        if (count > mostCells) return yield { row: { number, cells }, cellCount: count };
      }
    } else if (cell === null || kind === "end") {
      if (name === "rPh") inReading = false;
    } else if (name === "v") cell.value = (cell.value ?? "") + textOf(tag);
    else if (name === "f") cell.formula = true;
    else if (name === "is") cell.inline ??= "";
    else if (name === "rPh") inReading = kind === "start";
    else if (name === "t" && !inReading) cell.inline = (cell.inline ?? "") + textOf(tag);
  }
  if (cells !== null || inData || !whole) yield { broken: "end" };
}

/** What follows an empty element is no text of it. */
function textOf({ kind, text }: XmlTag): string {
  return kind === "start" ? text : "";
}

function rowNumber(text: string): number | null {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : null;
}

/** Columns of a sheet, by the format. */
const MOST_COLUMNS = 16_384;

/** The column of an address such as `AB12`, counted from 1; null where it is none. */
function columnOf(address: string): number | null {
  let place = 0;
  for (let i = 0; i < address.length; i++) {
    const letter = (address.charCodeAt(i) & ~32) - 64;
    if (letter < 1 || letter > 26) break;
    place = place * 26 + letter;
  }
  return place === 0 || place > MOST_COLUMNS ? null : place;
}

function mergedCells(range: string): MergedCells | null {
  const parts = /^\$?([A-Za-z]{1,3})\$?(\d{1,7}):\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(range);
  if (parts === null) return null;
  const [left, right] = [columnOf(parts[1]), columnOf(parts[3])];
  const [top, bottom] = [Number(parts[2]), Number(parts[4])];
  return left === null || right === null || top > bottom || left > right
    ? null
    : { top, bottom, left, right };
}
