import { expect, test } from "vitest";
import { selectCustomers } from "../../src/customers/customer-base";
import { customerFeatures } from "../../src/customers/recipe/apply-recipe";
import { chooseSegmentation, COMPETING_METHODS } from "../../src/segments/choose/choose-segmentation";
import { generatedBase } from "./generated-base";

test("the methods that are named compete, in the order given; others are refused", () => {
  const base = selectCustomers(
    generatedBase(3),
    Int32Array.from({ length: 16 }, (_, i) => i),
  );
  const features = customerFeatures(base);
  const { judged } = chooseSegmentation(features, base, { seed: 1, maxK: 2, methods: ["average", "ward"] });
  expect(judged.map(({ method }) => method.name)).toEqual(["average linkage", "Ward"]);
  for (const methods of [[], ["dbscan"], ["ward", "Ward"]])
    expect(() => chooseSegmentation(features, base, { seed: 1, methods })).toThrow(
      "chooseSegmentation(methods)",
    );
  expect(COMPETING_METHODS).toContain("k-medoids");
});
