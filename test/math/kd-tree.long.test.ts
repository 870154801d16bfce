import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildKdTree, squaredDistanceToBox } from "../../src/math/distances/kd-tree";
import type { Matrix } from "../../src/math/linear/matrix";

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

describe("k-d tree", () => {
  it("holds every row once, in boxes around all rows of a node", () => {
    fc.assert(
      fc.property(matrices, leafSizes, (x, leafSize) => {
        const tree = buildKdTree(x, leafSize);
        expect([...tree.order].sort((a, b) => a - b)).toEqual(Array.from({ length: x.rows }, (_, i) => i));
        for (let node = 0; node < tree.start.length; node++) {
          for (let place = tree.start[node]; place < tree.end[node]; place++)
            expect(squaredDistanceToBox(tree, node, tree.points, place * x.columns)).toBe(0);
          if (tree.right[node] === 0) expect(tree.end[node] - tree.start[node]).toBeLessThanOrEqual(leafSize);
          else {
            expect([tree.start[node + 1], tree.end[tree.right[node]]]).toEqual([
              tree.start[node],
              tree.end[node],
            ]);
            expect(tree.end[node + 1]).toBe(tree.start[tree.right[node]]);
          }
        }
      }),
    );
  });
});
