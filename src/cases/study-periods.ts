import { DAY, dayText, YEAR_DAYS } from "../core/day";
import { GENERAL, type Study } from "../study/study";
import type { PeriodCustomers } from "../value/movement/segment-periods";
import { caseNamed } from "./cases";

/** Lengths of periods tried, in days: a year, half of one, a quarter, a month. */
const LENGTHS = [YEAR_DAYS, 182, 91, 30];
const LEAST_PERIODS = 4;
const MOST_PERIODS = 12;

/**
 * A study cut into periods of equal length, counted back from its last day: years where there are at least four, else half years,
 * quarters or months. The customers of a period are described by what they did in it alone.
 *
 * @returns in order of time, at most the last twelve; none where there are no sales lines, where they cover less than four months, or where a
 * period has none. Cost: as reading the customers, once for each period.
 * @example studyPeriods(study).length // 6
 */
export function studyPeriods(study: Study): readonly PeriodCustomers[] {
  const { lines, kind } = study;
  if (lines === null || lines.lines.length === 0) return [];
  const end = lines.lastDay.getTime() + DAY;
  const days = (end - lines.firstDay.getTime()) / DAY;
  const length = LENGTHS.find((each) => days >= LEAST_PERIODS * each);
  if (length === undefined) return [];
  const count = Math.min(MOST_PERIODS, Math.floor(days / length));
  const starts = Array.from({ length: count }, (_, i) => end - (count - i) * length * DAY);
  const sold = (from: number): boolean =>
    lines.lines.some(({ date }) => date.getTime() >= from && date.getTime() < from + length * DAY);
  if (!starts.every(sold)) return [];
  return Object.freeze(
    starts.map((start) => {
      const [from, until] = [new Date(start), new Date(start + length * DAY)];
      const own = caseNamed(kind).ofPeriod(study, { from, until })!;
      const ownLines = kind === GENERAL ? own.lines : null;
      return Object.freeze({ period: `from ${dayText(from)}`, base: own.base, lines: ownLines });
    }),
  );
}
