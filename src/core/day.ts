/** A day in milliseconds, in UTC, which has no summer time. */
export const DAY = 86_400_000;

/** The days of a year that ends on a given day, as in "the last 365 days". */
export const YEAR_DAYS = 365;

/** The days of a year on average, leap years included: for rates a year over long spans. */
export const MEAN_YEAR_DAYS = 365.25;

/** The days of a month, on average. */
export const MONTH_DAYS = MEAN_YEAR_DAYS / 12;
