import { describe, expect, test } from "vitest";
import { fitOnAll } from "../../src/segments/choose/fit-on-all";
import { sampledStudy } from "../../src/study/sampled-study";
import { parseSegmentsFile } from "../../src/study/segments-schema";
import { segmentsFile } from "../../src/study/segments-file";
import { studyFeatures } from "../../src/study/study";
import { studyOfBase } from "../../src/study/general/table-study";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { chosen, plantedMany } from "./planted-many";

const { base, planted } = plantedMany(3_200, 7);
const study = studyOfBase(base, { seed: 7, outputFolder: "nowhere" });
const sample = sampledStudy(study);

const rowOf = (name: string): number => Number(name.slice(1)) - 1;

describe("a study of more than 3,000 customers", () => {
  test.each(["ward", "kMedoids"] as const)(
    "%s: the choice on the sample reaches all customers, and the second sample repeats it",
    (by) => {
      const onSample = chosen(sample, by);
      const { segmentation, status, because } = fitOnAll(onSample, studyFeatures(study), base, 7);
      expect(segmentation.labels).toHaveLength(3_200);
      const onSampled = sample.base.customers.map((name) => segmentation.labels[rowOf(name)]);
      const found = adjustedRand(onSampled, onSample.segmentation.labels).value;
      expect(found).toBeGreaterThan(0.98);
      expect(because.text).toMatch(/sample of 1,000 of 3,200 customers[^]*second sample[^]*Rand index of/);
      const file = segmentsFile(sample, onSample);
      expect(file.customers).toHaveLength(3_200);
      expect(file.centers).toHaveLength(5);
      // A medoid has words of its own, so k-medoids by itself does not find the planted groups in full.
      if (by === "kMedoids") return;
      expect(adjustedRand(segmentation.labels, planted).value).toBeGreaterThan(0.98);
      expect(status).toBe("supported");
      expect("segments" in parseSegmentsFile(JSON.stringify(file))).toBe(true);
    },
  );
});
