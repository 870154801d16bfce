import { describe, expect, test } from "vitest";
import { methods } from "../../src/clustering/methods";
import { partInPage } from "../../src/cases/study-live";
import { selectCustomers } from "../../src/customers/customer-base";
import { studyLiveData } from "../../src/live/study-live-data";
import { checkedFeatures } from "../../src/segments/choose/checked-features";
import { checkedSegmentation } from "../../src/segments/choose/checked-segmentation";
import { checkSamples, SAMPLE_SIZE } from "../../src/segments/choose/check-sample";
import { fitOnAll } from "../../src/segments/choose/fit-on-all";
import { fittedStudy, sampledStudy, sampleNotice } from "../../src/study/sampled-study";
import { parseSegmentsFile } from "../../src/study/segments-schema";
import { segmentsFile } from "../../src/study/segments-file";
import { studyFeatures, type Study } from "../../src/study/study";
import { studyOfBase } from "../../src/study/general/table-study";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { checkEffort } from "../../src/validity/how-many/check-effort";
import { chosen, plantedMany } from "./planted-many";

const { base, planted } = plantedMany(3_200, 7);
const study = studyOfBase(base, { seed: 7, outputFolder: "nowhere" });
const sample = sampledStudy(study);

describe("the customers that carry the checks", () => {
  test("are all of them up to 3,000, else two samples that share none; a seed gives the same ones", () => {
    expect(checkSamples(3_000, 7)).toBeNull();
    const { first, second } = checkSamples(3_001, 7)!;
    expect(new Set([...first, ...second]).size).toBe(2 * SAMPLE_SIZE);
    expect(Array.from(first)).toEqual(Array.from(first).sort((a, b) => a - b));
    expect(checkSamples(3_001, 7)!.first).toEqual(first);
    expect(checkSamples(3_001, 8)!.first).not.toEqual(first);
  });

  test("a check is repeated less often where there are many, and can still give p-values below .05", () => {
    expect(checkEffort(500)).toEqual({ references: 100, splits: 50, resamples: 100, twins: 199 });
    const many = checkEffort(501);
    expect(many.twins).toBeLessThan(199);
    expect(1 / (many.twins + 1)).toBeLessThan(0.05);
  });
});

