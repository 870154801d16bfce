import { requireBetween } from "../../core/require-between";
import { InputError } from "../../core/input-error";

/** The ends of an interval for a proportion, 0 to 1. */
export interface ProportionInterval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval of a proportion (Wilson 1927): keeps its level at small n and near 0 and 1,
 * where the textbook p ± z √(pq/n) does not. Without trials nothing is known: 0 to 1.
 *
 * @param successes a whole number from 0 to `trials`.
 * @param z normal quantile of the level; default 1.959964, for 95%.
 * @throws InputError for counts that are not such numbers.
 * @example wilsonInterval(8, 10) // { low: 0.4902, high: 0.9433 }
 */
export function wilsonInterval(successes: number, trials: number, z = 1.959963984540054): ProportionInterval {
  if (!Number.isInteger(trials) || !Number.isInteger(successes) || successes < 0 || successes > trials) {
    throw new InputError({
      where: "wilsonInterval(successes, trials)",
      what: `${successes} of ${trials}`,
      legal: "whole numbers, 0 <= successes <= trials",
    });
  }
  requireBetween(z, "wilsonInterval(z)", 0);
  if (trials === 0) return Object.freeze({ low: 0, high: 1 });
  const rate = successes / trials;
  const shrink = 1 + (z * z) / trials;
  const middle = (rate + (z * z) / (2 * trials)) / shrink;
  const half = (z / shrink) * Math.sqrt((rate * (1 - rate)) / trials + (z * z) / (4 * trials * trials));
  // At 0 and at n successes the formula ends at 0 and 1 exactly; rounding must not push it off them.
  return Object.freeze({
    low: successes === 0 ? 0 : middle - half,
    high: successes === trials ? 1 : middle + half,
  });
}
