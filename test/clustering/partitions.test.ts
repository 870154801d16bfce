import { describe, expect, test } from "vitest";
import { clusterMeans } from "../../src/clustering/cluster-means";
import { partitionSizes } from "../../src/clustering/partition-sizes";
import { startsAtBest } from "../../src/clustering/kmeans/starts-at-best";
import { observations } from "../../src/math/linear/observations";

describe("the sizes of a partition", () => {
  test("count every cluster, and noise apart", () => {
    expect(partitionSizes([1, 0, 0, -1])).toEqual({
      sizes: [
        { label: -1, size: 1 },
        { label: 0, size: 2 },
        { label: 1, size: 1 },
      ],
      clusterCount: 2,
      smallest: 1,
      largestShare: 0.5,
      noiseShare: 0.25,
    });
  });

  test("of noise only, or of nothing, are no clusters", () => {
    expect(partitionSizes([-1, -1])).toMatchObject({
      clusterCount: 0,
      smallest: 0,
      largestShare: 0,
      noiseShare: 1,
    });
    expect(partitionSizes([]).largestShare).toBeNaN();
  });
});

describe("the means of clusters", () => {
  const x = observations(
    [
      [0, 1],
      [2, 3],
      [9, 9],
      [100, 100],
    ],
    { columnNames: ["p", "q"] },
  );

  test("leave noise out and come in the order of the labels", () => {
    expect(clusterMeans(x, [1, 1, 0, -1])).toEqual({
      clusterNames: ["cluster 1", "cluster 2"],
      featureNames: ["p", "q"],
      values: [
        [9, 9],
        [1, 2],
      ],
    });
  });

  test("want one label per row", () => {
    expect(() => clusterMeans(x, [0])).toThrow(/expected 4 labels, one per row, got 1 labels/);
  });
});

describe("starts at the best optimum", () => {
  test("are those within rounding of it", () => {
    expect(startsAtBest([4, 4 + 1e-12, 5], 4)).toMatchObject({ hits: 2, share: 2 / 3 });
    expect(startsAtBest([], 4).share).toBeNaN();
  });
});
