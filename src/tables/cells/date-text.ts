/** The order in which a date's parts are written. `year first` is year, month, day. */
export type DateOrder = "year first" | "day first" | "month first";

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  nov: 11,
  dec: 12,
};
const TIME = "(?:[T ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?\\s?(?:[AaPp][Mm])?(?:Z|[+-]\\d{2}:?\\d{2})?)?";
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})${TIME}$`);
const DAY_WORD = /^(\d{1,2})[ -]([A-Za-z]{3,9})\.?[ -](\d{4})$/;
const WORD_DAY = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/;

/**
 * Reads a day as people write it: `2020-01-31`, `31.1.2020`, `1/31/2020`, `31 Jan 2020`, `Jan 31, 2020`; a time behind
 * it is left out.
 *
 * @param order tells `day first` from `month first` where the year stands last; the others say it themselves.
 * @returns UTC midnight of the day, or null where the text is no date, or no day of the calendar.
 * @example parseDateText("31.1.2020", "day first") // 2020-01-31T00:00Z
 */
export function parseDateText(text: string, order: DateOrder): Date | null {
  const body = text.trim();
  if (body.length > 40) return null;
  const first = YEAR_FIRST.exec(body);
  if (first) return dayOf(Number(first[1]), Number(first[3]), Number(first[4]));
  const last = YEAR_LAST.exec(body);
  if (last) {
    const [a, b, year] = [Number(last[1]), Number(last[3]), Number(last[4])];
    return order === "month first" ? dayOf(year, a, b) : dayOf(year, b, a);
  }
  const dayWord = DAY_WORD.exec(body);
  if (dayWord) return dayOf(Number(dayWord[3]), monthOf(dayWord[2]), Number(dayWord[1]));
  const wordDay = WORD_DAY.exec(body);
  return wordDay ? dayOf(Number(wordDay[3]), monthOf(wordDay[1]), Number(wordDay[2])) : null;
}

function monthOf(word: string): number {
  return MONTHS[word.slice(0, 3).toLowerCase()] ?? 0;
}

function dayOf(year: number, month: number, day: number): Date | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  // A 31st of June rolls over into July: no day of the calendar.
  return year >= 1000 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date : null;
}
