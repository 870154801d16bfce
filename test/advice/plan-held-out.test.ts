import { describe, expect, test } from "vitest";
import { planHeldOut } from "../../src/cases/champo/samples/plan-held-out";
import { pairTallies } from "../../src/cases/champo/samples/pair-tallies";
import { workbookOfSeed } from "../segments/study-of-seed";

const { samples } = workbookOfSeed(7);

describe("a plan of samples on samples that took no part in it", () => {
  test("is the same for the same seed, and leaves the samples as they are", () => {
    const frozen = Object.freeze(samples.slice(0, 800).map((sample) => Object.freeze({ ...sample })));
    const one = planHeldOut(frozen, { seed: 5, repeats: 1 });
    expect(planHeldOut(frozen, { seed: 5, repeats: 1 })).toEqual(one);
  });

  test("has nothing to say without samples, and wants at least one halving", () => {
    expect(planHeldOut([], { seed: 7 })).toMatchObject({
      halves: [],
      promised: NaN,
      kept: NaN,
      keptShare: NaN,
    });
    expect(() => planHeldOut(samples, { seed: 7, repeats: 0 })).toThrow("repeats");
  });
});

test("tallies of pairs hold every sample once, the most first", () => {
  const tallies = pairTallies(samples);
  expect(tallies.reduce((sum, tally) => sum + tally.samples, 0)).toBe(samples.length);
  expect(tallies.reduce((sum, tally) => sum + tally.converted, 0)).toBe(
    samples.filter((sample) => sample.converted).length,
  );
  expect(tallies.map((tally) => tally.samples)).toEqual(
    tallies.map((tally) => tally.samples).sort((a, b) => b - a),
  );
});
