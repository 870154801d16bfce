import { expect, test } from "vitest";
import { jobsFor } from "../../src/cli/run-notebooks/jobs-for";

test("a notebook for each core up to four, and not more than memory holds; never none", () => {
  expect([1, 2, 8].map((cores) => jobsFor(500, 16e9, cores))).toEqual([1, 2, 4]);
  expect([3e9, 4e9, 8e9, 16e9].map((memory) => jobsFor(1_000_000, memory, 4))).toEqual([1, 1, 2, 4]);
  expect(jobsFor(5_000_000, 4e9, 2)).toBe(1);
  expect(jobsFor(100)).toBeGreaterThanOrEqual(1);
});
