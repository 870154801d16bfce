import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOISE } from "../../src/clustering/clustering";
import { dbscan } from "../../src/clustering/density/dbscan";
import { predictDbscan } from "../../src/clustering/density/dbscan-predict";
import { kDistances } from "../../src/clustering/density/kdistances";
import { distanceFunction, METRICS, pairwiseDistances } from "../../src/math/distances/distances";
import { InputError } from "../../src/core/input-error";
import { observations, type Observations } from "../../src/math/linear/observations";
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

interface SklearnReference {
  readonly cases: readonly {
    readonly minPoints: number;
    readonly eps: number;
    readonly dbscan: { readonly labels: number[]; readonly core: number[] };
  }[];
  readonly iris: { readonly labels: number[] };
}
interface RReference {
  readonly cases: readonly { readonly dbscan: number[]; readonly kDistances?: number[] }[];
  readonly iris: { readonly dbscan: number[] };
}
const sklearn = fixture<SklearnReference>("sklearn-density/reference.json");
const r = fixture<RReference>("r-dbscan/reference.json");

/** The definition, word for word: what is density-reachable from which core row. */
function byDefinition(x: Observations, eps: number, minPoints: number): number[] {
  const euclidean = distanceFunction("squaredEuclidean");
  const near = (i: number, j: number) =>
    euclidean(x.data, x.data, i * x.columns, j * x.columns, x.columns) <= eps * eps;
  const rows = Array.from({ length: x.rows }, (_, i) => i);
  const core = rows.map((i) => rows.filter((j) => near(i, j)).length >= minPoints);
  const labels = rows.map(() => NOISE);
  let cluster = 0;
  for (const seed of rows.filter((i) => core[i])) {
    if (labels[seed] !== NOISE) continue;
    const todo = [seed];
    labels[seed] = cluster;
    while (todo.length > 0) {
      const i = todo.shift()!;
      for (const j of rows) {
        if (!near(i, j) || labels[j] !== NOISE) continue;
        labels[j] = cluster;
        if (core[j]) todo.push(j);
      }
    }
    cluster++;
  }
  return labels;
}

describe("DBSCAN", () => {
  it("finds 17 noise rows and clusters of 49 and 84 in iris at eps .5, minPts 5 (Ester et al. 1996)", () => {
    const found = dbscan(iris, { eps: 0.5, minPoints: 5 });
    const sizes = [0, 1].map((label) => found.labels.filter((l) => l === label).length);
    expect([found.noiseCount, found.clusterCount, ...sizes]).toEqual([17, 2, 49, 84]);
    expect([...found.labels]).toEqual(sklearn.iris.labels);
    expect([...found.labels]).toEqual(r.iris.dbscan.map((label) => label - 1));
  });

  it.each(sharedMatrices.map((entry, i) => ({ ...entry, i })))(
    "equals scikit-learn and R on $name",
    ({ x, i }) => {
      const { eps, minPoints, dbscan: reference } = sklearn.cases[i];
      const found = dbscan(x, { eps, minPoints });
      expect([...found.labels]).toEqual(reference.labels);
      expect([...found.coreRows]).toEqual(reference.core);
      expect([...found.labels]).toEqual(r.cases[i].dbscan.map((label) => label - 1));
    },
  );

  it("is what the definition says, ties on the border included", () => {
    fc.assert(
      fc.property(
        smallMatrices,
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 1, max: 6 }),
        (x, eps, minPoints) => {
          expect([...dbscan(x, { eps, minPoints }).labels]).toEqual(byDefinition(x, eps, minPoints));
        },
      ),
    );
  });

  it("finds the same with a k-d tree, by comparing all rows, and from given distances", () => {
    const x = clouds(3, 300, 3, 4, 5);
    const byTree = dbscan(x, { eps: 1, minPoints: 4 });
    const distances = pairwiseDistances(x, "euclidean");
    expect(byTree.clusterCount).toBeGreaterThan(1);
    expect(byTree.noiseCount).toBeGreaterThan(0);
    const byScan = dbscan(distances, { eps: 1, minPoints: 4 });
    expect([...byScan.labels]).toEqual([...byTree.labels]);
    expect([byScan.metric, byScan.corePoints]).toEqual(["given", null]);
    for (const metric of METRICS) {
      const eps = metric === "cosine" || metric === "correlation" ? 0.05 : 1.2;
      const found = dbscan(x, { eps, minPoints: 4, metric });
      const given = dbscan(pairwiseDistances(x, metric), { eps, minPoints: 4 });
      expect([...found.labels]).toEqual([...given.labels]);
    }
  });

  it("changes nothing but border rows and numbers when rows are permuted", () => {
    fc.assert(
      fc.property(smallMatrices, fc.nat(1e6), (x, seed) => {
        const other = permuted(x, seed);
        const [a, b] = [dbscan(x, { eps: 2, minPoints: 4 }), dbscan(other.x, { eps: 2, minPoints: 4 })];
        expect(b.noiseCount).toBe(a.noiseCount);
        expect(b.clusterCount).toBe(a.clusterCount);
        expect([...b.coreRows].map((row) => other.from[row]).sort((p, q) => p - q)).toEqual([...a.coreRows]);
        const labelOf = new Map([...b.labels].map((label, i) => [other.from[i], label]));
        const core = [...a.coreRows];
        expect(canonical(core.map((row) => labelOf.get(row)!))).toEqual(
          canonical(core.map((row) => a.labels[row])),
        );
      }),
    );
  });

  it("does not mind the rows turned and moved", () => {
    const x = clouds(8, 250, 4, 3, 6);
    const before = dbscan(x, { eps: 1.2345, minPoints: 5 });
    const after = dbscan(turnedAndMoved(x, 5), { eps: 1.2345, minPoints: 5 });
    expect([...after.labels]).toEqual([...before.labels]);
  });

  it("decides small and extreme inputs", () => {
    const none = dbscan(observations([]), { eps: 1 });
    expect([none.labels.length, none.clusterCount, none.noiseCount]).toEqual([0, 0, 0]);
    expect([...dbscan(observations([[4]]), { eps: 1 }).labels]).toEqual([NOISE]);
    expect([...dbscan(observations([[4]]), { eps: 1, minPoints: 1 }).labels]).toEqual([0]);
    expect([...dbscan(observations([[0], [1]]), { eps: 1, minPoints: 2 }).labels]).toEqual([0, 0]);
    const alike = observations(Array.from({ length: 7 }, () => [2, 2]));
    expect(dbscan(alike, { eps: 0, minPoints: 7 }).clusterCount).toBe(1);
    expect(dbscan(alike, { eps: 0, minPoints: 8 }).noiseCount).toBe(7);
    const apart = observations([[0], [10], [20]]);
    expect(dbscan(apart, { eps: 1, minPoints: 1 }).clusterCount).toBe(3);
    expect(dbscan(apart, { eps: 1, minPoints: 2 }).noiseCount).toBe(3);
    expect(dbscan(apart, { eps: 100, minPoints: 2 }).clusterCount).toBe(1);
  });

  it("says what is wrong with its arguments", () => {
    expect(() => dbscan(iris, { eps: -1 })).toThrow(
      /dbscan\(eps\): expected a finite number of at least 0, got -1/,
    );
    expect(() => dbscan(iris, { eps: NaN })).toThrow(InputError);
    expect(() => dbscan(iris, { eps: 1, minPoints: 0 })).toThrow(/dbscan\(minPoints\)/);
    expect(() => dbscan([[1]] as never, { eps: 1 })).toThrow(/one named row per customer/);
    expect(() =>
      dbscan(
        observations([
          [0, 0],
          [1, 1],
        ]),
        { eps: 1, metric: "cosine" },
      ),
    ).toThrow(/row 1 \("row 1"\)/);
  });

  it("is frozen and leaves its input alone", () => {
    const before = iris.data.slice();
    const found = dbscan(iris, { eps: 0.5 });
    expect(Object.isFrozen(found) && Object.isFrozen(found.parameters)).toBe(true);
    expect(iris.data).toEqual(before);
    expect(found.parameters).toEqual({ eps: 0.5, minPoints: 5, metric: "euclidean" });
  });

  it("places new rows by the nearest core row in reach", () => {
    const found = dbscan(iris, { eps: 0.5, minPoints: 5 });
    const again = predictDbscan(found, iris);
    for (const row of found.coreRows) expect(again[row]).toBe(found.labels[row]);
    found.labels.forEach((label, row) => expect(again[row] === NOISE).toBe(label === NOISE));
    expect([...predictDbscan(found, observations([[100, 0, 0, 0]]))]).toEqual([NOISE]);
    expect(() => predictDbscan(found, observations([[1, 2]]))).toThrow(/columns/);
    expect(() => predictDbscan(dbscan(pairwiseDistances(iris), { eps: 0.5 }), iris)).toThrow(
      /given distances/,
    );
  });
});

