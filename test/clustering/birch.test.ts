import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { birch, predictBirch } from "../../src/clustering/hierarchical/birch";
import { dbscan } from "../../src/clustering/density/dbscan";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { observations } from "../../src/math/linear/observations";
import { canonical, clouds, fixture, iris, sharedMatrices, smallMatrices } from "./density-cases";

interface SklearnReference {
  readonly cases: readonly { readonly eps: number; readonly birch: { readonly labels: number[] } }[];
}
const sklearn = fixture<SklearnReference>("sklearn-density/reference.json");

describe("BIRCH", () => {
  it.each(sharedMatrices.map((entry, i) => ({ ...entry, i })))(
    "has scikit-learn's leaves on $name",
    ({ x, i }) => {
      const { eps, birch: reference } = sklearn.cases[i];
      const found = birch(x, { threshold: eps / 2, branching: 5 });
      expect([...found.labels]).toEqual(canonical(reference.labels));
    },
  );

  it("keeps every leaf within the threshold and every row in a leaf", () => {
    fc.assert(
      fc.property(
        smallMatrices,
        fc.integer({ min: 0, max: 5 }),
        fc.integer({ min: 2, max: 6 }),
        (x, threshold, branching) => {
          const { leafRadii, leafWeights, leafLabels, labels, clusterCount } = birch(x, {
            threshold,
            branching,
          });
          for (const radius of leafRadii) expect(radius).toBeLessThanOrEqual(threshold * (1 + 1e-12));
          expect(leafWeights.reduce((sum, weight) => sum + weight, 0)).toBe(x.rows);
          for (const weight of leafWeights) expect(weight).toBeGreaterThan(0);
          expect(new Set(labels).size).toBe(clusterCount);
          expect(new Set(leafLabels).size).toBe(clusterCount);
        },
      ),
    );
  });

  it("makes a leaf of each distinct row at threshold 0", () => {
    const x = observations([
      [1, 1],
      [2, 2],
      [1, 1],
      [3, 3],
      [2, 2],
    ]);
    expect([...birch(x, { threshold: 0 }).labels]).toEqual([0, 1, 0, 2, 1]);
  });

  it("clusters the leaves with any clusterer, noise included", () => {
    const x = clouds(11, 3000, 3, 3, 12);
    const options = { k: 3, seed: 4 };
    const byLeaves = birch(x, { threshold: 1, clusterLeaves: (leaves) => kmeans(leaves, options) });
    expect(byLeaves.leafCenters.rows).toBeLessThan(1500);
    expect([...byLeaves.labels]).toEqual([...kmeans(x, options).labels]);
    const weighed = birch(x, {
      threshold: 1,
      clusterLeaves: (leaves, weights) => {
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBe(x.rows);
        return dbscan(leaves, { eps: 0.01, minPoints: 2 });
      },
    });
    expect([weighed.clusterCount, Math.max(...weighed.labels)]).toEqual([0, -1]);
  });

  it("gives its own rows their own labels again, and new rows those of the nearest leaf", () => {
    const found = birch(iris, {
      threshold: 0.6,
      clusterLeaves: (leaves) => kmeans(leaves, { k: 3, seed: 1 }),
    });
    expect([...predictBirch(found, iris)]).toEqual([...found.labels]);
    expect(found.clusterCount).toBe(3);
    expect(predictBirch(found, observations([[5, 3.4, 1.5, 0.2]]))[0]).toBe(found.labels[0]);
    expect(() => predictBirch(found, observations([[1]]))).toThrow(/columns/);
  });

  it("does not lose small spreads far from the origin", () => {
    const rows = Array.from({ length: 60 }, (_, i) => [1e9 + (i % 3) * 10 + (i % 7) * 0.01]);
    expect(birch(observations(rows), { threshold: 1 }).clusterCount).toBe(3);
  });

  it("decides small inputs", () => {
    const none = birch(observations([]), { threshold: 1, clusterLeaves: () => expect.unreachable() });
    expect([none.clusterCount, none.labels.length, none.leafCenters.rows]).toEqual([0, 0, 0]);
    expect([...birch(observations([[5]]), { threshold: 1 }).labels]).toEqual([0]);
    const alike = birch(observations(Array.from({ length: 99 }, () => [1, 2])), {
      threshold: 0,
      branching: 2,
    });
    expect([alike.clusterCount, alike.leafWeights[0]]).toEqual([1, 99]);
  });

  it("is frozen, repeats itself, leaves its input alone and refuses senseless options", () => {
    const before = iris.data.slice();
    const found = birch(iris, { threshold: 0.4 });
    expect(birch(iris, { threshold: 0.4 })).toEqual(found);
    expect(Object.isFrozen(found)).toBe(true);
    expect(iris.data).toEqual(before);
    expect(() => birch(iris, { threshold: -1 })).toThrow(/birch\(threshold\)/);
    expect(() => birch(iris, { threshold: 1, branching: 1 })).toThrow(/birch\(branching\)/);
    expect(() =>
      birch(iris, { threshold: 0.4, clusterLeaves: () => kmeans(iris, { k: 2, seed: 1 }) }),
    ).toThrow(/one per leaf/);
    expect(() => birch([[1]] as never, { threshold: 1 })).toThrow(/one named row per customer/);
  });
});
