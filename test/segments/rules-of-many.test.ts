import { expect, test } from "vitest";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { sumBy } from "../../src/core/sum";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { profileFindings } from "../../src/findings/profile-findings";
import { nameSegments } from "../../src/segments/naming/name-segments";
import { heldOutTests } from "../../src/segments/profiles/held-out-tests";
import { segmentRules } from "../../src/segments/rules/segment-rules";
import { segmentationOf } from "../../src/segments/segmentation";
import { plantedMany } from "./planted-many";

const CUSTOMERS = 21_000;
const { base } = plantedMany(CUSTOMERS, 5);
const features = customerFeatures(base);
const segmentation = segmentationOf(kmeans(features, { k: 5, seed: 5, starts: 3 }), features, base);

test("rules of many customers are made from a stated sample and counted on all", () => {
  const rules = segmentRules(segmentation);
  expect(rules.grownFrom).toBe(20_000);
  expect(sumBy(rules.rules, ({ customers }) => customers)).toBe(CUSTOMERS);
  const right = sumBy(rules.rules, (rule) => rule.right);
  expect(rules.chosen.agreement).toBeCloseTo(right / CUSTOMERS, 12);
  expect(rules.misplaced.length).toBe(CUSTOMERS - right);
  expect(rules.chosen.agreementLeftOut).toBeCloseTo(rules.chosen.agreement, 1);
  expect(segmentRules(segmentation)).toEqual(rules);
  const names = nameSegments(segmentation);
  expect(profileFindings.placing(rules, names).text).toContain("a random sample of 20,000 customers");
});

test("words of many customers have the chi-squared test, not shufflings", () => {
  const words = heldOutTests(segmentation, 5).filter(({ test: name }) => name !== "Kruskal-Wallis");
  expect(words.length).toBeGreaterThan(0);
  for (const { test: name } of words) expect(name).toBe("chi-squared");
});
