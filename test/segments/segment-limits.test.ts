import { describe, expect, it } from "vitest";
import { methods } from "../../src/clustering/methods";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { customerBaseOf } from "../../src/customers/customer-base";
import { chooseSegmentation } from "../../src/segments/choose/choose-segmentation";
import {
  keepLimits,
  limitsText,
  requireLimitsOfOneSort,
  type SegmentLimits,
} from "../../src/segments/choose/segment-limits";
import { segmentationMethod } from "../../src/segments/segmentation-method";
import { segmentationOf } from "../../src/segments/segmentation";
import { selectRows } from "../../src/math/linear/observations";
import { prose } from "../../src/text/prose";

const NONE: SegmentLimits = { smallest: null, largest: null, together: [], apart: [] };

/** Twenty customers: a group of 14, one of 6. */
const base = customerBaseOf({
  name: "two groups",
  customers: Array.from({ length: 20 }, (_, i) => `c${i}`),
  columns: [
    {
      name: "spend",
      type: "amount",
      role: "feature",
      numbers: Array.from({ length: 20 }, (_, i) => (i < 14 ? 10 + i / 10 : 50 + i / 10)),
    },
  ],
});
const features = customerFeatures(base, { transform: "none" });
const choice = {
  method: methods.kMeans.name,
  status: "supported" as const,
  because: prose`Two groups.`,
  segmentation: segmentationOf(
    { method: methods.kMeans.name, labels: methods.kMeans.cluster(features, 2, 7), parameters: { k: 2 } },
    features,
    base,
  ),
};
const sizes = ({ segmentation }: typeof choice) =>
  segmentation.groups.map(({ count }) => count).sort((a, b) => a - b);

describe("limits of size", () => {
  it("that are kept already leave the segments as they are, and say so", () => {
    const kept = keepLimits(choice, { ...NONE, smallest: 6, largest: 14 }, 7);
    expect(kept.segmentation).toBe(choice.segmentation);
    expect(kept.status).toBe("supported");
    expect(kept.because.text).toContain("keep what study.yaml asks for: from 6 to 14 customers a segment");
    expect(keepLimits(choice, NONE, 7)).toBe(choice);
  });

  it("that are not kept divide the customers again, and the division is constructed", () => {
    const kept = keepLimits(choice, { ...NONE, smallest: 8 }, 7);
    expect(sizes(kept)).toEqual([8, 12]);
    expect(kept.status).toBe("constructed");
    expect(kept.segmentation.method).toBe("k-means with size limits");
    expect(kept.because.text).toContain("at least 8 customers a segment");
    expect(kept.because.text).toMatch(/its segment \d has 6/);
  });

  it("move the number of segments where it cannot keep them, to the nearest that can", () => {
    const kept = keepLimits(choice, { ...NONE, largest: 6 }, 7);
    expect(sizes(kept)).toHaveLength(4);
    expect(Math.max(...sizes(kept))).toBeLessThanOrEqual(6);
    expect(kept.because.text).toContain("instead of 2, which cannot keep them");
  });

  it("that no number of segments keeps are refused with the reason", () => {
    expect(() => keepLimits(choice, { ...NONE, smallest: 11, largest: 15 }, 7)).toThrow(
      /11 to 15 customers in each segment, of 20 customers.*Lower smallest/s,
    );
    expect(() => keepLimits(choice, { ...NONE, smallest: 9, largest: 8 }, 7)).toThrow(/smallest <= largest/);
  });

  it("hold in proportion where the method is run again on fewer customers", () => {
    const { segmentation } = keepLimits(choice, { ...NONE, smallest: 8 }, 7);
    const { cluster } = segmentationMethod(segmentation);
    const labels = cluster(selectRows(features, [0, 1, 2, 3, 4, 5, 6, 7, 14, 15]), 2, 7);
    const small = Math.min(...[0, 1].map((label) => labels.filter((each) => each === label).length));
    expect(small).toBe(4);
  });
});

describe("links between customers", () => {
  it("are kept by the chosen segments, and by the method when it runs again", () => {
    const limits = { ...NONE, together: [["c0", "c19"]], apart: [["c1", "c2"]] };
    const { segmentation, because } = keepLimits(choice, limits, 7);
    const labelOf = (name: string) => segmentation.labels[features.rowNames.indexOf(name)];
    expect(labelOf("c0")).toBe(labelOf("c19"));
    expect(labelOf("c1")).not.toBe(labelOf("c2"));
    expect(because.text).toContain("c0, c19 together; c1, c2 apart");
    const again = segmentationMethod(segmentation).cluster(selectRows(features, [0, 1, 2, 3, 18, 19]), 2, 7);
    expect(again[0]).toBe(again[5]);
    expect(again[1]).not.toBe(again[2]);
  });

  it("that need more segments are refused, as are links with sizes", () => {
    expect(() => keepLimits(choice, { ...NONE, apart: [["c1", "c2", "c3"]] }, 7)).toThrow(
      /do not keep|clusters/,
    );
    expect(() => requireLimitsOfOneSort({ ...NONE, smallest: 3, apart: [["c1", "c2"]] })).toThrow(
      /no method here keeps both/,
    );
  });
});

it("the choice of a study obeys them", () => {
  const limits = { ...NONE, smallest: 8 };
  const chosen = chooseSegmentation(features, base, { seed: 7, maxK: 2, methods: ["k-means"], limits });
  expect(chosen.segmentation.groups.map(({ count }) => count).sort((a, b) => a - b)).toEqual([8, 12]);
  expect(limitsText(limits)).toBe("at least 8 customers a segment");
});
