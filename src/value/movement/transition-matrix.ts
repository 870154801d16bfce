import { sumOf } from "../../core/sum";
import { betaQuantile } from "../../math/distributions/regularized-beta";
import type { SegmentPeriods } from "./segment-periods";

/** How often customers go from one state to another in one period. */
export interface Transition {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** The mean of its distribution, 0 to 1. */
  readonly share: number;
  /** The ends of its interval at 95%. */
  readonly low: number;
  readonly high: number;
}

/** The transitions from each state (row) to each (column). */
export type TransitionMatrix = readonly (readonly Transition[])[];

/** What is added to each count before shares are taken (Jeffreys): a step that was never seen is rare, not impossible. */
const ADDED = 0.5;

/**
 * The steps between periods, counted over all customers and periods. Each row is a Dirichlet distribution (its counts and a
 * half each); so each share is Beta distributed, and its interval is read off there. Steps of one customer are taken as
 * independent, so intervals are too narrow where a few customers make most of the steps.
 *
 * @param first the first period that counts, @param last the last; default all.
 * @example transitionMatrix(periods)[0][0].share
 */
export function transitionMatrix(
  { states, paths, periods }: Pick<SegmentPeriods, "states" | "paths" | "periods">,
  first = 0,
  last = periods.length - 1,
): TransitionMatrix {
  const counts = states.map(() => new Array<number>(states.length).fill(0));
  for (const { places } of paths) {
    for (let t = first; t < last; t++) {
      const [from, to] = [places[t], places[t + 1]];
      if (from !== null && to !== null) counts[from][to]++;
    }
  }
  return Object.freeze(
    counts.map((row, from) => {
      const all = sumOf(row) + ADDED * states.length;
      return Object.freeze(
        row.map((count, to): Transition => {
          const [a, b] = [count + ADDED, all - count - ADDED];
          const ends = { low: betaQuantile(0.025, a, b), high: betaQuantile(0.975, a, b) };
          return Object.freeze({ from, to, count, share: a / all, ...ends });
        }),
      );
    }),
  );
}
