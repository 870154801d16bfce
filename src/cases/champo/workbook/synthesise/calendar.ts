import { DAY } from "../../../../core/day";
import { randomInteger, type RandomSource } from "../../../../math/distributions/random";
import { drawWeighted } from "./draw";

/** The first and last day of the workbook. */
export const FIRST_DAY = Date.UTC(2017, 0, 16);
export const LAST_DAY = Date.UTC(2020, 1, 14);

/** The years' first and last days within the workbook, and how much of the ordering falls in each. */
const ORDER_YEARS = [
  { from: FIRST_DAY, to: Date.UTC(2017, 11, 31), weight: 0.17 },
  { from: Date.UTC(2018, 0, 1), to: Date.UTC(2018, 11, 31), weight: 0.43 },
  { from: Date.UTC(2019, 0, 1), to: Date.UTC(2019, 11, 31), weight: 0.35 },
  { from: Date.UTC(2020, 0, 1), to: LAST_DAY, weight: 0.05 },
];

/** Samples are on record from 2018 on. */
const SAMPLE_YEARS = [
  { ...ORDER_YEARS[1], weight: 0.45 },
  { ...ORDER_YEARS[2], weight: 0.48 },
  { ...ORDER_YEARS[3], weight: 0.07 },
];

/** The day of an ordinary order, as UTC midnight in milliseconds; never a Sunday. */
export function drawOrderDay(random: RandomSource): number {
  return drawDay(random, ORDER_YEARS);
}

/** The day a sample was sent. */
export function drawSampleDay(random: RandomSource): number {
  return drawDay(random, SAMPLE_YEARS);
}

/** The month, counted from 0, of 2018 in which the giant books nearly its whole business. */
export function drawSpikeMonth(random: RandomSource): number {
  return 3 + randomInteger(random, 7);
}

/** The share of the giant's orders, its smallest, that fall outside the one month. */
const OUTSIDE_SPIKE = 0.1;

/** The days of the giant's orders of the given values: one month of 2018 but for the smallest orders. */
export function drawGiantDays(random: RandomSource, spikeMonth: number, values: readonly number[]): number[] {
  const spike = [{ from: Date.UTC(2018, spikeMonth, 1), to: Date.UTC(2018, spikeMonth + 1, 0), weight: 1 }];
  const rising = values.map((_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
  const outside = new Set(rising.slice(0, Math.ceil(OUTSIDE_SPIKE * values.length)));
  return values.map((_, i) => drawDay(random, outside.has(i) ? ORDER_YEARS.slice(1, 3) : spike));
}

function drawDay(
  random: RandomSource,
  years: readonly { readonly from: number; readonly to: number; readonly weight: number }[],
): number {
  const year =
    years[
      drawWeighted(
        random,
        years.map(({ weight }) => weight),
      )
    ];
  const days = (year.to - year.from) / DAY + 1;
  for (;;) {
    const day = year.from + randomInteger(random, days) * DAY;
    if (new Date(day).getUTCDay() !== 0) return day;
  }
}

/** The day itself, or the one before where it is a Sunday. */
export function weekday(day: number): number {
  return new Date(day).getUTCDay() === 0 ? day - DAY : day;
}
