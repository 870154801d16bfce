import { describe, expect, it } from "vitest";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { predictKMeans } from "../../src/clustering/kmeans/kmeans-predict";
import { miniBatchKMeans } from "../../src/clustering/kmeans/mini-batch-kmeans";
import { observations } from "../../src/math/linear/observations";
import { randomNormal, randomSource } from "../../src/math/distributions/random";

describe("mini-batch k-means", () => {
  const random = randomSource(11);
  const large = observations({
    rows: 20_000,
    columns: 3,
    data: Float64Array.from(
      { length: 60_000 },
      (_, at) => randomNormal(random) + 8 * (Math.floor(at / 3) % 5),
    ),
  });

  it("comes within three percent of k-means on 20,000 rows, the same for the same seed", () => {
    const model = miniBatchKMeans(large, { k: 5, seed: 1 });
    expect(model.inertia).toBeLessThan(kmeans(large, { k: 5, seed: 1, starts: 3 }).inertia * 1.03);
    expect(model.converged && Object.isFrozen(model)).toBe(true);
    expect(miniBatchKMeans(large, { k: 5, seed: 1 })).toEqual(model);
    expect(Math.min(...model.startInertias)).toBe(model.inertia);
    expect(predictKMeans(model, large).labels).toHaveLength(20_000);
  });
});
