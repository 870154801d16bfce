import { expect, test } from "vitest";
import { chooseSegmentation } from "../../src/segments/choose/choose-segmentation";
import { fitOnAll } from "../../src/segments/choose/fit-on-all";
import { studyOfBase } from "../../src/study/general/table-study";
import { sampledStudy } from "../../src/study/sampled-study";
import { chosenSegmentation } from "../../src/study/segments-file";
import { studyFeatures } from "../../src/study/study";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { plantedMany } from "./planted-many";

test.each([10_000, 100_000])(
  "five planted groups among %i customers are found, random words or not",
  (customers) => {
    const { base, planted } = plantedMany(customers, 5);
    const study = studyOfBase(base, { seed: 5, outputFolder: "nowhere" });
    const sample = sampledStudy(study);
    const choice = chooseSegmentation(studyFeatures(sample), sample.base, { seed: 5 });
    const all = fitOnAll(choice, studyFeatures(study), base, 5);
    expect(all.k).toBe(5);
    expect(all.status).toBe("supported");
    expect(adjustedRand(all.segmentation.labels, planted).value).toBeGreaterThanOrEqual(0.98);
  },
);

test("limits of size hold for all customers, not for the sample that the choice is made on", () => {
  const { base } = plantedMany(3_001, 7);
  const limits = { smallest: 550, largest: null, together: [], apart: [] };
  const choice = { maxK: 2, methods: ["k-means"], limits };
  const study = { ...studyOfBase(base, { seed: 7, outputFolder: "nowhere" }), choice };
  const { groups, because } = chosenSegmentation(study);
  expect(groups).toHaveLength(2);
  expect(Math.min(...groups.map(({ count }) => count))).toBeGreaterThanOrEqual(550);
  expect(because.text).not.toContain("divided again");
});
