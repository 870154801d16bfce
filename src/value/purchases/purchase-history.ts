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

/** A history, and how many customers have it. Their `logGaps` are added up. */
export interface CountedHistory extends PurchaseHistory {
  readonly customers: number;
}

/** The mean time of observation: in this unit a search starts at the same point for weeks and years. */
export function meanObserved(histories: readonly PurchaseHistory[]): number {
  return sumBy(histories, ({ observed }) => observed) / histories.length;
}

/** Equal histories once each, with their count, times divided by `unit`: a likelihood then works out each only once. */
export function countedHistories(
  histories: readonly PurchaseHistory[],
  unit: number,
): readonly CountedHistory[] {
  const groups = new Map<string, { first: PurchaseHistory; customers: number; logGaps: number }>();
  for (const history of histories) {
    const key = `${history.repeats} ${history.lastAt} ${history.observed}`;
    const group = groups.get(key) ?? { first: history, customers: 0, logGaps: 0 };
    group.customers++;
    group.logGaps += (history.logGaps ?? 0) - history.repeats * Math.log(unit);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ first, customers, logGaps }) => ({
    ...first,
    lastAt: first.lastAt / unit,
    observed: first.observed / unit,
    customers,
    logGaps,
  }));
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
