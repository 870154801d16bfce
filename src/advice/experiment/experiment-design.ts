import { InputError } from "../../core/input-error";
import { groupBy } from "../../core/group-by";
import { randomSource } from "../../math/distributions/random";

/** A customer that may take part in a test of an offer. */
export interface ExperimentUnit {
  readonly customer: string;
  /** Customers are compared within a stratum only: a segment. */
  readonly stratum: string;
  /** Customers of a stratum that are alike in this are compared: orders or money in a time before. */
  readonly size: number;
}

/** What is done to a customer. */
export type ExperimentArm = "offer" | "hold back";

/** A customer of the test. */
export interface ExperimentPlace extends ExperimentUnit {
  /** The two customers of a pair are compared with each other. From 1. */
  readonly pair: number;
  readonly arm: ExperimentArm;
}

/**
 * Draws who gets an offer and who is held back: customers of a stratum are sorted by size and taken two by two, and chance decides which
 * of the two gets it. So both halves have the same segments and the same large and small customers. Whatever differs afterwards is the
 * offer or luck, and how much luck does is known, since the draw could have gone the other way in each pair (Fisher 1935).
 *
 * @param units customers; the smallest of a stratum is left out where their number is odd.
 * @param seed of the draw. @returns stratum by stratum, pair by pair. Cost O(n log n).
 * @throws InputError for a customer named twice or a size that is no number.
 * @example drawExperiment([{ customer: "A", stratum: "1", size: 9 }, { customer: "B", stratum: "1", size: 8 }], 7).length // 2
 */
export function drawExperiment(units: readonly ExperimentUnit[], seed: number): readonly ExperimentPlace[] {
  requireUnits(units);
  const random = randomSource(seed);
  let pair = 0;
  const places = [...groupBy(units, ({ stratum }) => stratum).values()].flatMap((members) => {
    const sorted = [...members].sort((a, b) => b.size - a.size || (a.customer < b.customer ? -1 : 1));
    return Array.from({ length: Math.floor(sorted.length / 2) }, (_, p) => {
      pair++;
      const offered = random() < 0.5 ? 0 : 1;
      return sorted.slice(2 * p, 2 * p + 2).map((unit, i): ExperimentPlace => {
        const arm = i === offered ? "offer" : "hold back";
        return Object.freeze({ ...unit, pair, arm });
      });
    }).flat();
  });
  return Object.freeze(places);
}

function requireUnits(units: readonly ExperimentUnit[]): void {
  const seen = new Set<string>();
  for (const { customer, size } of units) {
    if (!Number.isFinite(size) || seen.has(customer)) {
      throw new InputError({
        where: "drawExperiment(units)",
        what: seen.has(customer) ? `customer "${customer}" twice` : `"${customer}" with size ${size}`,
        legal: "each customer once, with a number",
      });
    }
    seen.add(customer);
  }
}
