/** The sign between whole and fraction. */
export type DecimalMark = "." | ",";

/** Digits before the mark, and behind it, at most. */
const MOST_DIGITS = 15;
const [MINUS, ZERO, NINE] = [45, 48, 57];
const MARKS = { ",": 44, ".": 46 } as const;
const POWERS = Array.from({ length: MOST_DIGITS + 1 }, (_, digits) => 10 ** digits);

/**
 * The value of a number as plain as most are: perhaps a minus, up to 15 digits, perhaps the decimal mark and up to 15 more. Read letter by
 * letter, since large files have millions. It is what `Number` gives: the digits as a whole number and the power of ten are exact, so that
 * their quotient is rounded once; beyond 15 digits `Number` itself is asked. -0 is 0.
 *
 * @returns NaN for all else, numbers with thousands or a currency among it.
 * @example plainNumber("-12,50", ",") // -12.5
 */
export function plainNumber(text: string, mark: DecimalMark): number {
  const { length } = text;
  const isNegative = text.charCodeAt(0) === MINUS;
  const sign = MARKS[mark];
  let [digits, before, place] = [0, 0, isNegative ? 1 : 0];
  for (; place < length; place++, before++) {
    const digit = text.charCodeAt(place) - ZERO;
    if (!(digit >= 0 && digit <= 9)) break;
    digits = 10 * digits + digit;
  }
  if (before === 0 || before > MOST_DIGITS) return NaN;
  if (place === length) return isNegative && digits > 0 ? -digits : digits;
  if (text.charCodeAt(place) !== sign) return NaN;
  const behind = length - ++place;
  if (behind === 0 || behind > MOST_DIGITS) return NaN;
  for (; place < length; place++) {
    const digit = text.charCodeAt(place) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    digits = 10 * digits + digit;
  }
  if (before + behind > MOST_DIGITS) return Number(text.replace(",", ".")) || 0;
  const size = digits / POWERS[behind];
  return isNegative && size > 0 ? -size : size;
}

/**
 * The decimal mark of a plain number: `any` where it has none.
 *
 * @returns null where the text is no plain number, or its mark may also separate thousands.
 * @example plainMark("12,50") // ","
 */
export function plainMark(text: string): DecimalMark | "any" | null {
  const { length } = text;
  const begin = text.charCodeAt(0) === MINUS ? 1 : 0;
  let at = -1;
  for (let place = begin; place < length; place++) {
    const letter = text.charCodeAt(place);
    if (letter >= ZERO && letter <= NINE) continue;
    if (at >= 0 || (letter !== MARKS["."] && letter !== MARKS[","])) return null;
    at = place;
  }
  const before = (at < 0 ? length : at) - begin;
  if (before === 0 || before > MOST_DIGITS) return null;
  if (at < 0) return "any";
  const behind = length - at - 1;
  if (behind === 0 || behind > MOST_DIGITS) return null;
  const mayBeThousand = behind === 3 && before <= 3 && text.charCodeAt(begin) !== ZERO;
  return mayBeThousand ? null : text.charCodeAt(at) === MARKS["."] ? "." : ",";
}