describe("k-distances", () => {
  it.each(sharedMatrices.map((entry, i) => ({ ...entry, i })).filter(({ i }) => r.cases[i].kDistances))(
    "equal R's kNNdist on $name",
    ({ x, i }) => {
      const { distances } = kDistances(x, { k: 4 });
      r.cases[i].kDistances!.forEach((expected, row) =>
        expect(Math.abs(distances[row] - expected)).toBeLessThanOrEqual(1e-9 * Math.max(1, expected)),
      );
    },
  );

  it("are sorted into a curve, with its knee below the chord", () => {
    const curve = kDistances(observations([[0], [1], [2], [9]]), { k: 1 });
    expect([[...curve.sorted], [...curve.distances], [...curve.order]]).toEqual([
      [1, 1, 1, 7],
      [1, 1, 1, 7],
      [0, 1, 2, 3],
    ]);
    expect([curve.knee, curve.kneeIndex]).toEqual([1, 2]);
    const x = clouds(2, 200, 2, 3, 8);
    const { sorted, knee } = kDistances(x, { k: 4 });
    expect([...sorted]).toEqual([...sorted].sort((a, b) => a - b));
    expect(dbscan(x, { eps: knee, minPoints: 5 }).clusterCount).toBe(3);
  });

  it("are the same from a tree, by comparing all rows and from given distances", () => {
    const x = clouds(4, 150, 3, 2, 4);
    const given = kDistances(pairwiseDistances(x), { k: 6 });
    expect([...given.distances]).toEqual([...kDistances(x, { k: 6 }).distances]);
    const manhattan = kDistances(x, { k: 6, metric: "manhattan" });
    expect([...manhattan.distances]).toEqual([
      ...kDistances(pairwiseDistances(x, "manhattan"), { k: 6 }).distances,
    ]);
  });

  it("decide small inputs and refuse k beyond the other rows", () => {
    expect(kDistances(observations([])).sorted.length).toBe(0);
    const pair = kDistances(observations([[0], [3]]), { k: 1 });
    expect([[...pair.sorted], pair.knee, pair.kneeIndex]).toEqual([[3, 3], NaN, -1]);
    expect(kDistances(observations(Array.from({ length: 6 }, () => [1])), { k: 4 }).knee).toBeNaN();
    expect(() => kDistances(observations([[0], [3]]), { k: 2 })).toThrow(/from 1 to 1, the rows less one/);
    expect(() => kDistances(observations([[0], [3]]), { k: 0 })).toThrow(InputError);
  });
});
