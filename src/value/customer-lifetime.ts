import { InputError } from "../core/input-error";
import type { SalesLines } from "../lines/sales-lines";
import { chanceAlive, expectedPurchases, fitBgNbd, type BgNbd, type PurchaseHistory } from "./bg-nbd";
import { expectedSpend, fitGammaGamma, type GammaGamma } from "./gamma-gamma";

/** What to expect of one account. */
export interface LifetimeRow {
  readonly customer: string;
  /** Days with orders after the first such day. */
  readonly repeats: number;
  /** Days from the last order to the last day covered. */
  readonly silentDays: number;
  /** The model's chance that it is still a customer, 0 to 1; NaN where no model could be fitted. */
  readonly alive: number;
  /** Days with orders to be expected in the next `months`; NaN where no model could be fitted. */
  readonly expectedOrders: number;
  /** Money per day with orders, drawn towards all; NaN where it has no money to go by and no mean exists. */
  readonly expectedSpend: number;
  /** expectedOrders x expectedSpend, money in the next `months`. */
  readonly expectedValue: number;
  /** True with fewer than three repeats: the numbers are then those of all accounts more than its own. */
  readonly thin: boolean;
  /** True where a model behind its numbers did not converge: then they say where its search stopped, no more. */
  readonly unsettled: boolean;
}

/** How the model did on orders it had not seen. */
export interface LifetimeCheck {
  /** Days held back at the end, and the accounts known before. */
  readonly heldBackDays: number;
  readonly accounts: number;
  /** Days with orders foreseen and seen in that time, over all these accounts. */
  readonly foreseen: number;
  readonly seen: number;
  /** Mean absolute error an account: of the model, and of "as often as before". */
  readonly meanError: number;
  readonly naiveError: number;
}

/** Expected orders and value of every account. */
export interface CustomerLifetime {
  /** Null where fewer than two accounts ordered, or nobody ever did so again. */
  readonly purchases: BgNbd | null;
  /** Null where fewer than two accounts paid anything. */
  readonly spend: GammaGamma | null;
  readonly months: number;
  /** Years from the first order to the last day covered; below 2 no pause can be told from a season. */
  readonly observedYears: number;
  /** The largest expected value first. */
  readonly rows: readonly LifetimeRow[];
  /** Null where too few accounts repeat before the held-back time. */
  readonly check: LifetimeCheck | null;
}

const DAY = 86_400_000;
const MONTH_DAYS = 365.25 / 12;
/** The share of the time covered that the check holds back. */
const HELD_BACK = 0.25;
/** Keeps some dozens of accounts from driving parameters to infinity; without weight on thousands. */
const PENALTY = 0.001;
const FEW_REPEATS = 3;

/**
 * Lifetime value by BG/NBD (days with orders) and Gamma-Gamma (money a day with orders), and how both did on the
 * last quarter of the time, fitted on the first three.
 *
 * These models were made for thousands of customers who buy on their own. A few dozen firms, some of them buying
 * weekly, are neither: read the ranking, not the decimals.
 *
 * Too few accounts for a model leave its numbers NaN; accounts are listed all the same.
 *
 * @param options.months how far to look ahead; default 12.
 * @throws InputError for months out of range. Cost: two fits.
 */
