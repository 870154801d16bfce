import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Linkage } from "../../src/clustering/hierarchical/dendrogram";
import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import {
  agglomerativeCoefficient,
  copheneticCorrelation,
  copheneticDistances,
} from "../../src/clustering/hierarchical/dendrogram-measures";
import { keptTree } from "../../src/clustering/hierarchical/kept-tree";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { distanceBetween, pairwiseDistances } from "../../src/math/distances/distances";
import { observations } from "../../src/math/linear/observations";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import {
  canonical,
  countries,
  fixture,
  iris,
  matrices,
  matrixOf,
  movedAndTurned,
  partitionCases,
  permuted,
} from "./support";

interface RTree {
  readonly linkage: Exclude<Linkage, "centroid">;
  readonly heights: readonly number[];
  readonly order: readonly number[];
}
const fromR = fixture<{
  iris: { trees: RTree[] };
  spreadIris: {
    values: number[][];
    trees: (RTree & { cuts: number[][]; cophenetic: number; agglomerative: number })[];
  };
}>("r-partition/cases.json");

const LINKAGES: readonly Linkage[] = ["ward", "complete", "average", "single", "centroid"];

/** Asserts numbers equal to one part in a billion. */
function expectNear(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(actual[i] - expected[i]) / Math.max(Math.abs(expected[i]), 1e-12);
    if (error > 1e-9) expect.fail(`value ${i}: ${actual[i]} instead of ${expected[i]}`);
  }
}

describe("trees against published and independent values", () => {
  it("have Murtagh and Legendre's heights at the top of iris", () => {
    const top = (linkage: Linkage): number => hierarchical(iris, { linkage }).heights[148];
    expect(top("ward")).toBeCloseTo(32.447607, 6);
    expect(top("single")).toBeCloseTo(1.640122, 6);
    expect(top("complete")).toBeCloseTo(7.085196, 6);
    expect(top("average")).toBeCloseTo(4.062683, 6);
  });

  it("have R's heights and the published coefficients for iris", () => {
    for (const expected of fromR.iris.trees) {
      const tree = hierarchical(iris, { linkage: expected.linkage });
      expectNear(tree.heights, expected.heights);
    }
    const average = hierarchical(iris, { linkage: "average" });
    expect(copheneticCorrelation(average, iris)).toBeCloseTo(0.876956, 6);
    expect(agglomerativeCoefficient(hierarchical(iris))).toBeCloseTo(0.990877, 6);
  });

  it("have R's heights, drawing order, cuts and coefficients where there are no ties", () => {
    const x = observations(fromR.spreadIris.values);
    for (const expected of fromR.spreadIris.trees) {
      const tree = hierarchical(x, { linkage: expected.linkage });
      expectNear(tree.heights, expected.heights);
      expect(Array.from(tree.order, (row) => row + 1)).toEqual(expected.order);
      expect(agglomerativeCoefficient(tree)).toBeCloseTo(expected.agglomerative, 9);
      expect(copheneticCorrelation(tree, x)).toBeCloseTo(expected.cophenetic, 9);
      expected.cuts.forEach((cut, i) => {
        expect(Array.from(cutTree(tree, { clusters: i + 2 }).labels, (label) => label + 1)).toEqual(cut);
      });
    }
  });

  it.each(partitionCases.map((example) => [example.name, example] as const))(
    "have scipy's heights and cuts: %s",
    (_, example) => {
      const x = matrixOf(example);
      for (const { linkage, heights, tieFree, cuts } of example.trees) {
        const tree = hierarchical(x, { linkage });
        expectNear(tree.heights, heights);
        if (!tieFree) continue;
        for (const { k, labels } of cuts) {
          expect([...cutTree(tree, { clusters: k }).labels]).toEqual(canonical(labels));
        }
      }
    },
  );

  it("join the 12 countries as Kaufman and Rousseeuw's table has them", () => {
    const tree = hierarchical(countries(), { linkage: "average" });
    expect(tree.heights[0]).toBe(2.17);
    expect([...tree.merges.slice(0, 2)].map((row) => tree.rowNames[row])).toEqual(["Belgium", "France"]);
  });
});

describe("cutting a tree", () => {
  const tree = hierarchical(iris, { linkage: "average" });

  it("at a height or into so many clusters is the same cut", () => {
    for (let k = 1; k <= 8; k++) {
      const cut = cutTree(tree, { clusters: k });
      expect(cut.clusterCount).toBe(k);
      expect(cut.sizes.reduce((a, b) => a + b)).toBe(150);
      const middle = k === 1 ? cut.lowest + 1 : (cut.lowest + cut.highest) / 2;
      expect([...cutTree(tree, { height: middle }).labels]).toEqual([...cut.labels]);
    }
    expect(cutTree(tree, { clusters: 1 }).highest).toBe(Infinity);
    expect(cutTree(tree, { height: -1 }).clusterCount).toBe(150);
    expect(cutTree(tree, { height: 0 }).clusterCount).toBe(149);
    expect(cutTree(tree, { height: Infinity }).clusterCount).toBe(1);
  });

  it("refuses what is no cut", () => {
    expect(() => cutTree(tree, { clusters: 151 })).toThrow(/from 1 to 150, got 151/);
    expect(() => cutTree(tree, { clusters: 0 })).toThrow(/cutTree\(clusters\)/);
    expect(() => cutTree(tree, { height: NaN })).toThrow(/cutTree\(height\): expected a number/);
  });

  it("refuses a height for a centroid tree whose heights fall, but counts clusters in it", () => {
    const inverted = hierarchical(
      observations([
        [0, 0],
        [2, 0],
        [1, 1.8],
      ]),
      { linkage: "centroid" },
    );
    expectNear(inverted.heights, [2, 1.8]);
    expect(() => cutTree(inverted, { height: 1.9 })).toThrow(/height falls at merge 2/);
    expect([...cutTree(inverted, { clusters: 2 }).labels]).toEqual([0, 0, 1]);
  });
});

