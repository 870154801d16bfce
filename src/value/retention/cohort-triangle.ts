import { lastWholeMonth, monthNumber } from "../../core/day";
import { groupBy } from "../../core/group-by";
import { InputError } from "../../core/input-error";
import { sumBy } from "../../core/sum";
import type { SalesLines } from "../../lines/sales-lines";
import { monthsWithOrders } from "../months-with-orders";
import { wilsonInterval } from "../../math/distributions/wilson-interval";

/** Accounts that ordered for the first time in one period, and how many of them ordered in each later one. */
export interface Cohort {
  /** Such as `2017-01`, or `2017 Q1`. */
  readonly period: string;
  readonly accounts: number;
  /** Accounts that ordered, by periods since the first: all at 0, up to the last whole period covered. */
  readonly active: readonly number[];
}

/** The share of accounts that order so many periods after their first. */
export interface RetentionPoint {
  readonly periods: number;
  /** Accounts that were there long enough to be seen. */
  readonly accounts: number;
  readonly active: number;
  readonly rate: number;
  /** Wilson interval at 95%. */
  readonly low: number;
  readonly high: number;
}

/** Who came when, and how many still order later. */
export interface CohortTriangle {
  readonly unit: "month" | "quarter";
  /** The earliest first; periods in which nobody came are left out. */
  readonly cohorts: readonly Cohort[];
  /** Over all cohorts together, by periods since the first order. */
  readonly retention: readonly RetentionPoint[];
}

const MONTHS = { month: 1, quarter: 3 };
/** In more months than these, quarters are read more easily. */
const MOST_MONTHS = 15;

/**
 * The cohort triangle: accounts by the period of their first order, with how many of them order in each period after, and the retention
 * curve over all cohorts. A period that the lines do not cover to its end is left out, since not everybody who will order in it has
 * yet. The first cohort may hold older accounts: lines do not say who ordered before they begin.
 *
 * @param options.unit default quarter where more than 15 months are covered, else month.
 * @throws InputError for another unit. Cost O(lines).
 * @example cohortTriangle(study.lines).unit // "quarter"
 */
export function cohortTriangle(
  sales: SalesLines,
  options: { readonly unit?: "month" | "quarter" } = {},
): CohortTriangle {
  const covered = monthNumber(sales.lastDay) - monthNumber(sales.firstDay);
  const { unit = covered > MOST_MONTHS ? "quarter" : "month" } = options;
  if (!(unit in MONTHS)) {
    throw new InputError({
      where: "cohortTriangle(unit)",
      what: JSON.stringify(unit),
      legal: "month, quarter",
    });
  }
  const periodOf = (month: number): number => Math.floor(month / MONTHS[unit]);
  const lastWhole = periodOf(lastWholeMonth(sales.lastDay) + 1) - 1;
  const seen = [...monthsWithOrders(sales).values()]
    .map((months) => new Set([...months].map(periodOf).filter((period) => period <= lastWhole)))
    .filter(({ size }) => size > 0);
  const rows = [...groupBy(seen, (periods) => Math.min(...periods))]
    .sort(([a], [b]) => a - b)
    .map(([first, members]): Cohort & { readonly first: number } => ({
      first,
      period: periodName(first, unit),
      accounts: members.length,
      active: Object.freeze(
        Array.from(
          { length: lastWhole - first + 1 },
          (_, n) => members.filter((own) => own.has(first + n)).length,
        ),
      ),
    }));
  const longest = Math.max(0, ...rows.map(({ active }) => active.length));
  const retention = Array.from({ length: longest }, (_, periods): RetentionPoint => {
    const own = rows.filter(({ active }) => periods < active.length);
    const accounts = sumBy(own, (row) => row.accounts);
    const active = sumBy(own, (row) => row.active[periods]);
    const rate = active / accounts;
    return Object.freeze({ periods, accounts, active, rate, ...wilsonInterval(active, accounts) });
  });
  return Object.freeze({
    unit,
    cohorts: Object.freeze(rows.map(({ first: _, ...row }) => Object.freeze(row))),
    retention: Object.freeze(retention),
  });
}

function periodName(period: number, unit: "month" | "quarter"): string {
  const month = period * MONTHS[unit];
  const [year, within] = [Math.floor(month / 12), month % 12];
  return unit === "quarter" ? `${year} Q${within / 3 + 1}` : `${year}-${String(within + 1).padStart(2, "0")}`;
}
