import { describe, expect, it } from "vitest";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { fixture, matrixOf, partitionCases } from "./support";

describe("k-means against published and independent values", () => {
  it.each(partitionCases.map((example) => [example.name, example] as const))(
    "is never above scikit-learn's best of 200 starts: %s",
    (_, example) => {
      const { tolerances } = fixture<{ tolerances: { inertia: number } }>("sklearn-partition/cases.json");
      const x = matrixOf(example);
      for (const { k, inertia } of example.kmeans) {
        const model = kmeans(x, { k, seed: 1 });
        expect(model.converged).toBe(true);
        expect(model.clusterCount).toBe(k);
        expect(model.inertia).toBeLessThanOrEqual(inertia * (1 + tolerances.inertia) + 1e-18);
      }
    },
  );
});
