import { describe, expect, it } from "vitest";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { clusterDifference, type ClusteringRecipe } from "../../src/validity/inference/cluster-difference";
import { binomialLimits } from "./binomial-limits";
import { byFewStarts, oneCloud, threeGroups } from "./helpers";

const known = { fixedBeforehand: true, sigma: 1, draws: 200 } as const;
const recipes: Record<string, ClusteringRecipe> = {
  Ward: { linkage: "ward", k: 3 },
  centroid: { linkage: "centroid", k: 3 },
  single: { linkage: "single", k: 3 },
  "k-means": { cluster: byFewStarts, k: 3 },
};

describe("selective inference", () => {
  it.each(Object.keys(recipes))(
    "rejects about 5 in 100 of 2,000 sets of one cluster at that level: %s",
    (name) => {
      let [small, all] = [0, 0];
      for (let set = 1; set <= 2000; set++) {
        const x = oneCloud(name === "k-means" ? 20 : 40, 2, 0, "normal", set);
        const { pValue } = clusterDifference(x, recipes[name], 0, 1, known);
        if (pValue === null) continue;
        all++;
        if (pValue <= 0.05) small++;
      }
      console.log(`${name}: ${((100 * small) / all).toFixed(1)} % of ${all}`);
      expect(all).toBeGreaterThan(1800);
      // The test is exact under its assumptions, so the true rate is 5 %; what remains is chance over so many sets.
      const { low, high } = binomialLimits(all, 0.05);
      expect(small).toBeGreaterThanOrEqual(low);
      expect(small).toBeLessThanOrEqual(high);
    },
  );

  it.each(["Ward", "centroid", "k-means"])(
    "has a conditional power above .9 at distance 6, sigma 1 known, true clusters recovered: %s",
    (name) => {
      let [found, recovered] = [0, 0];
      const truth = Array.from({ length: 30 }, (_, i) => i % 3);
      for (let set = 1; set <= (name === "k-means" ? 100 : 400); set++) {
        const difference = clusterDifference(threeGroups(6, 30, 10, set), recipes[name], 0, 1, known);
        if (difference.pValue === null || adjustedRand(difference.labels, truth).value !== 1) continue;
        recovered++;
        if (difference.pValue <= 0.05) found++;
      }
      console.log(`${name}: ${found} of ${recovered}`);
      expect(recovered).toBeGreaterThan(30);
      expect(found / recovered).toBeGreaterThan(0.9);
    },
  );
});
