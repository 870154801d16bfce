import { describe, expect, it } from "vitest";
import { clara } from "../../src/clustering/medoids/clara";
import { predictKMedoids } from "../../src/clustering/medoids/kmedoids-predict";
import { medoidState, swapBest, swapEagerly } from "../../src/clustering/medoids/kmedoids-kernel";
import { medoidWeighing } from "../../src/clustering/medoids/medoid-weighing";
import { pairwiseDistances } from "../../src/math/distances/distances";
import { observations, selectRows } from "../../src/math/linear/observations";
import { randomNormal, randomSource } from "../../src/math/distributions/random";

describe("the exchange of medoids", () => {
  it("keeps book of the nearest and second nearest medoid of every row", () => {
    for (let seed = 1; seed <= 3; seed++) {
      const random = randomSource(seed);
      const data = Float64Array.from({ length: 400 }, () => randomNormal(random));
      const weighing = medoidWeighing(pairwiseDistances(observations({ rows: 200, columns: 2, data })));
      const state = medoidState(weighing, Int32Array.of(0, 1, 2, 3, 4, 5, 6));
      const { swaps, converged } = swapEagerly(state, 10_000);
      expect(swaps).toBeGreaterThan(5);
      expect(converged).toBe(true);
      expect(state).toEqual(medoidState(weighing, state.medoids));
      expect(swapBest(state, 10)).toEqual({ swaps: 0, converged: true });
    }
  });
});

describe("CLARA", () => {
  const random = randomSource(3);
  const large = observations({
    rows: 4000,
    columns: 2,
    data: Float64Array.from(
      { length: 8000 },
      (_, at) => randomNormal(random) + 12 * (Math.floor(at / 2) % 4),
    ),
  });

  it("finds well-parted groups among 4,000 rows", () => {
    const model = clara(large, { k: 4, seed: 1 });
    expect([...model.labels.slice(0, 8)]).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
    expect(model.meanDistance).toBeLessThan(1.35);
    expect(clara(large, { k: 4, seed: 1 })).toEqual(model);
    expect([...predictKMedoids(model, selectRows(large, [0, 1, 2, 3])).labels]).toEqual([0, 1, 2, 3]);
  });
});
