import { describe, expect, it } from "vitest";
import { InputError } from "../../src/core/input-error";
import { observations } from "../../src/math/linear/observations";
import { calinskiHarabasz } from "../../src/validity/scores/calinski-harabasz";
import { daviesBouldin } from "../../src/validity/scores/davies-bouldin";
import type { ClusterFunction } from "../../src/validity/cluster-function";
import { twinNull, twinNulls } from "../../src/validity/structure/twin-null";
import { byFewStarts, byKmeans, noClusters, oneCloud, ruspini } from "./helpers";

describe("the null of twins", () => {
  it("separates clusters from columns that only look clustered one by one", () => {
    const real = twinNull(ruspini, byKmeans, 4, { twins: 99, seed: 1 });
    expect(real.observed).toBeCloseTo(0.737657, 6);
    expect(real.pValue).toBe(0.01);
    expect(real.observed).toBeGreaterThan(real.fivePercentLimit!);
    const none = twinNull(noClusters(60), byKmeans, 3, { twins: 99, seed: 1 });
    expect(none.pValue).toBeGreaterThan(0.1);
  });

  it("follows the direction of the score", () => {
    const options = { twins: 49, seed: 2 };
    expect(twinNull(ruspini, byKmeans, 4, { ...options, score: daviesBouldin })).toMatchObject({
      better: "lower",
      pValue: 0.02,
    });
    expect(twinNull(ruspini, byKmeans, 4, { ...options, score: calinskiHarabasz }).pValue).toBe(0.02);
  });

  it("has the p-value (b + 1) / (B + 1) and counts ties as reached", () => {
    const values = [5, 1, 5, 9, 2];
    let call = 0;
    const score = () =>
      ({ value: values[call++], better: "higher", clusterCount: 2, scoredRows: 4, noiseRows: 0 }) as const;
    const x = noClusters(4);
    expect(twinNull(x, byKmeans, 2, { twins: 4, score }).pValue).toBe(3 / 5);
    call = 0;
    const low = () => ({ ...score(), better: "lower" }) as const;
    expect(twinNull(x, byKmeans, 2, { twins: 4, score: low }).pValue).toBe(4 / 5);
  });

  it("cannot judge a single column: every twin is the same set of rows", () => {
    const x = observations(Array.from({ length: 12 }, (_, i) => [i < 6 ? i : 100 + i]));
    expect(twinNull(x, byKmeans, 2, { twins: 19 }).pValue).toBe(1);
  });

  it("reports twins without a score apart from the others", () => {
    let call = 0;
    const sometimes = (_x: unknown, k: number) =>
      call++ % 2 === 1 ? [0, 0, 0, 0] : [0, 0, 1, 1].map((label) => Math.min(label, k - 1));
    const found = twinNull(noClusters(4), sometimes, 2, { twins: 10 });
    expect(found.undefinedTwins).toBe(5);
    expect(found.twinScores).toHaveLength(5);
    const never = twinNull(noClusters(4), () => [0, 0, 0, 0], 2, { twins: 5 });
    expect(never).toMatchObject({ observed: null, pValue: null, mean: null, undefinedTwins: 5 });
  });

  it("gives the same bytes for the same seed and other ones for another", () => {
    const [a, b, c] = [7, 7, 8].map((seed) => twinNull(ruspini, byKmeans, 3, { twins: 9, seed }));
    expect(a).toEqual(b);
    expect(a.twinScores).not.toEqual(c.twinScores);
  });

  it("gives for several numbers of clusters what each gives alone", () => {
    const options = { twins: 5, seed: 3 };
    const both = twinNulls(noClusters(40), byFewStarts, [3, 2], options);
    expect(both.map(({ k }) => k)).toEqual([3, 2]);
    expect(both).toEqual([3, 2].map((k) => twinNull(noClusters(40), byFewStarts, k, options)));
  });

  it("refuses what it cannot do", () => {
    expect(() => twinNull(ruspini, byKmeans, 1)).toThrow(/twinNull\(k\)/);
    expect(() => twinNull(ruspini, byKmeans, 76)).toThrow(InputError);
    expect(() => twinNull(ruspini, byKmeans, 3, { twins: 0 })).toThrow(InputError);
    expect(() => twinNull(ruspini, () => [0, 1], 3)).toThrow(/expected 75 labels, one per row, got 2/);
  });
});

describe("twins that are kept", () => {
  it("give the same result as twins drawn again, whatever was asked for before", () => {
    const cloud = () => oneCloud(30, 4, 0.5, "normal", 3);
    const [first, second] = [cloud(), cloud()];
    const options = { twins: 9, seed: 5 };
    twinNull(first, byFewStarts, 3, { twins: 4, seed: 5 });
    twinNull(first, byFewStarts, 2, { twins: 9, seed: 6 });
    twinNull(first, byFewStarts, 4, options);
    expect(twinNull(first, byFewStarts, 2, options)).toEqual(twinNull(second, byFewStarts, 2, options));
  });

  it("are clustered once: a longer test goes on where a shorter one ended", () => {
    const cloud = () => oneCloud(30, 4, 0.5, "normal", 3);
    const x = cloud();
    const calls = new Map<number, number>();
    const counted: ClusterFunction = (rows, k, seed) => {
      calls.set(k, (calls.get(k) ?? 0) + 1);
      return byFewStarts(rows, k, seed);
    };
    const scored = [4, 9, 6].map((twins) => twinNull(x, counted, 3, { twins, seed: 5 }));
    // The rows themselves each time, and nine twins in all.
    expect(calls.get(3)).toBe(3 + 9);
    expect(scored[1]).toEqual(twinNull(cloud(), byFewStarts, 3, { twins: 9, seed: 5 }));
    expect(scored[2]).toEqual(twinNull(cloud(), byFewStarts, 3, { twins: 6, seed: 5 }));
    const other = twinNull(x, counted, 3, { twins: 4, seed: 5, score: calinskiHarabasz });
    expect(other).toEqual(twinNull(cloud(), byFewStarts, 3, { twins: 4, seed: 5, score: calinskiHarabasz }));
  });

  it("are clustered again after a method that failed", () => {
    const cloud = () => oneCloud(30, 4, 0.5, "normal", 3);
    const x = cloud();
    let left = 4;
    const failing: ClusterFunction = (rows, k, seed) => {
      if (left-- === 0) throw new Error("broken off");
      return byFewStarts(rows, k, seed);
    };
    expect(() => twinNull(x, failing, 3, { twins: 9, seed: 5 })).toThrow("broken off");
    expect(twinNull(x, failing, 3, { twins: 9, seed: 5 })).toEqual(
      twinNull(cloud(), byFewStarts, 3, { twins: 9, seed: 5 }),
    );
  });
});
