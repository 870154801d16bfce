import { describe, expect, it } from "vitest";
import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { specificationGrid } from "../../src/validity/stability/specification-grid";
import type { ClusterFunction } from "../../src/validity/cluster-function";
import { byKmeans, noClusters } from "./helpers";
import { cpuSeconds } from "../cpu-seconds";

const byWard: ClusterFunction = (x, k) =>
  cutTree(hierarchical(x, { linkage: "ward" }), { clusters: k }).labels;

describe("specification grid", () => {
  const methods = [
    { name: "k-means", cluster: byKmeans },
    { name: "Ward", cluster: byWard },
  ];

  it("runs 300 fits at 45 rows in less than 20 seconds of processor time", () => {
    const fifteen = Array.from({ length: 15 }, (_, i) => ({ name: `variant ${i}`, x: noClusters(45, i, 6) }));
    const four = [...methods, { name: "again", cluster: byKmeans }, { name: "Ward again", cluster: byWard }];
    const seconds = cpuSeconds(() => {
      expect(specificationGrid(fifteen, four, [2, 3, 4, 5, 6], 1).fits).toHaveLength(300);
    });
    expect(seconds).toBeLessThan(60);
  });
});
