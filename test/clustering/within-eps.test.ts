import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { birch } from "../../src/clustering/hierarchical/birch";
import { dbscan } from "../../src/clustering/density/dbscan";
import { predictDbscan } from "../../src/clustering/density/dbscan-predict";
import { optics } from "../../src/clustering/density/optics";
import { pairwiseDistances } from "../../src/math/distances/distances";
import { buildKdTree } from "../../src/math/distances/kd-tree";
import { eachWithin } from "../../src/math/distances/kd-tree-within";
import { squaredLimit } from "../../src/math/distances/squared-limit";
import { observations } from "../../src/math/linear/observations";
import { smallMatrices } from "./density-cases";

describe("the square of a radius", () => {
  it("asks of squares what the radius asks of their roots", () => {
    expect(Math.sqrt(13) ** 2).toBeLessThan(13);
    const squares = fc.oneof(fc.integer({ min: 0, max: 1000 }), fc.double({ min: 0, noNaN: true }));
    fc.assert(
      fc.property(squares, squares, (square, other) => {
        for (const radius of [Math.sqrt(square), Math.sqrt(other)]) {
          expect(square <= squaredLimit(radius)).toBe(Math.sqrt(square) <= radius);
        }
      }),
      { numRuns: 2000 },
    );
    expect([0, Infinity, 1e200, 1e-200].map(squaredLimit)).toEqual([0, Infinity, Number.MAX_VALUE, 0]);
  });
});

describe("a row exactly eps away", () => {
  const x = observations([
    [0, 0],
    [2, 3],
  ]);
  const eps = Math.sqrt(13);

  it("is within reach: by rows, by pairs, in OPTICS, of a tree and of a new row", () => {
    const byRows = dbscan(x, { eps, minPoints: 2 });
    expect([...byRows.labels]).toEqual([0, 0]);
    expect([...dbscan(pairwiseDistances(x), { eps, minPoints: 2 }).labels]).toEqual([0, 0]);
    for (const maxEps of [eps, Infinity]) {
      expect([...optics(x, { eps, maxEps, minPoints: 2 }).labels]).toEqual([0, 0]);
      expect([...optics(pairwiseDistances(x), { eps, maxEps, minPoints: 2 }).labels]).toEqual([0, 0]);
    }
    expect([...predictDbscan(byRows, observations([[4, 6]]))]).toEqual([0]);
    const found: number[] = [];
    eachWithin(buildKdTree(x), x.data, 0, eps, (row) => found.push(row));
    expect(found.sort()).toEqual([0, 1]);
  });

  it("is in one leaf of BIRCH when its radius is the threshold", () => {
    // Two rows 2 r apart have radius r.
    const pair = observations([
      [0, 0],
      [4, 6],
    ]);
    expect(birch(pair, { threshold: eps }).clusterCount).toBe(1);
  });

  it("makes the same core rows everywhere, for any pair of rows as eps", () => {
    fc.assert(
      fc.property(
        smallMatrices,
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 2, max: 4 }),
        (rows, a, b, minPoints) => {
          if (rows.rows < 2) return;
          const distances = pairwiseDistances(rows);
          const reach = distances.values[(a * 31 + b) % distances.values.length];
          const tree = dbscan(rows, { eps: reach, minPoints });
          const pairs = dbscan(distances, { eps: reach, minPoints });
          expect([...tree.labels]).toEqual([...pairs.labels]);
          expect([...tree.coreRows]).toEqual([...pairs.coreRows]);
          for (const from of [rows, distances]) {
            const cores = optics(from, { eps: reach, maxEps: reach, minPoints }).coreDistances;
            expect([...cores].flatMap((core, row) => (core <= reach ? [row] : []))).toEqual([
              ...pairs.coreRows,
            ]);
          }
          const again = predictDbscan(tree, rows);
          expect([...tree.coreRows].map((row) => again[row])).toEqual(
            [...tree.coreRows].map((row) => tree.labels[row]),
          );
        },
      ),
    );
  });
});
