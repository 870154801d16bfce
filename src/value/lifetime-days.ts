import { DAY } from "../core/day";
import type { SalesLines } from "../lines/sales-lines";

/** A forecast of orders needs lines of at least so many days: fewer say nothing of who comes back. */
export const LIFETIME_DAYS = 90;

/** The days from the first to the last that sales lines cover, both counted; 0 without lines. @example daysCovered(sales) */
export function daysCovered({ firstDay, lastDay }: Pick<SalesLines, "firstDay" | "lastDay">): number {
  const days = Math.round((lastDay.getTime() - firstDay.getTime()) / DAY) + 1;
  return Number.isNaN(days) ? 0 : days;
}
