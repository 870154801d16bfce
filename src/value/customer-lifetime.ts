import { DAY, MEAN_YEAR_DAYS, MONTH_DAYS, YEAR_DAYS } from "../core/day";
import { InputError } from "../core/input-error";
import { sumBy } from "../core/sum";
import type { SalesLines } from "../lines/sales-lines";
import { expectedSpend, type GammaGamma } from "./gamma-gamma";
import { checkLifetime, farOffAccounts, type LifetimeCheck } from "./lifetime-check";
import { lifetimeForecast, type ForecastInterval } from "./lifetime-forecast";
import { fitLifetime, type LifetimeModel } from "./lifetime-model";
import { lifetimeStanding } from "./lifetime-standing";
import { orderDays } from "./order-days";
import { chanceAlive, expectedPurchases, type PurchaseModel } from "./purchases/purchase-model";

/** What to expect of one account. */
export interface LifetimeRow {
  readonly customer: string;
  /** Days with orders after the first such day. */
  readonly repeats: number;
  /** Days from the last order to the last day covered. */
  readonly silentDays: number;
  /** The model's chance that it is still a customer, 0 to 1; NaN where no model could be fitted. */
  readonly alive: number;
  /** The central 80% of what that chance may be. */
  readonly aliveRange: ForecastInterval;
  /** Days with orders to be expected in the next `months`; NaN where no model could be fitted. */
  readonly expectedOrders: number;
  /** The central 80% of such days. */
  readonly ordersRange: ForecastInterval;
  /** Money per day with orders, drawn towards all; NaN where it has no money to go by and no mean exists. */
  readonly expectedSpend: number;
  /** expectedOrders x expectedSpend, money in the next `months`. */
  readonly expectedValue: number;
  /** The central 80% of what it may bring; NaN where no model could be fitted. */
  readonly low: number;
  readonly high: number;
  /** Money in the last year covered: what is expected should be read next to it. */
  readonly lastYear: number;
  /** True with fewer than three repeats: the numbers are then those of all accounts more than its own. */
  readonly thin: boolean;
  /** True where a model behind its numbers did not converge: then they say where its search stopped, no more. */
  readonly unsettled: boolean;
  /** True where its value may be used for planning: the check of all accounts holds, and its own money was not foreseen far off. */
  readonly toPlan: boolean;
}

/** Expected orders and value of every account. */
export interface CustomerLifetime {
  /** Null where fewer than two accounts ordered, or nobody ever did so again. */
  readonly purchases: PurchaseModel | null;
  /** Null where fewer than two accounts paid anything after their first purchase. */
  readonly spend: GammaGamma | null;
  /** Both, with what they were fitted on: for intervals of groups. */
  readonly model: LifetimeModel;
  readonly months: number;
  readonly seed: number;
  /** Years from the first order to the last day covered; below 2 a pause may be a season. */
  readonly observedYears: number;
  /** The largest expected value first. */
  readonly rows: readonly LifetimeRow[];
  /** Null where too few accounts repeat before the held-back time. */
  readonly check: LifetimeCheck | null;
}

const FEW_REPEATS = 3;

/**
 * Lifetime value by a model of days with orders (the one of BG/NBD and its relatives that foresees held-back orders best) and
 * Gamma-Gamma (money of repeat purchases), with predictive intervals, and how both did on the last year (or quarter of the time),
 * in orders **and in money** (`checkLifetime`). Where the money missed, the figures are not to be used for planning.
 *
 * These models were made for thousands of customers who buy on their own. A few dozen firms, some of them buying
 * weekly, are neither: read the ranking, not the decimals.
 *
 * Too few accounts for a model leave its numbers NaN; accounts are listed all the same.
 *
 * @param options.months how far to look ahead; default 12.
 * @param options.seed of the draws behind the intervals; default 7.
 * @throws InputError for months out of range. Cost: four fits, two coarse ones a model, and a thousand draws an account.
 * @example customerLifetime(study.lines, { months: 12, seed: 7 }).rows.length // 45
 */
export function customerLifetime(
  sales: SalesLines,
  options: { readonly months?: number; readonly seed?: number } = {},
): CustomerLifetime {
  const { months = 12, seed = 7 } = options;
  if (!(months > 0 && months <= 120)) {
    throw new InputError({
      where: "customerLifetime(months)",
      what: String(months),
      legal: "above 0, up to 120",
    });
  }
  const days = orderDays(sales);
  const first = [...days.values()].reduce((low, [{ time }]) => Math.min(low, time), Infinity);
  const last = sales.lastDay.getTime();
  const model = fitLifetime(days, first, last);
  const { purchases, spend, histories, spends } = model;
  const ahead = months * MONTH_DAYS;
  const ranges = lifetimeForecast(
    model,
    ahead,
    histories.map(({ name }) => [name]),
    { seed },
  );
  const check = checkLifetime(days, first, last, seed);
  const stands = lifetimeStanding({ check }) === "holds";
  const farOff = farOffAccounts(check);
  const rows = histories.map((history, i): LifetimeRow => {
    const expectedOrders = purchases ? expectedPurchases(purchases, history, ahead) : NaN;
    const money = spend ? expectedSpend(spend, spends.get(history.name) ?? null) : NaN;
    const recent = days.get(history.name)!.filter(({ time }) => time > last - YEAR_DAYS * DAY);
    return Object.freeze({
      customer: history.name,
      repeats: history.repeats,
      silentDays: history.observed - history.lastAt,
      alive: purchases ? chanceAlive(purchases, history) : NaN,
      aliveRange: ranges[i].alive,
      expectedOrders,
      ordersRange: ranges[i].orders,
      expectedSpend: money,
      expectedValue: expectedOrders * money,
      ...ranges[i].money,
      lastYear: sumBy(recent, ({ amount }) => amount),
      thin: history.repeats < FEW_REPEATS,
      unsettled: purchases?.converged === false || spend?.converged === false,
      toPlan: stands && !farOff.has(history.name),
    });
  });
  return Object.freeze({
    purchases,
    spend,
    model,
    months,
    seed,
    observedYears: days.size === 0 ? 0 : (last - first) / DAY / MEAN_YEAR_DAYS,
    rows: Object.freeze(
      rows.sort(
        (a, b) => (b.expectedValue || 0) - (a.expectedValue || 0) || (a.customer < b.customer ? -1 : 1),
      ),
    ),
    check,
  });
}
