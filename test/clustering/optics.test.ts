import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NOISE } from "../../src/clustering/clustering";
import { dbscan } from "../../src/clustering/density/dbscan";
import { hdbscan } from "../../src/clustering/density/hdbscan";
import { optics } from "../../src/clustering/density/optics";
import { pairwiseDistances } from "../../src/math/distances/distances";
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
    readonly optics?: {
      readonly order: number[];
      readonly reachability: (number | null)[];
      readonly coreDistances: number[];
      readonly labelsAtEps: number[];
    };
  }[];
}
const sklearn = fixture<SklearnReference>("sklearn-density/reference.json");
const newer = fixture<{ cases: ({ opticsLabels: number[]; opticsStretches: number[][] } | null)[] }>(
  "sklearn-hdbscan/reference.json",
);
const cases = sharedMatrices.map((entry, i) => ({ ...entry, i }));
// Where distances tie, scikit-learn's own rounding to 15 digits decides who goes first.
const withoutTies = cases.filter(
  ({ kind, i }) => kind !== "duplicates" && kind !== "rounded" && sklearn.cases[i].optics,
);

describe("OPTICS", () => {
  it.each(withoutTies)("walks as scikit-learn does on $name", ({ x, i }) => {
    const { minPoints, eps, optics: reference } = sklearn.cases[i];
    const found = optics(x, { minPoints, eps });
    expect([...found.order]).toEqual(reference!.order);
    reference!.reachability.forEach((value, row) => {
      if (value === null) expect(found.reachability[row]).toBe(Infinity);
      else expect(Math.abs(found.reachability[row] - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, value));
    });
    reference!.coreDistances.forEach((value, row) =>
      expect(Math.abs(found.coreDistances[row] - value)).toBeLessThanOrEqual(1e-9 * Math.max(1, value)),
    );
    expect(canonical(found.labels)).toEqual(canonical(reference!.labelsAtEps));
  });

  it.each(withoutTies.filter(({ i }) => newer.cases[i]))(
    "finds scikit-learn's xi clusters on $name",
    ({ x, i }) => {
      const found = optics(x, { minPoints: 5 });
      const { opticsLabels, opticsStretches } = newer.cases[i]!;
      expect(found.stretches.map(({ first, last }) => [first, last])).toEqual(opticsStretches);
      expect(canonical(found.labels)).toEqual(canonical(opticsLabels));
    },
  );

  it("cut at eps has DBSCAN's core rows and clusters", () => {
    fc.assert(
      fc.property(smallMatrices, fc.integer({ min: 1, max: 6 }), (x, eps) => {
        const [cut, full] = [optics(x, { minPoints: 4, eps }), dbscan(x, { minPoints: 4, eps })];
        const core = [...full.coreRows];
        expect(canonical(core.map((row) => cut.labels[row]))).toEqual(
          canonical(core.map((row) => full.labels[row])),
        );
        full.labels.forEach((label, row) => {
          if (label === NOISE) expect(cut.labels[row]).toBe(NOISE);
        });
      }),
    );
  });

  it("walks the same with a tree within maxEps as by comparing all rows", () => {
    const x = clouds(12, 200, 3, 3, 5);
    const [tree, scan] = [optics(x, { maxEps: 2.5 }), optics(pairwiseDistances(x), { maxEps: 2.5 })];
    expect(tree.order).toEqual(scan.order);
    expect(tree.predecessor).toEqual(scan.predecessor);
    tree.reachability.forEach((value, row) => {
      if (value < Infinity) expect(value).toBeCloseTo(scan.reachability[row], 12);
      else expect(scan.reachability[row]).toBe(Infinity);
    });
    expect([...tree.labels]).toEqual([...scan.labels]);
    const manhattan = optics(x, { metric: "manhattan" });
    expect(manhattan.order).toEqual(optics(pairwiseDistances(x, "manhattan")).order);
  });

  it("orders every row once, and reaches each from one that came before", () => {
    fc.assert(
      fc.property(smallMatrices, (x) => {
        const { order, predecessor, reachability } = optics(x, { minPoints: 3 });
        expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: x.rows }, (_, i) => i));
        const placeOf = new Map([...order].map((row, place) => [row, place]));
        predecessor.forEach((from, row) => {
          expect(from === -1).toBe(reachability[row] === Infinity);
          if (from >= 0) expect(placeOf.get(from)!).toBeLessThan(placeOf.get(row)!);
        });
      }),
    );
  });

  it("minds the order of the rows, as its documentation and notebook 05 say; HDBSCAN does not", () => {
    const changed = (cluster: (x: Observations) => ArrayLike<number>): number =>
      Array.from({ length: 20 }, (_, seed) => {
        const x = clouds(seed, 60, 2, 3, 4);
        const other = permuted(x, seed + 100);
        const back = new Int32Array(x.rows);
        const labels = cluster(other.x);
        other.from.forEach((row, i) => (back[row] = labels[i]));
        return String(canonical(back)) === String(canonical(cluster(x))) ? 0 : 1;
      }).reduce<number>((sum, each) => sum + each, 0);
    expect(changed((x) => optics(x).labels)).toBeGreaterThan(5);
    expect(changed((x) => hdbscan(x).labels)).toBe(0);
  });

  it("does not mind the rows turned and moved", () => {
    const x = clouds(13, 150, 3, 3, 6);
    expect([...optics(turnedAndMoved(x, 4)).labels]).toEqual([...optics(x).labels]);
  });

  it("separates the clouds that are there", () => {
    const x = clouds(31, 150, 2, 3, 15);
    const { labels, clusterCount } = optics(x, { minPoints: 8, minClusterSize: 30 });
    expect(clusterCount).toBe(3);
    labels.forEach(
      (label, row) =>
        label !== NOISE && expect(label).toBe(labels.find((l, r) => r % 3 === row % 3 && l !== NOISE)),
    );
  });

  it("decides small inputs, identical rows and all noise", () => {
    expect(optics(observations([])).labels.length).toBe(0);
    expect([...optics(observations([[1]])).labels]).toEqual([NOISE]);
    expect([...optics(observations([[1], [2]])).labels]).toEqual([NOISE, NOISE]);
    expect([...optics(observations([[1], [2]]), { minPoints: 2 }).labels]).toEqual([0, 0]);
    const alike = optics(observations(Array.from({ length: 9 }, () => [1, 1])));
    expect([alike.clusterCount, alike.noiseCount]).toEqual([1, 0]);
    expect(optics(iris, { maxEps: 0.01 }).noiseCount).toBe(150);
  });

  it("is frozen, leaves its input alone and refuses senseless options", () => {
    const before = iris.data.slice();
    expect(Object.isFrozen(optics(iris))).toBe(true);
    expect(iris.data).toEqual(before);
    expect(() => optics(iris, { minPoints: 1 })).toThrow(/optics\(minPoints\)/);
    expect(() => optics(iris, { minClusterSize: 1 })).toThrow(/optics\(minClusterSize\)/);
    expect(() => optics(iris, { xi: 0 })).toThrow(/above 0 and below 1/);
    expect(() => optics(iris, { maxEps: NaN })).toThrow(/optics\(maxEps\)/);
    expect(() => optics(iris, { eps: 2, maxEps: 1 })).toThrow(/from 0 to maxEps/);
    expect(() => optics([[1]] as never)).toThrow(/one named row per customer/);
  });
});
