/** A day in milliseconds, in UTC, which has no summer time. */
export const DAY = 86_400_000;

/** The days of a year that ends on a given day, as in "the last 365 days". */
export const YEAR_DAYS = 365;

/** The days of a month, on average. */
export const MONTH_DAYS = 365.25 / 12;
