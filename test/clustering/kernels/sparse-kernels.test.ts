import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columnWeightsWithin } from "../../../src/clustering/sparse/kernels/column-weights";

const sum = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((total, value) => total + value, 0);
const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  Array.from(a).reduce((total, value, j) => total + value * b[j], 0);

describe("columnWeightsWithin", () => {
  it("are the values by their length where the bound allows that", () => {
    expect([...columnWeightsWithin(Float64Array.of(3, 4), 2)]).toEqual([0.6, 0.8]);
    // The bound may be the sum itself.
    const free = columnWeightsWithin(Float64Array.of(3, 4), 1.4);
    expect(free[0]).toBeCloseTo(0.6, 12);
    expect(free[1]).toBeCloseTo(0.8, 12);
  });

  it("are one column where the bound is 1, shared by columns that are equally large", () => {
    expect([...columnWeightsWithin(Float64Array.of(3, 4, 0), 1)]).toEqual([0, 1, 0]);
    const shared = columnWeightsWithin(Float64Array.of(5, 5, 1), 1);
    expect(shared[0]).toBeCloseTo(Math.SQRT1_2, 9);
    expect(shared[1]).toBeCloseTo(Math.SQRT1_2, 9);
    expect(shared[2]).toBe(0);
  });

  it("are alike where no value is above 0", () => {
    expect([...columnWeightsWithin(new Float64Array(4), 1.5)]).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it("keep length 1 and the bound, and no other weights within the bound have a larger sum", () => {
    const values = fc.array(fc.double({ min: 0, max: 10, noNaN: true }), { minLength: 2, maxLength: 5 });
    fc.assert(
      fc.property(values, fc.double({ min: 1, max: 2.3, noNaN: true }), fc.nat(1000), (list, bound, seed) => {
        const sorted = [...list].sort((a, b) => b - a);
        fc.pre(sorted[0] > 0.1 && sorted[0] - sorted[1] > 1e-3);
        const own = Float64Array.from(list);
        const weights = columnWeightsWithin(own, bound);
        expect([...own]).toEqual(list);
        expect(dot(weights, weights)).toBeCloseTo(1, 9);
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0);
        expect(sum(weights)).toBeLessThanOrEqual(bound + 1e-9);
        const free = list.map((value) => value / Math.sqrt(dot(list, list)));
        if (sum(free) > bound) expect(sum(weights)).toBeCloseTo(bound, 6);
        // Any mixture with another point of the set stays within the set once it is brought to length 1 at most.
        for (let j = 0; j < list.length; j++) {
          const other = list.map((_, at) => (at === (seed + j) % list.length ? 1 : 0));
          expect(dot(weights, list)).toBeGreaterThanOrEqual(dot(other, list) - 1e-9);
        }
        // Soft thresholds of the values are the whole family of candidates.
        for (let step = 0; step < 200; step++) {
          const kept = list.map((value) => Math.max(0, value - (sorted[0] * step) / 200));
          const length = Math.sqrt(dot(kept, kept));
          const candidate = kept.map((value) => value / length);
          if (sum(candidate) <= bound) {
            expect(dot(weights, list)).toBeGreaterThanOrEqual(dot(candidate, list) - 1e-9);
          }
        }
      }),
    );
  });

  it("are right for values whose squares no number holds", () => {
    const huge = columnWeightsWithin(Float64Array.of(3e200, 4e200), 2);
    expect(huge[0]).toBeCloseTo(0.6, 12);
    const tiny = columnWeightsWithin(Float64Array.of(3e-200, 4e-200), 2);
    expect(tiny[1]).toBeCloseTo(0.8, 12);
  });
});
