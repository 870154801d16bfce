/** A number together with the way it is written, so that a sentence can be traced to its value. */
export interface Quantity {
  /** At full precision; NaN where the quantity is undefined. */
  readonly value: number;
  /** Rounded, with its unit: what a reader sees. */
  readonly text: string;
  /** What a page asks for it by; most numbers have none. */
  readonly name?: string;
}

/** How an undefined number is written. It is never 0. */
export const UNDEFINED_TEXT = "not defined";

/**
 * A share as percent: `percent(0.357).text === "35.7%"`.
 *
 * @example percent(0.357).text // "35.7%"
 */
export function percent(share: number | null, digits = 1): Quantity {
  return quantity(share, (x) => `${fixed(100 * x, digits)}%`);
}

/**
 * A whole number with thousands parted: `count(18955).text === "18,955"`.
 *
 * @example count(18955).text // "18,955"
 */
export function count(n: number | null): Quantity {
  return quantity(n, (x) => grouped(x, 0));
}

/**
 * A whole number, or a word for zero, which is no number to look up. With it goes a verb for one: "None of 5 differs".
 *
 * @param none the word, such as `None` at the beginning of a sentence.
 * @example countOrNone(0) // "none"
 */
export function countOrNone(n: number, none = "none"): Quantity | string {
  return n === 0 ? none : count(n);
}

/**
 * A number of things, with its noun: `counted(1, "group").text === "1 group"`, `counted(3, "group").text === "3 groups"`.
 *
 * @example counted(3, "group").text // "3 groups"
 */
export function counted(n: number | null, noun: string, plural = `${noun}s`): Quantity {
  return quantity(n, (x) => `${grouped(x, 0)} ${x === 1 ? noun : plural}`);
}

/** The decimals that a number shows: from a thousand on none, since nobody reads them there. */
export function decimalsShown(value: number, digits: number): number {
  return Math.abs(value) >= 999.5 ? 0 : digits;
}

/**
 * A number with a fixed number of decimals: `decimal(0.7912).text === "0.79"`. From a thousand on it has none.
 *
 * @example decimal(0.7912).text // "0.79"
 */
export function decimal(x: number | null, digits = 2): Quantity {
  return quantity(x, (value) => grouped(value, decimalsShown(value, digits)));
}

/**
 * A number of a table as a reader writes it: whole numbers whole, others with the decimals that say something.
 *
 * @example plainNumber(1201.6499999999999).text // "1,202"
 */
export function plainNumber(x: number | null): Quantity {
  return quantity(x, (value) => {
    const size = Math.abs(value);
    if (Number.isInteger(value) || size >= 1000) return grouped(value, 0);
    if (size >= 1) return grouped(value, size >= 100 ? 1 : 2);
    return String(Number(value.toPrecision(3)));
  });
}

/**
 * An amount of money in the workbook's currency (which the workbook does not name), to three
 * significant figures from a thousand on: `money(31_400_000).text === "31.4 million"`.
 *
 * @example money(31_400_000).text // "31.4 million"
 */
export function money(amount: number | null): Quantity {
  return quantity(amount, (x) => {
    const size = Math.abs(x);
    if (size >= 999_500) return `${threeFigures(x / 1e6)} million`;
    if (size >= 999.5) return `${threeFigures(x / 1e3)} thousand`;
    return grouped(x, 0);
  });
}

/** True for what the functions of this file return. */
export function isQuantity(x: unknown): x is Quantity {
  return typeof x === "object" && x !== null && "value" in x && "text" in x && typeof x.text === "string";
}

function quantity(value: number | null, write: (x: number) => string): Quantity {
  if (value === null || Number.isNaN(value)) return Object.freeze({ value: NaN, text: UNDEFINED_TEXT });
  if (!Number.isFinite(value))
    return Object.freeze({ value, text: value > 0 ? "infinite" : "minus infinite" });
  return Object.freeze({ value, text: write(value) });
}

/** So far from a half of the last decimal a number may lie and still count as that half: four steps of its own precision. */
const HALF = 2 ** -50;

/**
 * A number with so many decimals, a half away from zero. The binary number for 0.965 lies a little below it: without care it would be
 * 0.96, and 97% as a share.
 */
export function fixed(x: number, digits: number): string {
  const text = (Number.isInteger(x) ? x : x * (1 + HALF)).toFixed(digits);
  // -0.0 is a rounding artefact, not a negative number.
  return Number(text) === 0 ? text.replace("-", "") : text;
}

function grouped(x: number, digits: number): string {
  const [whole, fraction] = fixed(x, digits).split(".");
  const parted = whole.replace(/\B(?=(\d{3})+$)/g, ",");
  return fraction === undefined ? parted : `${parted}.${fraction}`;
}

function threeFigures(x: number): string {
  const digits = Math.abs(x) >= 99.95 ? 0 : Math.abs(x) >= 9.995 ? 1 : 2;
  return grouped(x, digits);
}
