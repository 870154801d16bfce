import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  restrictEigenvalues,
  restrictionCost,
} from "../../../src/clustering/robust/kernels/restrict-eigenvalues";
import { keepBest } from "../../../src/clustering/robust/kernels/trim";

describe("keepBest", () => {
  /** The same by sorting: the worst go first, of equal ones the later. */
  const bySorting = (badness: readonly number[], trimmed: number): number[] => {
    const gone = [...badness.keys()].sort((a, b) => badness[b] - badness[a] || b - a).slice(0, trimmed);
    return badness.map((_, row) => (gone.includes(row) ? 0 : 1));
  };

  it("drops the worst rows, of equally bad ones the later", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 1, 2, 3, Infinity), { minLength: 1, maxLength: 9 }),
        fc.nat(9),
        (badness, asked) => {
          const trimmed = Math.min(asked, badness.length);
          const kept = new Uint8Array(badness.length).fill(7);
          keepBest(Float64Array.from(badness), trimmed, kept);
          expect([...kept]).toEqual(bySorting(badness, trimmed));
        },
      ),
    );
  });

  it("leaves the badness as it was", () => {
    const badness = Float64Array.of(3, 1, 2);
    keepBest(badness, 1, new Uint8Array(3));
    expect([...badness]).toEqual([3, 1, 2]);
  });
});

describe("restrictEigenvalues", () => {
  /** The cost of a level, cluster by cluster. */
  const cost = (values: readonly number[], sizes: readonly number[], d: number, factor: number, m: number) =>
    sizes.reduce((sum, size, c) => {
      const own = size === 0 ? [] : values.slice(c * d, (c + 1) * d);
      return (
        sum +
        own.reduce((inner, value) => {
          const held = value < m ? m : value > factor * m ? factor * m : value;
          return inner + size * (Math.log(held) + value / held);
        }, 0)
      );
    }, 0);
  const cases = fc.record({
    values: fc.array(fc.constantFrom<number[]>(0, 0.01, 0.1, 0.7, 1, 2, 5, 9, 40), {
      minLength: 6,
      maxLength: 6,
    }),
    sizes: fc.array(fc.constantFrom<number[]>(0, 1, 3, 20), { minLength: 3, maxLength: 3 }),
    factor: fc.constantFrom<number[]>(1, 1.5, 4, 12),
  });

  it("has the cost of the likelihood, without empty clusters", () => {
    fc.assert(
      fc.property(cases, fc.constantFrom(0.05, 0.5, 3), ({ values, sizes, factor }, m) => {
        const ours = restrictionCost(Float64Array.from(values), Float64Array.from(sizes), 2, factor, m);
        expect(ours).toBeCloseTo(cost(values, sizes, 2, factor, m), 9);
      }),
    );
  });

  it("finds a level that no other beats, and holds all values within the ratio", () => {
    fc.assert(
      fc.property(cases, ({ values, sizes, factor }) => {
        const inside = values.filter((_, at) => sizes[Math.floor(at / 2)] > 0);
        fc.pre(inside.some((value) => value > 0));
        const held = Float64Array.from(values);
        restrictEigenvalues(held, Float64Array.from(sizes), 2, factor);
        const [least, largest] = [Math.min(...inside), Math.max(...inside)];
        if (largest <= factor * least) {
          expect([...held]).toEqual(values);
          return;
        }
        expect(Math.max(...held)).toBeLessThanOrEqual(factor * Math.min(...held) * (1 + 1e-12));
        // The level is the least value held, or the largest by the factor, wherever it is felt at all.
        const own = values.reduce(
          (sum, value, at) =>
            sum +
            sizes[Math.floor(at / 2)] * (Math.log(held[at] || 1) + (held[at] > 0 ? value / held[at] : 0)),
          0,
        );
        for (let m = 1e-3; m < 100; m *= 1.02) {
          expect(own).toBeLessThanOrEqual(cost(values, sizes, 2, factor, m) + 1e-9);
        }
      }),
    );
  });

  it("is the mean of the values where all must be alike", () => {
    const values = Float64Array.of(1, 3);
    restrictEigenvalues(values, Float64Array.of(1, 3), 1, 1);
    expect(values[0]).toBeCloseTo(2.5, 12);
    expect(values[1]).toBeCloseTo(2.5, 12);
  });

  it("leaves values at the very edge of the ratio, and brings an empty cluster in too", () => {
    const edge = Float64Array.of(1, 4);
    restrictEigenvalues(edge, Float64Array.of(2, 2), 1, 4);
    expect([...edge]).toEqual([1, 4]);
    const empty = Float64Array.of(1, 100, 500);
    restrictEigenvalues(empty, Float64Array.of(5, 5, 0), 1, 4);
    expect(empty[2]).toBe(empty[1]);
    expect(empty[1] / empty[0]).toBeCloseTo(4, 12);
  });
});
