/**
 * A day of the calendar as its UTC midnight, built from its parts: no time zone moves it.
 *
 * @param year 1000 to 9999.
 * @param month 1 to 12.
 * @returns null for what is no day, as the 31st of June.
 * @example calendarDay(2020, 2, 29)?.toISOString() // "2020-02-29T00:00:00.000Z"
 */
export function calendarDay(year: number, month: number, day: number): Date | null {
  if (!(year >= 1000 && year <= 9999)) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  // A 31st of June rolls over into July.
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : null;
}
