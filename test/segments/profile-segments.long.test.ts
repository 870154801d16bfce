import { describe, expect, it } from "vitest";
import { profileSegments } from "../../src/segments/profiles/profile-segments";
import { segmentationOf } from "../../src/segments/segmentation";
import { segmentedStudy } from "./study-of-seed";

const study = segmentedStudy(7, 5);
const { segmentation, base, features } = study;
profileSegments(segmentation, 7);

describe("profiles", () => {
  it("find nothing in labels that mean nothing, seldom more often than the level allows", () => {
    let alarms = 0;
    for (let turn = 0; turn < 20; turn++) {
      const labels = Int32Array.from(features.rowNames, (_, i) => ((i * 7919 + turn * 104729) >>> 3) % 3);
      const clustering = { method: "arbitrary", labels, clusterCount: 3, parameters: {} };
      const random = profileSegments(segmentationOf(clustering, features, base), turn);
      if (random.tests.some((test) => test.adjustedPValue !== null && test.adjustedPValue < 0.05)) alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(3);
  });
});
