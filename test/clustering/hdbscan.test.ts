import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOISE } from "../../src/clustering/clustering";
import { hdbscan } from "../../src/clustering/density/hdbscan";
import { predictHdbscan } from "../../src/clustering/density/hdbscan-predict";
import { spanningTreeByScan, spanningTreeInTree } from "../../src/clustering/density/hdbscan-spanning-tree";
import { pairwiseDistances } from "../../src/math/distances/distances";
import { buildKdTree } from "../../src/math/distances/kd-tree";
import { observations, type Observations } from "../../src/math/linear/observations";
import { distancesFrom } from "../../src/math/distances/row-distances";
import {
  canonical,
  clouds,
  fixture,
  iris,
  permuted,
  sharedMatrices,
  smallMatrices,
  turnedAndMoved,
} from "./density-cases";

interface SklearnCase {
  readonly labels: number[];
  readonly membership: number[];
  readonly definition: number[];
  readonly stabilities: (number | null)[];
}
interface RReference {
  readonly cases: readonly {
    readonly hdbscan?: { readonly coreDistances: number[]; readonly heights: number[] };
  }[];
  readonly iris: {
    readonly hdbscan: readonly { minPoints: number; labels: number[]; stabilities: number[] }[];
  };
}
const sklearn = fixture<{ cases: (SklearnCase | null)[] }>("sklearn-hdbscan/reference.json");
const r = fixture<RReference>("r-dbscan/reference.json");
const cases = sharedMatrices.map((entry, i) => ({ ...entry, i }));
/** Without equal distances, between which scikit-learn decides by the order of the rows. */
const withoutTies = cases.filter(
  ({ kind, i }) => kind !== "duplicates" && kind !== "rounded" && sklearn.cases[i],
);

function treeHeights(x: Observations, cores: Float64Array): { byTree: number[]; byScan: number[] } {
  const sorted = (weights: Float64Array) => [...weights].sort((a, b) => a - b);
  const squared = cores.map((core) => core * core);
  return {
    byTree: sorted(spanningTreeInTree(buildKdTree(x), squared, new Int32Array(x.rows).fill(-1)).weights),
    byScan: sorted(spanningTreeByScan(x.rows, distancesFrom(x, "euclidean", "test"), cores).weights),
  };
}

