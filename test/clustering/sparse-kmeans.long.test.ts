import { expect, test } from "vitest";
import { chooseSparseBound } from "../../src/clustering/sparse/sparse-bound";
import { sparseKMeans } from "../../src/clustering/sparse/sparse-kmeans";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { observations } from "../../src/math/linear/observations";

test("of 500 columns with 50 that make the groups, at least 45 are kept and at most 25 of the others", () => {
  for (const seed of [1, 2, 3]) {
    const random = randomSource(seed);
    const x = observations(
      Array.from({ length: 60 }, (_, i) =>
        Array.from({ length: 500 }, (_, j) => randomNormal(random) + (j < 50 ? 1.7 * ((i % 3) - 1) : 0)),
      ),
    );
    const { bound } = chooseSparseBound(x, { k: 3, seed: 7 });
    const { columnWeights } = sparseKMeans(x, { k: 3, bound, seed: 7 });
    const kept = [...columnWeights.keys()].filter((j) => columnWeights[j] > 0);
    expect(kept.filter((j) => j < 50).length).toBeGreaterThanOrEqual(45);
    expect(kept.filter((j) => j >= 50).length).toBeLessThanOrEqual(25);
  }
});
