import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pairwiseDistances, squaredEuclidean } from "../../src/math/distances/distances";
import { buildKdTree } from "../../src/math/distances/kd-tree";
import { nearestInTree } from "../../src/math/distances/kd-tree-nearest";
import { eachWithin } from "../../src/math/distances/kd-tree-within";
import type { Matrix } from "../../src/math/linear/matrix";
import { observations } from "../../src/math/linear/observations";
import {
  distancesFrom,
  isDissimilarities,
  kthDistances,
  rowDistances,
} from "../../src/math/distances/row-distances";

const matrices: fc.Arbitrary<Matrix> = fc
  .record({
    rows: fc.integer({ min: 0, max: 90 }),
    columns: fc.integer({ min: 1, max: 5 }),
    coarse: fc.boolean(),
  })
  .chain(({ rows, columns, coarse }) =>
    fc
      .array(
        coarse
          ? fc.integer({ min: -3, max: 3 })
          : fc.double({ min: -1e3, max: 1e3, noNaN: true }).map((value) => Math.round(value * 1e9) / 1e9),
        {
          minLength: rows * columns,
          maxLength: rows * columns,
        },
      )
      .map((values) => ({ rows, columns, data: Float64Array.from(values) })),
  );
const leafSizes = fc.integer({ min: 1, max: 20 });
const squares = (x: Matrix, i: number) =>
  Array.from({ length: x.rows }, (_, j) =>
    squaredEuclidean(x.data, x.data, i * x.columns, j * x.columns, x.columns),
  );

describe("k-d tree", () => {
  it("finds the nearest rows that comparing all rows finds", () => {
    fc.assert(
      fc.property(
        matrices.filter(({ rows }) => rows > 1),
        leafSizes,
        fc.nat(),
        (x, leafSize, pick) => {
          const count = 1 + (pick % (x.rows - 1));
          const search = nearestInTree(buildKdTree(x, leafSize), count);
          for (let i = 0; i < x.rows; i += 7) {
            const all = squares(x, i);
            const { rows, squaredDistances } = search(x.data, i * x.columns, i);
            const expected = all.filter((_, j) => j !== i).sort((a, b) => a - b);
            expect([...squaredDistances]).toEqual(expected.slice(0, count));
            rows.forEach((row, place) => expect(all[row]).toBe(squaredDistances[place]));
            expect(new Set(rows).size).toBe(count);
          }
        },
      ),
    );
  });

  it("finds all rows within a radius, those on the border too", () => {
    fc.assert(
      fc.property(
        matrices.filter(({ rows }) => rows > 0),
        leafSizes,
        fc.integer({ min: 0, max: 4 }),
        (x, leafSize, radius) => {
          const tree = buildKdTree(x, leafSize);
          const found: number[] = [];
          eachWithin(tree, x.data, 0, radius, (row, square) => {
            found.push(row);
            expect(square).toBe(squares(x, 0)[row]);
          });
          const expected = squares(x, 0).flatMap((square, j) => (square <= radius * radius ? [j] : []));
          expect(found.sort((a, b) => a - b)).toEqual(expected);
        },
      ),
    );
  });

  it("searches nothing in no rows", () => {
    const tree = buildKdTree({ rows: 0, columns: 2, data: new Float64Array(0) });
    eachWithin(tree, Float64Array.of(0, 0), 0, 1, () => expect.unreachable());
    expect(tree.start.length).toBe(0);
  });
});

describe("row distances", () => {
  const x = observations([
    [0, 3],
    [4, 0],
    [4, 3],
    [9, 9],
  ]);

  it("are the same worked out, looked up, and many at a time", () => {
    for (const metric of ["euclidean", "manhattan"] as const) {
      const table = pairwiseDistances(x, metric);
      const [direct, looked] = [rowDistances(x, metric, "test"), rowDistances(table, metric, "test")];
      for (let i = 0; i < 4; i++) {
        const [out, outLooked] = [new Float64Array(4), new Float64Array(4)];
        const all = Int32Array.of(0, 1, 2, 3);
        distancesFrom(x, metric, "test")(i, all, 4, out);
        distancesFrom(table, metric, "test")(i, all, 4, outLooked);
        for (let j = 0; j < 4; j++)
          expect([looked(i, j), out[j], outLooked[j]]).toEqual([direct(i, j), direct(i, j), direct(i, j)]);
      }
    }
    expect([isDissimilarities(x), isDissimilarities(pairwiseDistances(x))]).toEqual([false, true]);
  });

  it("have a k-th nearest row", () => {
    const distances = distancesFrom(x, "euclidean", "test");
    expect([...kthDistances(4, distances, 1)]).toEqual([4, 3, 3, Math.sqrt(61)]);
    expect(kthDistances(4, distances, 3)[2]).toBe(Math.sqrt(61));
  });

  it("name the row that has none", () => {
    const flat = observations([
      [1, 2],
      [5, 5],
    ]);
    expect(() => rowDistances(flat, "correlation", "dbscan(x)")).toThrow(/dbscan\(x\), row 2 \("row 2"\)/);
  });
});
