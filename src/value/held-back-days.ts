import { YEAR_DAYS } from "../core/day";

/** Years that must remain to learn from for a year to be held back … */
const YEARS_TO_LEARN = 2;
/** … and the share of the time that is held back otherwise. */
const QUARTER = 0.25;

/** How many days at the end a check of a forecast holds back: a year, or a quarter of the time where less than three years are covered. */
export function heldBackDays(observedDays: number): number {
  return observedDays >= (YEARS_TO_LEARN + 1) * YEAR_DAYS ? YEAR_DAYS : Math.round(QUARTER * observedDays);
}
