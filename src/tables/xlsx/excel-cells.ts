import { xmlLetters } from "../../text/xml-letters";

/** What a cell of an Excel table may be written from. */
export type ExcelCell = string | number | boolean | Date | null | undefined;

/** How the numbers of a column are shown; text stays text in every column. */
export type ExcelFormat = "text" | "whole" | "decimal" | "percent" | "date";

/** What Excel calls the formats. `@` keeps text text when somebody edits the cell. */
export const EXCEL_FORMATS: Readonly<Record<ExcelFormat, string>> = Object.freeze({
  text: "@",
  whole: "#,##0",
  decimal: "0.00",
  percent: "0.0%",
  date: "yyyy-mm-dd",
});

/** The time of all parts of a package. The zip format stores local time: local fields give the same bytes in every zone. */
export const PACKED_AT = new Date(2020, 0, 1);

/** Excel cuts longer texts off. */
const LONGEST_TEXT = 32_767;

/**
 * Text as a workbook can hold it: cut to Excel's length; controls and halves of letters, which XML has no place for, become
 * U+FFFD; what looks like the format's own escape of a letter (`_x000A_`) stays what it is.
 *
 * @example excelText("a\u0000b") // "a\ufffdb"
 */
export function excelText(text: string): string {
  return xmlLetters(text.slice(0, LONGEST_TEXT)).replace(/_(?=x[\da-f]{4}_)/gi, "_x005F_");
}
