import { describe, expect, it } from "vitest";
import { bisectingKMeans } from "../../src/clustering/kmeans/bisecting-kmeans";
import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { miniBatchKMeans } from "../../src/clustering/kmeans/mini-batch-kmeans";
import { relabelByAppearance } from "../../src/clustering/relabel";
import { mlKMeans } from "../../src/clustering/kmeans/second-opinion";
import { sweep } from "../../src/clustering/sweep";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { observations } from "../../src/math/linear/observations";
import { iris, ruspini } from "./support";

const same = observations(Array.from({ length: 6 }, () => [2, 2]));

describe("mini-batch k-means", () => {
  it("decides degenerate input as k-means does", () => {
    expect(() => miniBatchKMeans(observations([]), { k: 1, seed: 1 })).toThrow(/at least one row/);
    expect(() => miniBatchKMeans(iris, { k: 151, seed: 1 })).toThrow(/miniBatchKMeans\(k\)/);
    expect(() => miniBatchKMeans(iris, { k: 2, seed: 1, batchSize: 151 })).toThrow(/batchSize/);
    expect(miniBatchKMeans(observations([[4]]), { k: 1, seed: 1 }).inertia).toBe(0);
    expect(miniBatchKMeans(same, { k: 3, seed: 1 })).toMatchObject({ clusterCount: 1, inertia: 0 });
    expect(miniBatchKMeans(iris, { k: 3, seed: 1 }).inertia).toBeLessThan(90);
  });
});

describe("bisecting k-means", () => {
  it("nests: k + 1 clusters are k with one split", () => {
    for (let k = 1; k < 7; k++) {
      const [few, many] = [k, k + 1].map((count) => bisectingKMeans(iris, { k: count, seed: 2 }));
      const pairs = new Set(Array.from(many.labels, (label, i) => `${few.labels[i]} ${label}`));
      expect([few.clusterCount, many.clusterCount, pairs.size]).toEqual([k, k + 1, k + 1]);
      expect(many.inertia).toBeLessThan(few.inertia);
    }
  });

  it("splits the cluster with the largest sum of squares, not the one with the most rows", () => {
    const rows = [...Array.from({ length: 10 }, (_, i) => [i / 100]), [100], [103], [120], [122]];
    expect([...bisectingKMeans(observations(rows), { k: 3, seed: 1 }).sizes]).toEqual([10, 2, 2]);
  });

  it("splits in two as k-means does, and is never better than it", () => {
    expect(bisectingKMeans(iris, { k: 2, seed: 1 }).inertia).toBeCloseTo(152.347952, 6);
    for (const k of [3, 5, 8]) {
      const { inertia } = kmeans(ruspini, { k, seed: 1 });
      expect(bisectingKMeans(ruspini, { k, seed: 1 }).inertia).toBeGreaterThanOrEqual(inertia - 1e-9);
    }
  });

  it("ends a split of many rows where the centres barely move, next to the optimum", () => {
    const random = randomSource(3);
    const x = observations(
      Array.from({ length: 2500 }, (_, i) => [2 * (i % 2) + randomNormal(random), randomNormal(random)]),
    );
    const [split, best] = [bisectingKMeans(x, { k: 2, seed: 1 }), kmeans(x, { k: 2, seed: 1 })];
    expect(split.inertia).toBeGreaterThan(best.inertia);
    expect(split.inertia).toBeLessThan(1.0005 * best.inertia);
    expect(split.converged).toBe(true);
  });

  it("decides degenerate input as k-means does", () => {
    expect(() => bisectingKMeans(observations([]), { k: 1, seed: 1 })).toThrow(/at least one row/);
    expect(() => bisectingKMeans(iris, { k: 0, seed: 1 })).toThrow(/bisectingKMeans\(k\)/);
    expect(bisectingKMeans(observations([[4]]), { k: 1, seed: 1 }).inertia).toBe(0);
    expect(bisectingKMeans(same, { k: 3, seed: 1 })).toMatchObject({ clusterCount: 1, inertia: 0 });
    const tenths = observations([[0.1], [0.1], [0.1], [0.7], [0.7], [0.7]]);
    expect(bisectingKMeans(tenths, { k: 6, seed: 1 }).clusterCount).toBe(2);
    expect(bisectingKMeans(ruspini, { k: 75, seed: 1 })).toMatchObject({ clusterCount: 75, inertia: 0 });
  });
});

describe("ml-kmeans as the second opinion", () => {
  it("reaches the same optimum from as many starts, and shows how often one start misses it", async () => {
    const opinion = await mlKMeans(iris, { k: 4, seed: 7 });
    const ours = kmeans(iris, { k: 4, seed: 7 });
    expect(opinion.inertia).toBeCloseTo(ours.inertia, 6);
    expect([...opinion.labels]).toEqual([...ours.labels]);
    expect(opinion.startInertias).toHaveLength(200);
    expect(opinion.startInertias.filter((inertia) => inertia > ours.inertia * 1.001).length).toBeGreaterThan(
      20,
    );
    expect(opinion.method).toBe("ml-kmeans");
  });

  it("repeats itself for the same seed, and refuses what k-means refuses", async () => {
    const [a, b] = [
      await mlKMeans(ruspini, { k: 3, seed: 1, starts: 5 }),
      await mlKMeans(ruspini, { k: 3, seed: 1, starts: 5 }),
    ];
    expect(a).toEqual(b);
    await expect(mlKMeans(ruspini, { k: 76, seed: 1 })).rejects.toThrow(/mlKMeans\(k\)/);
    await expect(mlKMeans(observations([]), { k: 1, seed: 1 })).rejects.toThrow(/at least one row/);
  });
});

describe("a sweep over k", () => {
  it("is the single runs with the same seed", () => {
    const runs = sweep(iris, { k: [2, 5], seed: 7 });
    expect(runs.map((run) => run.clusterCount)).toEqual([2, 3, 4, 5]);
    expect(runs[2]).toEqual(kmeans(iris, { k: 4, seed: 7 }));
  });

  it("cuts one tree for a linkage, and takes any function", () => {
    const cuts = sweep(iris, { k: [1, 3], seed: 7, method: "average" });
    expect(cuts[2]).toEqual(cutTree(hierarchical(iris, { linkage: "average" }), { clusters: 3 }));
    const own = sweep(iris, { k: [3, 3], seed: 7, method: (x, k, seed) => bisectingKMeans(x, { k, seed }) });
    expect(own[0].method).toBe("bisecting k-means");
  });

  it("refuses a range that is none", () => {
    expect(() => sweep(iris, { k: [0, 3], seed: 1 })).toThrow(/first number/);
    expect(() => sweep(iris, { k: [2, 151], seed: 1 })).toThrow(/last number/);
    expect(() => sweep(iris, { k: [5, 2], seed: 1 })).toThrow(/rising range/);
    expect(() => sweep(iris, { k: [2, 3], seed: -1 })).toThrow(/sweep\(seed\)/);
  });
});

describe("numbering clusters by appearance", () => {
  it("depends on the partition alone, and leaves noise", () => {
    expect([...relabelByAppearance([5, -1, 2, 5]).labels]).toEqual([0, -1, 1, 0]);
    expect(relabelByAppearance([5, -1, 2, 5]).old).toEqual([5, 2]);
    expect(relabelByAppearance([]).old).toEqual([]);
  });
});
