import { InputError } from "../../core/input-error";
import { sumBy } from "../../core/sum";

/** What a model needs to know of one customer; one unit of time throughout. */
export interface PurchaseHistory {
  readonly name: string;
  /** Repeat purchases x: purchases after the first. */
  readonly repeats: number;
  /** Time from the first purchase to the last; 0 without repeats. */
  readonly lastAt: number;
  /** Time from the first purchase to the end of observation, T. */
  readonly observed: number;
  /** Sum of the natural logarithms of the times between purchases; only models of regular buyers need it. */
  readonly logGaps?: number;
}

/** When a customer bought. */
export type PurchaseTimes = Pick<PurchaseHistory, "repeats" | "lastAt" | "observed">;

/** Histories that differ, in columns: what a likelihood works out of one number alone, it works out once for each value. */
export interface CountedHistories {
  /** How many customers have each. */
  readonly customers: Float64Array;
  readonly repeats: ValueColumn;
  readonly lastAt: ValueColumn;
  readonly observed: ValueColumn;
  /** Of all customers that have it, added up. */
  readonly logGaps: Float64Array;
}

/** A column's values that differ, and the place among them that each history has. */
export interface ValueColumn {
  readonly values: Float64Array;
  readonly of: Int32Array;
}

/** The mean time of observation: in this unit a search starts at the same point for weeks and years. */
export function meanObserved(histories: readonly PurchaseHistory[]): number {
  return sumBy(histories, ({ observed }) => observed) / histories.length;
}

/** Equal histories once each, with their count, times divided by `unit`: a likelihood then works out each only once. */
export function countedHistories(histories: readonly PurchaseHistory[], unit: number): CountedHistories {
  const groups = new Map<string, { first: PurchaseHistory; customers: number; logGaps: number }>();
  for (const history of histories) {
    const key = `${history.repeats} ${history.lastAt} ${history.observed}`;
    const group = groups.get(key) ?? { first: history, customers: 0, logGaps: 0 };
    group.customers++;
    group.logGaps += (history.logGaps ?? 0) - history.repeats * Math.log(unit);
    groups.set(key, group);
  }
  const each = [...groups.values()];
  return {
    customers: Float64Array.from(each, ({ customers }) => customers),
    repeats: valueColumn(each.map(({ first }) => first.repeats)),
    lastAt: valueColumn(each.map(({ first }) => first.lastAt / unit)),
    observed: valueColumn(each.map(({ first }) => first.observed / unit)),
    logGaps: Float64Array.from(each, ({ logGaps }) => logGaps),
  };
}

function valueColumn(numbers: readonly number[]): ValueColumn {
  const places = new Map<number, number>();
  const of = Int32Array.from(numbers, (value) => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  return { values: Float64Array.from(places.keys()), of };
}

/** @throws InputError for a history that cannot be. */
export function requireHistory({ name, repeats, lastAt, observed }: PurchaseHistory): void {
  const times = lastAt >= 0 && observed >= lastAt && observed < Infinity;
  const counts = Number.isInteger(repeats) && repeats >= 0;
  if (counts && times && (repeats > 0 || lastAt === 0)) return;
  throw new InputError({
    where: `purchase history of "${name}"`,
    what: `${repeats} repeats, last at ${lastAt}, observed for ${observed}`,
    legal: "whole repeats, 0 <= last <= observed, and last at 0 without repeats",
  });
}
