import { describe, expect, it } from "vitest";
import { predictionStrength } from "../../src/validity/how-many/prediction-strength";
import fromR from "../fixtures/r-validity/cases.json";
import { byKmeans, iris } from "./helpers";

describe("prediction strength", () => {
  const [, many] = fromR.predictionStrength;

  it("meets fpc on iris within its chance, from many starts", () => {
    const found = predictionStrength(iris, byKmeans, { maxK: 3, splits: 200, seed: 1 });
    [1, 2].forEach((i) => {
      const error = many.standardDeviation[i - 1] * Math.sqrt(1 / 200 + 1 / many.splits);
      const difference = Math.abs(found.curve[i].strength - many.mean[i - 1]);
      expect(difference).toBeLessThan(fromR.tolerance.standardErrors * error);
    });
    expect(found.curve[1].strength).toBeCloseTo(0.975, 2);
    expect(found.chosen).toBe(2);
  });
});
