import { DAY } from "../../../../core/day";
import { BLANK, columnLetters, type Cell, type SheetContent } from "./cells";

/** Collects the texts of a workbook, each once, in the order of their first use. */
export class SharedStrings {
  private readonly places = new Map<string, number>();
  private uses = 0;

  /** The place of a text among the shared strings. */
  place(text: string): number {
    this.uses++;
    const known = this.places.get(text);
    if (known !== undefined) return known;
    this.places.set(text, this.places.size);
    return this.places.size - 1;
  }

  /** `xl/sharedStrings.xml`. */
  toXml(): string {
    const items = [...this.places.keys()].map((text) => {
      const space = text === text.trim() ? "" : ' xml:space="preserve"';
      return `<si><t${space}>${escapeXml(text)}</t></si>`;
    });
    return `${XML_HEAD}<sst xmlns="${MAIN}" count="${this.uses}" uniqueCount="${this.places.size}">${items.join("")}</sst>`;
  }
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** The style numbers of `styles.xml`. */
const DATE_STYLE = 1;
const BLANK_STYLE = 2;

/** Day 0 of spreadsheet dates. */
const EPOCH = Date.UTC(1899, 11, 30);

export function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** One worksheet part, and the addresses of its formula cells in order. */
export function worksheetXml(
  sheet: SheetContent,
  strings: SharedStrings,
): { xml: string; formulas: string[] } {
  const formulas: string[] = [];
  const rows = sheet.rows.map((cells, i) => {
    const written = cells.map((cell, j) => {
      const address = `${columnLetters(j)}${i + 1}`;
      if (typeof cell === "object" && cell !== null && "formula" in cell) formulas.push(address);
      return cellXml(cell, address, strings);
    });
    return `<row r="${i + 1}">${written.join("")}</row>`;
  });
  const drawing = sheet.drawing ? '<drawing r:id="rId1"/>' : "";
  const xml =
    `${XML_HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><dimension ref="${sheet.declaredSize}"/>` +
    `<sheetData>${rows.join("")}</sheetData>${drawing}</worksheet>`;
  return { xml, formulas };
}

function cellXml(cell: Cell, address: string, strings: SharedStrings): string {
  if (cell === null) return "";
  if (cell === BLANK) return `<c r="${address}" s="${BLANK_STYLE}"/>`;
  if (typeof cell === "string") return `<c r="${address}" t="s"><v>${strings.place(cell)}</v></c>`;
  if (typeof cell === "number") return `<c r="${address}"><v>${cell}</v></c>`;
  if (cell instanceof Date) {
    return `<c r="${address}" s="${DATE_STYLE}"><v>${(cell.getTime() - EPOCH) / DAY}</v></c>`;
  }
  return `<c r="${address}"><f>${escapeXml(cell.formula)}</f><v>${cell.value}</v></c>`;
}
