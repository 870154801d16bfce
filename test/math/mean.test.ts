import { expect, test } from "vitest";
import { mean } from "../../src/core/mean";

test("the mean is the sum over the count, and undefined without values", () => {
  expect(mean([1, 2, 6])).toBe(3);
  expect(mean([])).toBeNaN();
});