export function customerLifetime(
  sales: SalesLines,
  options: { readonly months?: number } = {},
): CustomerLifetime {
  const { months = 12 } = options;
  if (!(months > 0 && months <= 120)) {
    throw new InputError({
      where: "customerLifetime(months)",
      what: String(months),
      legal: "above 0, up to 120",
    });
  }
  const days = orderDays(sales);
  const first = [...days.values()].reduce((low, each) => Math.min(low, ...each.keys()), Infinity);
  const last = sales.lastDay.getTime();
  const histories = historiesUntil(days, last);
  const purchases = enoughRepeats(histories, 1) ? fitBgNbd(histories, { penalty: PENALTY }) : null;
  const spends = new Map(
    [...days].flatMap(([name, amounts]) => {
      const total = [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
      return total > 0
        ? [[name, { name, purchases: amounts.size, meanSpend: total / amounts.size }] as const]
        : [];
    }),
  );
  const spend = spends.size >= 2 ? fitGammaGamma([...spends.values()]) : null;
  const rows = histories.map((history): LifetimeRow => {
    const expectedOrders = purchases ? expectedPurchases(purchases, history, months * MONTH_DAYS) : NaN;
    const money = spend ? expectedSpend(spend, spends.get(history.name) ?? null) : NaN;
    return Object.freeze({
      customer: history.name,
      repeats: history.repeats,
      silentDays: history.observed - history.lastAt,
      alive: purchases ? chanceAlive(purchases, history) : NaN,
      expectedOrders,
      expectedSpend: money,
      expectedValue: expectedOrders * money,
      thin: history.repeats < FEW_REPEATS,
      unsettled: purchases?.converged === false || spend?.converged === false,
    });
  });
  return Object.freeze({
    purchases,
    spend,
    months,
    observedYears: days.size === 0 ? 0 : (last - first) / DAY / 365.25,
    rows: Object.freeze(
      rows.sort(
        (a, b) => (b.expectedValue || 0) - (a.expectedValue || 0) || (a.customer < b.customer ? -1 : 1),
      ),
    ),
    check: checkOnLaterOrders(days, last - HELD_BACK * (last - first), last),
  });
}

/** Money by day with orders, account by account. */
function orderDays({ lines }: SalesLines): Map<string, Map<number, number>> {
  const days = new Map<string, Map<number, number>>();
  for (const line of lines) {
    const own = days.get(line.customer) ?? new Map<number, number>();
    own.set(line.date.getTime(), (own.get(line.date.getTime()) ?? 0) + line.amount);
    days.set(line.customer, own);
  }
  return days;
}

/** At least two accounts, and `repeating` of them with a repeat. */
function enoughRepeats(histories: readonly PurchaseHistory[], repeating: number): boolean {
  return histories.length >= 2 && histories.filter(({ repeats }) => repeats > 0).length >= repeating;
}

function historiesUntil(days: Map<string, Map<number, number>>, end: number): PurchaseHistory[] {
  return [...days].flatMap(([name, amounts]): PurchaseHistory[] => {
    const times = [...amounts.keys()].filter((time) => time <= end);
    if (times.length === 0) return [];
    const [first, last] = [Math.min(...times), Math.max(...times)];
    return [{ name, repeats: times.length - 1, lastAt: (last - first) / DAY, observed: (end - first) / DAY }];
  });
}

function checkOnLaterOrders(
  days: Map<string, Map<number, number>>,
  border: number,
  last: number,
): LifetimeCheck | null {
  const known = historiesUntil(days, border).filter(({ observed }) => observed > 0);
  if (!enoughRepeats(known, 2)) return null;
  const heldBackDays = (last - border) / DAY;
  const model = fitBgNbd(known, { penalty: PENALTY });
  const pairs = known.map((history) => ({
    foreseen: expectedPurchases(model, history, heldBackDays),
    naive: ((history.repeats + 1) / Math.max(history.observed, heldBackDays)) * heldBackDays,
    seen: [...(days.get(history.name)?.keys() ?? [])].filter((time) => time > border).length,
  }));
  const sum = (value: (pair: (typeof pairs)[number]) => number): number =>
    pairs.reduce((total, pair) => total + value(pair), 0);
  return Object.freeze({
    heldBackDays,
    accounts: pairs.length,
    foreseen: sum((pair) => pair.foreseen),
    seen: sum((pair) => pair.seen),
    meanError: sum((pair) => Math.abs(pair.foreseen - pair.seen)) / pairs.length,
    naiveError: sum((pair) => Math.abs(pair.naive - pair.seen)) / pairs.length,
  });
}
