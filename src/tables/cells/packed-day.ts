import { calendarDay } from "./calendar-day";

const PACKED = /^((?:19|20)\d\d)(\d\d)(\d\d)$/;

/**
 * A day without marks between its parts, as `19970218`. One alone may be a number: a column of them is days.
 *
 * @returns null for anything else, `19970231` among it.
 * @example packedDay("19970218")?.toISOString() // "1997-02-18T00:00:00.000Z"
 */
export function packedDay(text: string): Date | null {
  const match = PACKED.exec(text.trim());
  return match === null ? null : calendarDay(Number(match[1]), Number(match[2]), Number(match[3]));
}
