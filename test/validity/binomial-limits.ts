import { betaProbability } from "../../src/math/distributions/regularized-beta";

/**
 * The counts that chance leaves: of `sets` sets with a true rate of `rate`, fewer than `low` or more than `high` come with a
 * probability of at most `tail` each (exact binomial distribution). A simulation may be asked for a count between them: it
 * then fails by chance in at most 2 `tail` of all choices of seeds, however many sets it has, and its limits close as the
 * number of sets grows.
 */
export function binomialLimits(sets: number, rate: number, tail = 0.002): { low: number; high: number } {
  /** P(X >= count). */
  const atLeast = (count: number): number =>
    count <= 0 ? 1 : count > sets ? 0 : betaProbability(rate, count, sets - count + 1);
  let low = 0;
  while (1 - atLeast(low + 1) <= tail) low++;
  let high = sets;
  while (atLeast(high) <= tail) high--;
  return { low, high };
}