describe("trees of degenerate input", () => {
  it("refuse no rows, unknown linkages and distances they cannot take", () => {
    const two = observations([[0], [1]]);
    expect(() => hierarchical(observations([]))).toThrow(/at least one row/);
    expect(() => hierarchical(two, { linkage: "median" as never })).toThrow(/ward, complete/);
    expect(() => hierarchical(two, { metric: "manhattan" })).toThrow(/euclidean with ward/);
    expect(() => hierarchical(two, { linkage: "average", metric: "jaccard" as never })).toThrow(/metric/);
    expect(() => hierarchical(countries())).toThrow(/observations for ward/);
    expect(() => hierarchical(countries(), { linkage: "single", metric: "cosine" })).toThrow(/given/);
    expect(() => hierarchical([[1], [2]] as never)).toThrow(/one named row per customer/);
  });

  it("take one row and two rows", () => {
    for (const linkage of LINKAGES) {
      const one = hierarchical(observations([[5, 5]]), { linkage });
      expect([one.size, one.heights.length, ...one.order]).toEqual([1, 0, 0]);
      expect([...cutTree(one, { clusters: 1 }).labels]).toEqual([0]);
      expect(agglomerativeCoefficient(one)).toBeNaN();
      const two = hierarchical(
        observations([
          [0, 0],
          [3, 4],
        ]),
        { linkage },
      );
      expect([...two.heights]).toEqual([5]);
      expect(agglomerativeCoefficient(two)).toBe(0);
    }
  });

  it("join identical rows at height 0, and have no coefficient then", () => {
    const same = observations(Array.from({ length: 7 }, () => [0.1, 0.7]));
    for (const linkage of LINKAGES) {
      const tree = hierarchical(same, { linkage });
      expect([...tree.heights]).toEqual([0, 0, 0, 0, 0, 0]);
      expect(cutTree(tree, { height: 0 }).clusterCount).toBe(1);
      expect(agglomerativeCoefficient(tree)).toBeNaN();
      expect(copheneticCorrelation(tree, same)).toBeNaN();
    }
  });
});

describe("tree properties", () => {
  it("heights never fall (but for centroid), each row once in the order, the input left alone", () => {
    fc.assert(
      fc.property(matrices({ ties: true }), fc.constantFrom(...LINKAGES), (x, linkage) => {
        const before = Float64Array.from(x.data);
        const tree = hierarchical(x, { linkage });
        expect(x.data).toEqual(before);
        expect([...tree.order].sort((a, b) => a - b)).toEqual(Array.from({ length: x.rows }, (_, i) => i));
        expect(tree.sizes.at(-1)).toBe(x.rows);
        expect(hierarchical(x, { linkage })).toEqual(tree);
        if (linkage === "centroid") return;
        for (let m = 1; m < tree.heights.length; m++) {
          expect(tree.heights[m]).toBeGreaterThanOrEqual(tree.heights[m - 1]);
        }
      }),
      { numRuns: 100 },
    );
  });

  it("the order of the rows changes no height where there are no ties", () => {
    const order = Array.from({ length: iris.rows }, (_, i) => (i * 47) % iris.rows);
    const x = observations(fromR.spreadIris.values.slice(0, 140));
    const shuffled = permuted(
      x,
      order.filter((i) => i < 140),
    );
    for (const linkage of LINKAGES) {
      expectNear(hierarchical(shuffled, { linkage }).heights, hierarchical(x, { linkage }).heights);
    }
  });

  it("a shift and a turn change no height", () => {
    // Of normal numbers, not of any: among ties a turn's rounding may choose another tree.
    fc.assert(
      fc.property(
        fc.nat(),
        fc.integer({ min: 2, max: 30 }),
        fc.constantFrom(...LINKAGES),
        (seed, n, linkage) => {
          const random = randomSource(seed);
          const x = observations({
            rows: n,
            columns: 3,
            data: Float64Array.from({ length: 3 * n }, () => randomNormal(random)),
          });
          expectNear(
            hierarchical(movedAndTurned(x), { linkage }).heights,
            hierarchical(x, { linkage }).heights,
          );
        },
      ),
      { numRuns: 60 },
    );
  });

  it("single linkage's cophenetic distances are never above the distances, complete's never below", () => {
    fc.assert(
      fc.property(matrices({ ties: false }), (x) => {
        const distances = pairwiseDistances(x);
        const single = copheneticDistances(hierarchical(x, { linkage: "single" }));
        const complete = copheneticDistances(hierarchical(x, { linkage: "complete" }));
        for (let i = 0; i < x.rows; i++) {
          for (let j = 0; j < i; j++) {
            const distance = distanceBetween(distances, i, j);
            expect(distanceBetween(single, i, j)).toBeLessThanOrEqual(distance + 1e-12);
            expect(distanceBetween(complete, i, j)).toBeGreaterThanOrEqual(distance - 1e-12);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

it("a tree that is kept is the one that is grown, and each matrix and linkage has its own", () => {
  const x = observations([[0], [1], [5], [6.5], [20]]);
  expect(keptTree(x, "ward")).toEqual(hierarchical(x, { linkage: "ward" }));
  expect(keptTree(x, "ward")).toBe(keptTree(x, "ward"));
  expect(keptTree(x, "single").linkage).toBe("single");
  expect(keptTree(observations([[3], [4]]), "ward").size).toBe(2);
});
