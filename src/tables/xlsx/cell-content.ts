import type { CellFault, FoundCell } from "../raw-table";
import { isoDay, serialDay } from "./sheet-days";
import { cellText } from "./xml/xml-text";

/** A cell's elements as its XML has them; null for an element that is not there. */
export interface CellXml {
  /** The attribute `t`; "" for none. */
  readonly type: string;
  /** The attribute `s`. */
  readonly style: number;
  /** The text of `v`. */
  readonly value: string | null;
  /** The joined texts of `is`. */
  readonly inline: string | null;
  readonly formula: boolean;
}

/** What a cell's meaning depends on, the same for a whole workbook. */
export interface CellContext {
  /** The shared texts. */
  readonly texts: readonly string[];
  readonly isDate: (style: number) => boolean;
  readonly from1904: boolean;
}

const UNCOMPUTED: CellFault = Object.freeze({ fault: "uncomputed", text: "a formula without a result" });

/**
 * What a cell holds, by the rules of the format: its type says whether `v` or `is` counts where both are there.
 *
 * @returns undefined for a reference to a shared text that the workbook does not have.
 * Source: ECMA-376 part 1, 18.3.1.4 (c) and 18.18.11 (ST_CellType).
 */
export function cellContent(
  { type, style, value, inline, formula }: CellXml,
  { texts, isDate, from1904 }: CellContext,
): FoundCell | undefined {
  const text = type === "inlineStr" ? (inline ?? value) : (value ?? inline);
  if (text === null || (text === "" && type !== "str" && type !== "inlineStr"))
    return formula ? UNCOMPUTED : null;
  if (value === null || type === "inlineStr" || type === "str") return cellText(text);
  switch (type) {
    case "s":
      return /^\s*\d+\s*$/.test(text) ? texts[Number(text)] : undefined;
    case "b":
      return text.trim() === "1" || text.trim() === "true";
    case "e":
      return { fault: "error", text: cellText(text) };
    case "d":
      return isoDay(text);
    default:
      return numberContent(text, isDate(style), from1904);
  }
}

/** A number, or the day that it shows; a text where what should be a number is none. */
function numberContent(text: string, isDay: boolean, from1904: boolean): FoundCell {
  const trimmed = text.trim();
  const number = trimmed === "" ? NaN : Number(trimmed);
  if (!Number.isFinite(number)) return trimmed === "" ? null : cellText(trimmed);
  return isDay ? serialDay(number, from1904) : number;
}
