import { sumOf } from "../../core/sum";
import { count, percent } from "../../text/format";
import type { ScoreField } from "./score-fields";

/** The parts of a whole, as they were entered. */
export interface EnteredWhole {
  /** What they are parts of, such as `product mix`. */
  readonly name: string;
  readonly unit: string;
  readonly parts: number;
  /** Parts with more than nothing. */
  readonly some: number;
  readonly sum: number;
  /** Whether the parts are shares, which make up 1. */
  readonly areShares: boolean;
}

/** How far shares typed with few digits may be from 1 together. */
const ROUNDING = 0.02;

/** Each whole that the fields ask about, with what was entered; no entry of a part is none. */
export function enteredWholes(
  fields: readonly ScoreField[],
  entries: readonly (number | string | null | undefined)[],
): readonly EnteredWhole[] {
  const names = [...new Set(fields.flatMap(({ whole }) => (whole === null ? [] : [whole])))];
  return names.map((name) => {
    const parts = fields
      .map((field, i) => ({ field, entry: entries[i] }))
      .filter(({ field }) => field.whole === name);
    const values = parts.map(({ entry }) => (typeof entry === "number" ? entry : 0));
    return Object.freeze({
      name,
      unit: parts[0].field.unit,
      parts: parts.length,
      some: values.filter((value) => value > 0).length,
      sum: sumOf(values),
      areShares: parts.every(({ field }) => field.column.type === "share"),
    });
  });
}

/** What is wrong with the parts as a whole, in words; null where nothing is. */
export function wholeProblem({ name, sum, areShares }: EnteredWhole): string | null {
  if (!areShares)
    return sum > 0 ? null : `Enter at least one part of the ${name}: all are 0, so there are no shares.`;
  if (Math.abs(sum - 1) <= ROUNDING) return null;
  return `The parts of the ${name} are shares and make up ${percent(sum).text} together: 100% was expected.`;
}

/** The whole that was entered, to be checked against what the reader knows of it. */
export function wholeText({ name, unit, parts, some, sum, areShares }: EnteredWhole): string {
  const all = areShares
    ? percent(sum).text
    : `${count(Math.round(sum)).text}${unit === "" ? "" : ` ${unit}`}`;
  return `Parts of the ${name}: ${all} together, in ${some} of ${parts}. Does the whole agree with what you know of the customer?`;
}
