import { describe, expect, it } from "vitest";
import type { Observations } from "../../src/math/linear/observations";
import { supportedCounts } from "../../src/validity/certify/supported-counts";
import { binomialLimits } from "./binomial-limits";
import { byFewStarts, noClusters, oneCloud } from "./helpers";

/** Sets per kind of data without groups (4 to 5 s each): a quarter of CHAMPO_SETS where it is given. */
const SETS = Math.min(200, Math.ceil(Number(process.env["CHAMPO_SETS"] ?? 800) / 4));
const ROWS = 500;
/** The rule may say "segments" on so many sets without any. */
const MOST = 0.03;

const KINDS: Readonly<Record<string, (seed: number) => Observations>> = {
  "uniform noise": (seed) => noClusters(ROWS, seed),
  "one normal cloud": (seed) => oneCloud(ROWS, 4, 0, "normal", seed),
  "one correlated cloud": (seed) => oneCloud(ROWS, 4, 0.7, "normal", seed),
  "one skewed cloud": (seed) => oneCloud(ROWS, 4, 0.5, "log-normal", seed),
};

/**
 * The written rule, called directly: how often does it find segments in rows that have none? The limit is what a true rate of
 * 3 % leaves to chance.
 */
describe("the written rule on rows without groups", () => {
  it.each(Object.entries(KINDS))("%s", (name, draw) => {
    let said = 0;
    for (let set = 0; set < SETS; set++) {
      if (supportedCounts(draw(1 + set), byFewStarts, { seed: set, maxK: 6 }).length > 0) said++;
    }
    console.log(`${name}: "segments" on ${said} of ${SETS}`);
    expect(said).toBeLessThanOrEqual(binomialLimits(SETS, MOST).high);
  });
});
