import { describe, expect, it } from "vitest";
import { scorecard } from "../../src/validity/how-many/scorecard";
import { supportedCounts } from "../../src/validity/certify/supported-counts";
import { byFewStarts, clouds, noClusters, oneCloud } from "./helpers";

const quick = { maxK: 4, references: 12, splits: 8, resamples: 10, twins: 19 } as const;

describe("the numbers a rule supports", () => {
  it("are those of the scorecard, found or not", () => {
    const sets = [clouds(3, 15, 12), clouds(2, 20, 8, 3), noClusters(40), oneCloud(40, 3, 0.8, "normal", 2)];
    const found = sets.map((x) => {
      const options = { ...quick, seed: 5 };
      const card = scorecard(x, byFewStarts, options).decision.verdicts;
      const supported = card.filter((verdict) => verdict.supported).map(({ k }) => k);
      expect(supportedCounts(x, byFewStarts, options)).toEqual(supported);
      return supported;
    });
    expect(found.some((ks) => ks.length > 0)).toBe(true);
    expect(found.some((ks) => ks.length === 0)).toBe(true);
  });
});
