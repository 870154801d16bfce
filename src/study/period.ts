import { dayText } from "../core/day";

/** A span of days; without an end it is open on that side. */
export interface Period {
  /** The first day, included; UTC midnight. */
  readonly from?: Date;
  /** The first day after it, not included. */
  readonly until?: Date;
}

/** A period in words: `from 2018-01-01 until before 2019-01-01`. */
export function periodText({ from, until }: Period): string {
  const parts = [
    ...(from === undefined ? [] : [`from ${dayText(from)}`]),
    ...(until === undefined ? [] : [`until before ${dayText(until)}`]),
  ];
  return parts.length === 0 ? "of all days" : parts.join(" ");
}

/** Whether a day lies in a period. */
export function isInPeriod(day: Date, { from, until }: Period): boolean {
  return (from === undefined || day >= from) && (until === undefined || day < until);
}
