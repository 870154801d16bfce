import { calendarDay } from "./calendar-day";

/** The order in which a date's parts are written. `year first` is year, month, day. */
export type DateOrder = "year first" | "day first" | "month first";

const MONTHS: readonly string[] = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
/** A time, and a zone: `T10:00:00Z`, ` 8:26 PM`, ` 10:00:00.123 UTC`, `+02`. */
const ZONE = "(?:\\s?(?:Z|UTC|GMT)|(?:\\s?(?:UTC|GMT))?\\s?[+-]\\d{1,2}(?::?\\d{2})?)";
const CLOCK = "\\d{1,2}(?::\\d{2}(?::\\d{2}(?:[.,]\\d{1,9})?)?)?(?:\\s?[AaPp]\\.?[Mm]\\.?)?";
const TIME = `(?:(?:T|,?\\s+)${CLOCK}${ZONE}?|${ZONE})?`;
const WEEKDAY = "(?:[A-Za-z]{2,9}\\.?,?\\s+)?";
const YEAR_FIRST = new RegExp(`^(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})${TIME}$`);
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4}|\\d{2})${TIME}$`);
const DAY_WORD = new RegExp(
  `^${WEEKDAY}(\\d{1,2})\\.?[ \\-/]([A-Za-z]{3,9})\\.?,?[ \\-/](\\d{4}|\\d{2})${TIME}$`,
);
const WORD_DAY = new RegExp(`^${WEEKDAY}([A-Za-z]{3,9})\\.? (\\d{1,2}),? (\\d{4})${TIME}$`);
/** A month of a year, `2021-03`; other pairs of numbers are codes, or seasons. */
const MONTH_OF_YEAR = /^((?:19|20)\d{2})[-/](0[1-9]|1[0-2])$/;
/** Years of two digits up to this are of this century, as in spreadsheets. */
const LAST_OF_CENTURY = 29;

/**
 * Reads a day as people and programs write it: `2020-01-31`, `31.1.2020`, `1/31/20`, `31 Jan 2020`, `11-Jan-19`,
 * `Fri, 11 Jan 2019`, `Jan 31, 2020`. A time and a zone behind it are left out: the day is as it is written. A year of two
 * digits is 1930 to 2029. A month alone, `2020-01`, is its first day.
 *
 * @param order `day first` or `month first`, where the year is last; other orders show themselves.
 * @returns UTC midnight of the day, or null where the text is no date, or no day of the calendar.
 * @example parseDateText("31.1.2020", "day first") // 2020-01-31T00:00Z
 */
export function parseDateText(text: string, order: DateOrder): Date | null {
  const body = text.trim();
  if (body.length < SHORTEST || body.length > LONGEST) return null;
  const year = plainYear(body);
  if (year > 0) return calendarDay(year, digits(body, 5, 7), digits(body, 8, 10));
  const first = YEAR_FIRST.exec(body);
  if (first) return calendarDay(Number(first[1]), Number(first[3]), Number(first[4]));
  const last = YEAR_LAST.exec(body);
  if (last) {
    const [a, b, year] = [Number(last[1]), Number(last[3]), yearOf(last[4])];
    return order === "month first" ? calendarDay(year, a, b) : calendarDay(year, b, a);
  }
  const dayWord = DAY_WORD.exec(body);
  if (dayWord) return calendarDay(yearOf(dayWord[3]), monthOf(dayWord[2]), Number(dayWord[1]));
  const month = MONTH_OF_YEAR.exec(body);
  if (month) return calendarDay(Number(month[1]), Number(month[2]), 1);
  const wordDay = WORD_DAY.exec(body);
  return wordDay ? calendarDay(Number(wordDay[3]), monthOf(wordDay[1]), Number(wordDay[2])) : null;
}

/** `1/1/20` */
const SHORTEST = 6;
const LONGEST = 60;

/** The year of a day written as most are, `2020-01-31`, read letter by letter, since large files have thousands; NaN for all else. */
function plainYear(text: string): number {
  if (text.length !== 10 || text[4] !== "-" || text[7] !== "-") return NaN;
  return digits(text, 5, 7) + digits(text, 8, 10) >= 0 ? digits(text, 0, 4) : NaN;
}

/** The whole number of the digits from one place up to another; NaN where one is no digit. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return NaN;
    number = 10 * number + digit;
  }
  return number;
}

const ZERO = "0".charCodeAt(0);

function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year <= LAST_OF_CENTURY ? 2000 + year : 1900 + year;
}

/** From 1; 0 for a word that is no month, nor the beginning of one. */
function monthOf(word: string): number {
  const name = word.toLowerCase();
  const month = MONTHS.findIndex(
    (each) => each.startsWith(name) || (name === "sept" && each === "september"),
  );
  return month + 1;
}
