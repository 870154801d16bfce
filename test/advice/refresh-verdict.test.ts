import { describe, expect, test } from "vitest";
import { refreshVerdict, REFRESH_RULE, type RefreshBasis } from "../../src/segments/compare/refresh-verdict";
import type { SegmentChange } from "../../src/segments/compare/compare-segmentations";
import type { FeatureDrift } from "../../src/segments/compare/feature-drift";

const kept: SegmentChange = {
  index: 0,
  partner: 0,
  common: 20,
  shared: 20,
  jaccard: 1,
  likeness: 1,
  state: "kept",
};
const drift = (adjustedPValue: number): FeatureDrift => ({
  feature: "revenue",
  unit: "currency",
  oldMedian: 1,
  newMedian: 2,
  index: null,
  adjustedPValue,
});

function judged(changed: Partial<RefreshBasis["comparison"]> = {}, more: Partial<RefreshBasis> = {}) {
  return refreshVerdict({
    comparison: {
      old: [kept],
      new: [kept],
      customers: [],
      common: 40,
      movedShare: 0,
      adjustedRand: 1,
      ...changed,
    },
    drift: [drift(1)],
    strangerShare: 0,
    supported: { old: true, new: true },
    ...more,
  });
}

describe("the verdict on a segmentation", () => {
  test("is to keep it where nothing has changed", () => {
    expect(judged()).toEqual({
      advice: "keep",
      reasons: [
        "Adjusted Rand index 1.00 on 40 common customers, 0% of them moved, and no feature drifted beyond chance.",
      ],
    });
  });

  test.each([
    ["a segment dissolved", { old: [{ ...kept, state: "lost" as const }] }, {}, /1 segment of 1 dissolved/],
    ["segments were born", { new: [kept, { ...kept, state: "lost" as const }] }, {}, /1 segment of 2 is new/],
    ["the index is below .65", { adjustedRand: 0.649 }, {}, /agree poorly.*0\.65/],
    ["more than a quarter moved", { movedShare: 0.26 }, {}, /26% of the 40 common customers moved/],
    [
      "more than a quarter are strangers",
      {},
      { strangerShare: 0.3 },
      /30% of the new side's customers are too far/,
    ],
  ])("is to refresh it where %s", (_, changed, more, reason) => {
    const { advice, reasons } = judged(changed, more);
    expect(advice).toBe("refresh");
    expect(reasons.join(" ")).toMatch(reason);
  });

  test.each([
    ["the index is below .8", { adjustedRand: 0.79 }, {}],
    ["more than a tenth moved", { movedShare: 0.11 }, {}],
    ["more than a tenth are strangers", {}, { strangerShare: 0.2 }],
    ["a feature drifted beyond chance", {}, { drift: [drift(0.04)] }],
  ])("is to watch it where %s", (_, changed, more) => {
    expect(judged(changed, more).advice).toBe("watch");
  });

  test("at the limits the milder advice holds", () => {
    expect(
      judged({ adjustedRand: 0.8, movedShare: 0.1 }, { strangerShare: 0.1, drift: [drift(0.05)] }).advice,
    ).toBe("keep");
    expect(judged({ adjustedRand: 0.65, movedShare: 0.25 }, { strangerShare: 0.25 }).advice).toBe("watch");
  });

  test("cannot be given for too few common customers, and is doubted where the data did not support the segments", () => {
    expect(judged({ common: 9 })).toEqual({
      advice: "undecided",
      reasons: ["The two sides have 9 customers in common."],
    });
    expect(judged({ common: 40, adjustedRand: null }).advice).toBe("undecided");
    expect(judged({}, { supported: { old: true, new: false } }).reasons.at(-1)).toMatch(/did not support/);
  });

  test("is given by a rule that is written down", () => {
    for (const word of ["Undecided", "Refresh", "Keep", "Watch"]) expect(REFRESH_RULE).toContain(`${word}:`);
  });
});
