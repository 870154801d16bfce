import { describe, expect, it } from "vitest";
import { bootstrapJaccard } from "../../src/validity/stability/bootstrap-jaccard";
import { perCustomerStability } from "../../src/validity/stability/per-customer-stability";
import fromR from "../fixtures/r-validity/cases.json";
import { byKmeans, iris, ruspini } from "./helpers";

describe("bootstrap Jaccard", () => {
  it("meets fpc's clusterboot on iris within its chance", () => {
    const found = bootstrapJaccard(iris, byKmeans, 3, { seed: 1 });
    const r = fromR.bootstrapJaccard;
    const bySize = [...found.segments].sort((a, b) => a.size - b.size);
    expect(bySize.map((segment) => segment.size)).toEqual(r.sizes);
    bySize.forEach((segment, i) => {
      const error = r.standardDeviation[i] * Math.sqrt(1 / 100 + 1 / r.resamples);
      expect(Math.abs(segment.jaccard - r.mean[i])).toBeLessThanOrEqual(
        fromR.tolerance.standardErrors * error,
      );
    });
    expect(bySize.map((segment) => segment.word)).toEqual([
      "highly stable",
      "highly stable",
      "highly stable",
    ]);
  });
});

describe("per-customer stability", () => {
  it("draws each row about 63 % of the time", () => {
    const { drawn } = perCustomerStability(ruspini, byKmeans, 4, { resamples: 200 });
    const mean = drawn.reduce((sum, count) => sum + count, 0) / 75 / 200;
    expect(mean).toBeCloseTo(0.632, 1);
  });
});
