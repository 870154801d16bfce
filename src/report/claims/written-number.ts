/** A number as a text writes it. */
export interface WrittenNumber {
  readonly value: number;
  /** How far the number meant may lie from `value`: half a unit of the last digit written. */
  readonly tolerance: number;
  /** `percent`, `currency`, or the thing counted; none where the text names none. */
  readonly unit: string | null;
}

const NUMBER = /^([-−]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d+))?(?:e([+-]?\d+))?(%?)(?:\s+(.*))?$/s;
const SCALES: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9 };

/**
 * Reads a number as a sentence writes it: `34.6%`, `10.7 million`, `1,147`, `-0.01`, `24 customers`.
 *
 * @returns null for a text that is no such number.
 */
export function writtenNumber(text: string): WrittenNumber | null {
  const match = NUMBER.exec(text.trim());
  if (!match) return null;
  const [, sign = "", whole = "", fraction = "", power = "0", percent = "", words = ""] = match;
  if (whole === "" && fraction === "") return null;
  const [first = "", ...rest] = words.split(/\s+/);
  const factor = (percent === "" ? 1 : 0.01) * (SCALES[first] ?? 1) * 10 ** Number(power);
  const size = Number(`${whole.replaceAll(",", "") || "0"}.${fraction || "0"}`);
  const unit = percent !== "" ? "percent" : first in SCALES ? ["currency", ...rest].join(" ") : words;
  return {
    value: (sign === "" ? 1 : -1) * size * factor,
    tolerance: 0.5 * 10 ** -fraction.length * factor,
    unit: unit === "" ? null : unit,
  };
}

/**
 * Whether a text is the rounded form of a value. A value that is not known at all, as undefined and infinite ones are
 * after a notebook was saved, agrees with any text that writes no number.
 */
export function agrees(text: string, value: number | null): boolean {
  const written = writtenNumber(text);
  if (value === null || !Number.isFinite(value)) return written === null;
  if (written === null) return false;
  const slack = 1e-9 * Math.max(Math.abs(value), Math.abs(written.value));
  return Math.abs(written.value - value) <= written.tolerance * (1 + 1e-9) + slack;
}
