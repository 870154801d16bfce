import { MONTH_DAYS } from "../core/day";
import { sumBy } from "../core/sum";
import type { CustomerLifetime, LifetimeRow } from "./customer-lifetime";
import { lifetimeForecast } from "./lifetime-forecast";
import { farOffAccounts } from "./lifetime-check";
import { lifetimeStanding, segmentHolds } from "./lifetime-standing";

/** A group of customers by name. */
export interface NamedGroup {
  readonly name: string;
  readonly customers: readonly string[];
}

/** A group's forecast of money in the held-back time, and what came. */
export interface SegmentCheck {
  readonly foreseen: number;
  readonly low: number;
  readonly high: number;
  readonly seen: number;
}

/** The account of a group with the highest expected value. */
export interface LargestAccount {
  readonly customer: string;
  /** Its share of the group's expected value, 0 to 1. */
  readonly share: number;
  /** True where its own money of the held-back time was foreseen, and came otherwise by more than half (`isFarOff`). */
  readonly farOff: boolean;
}

/** What to expect of a group's accounts together. */
export interface SegmentLifetime {
  readonly name: string;
  /** Accounts of the group that ever ordered. */
  readonly accounts: number;
  /** Accounts whose own history is too thin: their numbers are those of all accounts more than their own. */
  readonly thin: readonly string[];
  /** Mean chance of being active over the accounts that are not too thin, 0 to 1; NaN where all are. */
  readonly meanAlive: number;
  /** Accounts to be expected active: the sum of the chances of those that are not too thin. */
  readonly expectedActive: number;
  /** Days with orders in the months ahead, over all accounts of the group. */
  readonly expectedOrders: number;
  /** Money in the months ahead, over all accounts of the group with a value; NaN where none has one. */
  readonly expectedValue: number;
  /** The central 80% of that money. */
  readonly low: number;
  readonly high: number;
  /** Money in the last year covered, over all accounts of the group. */
  readonly lastYear: number;
  /** What was foreseen of that money's held-back time, its central 80%, and what came; null where nothing was held back. */
  readonly check: SegmentCheck | null;
  /** True where the value may be used for planning: the check of all accounts and that of the group hold. */
  readonly toPlan: boolean;
  /** The share of that value which comes from accounts too thin to have one of their own, 0 to 1; NaN without value. */
  readonly thinShare: number;
  /** The account with the highest expected value; null without value. */
  readonly largest: LargestAccount | null;
}

/**
 * Expected orders and value of groups of customers: sums over their accounts, with intervals and how the same forecast did on
 * held-back orders. Sums hide that one account may be most of them, and that accounts with hardly a history lend theirs from all
 * others: both are given.
 *
 * @returns one entry per group, in the order given; members that never ordered count for nothing. Cost: a thousand draws an account.
 * @example lifetimeBySegment(lifetime, namedGroups(segmentation, names)).length // 4
 */
export function lifetimeBySegment(
  lifetime: CustomerLifetime,
  groups: readonly NamedGroup[],
): readonly SegmentLifetime[] {
  const valuedOf = (customers: readonly string[]): string[] => {
    const members = new Set(customers);
    return lifetime.rows
      .filter((row) => members.has(row.customer) && !Number.isNaN(row.expectedValue))
      .map((row) => row.customer);
  };
  const ranges = lifetimeForecast(
    lifetime.model,
    lifetime.months * MONTH_DAYS,
    groups.map(({ customers }) => valuedOf(customers)),
    lifetime,
  );
  const checks = checksOf(lifetime, groups);
  const stands = lifetimeStanding(lifetime) === "holds";
  const farOff = farOffAccounts(lifetime.check);
  return Object.freeze(
    groups.map(({ name, customers }, g) => {
      const members = new Set(customers);
      const rows = lifetime.rows.filter((row) => members.has(row.customer));
      const thick = rows.filter((row) => !row.thin);
      const valued = rows.filter((row) => !Number.isNaN(row.expectedValue));
      const sum = (
        list: readonly LifetimeRow[],
        key: "alive" | "expectedOrders" | "expectedValue" | "lastYear",
      ): number => sumBy(list, (row) => row[key]);
      const expectedValue = valued.length === 0 ? NaN : sum(valued, "expectedValue");
      const [first] = [...valued].sort((a, b) => b.expectedValue - a.expectedValue);
      const thinValue = sum(
        valued.filter((row) => row.thin),
        "expectedValue",
      );
      const largest =
        expectedValue > 0
          ? Object.freeze({
              customer: first.customer,
              share: first.expectedValue / expectedValue,
              farOff: farOff.has(first.customer),
            })
          : null;
      return Object.freeze({
        name,
        accounts: rows.length,
        thin: Object.freeze(rows.filter((row) => row.thin).map((row) => row.customer)),
        meanAlive: sum(thick, "alive") / thick.length,
        expectedActive: sum(thick, "alive"),
        expectedOrders: sum(rows, "expectedOrders"),
        expectedValue,
        low: valued.length === 0 ? NaN : ranges[g].money.low,
        high: valued.length === 0 ? NaN : ranges[g].money.high,
        lastYear: sum(rows, "lastYear"),
        check: checks[g],
        thinShare: expectedValue > 0 ? thinValue / expectedValue : NaN,
        largest,
        toPlan: stands && segmentHolds({ check: checks[g], largest }),
      });
    }),
  );
}

function checksOf(
  { check, seed }: CustomerLifetime,
  groups: readonly NamedGroup[],
): readonly (SegmentCheck | null)[] {
  if (check === null) return groups.map(() => null);
  const members = groups.map(({ customers }) => {
    const own = new Set(customers);
    return check.rows.filter(
      ({ customer, foreseenMoney }) => own.has(customer) && !Number.isNaN(foreseenMoney),
    );
  });
  const names = members.map((rows) => rows.map(({ customer }) => customer));
  const ranges = lifetimeForecast(check.model, check.heldBackDays, names, { seed });
  return members.map((rows, g) => {
    if (rows.length === 0) return null;
    const sum = (key: "foreseenMoney" | "seenMoney"): number => sumBy(rows, (row) => row[key]);
    return Object.freeze({ foreseen: sum("foreseenMoney"), ...ranges[g].money, seen: sum("seenMoney") });
  });
}
