/** A day in milliseconds, in UTC, which has no summer time. */
export const DAY = 86_400_000;

/** The days of a year that ends on a given day, as in "the last 365 days". */
export const YEAR_DAYS = 365;

/** The days of a year on average, leap years included: for rates a year over long spans. */
export const MEAN_YEAR_DAYS = 365.25;

/** The days of a month, on average. */
export const MONTH_DAYS = MEAN_YEAR_DAYS / 12;

/** A day as text. @example dayText(new Date(Date.UTC(2020, 1, 29))) // "2020-02-29" */
export function dayText(day: Date): string {
  return day.toISOString().slice(0, 10);
}

/** The number of a day's month, counted through the years: two months that follow each other differ by 1. */
export function monthNumber(day: Date): number {
  return day.getUTCFullYear() * 12 + day.getUTCMonth();
}

/** The number of the last month that is over when a day ends: its own month on a month's last day, else the one before. */
export function lastWholeMonth(day: Date): number {
  return monthNumber(new Date(day.getTime() + DAY)) - 1;
}
