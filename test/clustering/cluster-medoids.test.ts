import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clusterMedoids } from "../../src/clustering/medoids/cluster-medoids";
import { kmedoids } from "../../src/clustering/medoids/kmedoids";
import { predictKMedoids } from "../../src/clustering/medoids/kmedoids-predict";
import { matrixRows } from "../../src/math/linear/matrix-rows";
import { observations } from "../../src/math/linear/observations";

describe("the medoids of clusters", () => {
  test("are the rows in the middle, one per cluster; noise has none", () => {
    const x = observations([[0], [1], [5], [9], [100]]);
    expect(clusterMedoids(x, [0, 0, 0, 1, -1])).toEqual([[1], [9]]);
    expect(clusterMedoids(x, [-1, -1, -1, -1, -1])).toEqual([]);
  });

  test("are those of k-medoids, so that the nearest of them is its own prediction", () => {
    // Thousandths: of two points closer than 1e-154 the squared distance is 0, and neither is nearer.
    const coordinate = fc.integer({ min: 0, max: 9000 }).map((thousandths) => thousandths / 1000);
    const point = fc.tuple(coordinate, coordinate);
    fc.assert(
      fc.property(fc.uniqueArray(point, { minLength: 6, maxLength: 25, selector: String }), (points) => {
        const x = observations(points.map((each) => [...each]));
        const model = kmedoids(x, { k: 3 });
        const medoids = clusterMedoids(x, model.labels);
        const sum = (centers: readonly (readonly number[])[]) =>
          matrixRows(x).reduce(
            (all, row, i) => all + Math.hypot(...row.map((value, j) => value - centers[model.labels[i]][j])),
            0,
          );
        // Equals may change places; the sum they stand for is the same.
        expect(sum(medoids)).toBeCloseTo(sum(matrixRows(model.medoidValues!)), 9);
        expect(predictKMedoids(model, x).labels).toEqual(model.labels);
      }),
      { numRuns: 60 },
    );
  });

  test("want one label per row", () => {
    expect(() => clusterMedoids(observations([[1], [2]]), [0])).toThrow(
      /expected 2 labels, one per row, got 1 labels/,
    );
  });
});
