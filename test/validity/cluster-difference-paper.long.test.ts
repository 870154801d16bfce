import { describe, expect, it } from "vitest";
import { type Observations } from "../../src/math/linear/observations";
import { clusterDifference } from "../../src/validity/inference/cluster-difference";
import { treeSelection } from "../../src/validity/inference/tree-selection";
import { oneCloud } from "./helpers";

const known = { fixedBeforehand: true, sigma: 1 } as const;

describe("the difference of two clusters", () => {
  it("is judged as the paper's own method judges it: not small in one cloud, where the usual test always is", () => {
    const found = Array.from({ length: 200 }, (_, set) =>
      clusterDifference(oneCloud(40, 2, 0, "normal", set), { linkage: "ward", k: 3 }, 0, 1, known),
    ).filter(({ pValue }) => pValue !== null);
    expect(found.filter(({ naivePValue }) => naivePValue <= 0.05).length / found.length).toBeGreaterThan(0.9);
    const small = found.filter(({ pValue }) => pValue! <= 0.05).length / found.length;
    expect(small).toBeGreaterThan(0.01);
    expect(small).toBeLessThan(0.1);
    const mean = found.reduce((sum, { pValue }) => sum + pValue! / found.length, 0);
    expect(mean).toBeGreaterThan(0.44);
    expect(mean).toBeLessThan(0.56);
  });

  it("is the same drawn and exact, within the error of the drawing", () => {
    for (let seed = 1; seed <= 6; seed++) {
      const x = oneCloud(20, 2, 0, "normal", seed);
      const ward = (rows: Observations, k: number) => treeSelection(rows, "ward", k).labels;
      const exact = clusterDifference(x, { linkage: "ward", k: 2 }, 0, 1, known);
      const drawn = clusterDifference(x, { cluster: ward, k: 2 }, 0, 1, { ...known, draws: 2000 });
      if (exact.pValue === null) continue;
      expect(Math.abs(drawn.pValue! - exact.pValue)).toBeLessThan(4 * drawn.error! + 0.01);
    }
  });
});
