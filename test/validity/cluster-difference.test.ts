import { describe, expect, it } from "vitest";
import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { observations, type Observations } from "../../src/math/linear/observations";
import { clusterDifference } from "../../src/validity/inference/cluster-difference";
import { whereNotNegative } from "../../src/validity/inference/interval-set";
import { moved, treeSelection } from "../../src/validity/inference/tree-selection";
import { truncatedChiTail } from "../../src/validity/inference/truncated-chi";
import { chiSquaredTail } from "../../src/math/distributions/regularized-gamma";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { byFewStarts, oneCloud, threeGroups } from "./helpers";

const known = { fixedBeforehand: true, sigma: 1 } as const;

describe("the truncated chi", () => {
  it("is the chi tail without truncation, near and far", () => {
    for (const [value, freedom, scale] of [
      [1, 1, 1],
      [2.5, 3, 1],
      [9, 2, 0.7],
      [30, 10, 1.5],
    ])
      expect(
        truncatedChiTail(value, freedom, scale, [[0, Infinity]]) /
          chiSquaredTail((value / scale) ** 2, freedom),
      ).toBeCloseTo(1, 6);
  });

  it("is right far out, where both probabilities are too small to be written", () => {
    // For two degrees the tail beyond v is exp(-v^2 / 2): from 60 on, given 59 on.
    expect(truncatedChiTail(60, 2, 1, [[59, Infinity]]) / Math.exp(-(60 ** 2 - 59 ** 2) / 2)).toBeCloseTo(
      1,
      5,
    );
    expect(
      truncatedChiTail(2, 2, 1, [
        [0, 1],
        [2, 3],
      ]),
    ).toBeCloseTo((Math.exp(-2) - Math.exp(-4.5)) / (1 - Math.exp(-0.5) + Math.exp(-2) - Math.exp(-4.5)), 8);
    expect(truncatedChiTail(1, 2, 1, [])).toBeNaN();
  });

  it("is cut by quadratics of every shape", () => {
    const all = [[-10, Infinity]] as const;
    expect(whereNotNegative(all, 1, 0, -4)).toEqual([
      [-10, -2],
      [2, Infinity],
    ]);
    expect(whereNotNegative(all, -1, 0, 4)).toEqual([[-2, 2]]);
    expect(whereNotNegative(all, 0, 2, -4)).toEqual([[2, Infinity]]);
    expect(whereNotNegative(all, 0, -2, -4)).toEqual([[-10, -2]]);
    expect(whereNotNegative(all, 0, 0, -1)).toEqual([]);
    expect(whereNotNegative(all, 1, 0, 1)).toEqual(all);
    expect(whereNotNegative(all, -1, 0, -1)).toEqual([]);
  });
});

describe("the selection of a tree", () => {
  const linkages = ["ward", "centroid", "single"] as const;

  it.each(linkages)("finds the clusters of the tree itself, and the shifts that keep them: %s", (linkage) => {
    for (let seed = 1; seed <= 5; seed++) {
      const x = oneCloud(25, 2, 0, "normal", seed);
      const { labels, selection } = treeSelection(x, linkage, 3);
      expect(adjustedRand(labels, cutTree(hierarchical(x, { linkage }), { clusters: 3 }).labels).value).toBe(
        1,
      );
      const set = selection(0, 1);
      const { shifts, direction, distance } = moved(x, labels, 0, 1);
      expect(set.some(([low, high]) => low <= 0 && high >= 0)).toBe(true);
      for (let t = -distance + 0.01; t < 6; t += 0.07) {
        const data = x.data.map((value, at) => value + shifts[Math.floor(at / 2)] * t * direction[at % 2]);
        const again = treeSelection(observations({ ...x, data }), linkage, 3).labels;
        const same = [0, 1].every((cluster) => {
          const name = again[labels.indexOf(cluster)];
          return labels.every((label, i) => (label === cluster) === (again[i] === name));
        });
        expect(
          set.some(([low, high]) => low <= t && t <= high),
          `seed ${seed}, shift ${t}`,
        ).toBe(same);
      }
    }
  });
});

describe("the difference of two clusters", () => {
  it("is found where three groups lie 6 apart, by a tree and by drawing", () => {
    const x = threeGroups(6, 30, 10, 1);
    const exact = clusterDifference(x, { linkage: "ward", k: 3 }, 0, 1, known);
    expect(exact).toMatchObject({ from: "exact", notValid: [], sigmaFrom: "given", error: null });
    expect(exact.pValue).toBeLessThan(0.01);
    const drawn = clusterDifference(x, { cluster: byFewStarts, k: 3 }, 0, 1, { ...known, draws: 300 });
    expect(drawn).toMatchObject({ from: "drawn", kept: null });
    expect(drawn.pValue).toBeLessThan(0.01);
  });

  it("is not valid, and says why, where the assumptions fail", () => {
    const x = threeGroups(6, 60, 2, 3);
    const ward = { linkage: "ward", k: 3 } as const;
    const reasons = (rows: Observations, fixed = true) =>
      clusterDifference(rows, ward, 0, 1, { fixedBeforehand: fixed });
    expect(reasons(x)).toMatchObject({ notValid: [], sigmaFrom: "all rows" });
    expect(reasons(x, false)).toMatchObject({
      pValue: null,
      notValid: ["the method or the number of segments was chosen on the same rows"],
    });
    const changed = (f: (value: number, i: number) => number) => observations({ ...x, data: x.data.map(f) });
    expect(reasons(changed((v, i) => (i % 2 ? v : 8 * v))).notValid[0]).toMatch(
      /times as much within segments/,
    );
    expect(reasons(changed((v, i) => (i % 2 ? v : Math.round(v / 3)))).notValid[0]).toMatch(
      /few different values/,
    );
    expect(reasons(oneCloud(200, 2, 0.9, "normal", 1)).notValid.join()).toMatch(/correlated within segments/);
  });

  it("refuses what it cannot do", () => {
    const x = oneCloud(20, 2, 0, "normal", 1);
    const run =
      (recipe: object, a: number, options: object = known) =>
      () =>
        clusterDifference(x, recipe as never, a, 1, options as never);
    expect(run({ linkage: "complete", k: 2 }, 0)).toThrow(/ward, centroid or single/);
    expect(run({ linkage: "ward", k: 1 }, 0)).toThrow(/clusterDifference\(k\)/);
    expect(run({ linkage: "ward", k: 2 }, 5)).toThrow(/expected one of 0, 1, got cluster 5/);
    expect(run({ linkage: "ward", k: 2 }, 0, { ...known, sigma: 0 })).toThrow(/above 0/);
  });
});
