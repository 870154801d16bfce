import { randomSource, sampleWithoutReplacement } from "../../math/distributions/random";

/** Up to so many customers every check runs on all of them. */
export const CHECKED_ON_ALL = 3_000;
/** Up to so many customers methods are fitted to all of them; beyond, to the sample, which then places everybody. */
export const FITTED_ON_ALL = 20_000;
/** Customers in the sample that carries the checks where there are more: shares in it are off by 3 in 100 at most. */
export const SAMPLE_SIZE = 1_000;

/** Two samples of customers that share none: one to choose on, one to check the choice on. Rows ascend. */
export interface CheckSamples {
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/**
 * The customers that carry the checks: null where all of them do, up to `CHECKED_ON_ALL`; beyond, two samples drawn at
 * random without replacement. The same seed gives the same customers. Cost O(customers).
 *
 * @example checkSamples(7_043, 7)?.first.length // 1000
 */
export function checkSamples(customers: number, seed: number): CheckSamples | null {
  if (customers <= CHECKED_ON_ALL) return null;
  const drawn = sampleWithoutReplacement(randomSource(seed), customers, 2 * SAMPLE_SIZE);
  return Object.freeze({
    first: drawn.slice(0, SAMPLE_SIZE).sort(),
    second: drawn.slice(SAMPLE_SIZE).sort(),
  });
}
