import { InputError } from "../../core/input-error";
import { groupBy } from "../../core/group-by";
import { sumBy, sumOf } from "../../core/sum";
import { normalProbability } from "../../math/distributions/regularized-gamma";
import type { ExperimentPlace } from "./experiment-design";

/** What became of a customer of a test. */
export interface ExperimentResult extends Omit<ExperimentPlace, "size"> {
  /** Days with orders in a time as long as the test, before it. */
  readonly before: number;
  /** Days with orders in the test. */
  readonly during: number;
}

/** What a test of an offer shows. */
export interface ExperimentTest {
  readonly pairs: number;
  /** Days with orders before and during the test, of those with the offer and of those held back. */
  readonly offered: { readonly before: number; readonly during: number };
  readonly heldBack: { readonly before: number; readonly during: number };
  /** How much more those with the offer ordered than the held back ones, each compared with before: 0.2 is 20% more; NaN without orders. */
  readonly lift: number;
  /** The chance to see so much more by luck alone, 0 to 1 (one-sided; ties count half); NaN where no pair differs. */
  readonly pValue: number;
}

/** Of so many pairs the sums of all draws are counted; of more, their sum is normal. */
const MOST_COUNTED = 60;
/** Sums are counted in steps of this share of the largest. */
const STEPS = 2000;

/**
 * Tests whether an offer made customers order more often. Each customer's change from before is compared with that of the other one of
 * its pair, on square roots, so that one large account does not decide alone. The p-value is that of the draw itself: how many of all
 * draws that could have been made give so large a difference where the offer does nothing (Fisher 1935). It needs no model of orders.
 *
 * @param results both customers of each pair. Cost O(n), and 4,000 sums a pair for few pairs.
 * @throws InputError for a pair without one customer of each arm, or a count below 0.
 * @example experimentTest(results).pValue // 0.03
 */
export function experimentTest(results: readonly ExperimentResult[]): ExperimentTest {
  requireCounts(results);
  const pairs = [...groupBy(results, ({ pair }) => pair)];
  const differences = pairs.map(([pair, both]) => {
    const offered = both.filter(({ arm }) => arm === "offer");
    const heldBack = both.filter(({ arm }) => arm === "hold back");
    if (offered.length !== 1 || heldBack.length !== 1) throw incompletePair(pair, both.length);
    return changeOf(offered[0]) - changeOf(heldBack[0]);
  });
  const sums = (arm: ExperimentResult["arm"]): ExperimentTest["offered"] => {
    const own = results.filter((result) => result.arm === arm);
    return Object.freeze({
      before: sumBy(own, ({ before }) => before),
      during: sumBy(own, ({ during }) => during),
    });
  };
  const [offered, heldBack] = [sums("offer"), sums("hold back")];
  const lift = offered.during / offered.before / (heldBack.during / heldBack.before) - 1;
  return Object.freeze({
    pairs: pairs.length,
    offered,
    heldBack,
    lift: Number.isFinite(lift) ? lift : NaN,
    pValue: pValueOf(differences),
  });
}

/** Square roots of counts have about the same spread, small or large (Anscombe 1948). */
function changeOf({ before, during }: Pick<ExperimentResult, "before" | "during">): number {
  return Math.sqrt(during + 0.375) - Math.sqrt(before + 0.375);
}

/**
 * The share of all draws with at least so large a sum, ties counted half: in a draw each difference keeps or changes its sign.
 * Kernel: assumes numbers.
 */
export function pValueOf(differences: readonly number[]): number {
  const moved = differences.filter((difference) => Math.abs(difference) > 1e-12);
  if (moved.length === 0) return NaN;
  if (moved.length > MOST_COUNTED) {
    const spread = Math.sqrt(sumBy(moved, (difference) => difference ** 2));
    return 1 - normalProbability(sumOf(moved) / spread);
  }
  const largest = sumBy(moved, Math.abs);
  const steps = moved.map((difference) => Math.round((difference / largest) * STEPS));
  const reach = sumBy(steps, Math.abs);
  const seen = sumOf(steps);
  // The chance of each sum of the pairs so far, from -reach to reach: a pair takes it up or down.
  let chances = new Float64Array(2 * reach + 1);
  chances[reach] = 1;
  for (const step of steps) {
    const next = new Float64Array(chances.length);
    for (let at = 0; at < chances.length; at++) {
      if (chances[at] === 0) continue;
      next[at + step] += chances[at] / 2;
      next[at - step] += chances[at] / 2;
    }
    chances = next;
  }
  return chances[seen + reach] / 2 + sumOf(chances.subarray(seen + reach + 1));
}

function requireCounts(results: readonly ExperimentResult[]): void {
  const bad = results.find(
    ({ before, during }) => !(before >= 0 && during >= 0 && before + during < Infinity),
  );
  if (bad === undefined) return;
  throw new InputError({
    where: "experimentTest(results)",
    what: `"${bad.customer}" with ${bad.before} before and ${bad.during} during the test`,
    legal: "numbers of days with orders, from 0",
  });
}

function incompletePair(pair: number, customers: number): InputError {
  return new InputError({
    where: "experimentTest(results)",
    what: `pair ${pair} with ${customers} customers`,
    legal: "one with the offer and one held back",
    remedy: "Leave out a pair where one customer was not treated as planned",
  });
}
