import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { randomSource } from "../../src/math/distributions/random";
import { populationStabilityIndex } from "../../src/validity/population-stability-index";

const repeat = (value: number, times: number) => new Array<number>(times).fill(value);

describe("the population stability index", () => {
  test("is the sum that can be done by hand", () => {
    // Bins by the old median 2: old 50%, 50%; new 25%, 75%.
    const old = [1, 2, 3, 4];
    const now = [1, 3, 4, 5];
    const byHand = (0.25 - 0.5) * Math.log(0.25 / 0.5) + (0.75 - 0.5) * Math.log(0.75 / 0.5);
    const { value, bins, smoothed, word } = populationStabilityIndex(old, now, { bins: 2 });
    expect(value).toBeCloseTo(byHand, 14);
    expect(value).toBeCloseTo(0.2746530721670274, 14);
    expect(word).toBe("changed");
    expect(smoothed).toBe(false);
    expect(bins.map(({ above, upTo, old: before, new: after }) => [above, upTo, before, after])).toEqual([
      [-Infinity, 2.5, 2, 1],
      [2.5, Infinity, 2, 3],
    ]);
  });

  test("is that of a published kind of table: ten bins, expected and actual shares", () => {
    // Old values 1 to 100, ten in each bin; new counts 12, 9, 11, 8, 10, 10, 13, 7, 10, 10 of 100.
    const counts = [12, 9, 11, 8, 10, 10, 13, 7, 10, 10];
    const old = Array.from({ length: 100 }, (_, i) => i + 1);
    const now = counts.flatMap((count, bin) => repeat(10 * bin + 5, count));
    const byHand = counts.reduce((sum, count) => sum + (count / 100 - 0.1) * Math.log(count / 10), 0);
    const found = populationStabilityIndex(old, now);
    expect(found.bins.map((bin) => bin.new)).toEqual(counts);
    expect(found.value).toBeCloseTo(byHand, 12);
    expect(found.word).toBe("stable");
  });

  test("adds half a value to every bin where one is empty, and says so", () => {
    const { value, smoothed } = populationStabilityIndex([1, 2, 3, 4], [3, 4, 5, 6], { bins: 2 });
    const [old, now] = [
      [2.5 / 5, 2.5 / 5],
      [0.5 / 5, 4.5 / 5],
    ];
    const byHand = now.reduce((sum, share, b) => sum + (share - old[b]) * Math.log(share / old[b]), 0);
    expect([value, smoothed]).toEqual([expect.closeTo(byHand, 12), true]);
  });

  test("sees drift away from a constant, on either side, and takes a mass of zeros for one bin", () => {
    for (const constant of [0, 7, -3.5, 1e12]) {
      const same = populationStabilityIndex(repeat(constant, 9), repeat(constant, 5));
      expect(same.value).toBeCloseTo(0, 1);
      for (const other of [constant + 1, constant - 1]) {
        expect(populationStabilityIndex(repeat(constant, 9), repeat(other, 5)).value).toBeGreaterThan(1);
      }
    }
    const zeros = [...repeat(0, 30), ...Array.from({ length: 15 }, (_, i) => i + 1)];
    expect(populationStabilityIndex(zeros, zeros).bins[0]).toMatchObject({ upTo: 0, old: 30, new: 30 });
  });

  test("sees a mass at either end: ln 3, and the same for mirrored columns", () => {
    const mirrored = (values: readonly number[]) => values.map((value) => -value);
    const [old, now] = [
      [1, 2, 2, 2],
      [1, 1, 1, 2],
    ];
    expect(populationStabilityIndex(old, now, { bins: 2 }).value).toBeCloseTo(Math.log(3), 14);
    expect(populationStabilityIndex(mirrored(old), mirrored(now), { bins: 2 }).value).toBeCloseTo(
      Math.log(3),
      14,
    );
    const few = fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(few, few, fc.integer({ min: 2, max: 6 }), (a, b, bins) => {
        const found = populationStabilityIndex(a, b, { bins });
        expect(populationStabilityIndex(mirrored(a), mirrored(b), { bins }).value).toBeCloseTo(
          found.value,
          12,
        );
        // Only around a constant may a bin be without old values.
        if (new Set(a).size > 1) expect(Math.min(...found.bins.map((bin) => bin.old))).toBeGreaterThan(0);
        expect(found.bins.length).toBeLessThanOrEqual(Math.max(3, bins));
      }),
    );
  });

  test("takes what is nearly a mass for another value than the mass", () => {
    const old = [...repeat(0, 30), ...Array.from({ length: 15 }, (_, i) => i + 1)];
    const now = old.map((value) => (value === 0 ? 0.3 : value));
    expect(populationStabilityIndex(old, now).value).toBeGreaterThan(1);
  });

  test("halves the middle value between two bins", () => {
    const { bins } = populationStabilityIndex([1, 2, 3], [2, 2, 3], { bins: 2 });
    expect(bins.map((bin) => [bin.old, bin.new])).toEqual([
      [1.5, 1],
      [1.5, 2],
    ]);
  });

  test("is 0 against itself, never below 0, and does not care for order", () => {
    const list = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(list, list, (old, now) => {
        const found = populationStabilityIndex(Object.freeze([...old]), Object.freeze([...now]));
        expect(found.value).toBeGreaterThanOrEqual(0);
        expect(found.bins.reduce((sum, bin) => sum + bin.old, 0)).toBe(old.length);
        expect(found.bins.reduce((sum, bin) => sum + bin.new, 0)).toBe(now.length);
        expect(populationStabilityIndex([...old].reverse(), [...now].reverse()).value).toBe(found.value);
        expect(populationStabilityIndex(old, old).value).toBe(0);
      }),
    );
  });

  test("without drift, its mean is what chance is said to give, and p-values below .05 are as rare as that", () => {
    const random = randomSource(11);
    const draws = Array.from({ length: 400 }, () => {
      const sample = () => Array.from({ length: 90 }, () => random());
      return populationStabilityIndex(sample(), sample(), { bins: 5 });
    });
    const mean = draws.reduce((sum, { value }) => sum + value, 0) / draws.length;
    expect(draws[0].expectedByChance).toBeCloseTo((4 * 2) / 90, 12);
    expect(mean).toBeGreaterThan(0.8 * draws[0].expectedByChance);
    expect(mean).toBeLessThan(1.3 * draws[0].expectedByChance);
    const rare = draws.filter(({ pValue }) => pValue < 0.05).length / draws.length;
    expect(rare).toBeGreaterThan(0.01);
    expect(rare).toBeLessThan(0.1);
  });

  test("warns where the sample is too small for the rule of thumb", () => {
    const of = (n: number) => Array.from({ length: n }, (_, i) => i);
    expect(populationStabilityIndex(of(45), of(45)).tooFewForTheRule).toBe(true);
    expect(populationStabilityIndex(of(45), of(45)).expectedByChance).toBeCloseTo(8 / 45, 12);
    expect(populationStabilityIndex(of(1000), of(1000)).tooFewForTheRule).toBe(false);
  });

  test("refuses nothing, what is not finite, and a single bin", () => {
    expect(() => populationStabilityIndex([], [1])).toThrow(/at least one finite number, got no values/);
    expect(() => populationStabilityIndex([1], [NaN])).toThrow(/not finite/);
    expect(() => populationStabilityIndex([1], [1], { bins: 1 })).toThrow(/at least 2, got 1/);
  });
});
