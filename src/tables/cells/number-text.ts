import { isDigit } from "./is-digit";
import { plainMark, plainNumber, type DecimalMark } from "./plain-number";

/** A number as text gives it. */
export interface NumberReading {
  readonly value: number;
  /** The unit next to it: `%`, a currency sign or code; "" for none. */
  readonly unit: string;
}

const CURRENCY =
  "[$\u20ac\u00a3\u00a5\u20b9\u20a9\u20ba\u20bd]|[A-Z]{1,2}\\$|Rs\\.?|USD|EUR|GBP|CHF|INR|JPY|CNY|AUD|CAD|SEK|NOK|DKK|PLN|CZK|TRY|ZAR";
const SHAPE = new RegExp(
  `^(?<minus>[-+\u2212]?)\\s*(?<before>${CURRENCY})?\\s*(?<inner>[-+\u2212]?)\\s*(?<digits>[\\d.,'\u2019\\s_]*\\d[.,]?(?:[eE][-+]?\\d+)?)\\s*(?<after>%|${CURRENCY})?$`,
);

/** Thousands in threes, or in twos as in India, the first not beginning with 0; every kind of space, apostrophes and underscores separate them too. */
const WITH_POINT =
  /^(?:\d+|[1-9]\d{0,2}(?:([,\s'\u2019_])\d{3})(?:\1\d{3})*|[1-9]\d?(?:,\d{2})+,\d{3})?(?:\.\d*)?(?:[eE][-+]?\d+)?$/;
const WITH_COMMA = /^(?:\d+|[1-9]\d{0,2}(?:([.\s'\u2019_])\d{3})(?:\1\d{3})*)?(?:,\d*)?(?:[eE][-+]?\d+)?$/;

/**
 * Reads a number as people and programs write it: thousands separated, a currency before or behind, percent (35% is 0.35),
 * a minus of any kind, also behind the number as SAP has it, or brackets for a loss. `1E2` is a code: whoever means a
 * number writes a point or a sign (1.0E2, 1e+2).
 *
 * @param mark the sign between whole and fraction; the other one may separate thousands.
 * @returns null for what is no number under this reading.
 * @example parseNumberText("\u20ac 1.234,50", ",") // { value: 1234.5, unit: "\u20ac" }
 * @example parseNumberText("(1,234)", ".") // { value: -1234, unit: "" }
 */
export function parseNumberText(text: string, mark: DecimalMark): NumberReading | null {
  let body = text.trim();
  if (body.length > MOST_LETTERS || beginsAsWord(body)) return null;
  const plain = plainNumber(body, mark);
  if (!Number.isNaN(plain)) return { value: plain, unit: "" };
  if (!/\d/.test(body)) return null;
  const behind = /[-\u2212]$/.test(body);
  if (behind) body = body.slice(0, -1).trim();
  const loss = /^\(.*\)$/.test(body);
  if (loss) body = body.slice(1, -1).trim();
  const parts = SHAPE.exec(body)?.groups;
  if (parts === undefined || !(mark === "." ? WITH_POINT : WITH_COMMA).test(parts.digits)) return null;
  if (/^\d+[eE]\d+$/.test(parts.digits)) return null;
  if (parts.before !== undefined && parts.after !== undefined) return null;
  const signs = [parts.minus, parts.inner].filter((sign) => sign !== "");
  if (signs.length + (loss ? 1 : 0) + (behind ? 1 : 0) > 1) return null;
  const written =
    mark === "."
      ? parts.digits.replace(/[,\s'\u2019_]/g, "")
      : parts.digits.replace(/[.\s'\u2019_]/g, "").replace(",", ".");
  const size = Number(written);
  if (!Number.isFinite(size)) return null;
  const negative = loss || behind || (signs.length > 0 && signs[0] !== "+");
  const unit = parts.after ?? parts.before ?? "";
  const value = unit === "%" ? size / 100 : size;
  return { value: negative && value !== 0 ? -value : value, unit };
}

/**
 * True for a text that begins as no number and no currency does, and as most codes and words of large files do: with a small
 * letter, or with a large one before a digit.
 *
 * @example beginsAsWord("C00012") // true
 */
export function beginsAsWord(text: string): boolean {
  const first = text.charCodeAt(0);
  if (first >= 97 && first <= 122) return true;
  return first >= 65 && first <= 90 && isDigit(text.charCodeAt(1));
}

/** No number is longer; whatever is, is not worth trying. */
const MOST_LETTERS = 60;

/**
 * What a number's text says of the decimal mark: `.` or `,` where only that reading is possible, `both` where either
 * is and they differ (`1,234`), `any` where it does not matter (`12`), null for no number.
 */
export function decimalMarkOf(text: string): DecimalMark | "both" | "any" | null {
  if (beginsAsWord(text)) return null;
  const plain = plainMark(text);
  if (plain !== null) return plain;
  const [point, comma] = [parseNumberText(text, "."), parseNumberText(text, ",")];
  if (point === null) return comma === null ? null : ",";
  if (comma === null) return ".";
  return point.value === comma.value ? "any" : "both";
}
