import { DAY } from "../core/day";
import { sumBy } from "../core/sum";
import { expectedSpend } from "./gamma-gamma";
import { heldBackDays as daysToHoldBack } from "./held-back-days";
import { lifetimeForecast, type LifetimeForecast } from "./lifetime-forecast";
import { fitLifetime, type LifetimeModel } from "./lifetime-model";
import type { OrderDay } from "./order-days";
import { expectedPurchases } from "./purchases/purchase-model";

/** A forecast of one quantity, and what came. */
export interface ForecastCheck {
  readonly foreseen: number;
  /** The central 80% of the forecast. */
  readonly low: number;
  readonly high: number;
  readonly seen: number;
  /** "As much as in the same time before": the forecast without a model. */
  readonly naive: number;
  /** Mean absolute error an account, of the model and of "as much as before". */
  readonly meanError: number;
  readonly naiveError: number;
}

/** How the forecast did for one account. */
export interface AccountCheck {
  readonly customer: string;
  /** Days with orders after the first, before the held-back time. */
  readonly repeats: number;
  readonly foreseenOrders: number;
  readonly seenOrders: number;
  /** NaN where there is no model of spend, or no mean of it exists. */
  readonly foreseenMoney: number;
  readonly seenMoney: number;
  /** Money in as much time before the held-back time. */
  readonly moneyBefore: number;
}

/** How the models did on orders they had not seen, in the quantities that are reported: orders and money. */
export interface LifetimeCheck {
  /** Days held back at the end, and the accounts known before. */
  readonly heldBackDays: number;
  readonly accounts: number;
  /** Days with orders. */
  readonly orders: ForecastCheck;
  /** Over the accounts for which money could be foreseen; null where that is none. */
  readonly money: ForecastCheck | null;
  /** The largest in the time before the held-back time first. */
  readonly rows: readonly AccountCheck[];
  /** Accounts known then for which no amount could be foreseen, and what they brought in the held-back time. */
  readonly withoutForecast: { readonly accounts: number; readonly money: number };
  /** Accounts that came in the held-back time, which no model of known accounts can foresee. */
  readonly newcomers: { readonly accounts: number; readonly money: number };
  /** The models as fitted before, for intervals of groups. */
  readonly model: LifetimeModel;
}

/** A forecast that is off by more than this share of what came misses, however wide its interval. */
export const FAR_OFF = 0.5;
/** Fewer accounts with a repeat say nothing of the others. */
const LEAST_REPEATING = 2;

/**
 * Holds back the end of the time (a year, or a quarter where less than three years are covered), chooses and fits both models on
 * what was before alone, and compares the forecast with what came, in orders and in money, for all accounts known then and for each.
 *
 * @param days as of `orderDays`. @param first, last UTC midnights in milliseconds.
 * @returns null where fewer than two accounts repeat before. Cost: two fits, and a thousand draws an account.
 */
export function checkLifetime(
  days: ReadonlyMap<string, readonly OrderDay[]>,
  first: number,
  last: number,
  seed: number,
): LifetimeCheck | null {
  const heldBackDays = daysToHoldBack((last - first) / DAY);
  const border = last - heldBackDays * DAY;
  const before = [...days].filter(([, own]) => own[0].time < border);
  const model = fitLifetime(new Map(before), first, border, LEAST_REPEATING);
  const { purchases, spend, spends, histories } = model;
  if (purchases === null) return null;
  const seenOf = (own: readonly OrderDay[], from: number, to: number): readonly OrderDay[] =>
    own.filter(({ time }) => time > from && time <= to);
  const accounts = histories.map((history) => {
    const own = days.get(history.name)!;
    const [then, now] = [seenOf(own, border - heldBackDays * DAY, border), seenOf(own, border, last)];
    const foreseenOrders = expectedPurchases(purchases, history, heldBackDays);
    const each = spend === null ? NaN : expectedSpend(spend, spends.get(history.name) ?? null);
    return {
      customer: history.name,
      repeats: history.repeats,
      foreseenOrders,
      seenOrders: now.length,
      ordersBefore: then.length,
      foreseenMoney: foreseenOrders * each,
      seenMoney: moneyOf(now),
      moneyBefore: moneyOf(then),
    };
  });
  const valued = accounts.filter(({ foreseenMoney }) => !Number.isNaN(foreseenMoney));
  const names = [accounts, valued].map((some) => some.map(({ customer }) => customer));
  const [all, paying] = lifetimeForecast(model, heldBackDays, names, { seed });
  const unvalued = accounts.filter(({ foreseenMoney }) => Number.isNaN(foreseenMoney));
  const newcomers = [...days.values()].filter(([{ time }]) => time >= border);
  return Object.freeze({
    heldBackDays,
    accounts: accounts.length,
    orders: compared(
      all.orders,
      accounts.map((each) => [each.foreseenOrders, each.seenOrders, each.ordersBefore]),
    ),
    money:
      valued.length === 0
        ? null
        : compared(
            paying.money,
            valued.map((each) => [each.foreseenMoney, each.seenMoney, each.moneyBefore]),
          ),
    rows: Object.freeze(
      accounts
        .sort((a, b) => b.moneyBefore - a.moneyBefore || (a.customer < b.customer ? -1 : 1))
        .map(({ ordersBefore: _, ...row }) => Object.freeze(row)),
    ),
    withoutForecast: Object.freeze({
      accounts: unvalued.length,
      money: sumBy(unvalued, ({ seenMoney }) => seenMoney),
    }),
    newcomers: Object.freeze({
      accounts: newcomers.length,
      money: sumBy(newcomers, (own) => moneyOf(own)),
    }),
    model,
  });
}

/** The accounts whose own money was foreseen far off. */
export function farOffAccounts(check: LifetimeCheck | null): ReadonlySet<string> {
  return new Set((check?.rows ?? []).filter(isFarOff).map(({ customer }) => customer));
}

/** Whether what was foreseen for an account in the held-back time is off by more than half of what came; not where nothing was foreseen. */
export function isFarOff({
  foreseenMoney,
  seenMoney,
}: Pick<AccountCheck, "foreseenMoney" | "seenMoney">): boolean {
  return Math.abs(foreseenMoney - seenMoney) > FAR_OFF * seenMoney;
}

function moneyOf(days: readonly OrderDay[]): number {
  return sumBy(days, ({ amount }) => amount);
}

function compared(
  { low, high }: LifetimeForecast["orders"],
  accounts: readonly (readonly [foreseen: number, seen: number, before: number])[],
): ForecastCheck {
  const sum = (value: (account: (typeof accounts)[number]) => number): number => sumBy(accounts, value);
  return Object.freeze({
    foreseen: sum(([foreseen]) => foreseen),
    low,
    high,
    seen: sum(([, seen]) => seen),
    naive: sum(([, , before]) => before),
    meanError: sum(([foreseen, seen]) => Math.abs(foreseen - seen)) / accounts.length,
    naiveError: sum(([, seen, before]) => Math.abs(before - seen)) / accounts.length,
  });
}