describe("HDBSCAN", () => {
  it.each(cases.filter(({ i }) => sklearn.cases[i]))(
    "is what its definition says, by brute force, on $name",
    ({ x, i }) => {
      const { definition, stabilities } = sklearn.cases[i]!;
      const found = hdbscan(x, { minClusterSize: 5 });
      expect(canonical(found.labels)).toEqual(canonical(definition));
      const ours = found.chosen.map((id) => found.stabilities[id]).sort((a, b) => a - b);
      const theirs = stabilities.map((value) => value ?? Infinity).sort((a, b) => a - b);
      expect(ours.length).toBe(theirs.length);
      ours.forEach((value, c) => {
        if (value === Infinity) expect(theirs[c]).toBe(Infinity);
        else expect(Math.abs(value - theirs[c])).toBeLessThanOrEqual(1e-9 * Math.max(1, theirs[c]));
      });
    },
  );

  it.each(withoutTies)(
    "equals scikit-learn on $name, but for rows that fall at a split, which it hands to either side",
    ({ x, i }) => {
      const reference = sklearn.cases[i]!;
      const found = hdbscan(x, { minClusterSize: 5 });
      const { clusters, rowCluster, rowDensity } = found.tree;
      const fallsAtSplit = (row: number) => {
        const cluster = clusters[rowCluster[row]];
        return cluster.children.length > 0 && rowDensity[row] === cluster.death;
      };
      const compared = [...found.labels.keys()].filter((row) => !fallsAtSplit(row));
      expect(compared.length).toBeGreaterThanOrEqual(0.9 * x.rows);
      expect(canonical(compared.map((row) => found.labels[row]))).toEqual(
        canonical(compared.map((row) => reference.labels[row])),
      );
      for (const row of compared)
        expect(Math.abs(found.membership[row] - reference.membership[row])).toBeLessThanOrEqual(1e-9);
    },
  );

  it.each(cases.filter(({ i }) => r.cases[i].hdbscan))(
    "has R's core distances and merge heights on $name",
    ({ x, i }) => {
      const { coreDistances, heights } = r.cases[i].hdbscan!;
      const found = hdbscan(x, { minClusterSize: 5 });
      coreDistances.forEach((value, row) =>
        expect(Math.abs(found.coreDistances[row] - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, value)),
      );
      const { byTree, byScan } = treeHeights(x, found.coreDistances);
      heights.forEach((value, at) => {
        expect(Math.abs(byTree[at] - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, value));
        expect(Math.abs(byScan[at] - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, value));
      });
    },
  );

  it.each(r.iris.hdbscan)("has R's labels and stabilities on iris with minPts $minPoints", (reference) => {
    const found = hdbscan(iris, { minClusterSize: reference.minPoints });
    expect(canonical(found.labels)).toEqual(canonical(reference.labels.map((label) => label - 1)));
    const ours = found.chosen.map((id) => found.stabilities[id]).sort((a, b) => a - b);
    [...reference.stabilities]
      .sort((a, b) => a - b)
      .forEach((value, c) => expect(Math.abs(ours[c] - value)).toBeLessThanOrEqual(1e-8 * value));
  });

  it("does not mind the order of the rows, ties or not", () => {
    fc.assert(
      fc.property(smallMatrices, fc.nat(1e6), (x, seed) => {
        const other = permuted(x, seed);
        const [a, b] = [hdbscan(x, { minClusterSize: 3 }), hdbscan(other.x, { minClusterSize: 3 })];
        const back = new Int32Array(x.rows);
        other.from.forEach((row, i) => (back[row] = b.labels[i]));
        expect(canonical(back)).toEqual(canonical(a.labels));
        other.from.forEach((row, i) => expect(b.outlierScores[i]).toBeCloseTo(a.outlierScores[row], 12));
      }),
    );
  });

  it("does not mind the rows turned and moved", () => {
    const x = clouds(21, 200, 4, 3, 5);
    const [before, after] = [hdbscan(x), hdbscan(turnedAndMoved(x, 9))];
    expect(before.clusterCount).toBe(3);
    expect([...after.labels]).toEqual([...before.labels]);
  });

  it("finds the same with a k-d tree, by comparing all rows, and from given distances", () => {
    const x = clouds(5, 250, 3, 3, 5);
    const [byTree, given] = [hdbscan(x), hdbscan(pairwiseDistances(x))];
    expect([...given.labels]).toEqual([...byTree.labels]);
    expect(given.points).toBe(null);
    expect([...hdbscan(x, { metric: "manhattan" }).labels]).toEqual([
      ...hdbscan(pairwiseDistances(x, "manhattan")).labels,
    ]);
  });

  it("keeps membership and outlier scores within 0 and 1, and marks the stray row", () => {
    fc.assert(
      fc.property(smallMatrices, (x) => {
        const { labels, membership, outlierScores } = hdbscan(x, { minClusterSize: 3, minPoints: 2 });
        labels.forEach((label, row) => {
          expect(membership[row] >= 0 && membership[row] <= 1).toBe(true);
          expect(outlierScores[row] >= 0 && outlierScores[row] <= 1).toBe(true);
          if (label === NOISE) expect(membership[row]).toBe(0);
        });
      }),
    );
    const x = clouds(6, 120, 2, 2, 12);
    const withStray = observations([
      ...Array.from({ length: 120 }, (_, i) => [...x.data.subarray(2 * i, 2 * i + 2)]),
      [60, -60],
    ]);
    const { labels, outlierScores } = hdbscan(withStray);
    expect(labels[120]).toBe(NOISE);
    expect(outlierScores.indexOf(Math.max(...outlierScores))).toBe(120);
  });

  it("condenses to a tree whose sizes and densities are in order", () => {
    const { tree, chosen, clusterCount } = hdbscan(clouds(7, 300, 2, 5, 6));
    expect(clusterCount).toBe(chosen.length);
    expect(tree.clusters[0]).toMatchObject({ parent: -1, birth: 0, size: 300 });
    for (const { id, parent, birth, death, children } of tree.clusters) {
      expect(death).toBeGreaterThanOrEqual(birth);
      if (parent >= 0) {
        expect(parent).toBeLessThan(id);
        expect(birth).toBe(tree.clusters[parent].death);
      }
      expect(children.length === 0 || children.length >= 2).toBe(true);
    }
  });

  it("takes leaves instead, and one cluster where allowed", () => {
    const x = clouds(7, 300, 2, 5, 6);
    const [stable, leaf] = [hdbscan(x), hdbscan(x, { selection: "leaf" })];
    expect(leaf.clusterCount).toBeGreaterThanOrEqual(stable.clusterCount);
    for (const id of leaf.chosen) expect(leaf.tree.clusters[id].children.length).toBe(0);
    const one = clouds(1, 60, 2, 1, 0);
    expect(hdbscan(one, { allowSingleCluster: true, minClusterSize: 20 }).clusterCount).toBe(1);
    expect(hdbscan(one, { minClusterSize: 30 }).noiseCount).toBe(60);
  });

  it("decides small inputs and identical rows", () => {
    expect(hdbscan(observations([])).labels.length).toBe(0);
    expect([...hdbscan(observations([[1]])).labels]).toEqual([NOISE]);
    expect([...hdbscan(observations([[1], [2]])).labels]).toEqual([NOISE, NOISE]);
    expect(
      hdbscan(observations([[1], [2]]), { minClusterSize: 3, allowSingleCluster: true }).noiseCount,
    ).toBe(2);
    const alike = observations(Array.from({ length: 8 }, () => [3, 3]));
    expect(hdbscan(alike).noiseCount).toBe(8);
    const allowed = hdbscan(alike, { allowSingleCluster: true });
    expect([allowed.clusterCount, ...allowed.membership, ...allowed.outlierScores]).toEqual([
      1,
      ...Array.from({ length: 8 }, () => 1),
      ...Array.from({ length: 8 }, () => 0),
    ]);
    const twins = observations([0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 4.5].map((value) => [value]));
    const found = hdbscan(twins);
    expect([...found.labels]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1, 1, NOISE]);
    expect(found.chosen.map((id) => found.stabilities[id])).toEqual([Infinity, Infinity]);
  });

  it("refuses senseless options", () => {
    expect(() => hdbscan(iris, { minClusterSize: 1 })).toThrow(/hdbscan\(minClusterSize\)/);
    expect(() => hdbscan(iris, { minPoints: 0 })).toThrow(/hdbscan\(minPoints\)/);
    expect(() => hdbscan(iris, { selection: "all" as never })).toThrow(/excessOfMass or leaf/);
    expect(() => hdbscan([[1]] as never)).toThrow(/one named row per customer/);
    const huge = Array.from({ length: 40 }, (_, i) => [i * 1e200]);
    expect(() => hdbscan(observations(huge))).toThrow(/Scale the columns/);
  });

  it("places new rows where they would fall", () => {
    const x = clouds(5, 250, 2, 3, 8);
    const found = hdbscan(x);
    const again = predictHdbscan(found, x);
    const same = [...found.labels.keys()].filter((row) => again.labels[row] === found.labels[row]);
    expect(same.length / x.rows).toBeGreaterThan(0.95);
    const away = predictHdbscan(found, observations([[1000, 1000]]));
    expect([away.labels[0], away.membership[0]]).toEqual([NOISE, 0]);
    expect(() => predictHdbscan(hdbscan(pairwiseDistances(x)), x)).toThrow(/given distances/);
    expect(() => predictHdbscan(found, observations([[1]]))).toThrow(/columns/);
  });
});
