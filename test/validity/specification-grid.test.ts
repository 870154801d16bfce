import { describe, expect, it } from "vitest";
import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { InputError } from "../../src/core/input-error";
import { observations } from "../../src/math/linear/observations";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { specificationGrid } from "../../src/validity/stability/specification-grid";
import type { ClusterFunction } from "../../src/validity/cluster-function";
import { byKmeans, noClusters, ruspini } from "./helpers";

const scaled = observations({ ...ruspini, data: ruspini.data.map((value) => value / 10) }, ruspini);
const stretched = observations(
  { ...ruspini, data: ruspini.data.map((value, i) => (i % 2 ? value * 50 : value)) },
  ruspini,
);
const byWard: ClusterFunction = (x, k) =>
  cutTree(hierarchical(x, { linkage: "ward" }), { clusters: k }).labels;

describe("specification grid", () => {
  const steps: number[] = [];
  const variants = [
    { name: "raw", x: ruspini },
    { name: "scaled", x: scaled },
    { name: "stretched", x: stretched },
  ];
  const methods = [
    { name: "k-means", cluster: byKmeans },
    { name: "Ward", cluster: byWard },
  ];
  const grid = specificationGrid(variants, methods, [3, 4], 7, (done) => steps.push(done));

  it("fits every variant by every method and k, in order, and says how far it is", () => {
    expect(grid.fits.map((fit) => `${fit.variant} ${fit.method} ${fit.k}`).slice(0, 5)).toEqual([
      "raw k-means 3",
      "raw k-means 4",
      "raw Ward 3",
      "raw Ward 4",
      "scaled k-means 3",
    ]);
    expect(steps).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(grid.fits.every((fit) => fit.clusterCount === fit.k && fit.noiseRows === 0)).toBe(true);
  });

  it("holds the adjusted Rand index of every two fits", () => {
    const { rows, columns, data } = grid.agreement;
    expect([rows, columns]).toEqual([12, 12]);
    for (let i = 0; i < 12; i++) {
      for (let j = 0; j < 12; j++) {
        expect(data[i * 12 + j]).toBe(adjustedRand(grid.fits[i].labels, grid.fits[j].labels).value);
      }
    }
    const others = Array.from({ length: 12 }, (_, j) => data[j]).slice(1);
    expect(grid.fits[0].meanAgreement).toBeCloseTo(others.reduce((sum, value) => sum + value, 0) / 11, 12);
  });

  it("finds the rows that stay together in every fit", () => {
    for (const group of grid.alwaysTogether) {
      expect(group.rows.length).toBeGreaterThan(1);
      for (const { labels } of grid.fits) expect(new Set(group.rows.map((row) => labels[row])).size).toBe(1);
      expect(group.rowNames).toEqual(group.rows.map((row) => ruspini.rowNames[row]));
      for (const i of group.rows) for (const j of group.rows) expect(grid.together.data[i * 75 + j]).toBe(1);
    }
    const sizes = grid.alwaysTogether.map((group) => group.rows.length);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
  });

  it("is deterministic", () => {
    expect(JSON.stringify(specificationGrid(variants, methods, [3, 4], 7))).toBe(JSON.stringify(grid));
  });

  it("puts noise with nobody", () => {
    const x = noClusters(4);
    const noisy: ClusterFunction = () => [0, 0, -1, -1];
    const found = specificationGrid([{ name: "x", x }], [{ name: "noisy", cluster: noisy }], [2], 1);
    expect(found.alwaysTogether.map((group) => group.rows)).toEqual([[0, 1]]);
    expect(Array.from(found.together.data.subarray(8, 12))).toEqual([0, 0, 1, 0]);
    expect(found.fits[0]).toMatchObject({ clusterCount: 1, noiseRows: 2, meanAgreement: null });
  });

  it("names the cell in which a method fails", () => {
    const picky: ClusterFunction = () => {
      throw new InputError({ where: "picky(x)", what: "this", legal: "that" });
    };
    expect(() =>
      specificationGrid([{ name: "raw", x: ruspini }], [{ name: "picky", cluster: picky }], [2], 1),
    ).toThrow(/variant "raw", method "picky", k = 2: picky\(x\): expected that, got this/);
    const broken: ClusterFunction = () => {
      throw new RangeError("out of memory");
    };
    const run = () =>
      specificationGrid([{ name: "raw", x: ruspini }], [{ name: "b", cluster: broken }], [2], 1);
    expect(run).toThrow(RangeError);
  });

  it("refuses grids that cannot be compared", () => {
    const one = [{ name: "raw", x: ruspini }];
    expect(() => specificationGrid([], methods, [2], 1)).toThrow(/got none/);
    expect(() => specificationGrid(one, [], [2], 1)).toThrow(InputError);
    expect(() => specificationGrid(one, methods, [], 1)).toThrow(InputError);
    expect(() => specificationGrid(one, methods, [0], 1)).toThrow(InputError);
    expect(() => specificationGrid([...one, ...one], methods, [2], 1)).toThrow(/"raw" twice/);
    const renamed = observations(ruspini, { rowNames: ruspini.rowNames.map((name) => `other ${name}`) });
    expect(() => specificationGrid([...one, { name: "other", x: renamed }], methods, [2], 1)).toThrow(
      /in the same order/,
    );
    expect(() => specificationGrid([...one, { name: "few", x: noClusters(9) }], methods, [2], 1)).toThrow(
      InputError,
    );
  });
});
