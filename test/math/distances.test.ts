import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  correlation,
  cosine,
  dissimilarities,
  distanceBetween,
  distanceFunction,
  euclidean,
  manhattan,
  METRICS,
  pairIndex,
  pairwiseDistances,
  squareDistances,
  squaredEuclidean,
} from "../../src/math/distances/distances";
import { observations } from "../../src/math/linear/observations";

const [a, b] = [Float64Array.of(1, 2, 3), Float64Array.of(4, 6, 3)];

describe("distances", () => {
  it("are what their names say", () => {
    expect(squaredEuclidean(a, b)).toBe(25);
    expect(euclidean(a, b)).toBe(5);
    expect(manhattan(a, b)).toBe(7);
    expect(cosine(a, b)).toBeCloseTo(1 - 25 / Math.sqrt(14 * 61), 15);
    expect(correlation(a, b)).toBeCloseTo(1 - -1 / Math.sqrt(2 * (14 / 3)), 14);
    expect(correlation(a, Float64Array.of(3, 2, 1))).toBeCloseTo(2, 15);
  });

  it("compare rows in place", () => {
    const flat = Float64Array.of(9, 1, 2, 4, 6);
    expect(euclidean(flat, flat, 1, 3, 2)).toBe(5);
  });

  it("of no direction or profile are not a number, and refused by name", () => {
    expect(cosine(Float64Array.of(0, 0), Float64Array.of(1, 0))).toBeNaN();
    expect(correlation(Float64Array.of(0.1, 0.1, 0.1), Float64Array.of(1, 0, 4))).toBeNaN();
    const x = observations(
      [
        [1, 2],
        [0, 0],
      ],
      { rowNames: ["A", "B"] },
    );
    expect(() => pairwiseDistances(x, "cosine")).toThrow(/row 2 \("B"\): expected a row with a direction/);
    expect(() => pairwiseDistances(x, "correlation")).toThrow(/row 2 \("B"\).*a constant row/);
    expect(() => distanceFunction("chebyshev" as never)).toThrow(/euclidean, squaredEuclidean, manhattan/);
    expect(() => distanceFunction("toString" as never)).toThrow(/metric/);
  });

  it("of all pairs stand in the order (0,1), (0,2), …, and unfold to a square", () => {
    const x = observations([[0], [1], [3], [7]]);
    const pairs = pairwiseDistances(x);
    expect([...pairs.values]).toEqual([1, 3, 7, 2, 6, 4]);
    expect(distanceBetween(pairs, 3, 1)).toBe(6);
    expect(distanceBetween(pairs, 2, 2)).toBe(0);
    expect(pairIndex(4, 3, 2)).toBe(5);
    expect([...squareDistances(pairs).slice(4, 8)]).toEqual([1, 0, 2, 6]);
    expect(pairwiseDistances(observations([])).values).toHaveLength(0);
    expect(pairwiseDistances(observations([[1]])).size).toBe(1);
    expect(() => pairwiseDistances([[1]] as never)).toThrow(/one named row per customer/);
  });

  it("from elsewhere are checked", () => {
    expect(dissimilarities([1, 2, 3], ["a", "b", "c"]).size).toBe(3);
    expect(() => dissimilarities([1, 2], ["a", "b", "c"])).toThrow(/3 values, one for each pair of 3 rows/);
    expect(() => dissimilarities([1, -2, 3], ["a", "b", "c"])).toThrow(/value 2.*got -2/);
    expect(() => dissimilarities([NaN], ["a", "b"])).toThrow(/NaN/);
  });

  it("are symmetric, not negative and 0 to itself", () => {
    const row = fc.array(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => Math.round(value * 1e9) / 1e9),
      { minLength: 3, maxLength: 3 },
    );
    fc.assert(
      fc.property(row, row, fc.constantFrom(...METRICS), (left, right, metric) => {
        const distance = distanceFunction(metric);
        const [u, v] = [Float64Array.from(left), Float64Array.from(right)];
        expect(distance(u, v)).toEqual(distance(v, u));
        expect(distance(u, v) < 0).toBe(false);
        const own = distance(u, u);
        if (!Number.isNaN(own)) expect(own).toBeCloseTo(0, 12);
      }),
    );
  });
});
