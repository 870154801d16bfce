import { DAY } from "../../core/day";
import { calendarDay } from "../cells/calendar-day";

/** Days from the two beginnings of spreadsheet time to 1970. */
const TO_1970 = 25_569;
const TO_1904 = 1_462;
/** The last day of spreadsheet time is 9999-12-31. */
const AFTER_LAST = 2_958_466;
/** Spreadsheets count a 29th of February 1900, which there was not: their days before it are one more. */
const NO_DAY = 60;

/**
 * The day, and time of day, that a spreadsheet shows for a number in a format of days.
 *
 * @param serial days since the beginning of spreadsheet time.
 * @returns UTC; a text where what is shown is no day: a time alone, or the 29th of February 1900; the number itself
 * where nothing can be shown for it.
 * @example serialDay(43831, false) // 2020-01-01T00:00Z
 */
export function serialDay(serial: number, from1904: boolean): Date | string | number {
  const days = from1904 ? serial + TO_1904 : serial;
  if (!(serial >= 0 && days < AFTER_LAST)) return serial;
  if (!from1904 && days < 1) return timeText(days);
  if (!from1904 && Math.floor(days) === NO_DAY) return "1900-02-29";
  const counted = !from1904 && days < NO_DAY ? days + 1 : days;
  return new Date(Math.round((counted - TO_1970) * DAY));
}

function timeText(days: number): string {
  return new Date(Math.round(days * DAY)).toISOString().slice(11, 19);
}

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?)?\s*(?:Z|[+-]\d\d(?::?\d\d)?)?$/;

/**
 * The day, and time of day, of a strict workbook's date cell, as it is written: the zone behind it moves nothing.
 *
 * @returns UTC; the text itself where it is no day of the calendar: a time alone, a duration.
 * @example isoDay("2020-01-31T08:00:00") // 2020-01-31T08:00Z
 */
export function isoDay(text: string): Date | string {
  const body = text.trim();
  const parts = ISO.exec(body);
  if (parts === null) return body;
  const [, year, month, day, hours = "0", minutes = "0", seconds = "0", fraction = "0"] = parts;
  const date = calendarDay(Number(year), Number(month), Number(day));
  const time = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1_000;
  if (date === null || time >= DAY) return body;
  return new Date(date.getTime() + time + Math.floor(Number(`0.${fraction}`) * 1_000));
}
