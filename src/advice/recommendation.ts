import type { Quantity } from "../text/format";
import type { Finding } from "../text/prose";

/** A number that speaks for a recommendation, and the cell in which it can be looked up. */
export interface Evidence {
  readonly what: string;
  readonly quantity: Quantity;
  /** Notebook and cell id, such as `08-segment-profiles#profile-table`. */
  readonly source: string;
}

/** What an action is expected to bring, or what depends on it. */
export interface Effect {
  /** What is counted, such as `converted samples`. */
  readonly measure: string;
  /** NaN where the workbook allows none; the interval then says how little is known. */
  readonly estimate: Quantity;
  readonly low: Quantity;
  readonly high: Quantity;
  /** What the interval is, in a few words. */
  readonly interval: string;
}

/** What shows whether a recommendation works, and when to step in. */
export interface Watch {
  /** The metric: of lifetime value, churn, engagement or conversion. */
  readonly metric: string;
  readonly now: Quantity;
  /** The value at which to act … */
  readonly alarm: Quantity;
  /** … and on which side of it. */
  readonly when: "above" | "below";
  /** When the alarm can be looked at for the first time, such as `in a year`; left out where that is now. */
  readonly due?: string;
}

/** Something the company should do, with what speaks for it and against it. */
export interface Recommendation {
  /** A segment's name, or `All customers`. */
  readonly scope: string;
  /** Index of the segment; null for all customers. */
  readonly segment: number | null;
  readonly kind: "dependence" | "win back" | "samples" | "cross-sell" | "rhythm" | "method";
  /** An imperative. */
  readonly action: Finding;
  /** The customers concerned, the largest revenue first. */
  readonly who: readonly string[];
  /** A sentence that contains the numbers of the evidence. */
  readonly why: Finding;
  readonly evidence: readonly Evidence[];
  /** What it may bring, with the interval of `effect`; says so where the data allow none. */
  readonly expected: Finding;
  /** Null where nothing can be counted. */
  readonly effect: Effect | null;
  readonly cost: Finding;
  readonly risk: string;
  readonly watch: Watch;
}

/** The recommendation of a rule, for a segment or (null) for all customers. */
export function recommendation(
  scope: string,
  segment: number | null,
  draft: Omit<Recommendation, "scope" | "segment">,
): Recommendation {
  return Object.freeze({ scope, segment, ...draft });
}

/** True where the metric has passed its alarm already; an alarm that is due later has not. */
export function isAlarmed({ now, alarm, when, due }: Watch): boolean {
  if (due !== undefined) return false;
  return when === "above" ? now.value > alarm.value : now.value < alarm.value;
}

/** A number with its place. */
export function evidence(what: string, quantity: Quantity, source: string): Evidence {
  return Object.freeze({ what, quantity, source });
}