describe("a study of more than 3,000 customers", () => {
  test("clusters the sample in the units of all customers, and says that it is a sample", () => {
    const [all, drawn] = [studyFeatures(study), studyFeatures(sample)];
    expect(drawn.recipe).toEqual(all.recipe);
    expect(drawn.rowNames).toEqual(sample.base.customers);
    const row = all.rowNames.indexOf(drawn.rowNames[17]);
    expect(Array.from(drawn.data.subarray(17 * drawn.columns, 18 * drawn.columns))).toEqual(
      Array.from(all.data.subarray(row * all.columns, (row + 1) * all.columns)),
    );
    expect(sampleNotice(sample)?.text).toMatch(/1,000 of 3,200 customers/);
    expect(sampleNotice(study)?.text).toMatch(
      /^Methods are fitted to all 3,200 customers\. Checks .* a random sample of 1,000 of them/,
    );
    const few = { ...study, base: selectCustomers(base, [...Array(3_000).keys()]) };
    expect(sampleNotice(few)).toBeNull();
  });

  test("methods are fitted to all of them up to 20,000, beyond to the sample; checks take the sample", () => {
    expect(fittedStudy(study)).toBe(study);
    const very = plantedMany(20_001, 7).base;
    const fitted = fittedStudy(studyOfBase(very, { seed: 7, outputFolder: "nowhere" }));
    expect(fitted.base.customers).toHaveLength(SAMPLE_SIZE);
    expect(sampledStudy(fitted)).toBe(fitted);
    expect(sampleNotice(fitted)?.text).toMatch(/1,000 of 20,001 customers/);
    const features = studyFeatures(study);
    expect(checkedFeatures(features, 7).rowNames).toEqual(sample.base.customers);
    const drawn = studyFeatures(sample);
    expect(checkedFeatures(drawn, 7)).toBe(drawn);
  });

  test("a method that is chosen on the sample divides all of them itself", () => {
    const all = studyFeatures(study);
    const { segmentation, because } = fitOnAll(chosen(sample, "ward"), all, base, 7);
    const own = methods.ward.cluster(all, 5, 7);
    expect(adjustedRand(segmentation.labels, own).value).toBe(1);
    expect(because.text).toContain("was fitted again on all");
  });

  // The long lane asks the same of further methods.
  test("the choice on the sample reaches all customers, and the second sample repeats it", () => {
    const onSample = chosen(sample, "kMeans");
    const { segmentation, status, because } = fitOnAll(onSample, studyFeatures(study), base, 7);
    expect(segmentation.labels).toHaveLength(3_200);
    expect(because.text).toMatch(/sample of 1,000 of 3,200 customers[^]*second sample[^]*Rand index of/);
    const file = segmentsFile(sample, onSample);
    expect(file.customers).toHaveLength(3_200);
    expect(file.centers).toHaveLength(5);
    expect(adjustedRand(segmentation.labels, planted).value).toBeGreaterThan(0.98);
    expect(status).toBe("supported");
    expect("segments" in parseSegmentsFile(JSON.stringify(file))).toBe(true);
  });

  test("a division that the second sample does not repeat loses its support", () => {
    const noise = customersOfNoise();
    const drawn = sampledStudy(noise);
    const { status, because } = fitOnAll(chosen(drawn, "kMeans", 8), studyFeatures(noise), noise.base, 7);
    expect(status).toBe("constructed");
    expect(because.text).toMatch(/not supported/);
  });

  test("the live page holds all of them, and of very many the sample, with the segments of the study", () => {
    const { segmentation } = fitOnAll(chosen(sample), studyFeatures(study), base, 7);
    expect(partInPage(segmentation)).toEqual({ segmentation });
    const part = partInPage(segmentation, 3_199);
    const origin = { kind: "general", source: "", description: null };
    const page = studyLiveData({
      ...part,
      segmentation: { ...part.segmentation, status: "supported", because: "so" },
      ...{ seed: 7, featureOptions: {}, origin, lexicon: study.lexicon },
      ...{ names: ["a", "b", "c", "d", "e"], centers: [], tooFar: 1 },
    });
    expect(page).toMatchObject({ drawnFrom: 3_200, choice: { recipe: segmentation.features.recipe } });
    expect(page.base.customers).toEqual(sample.base.customers);
    const labelOf = new Map(base.customers.map((name, row) => [name, segmentation.labels[row]]));
    expect(page.choice!.labels).toEqual(page.base.customers.map((name) => labelOf.get(name)));
  });

  test("checks that compare all pairs take the sample, with the same groups in the same order", () => {
    const { segmentation } = fitOnAll(chosen(sample), studyFeatures(study), base, 7);
    const checked = checkedSegmentation(segmentation);
    expect(checked.features.rows).toBe(SAMPLE_SIZE);
    checked.groups.forEach(({ members, customers }, index) => {
      expect(members.length).toBeGreaterThan(0);
      members.forEach((row, i) => {
        expect(checked.labels[row]).toBe(index);
        expect(checked.features.rowNames[row]).toBe(customers[i]);
        expect(segmentation.groups[index].customers).toContain(customers[i]);
      });
    });
    const few = chosen(studyOfBase(selectCustomers(base, [...Array(200).keys()]), study));
    expect(checkedSegmentation(few.segmentation)).toBe(few.segmentation);
  });

  test("a choice on other customers is refused", () => {
    expect(() => fitOnAll(chosen(sample), studyFeatures(sample), sample.base, 7)).toThrow(/fitOnAll/);
  });
});

function customersOfNoise(): Study {
  const { base: cloud } = plantedMany(3_200, 11);
  const words = cloud.columns.filter(({ type }) => type === "category");
  return studyOfBase({ ...cloud, columns: words }, { seed: 7, outputFolder: "nowhere" });
}
