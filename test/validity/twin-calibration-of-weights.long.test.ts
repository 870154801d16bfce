import { expect, it } from "vitest";
import { sumOf } from "../../src/core/sum";
import { twinNull } from "../../src/validity/structure/twin-null";
import { binomialLimits } from "./binomial-limits";
import { drawnFrom } from "./drawn-rows";
import { byFewStarts, oneCloud } from "./helpers";

const SETS = 120;

/**
 * Coresets of one cloud, as an engine draws them: rows far out more often, each for fewer customers. Twins whose rows were stretched until
 * their correlations were those of the data had 9.7 % of p-values up to .05 and 63.7 % up to .5 (300 sets).
 */
it("the null of a coreset has the size it says", () => {
  const pValues = Array.from({ length: SETS }, (_, set) => {
    const x = drawnFrom(oneCloud(3_000, 4, 0, "normal", 3_000 + set), 150, set);
    return twinNull(x, byFewStarts, 2, { twins: 19, seed: set }).pValue!;
  });
  // p-values of one cloud are .05, .1 … 1, each as often: their mean has the standard deviation .026.
  expect(Math.abs(sumOf(pValues) / SETS - 0.525)).toBeLessThan(3 * 0.026);
  for (const level of [0.05, 0.5]) {
    const { low, high } = binomialLimits(SETS, level);
    const found = pValues.filter((pValue) => pValue <= level).length;
    expect(found, `${found} of ${SETS} up to ${level}`).toBeGreaterThanOrEqual(low);
    expect(found, `${found} of ${SETS} up to ${level}`).toBeLessThanOrEqual(high);
  }
});
