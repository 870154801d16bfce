import { lastWholeMonth, monthNumber } from "../../core/day";
import { requireWhole } from "../../core/require-whole";
import { groupBy } from "../../core/group-by";
import { sumBy } from "../../core/sum";
import type { SalesLines } from "../../lines/sales-lines";
import { monthsWithOrders } from "../months-with-orders";
import { expectedTaken, fitBgBb, type BgBb, type OpportunityHistory } from "./bg-bb";

/** In how many months accounts order: expected, and how the same model did on held-back months. */
export interface OrderMonths {
  readonly model: BgBb;
  readonly accounts: number;
  /** Months ahead, and account-months with orders that are expected in them. */
  readonly ahead: number;
  readonly expected: number;
  /** Null where too few months or accounts remain to hold any back. */
  readonly check: {
    readonly heldBack: number;
    readonly accounts: number;
    readonly foreseen: number;
    readonly seen: number;
    /** "As many as in as many months before". */
    readonly before: number;
  } | null;
}

const LEAST_MONTHS = 12;
const LEAST_AGAIN = 5;

/**
 * The discrete setting: each whole calendar month after an account's first is an opportunity to order, taken or not (BG/BB). It counts
 * months with orders, not orders: where several orders come in one month, lifetime models in continuous time say more. Where customers
 * decide once a period, as donors and subscribers do, this one fits.
 *
 * @param ahead months to look ahead; default 12.
 * @returns null where fewer than twelve whole months are covered or fewer than five accounts order in a second month. Cost: two fits.
 * @example orderMonths(study.lines)?.accounts // 45
 */
export function orderMonths(sales: SalesLines, ahead = 12): OrderMonths | null {
  requireWhole(ahead, "orderMonths(ahead)", 1);
  const [first, last] = [monthNumber(sales.firstDay), lastWholeMonth(sales.lastDay)];
  if (last - first + 1 < LEAST_MONTHS) return null;
  const months = monthsWithOrders(sales);
  const now = fittedUpTo(months, last);
  if (now === null) return null;
  const heldBack = Math.min(12, Math.floor((last - first + 1) / 4));
  const then = fittedUpTo(months, last - heldBack);
  const counted = (own: ReadonlySet<number>, from: number, to: number): number =>
    [...own].filter((month) => month > from && month <= to).length;
  const border = last - heldBack;
  return Object.freeze({
    model: now.model,
    accounts: now.histories.length,
    ahead,
    expected: sumBy(now.histories, ({ history }) => expectedTaken(now.model, history, ahead)),
    check:
      then === null
        ? null
        : Object.freeze({
            heldBack,
            accounts: then.histories.length,
            foreseen: sumBy(then.histories, ({ history }) => expectedTaken(then.model, history, heldBack)),
            seen: sumBy(then.histories, ({ own }) => counted(own, border, last)),
            before: sumBy(then.histories, ({ own }) => counted(own, border - heldBack, border)),
          }),
  });
}

interface Fitted {
  readonly model: BgBb;
  readonly histories: readonly { readonly own: ReadonlySet<number>; readonly history: OpportunityHistory }[];
}

function fittedUpTo(months: ReadonlyMap<string, ReadonlySet<number>>, last: number): Fitted | null {
  const histories = [...months.values()].flatMap((own) => {
    const seen = [...own].filter((month) => month <= last).sort((a, b) => a - b);
    if (seen.length === 0) return [];
    const history = {
      opportunities: last - seen[0],
      taken: seen.length - 1,
      lastTaken: seen[seen.length - 1] - seen[0],
      customers: 1,
    };
    return [{ own, history }];
  });
  if (histories.filter(({ history }) => history.taken > 0).length < LEAST_AGAIN) return null;
  const same = groupBy(histories, ({ history: { opportunities, taken, lastTaken } }) =>
    [opportunities, taken, lastTaken].join(" "),
  );
  const model = fitBgBb([...same.values()].map((each) => ({ ...each[0].history, customers: each.length })));
  return { model, histories };
}
