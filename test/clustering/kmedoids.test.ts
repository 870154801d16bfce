import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clara } from "../../src/clustering/medoids/clara";
import { kmedoids } from "../../src/clustering/medoids/kmedoids";
import { predictKMedoids } from "../../src/clustering/medoids/kmedoids-predict";
import { keptBuild } from "../../src/clustering/medoids/kept-build";
import {
  buildMedoids,
  medoidState,
  swapBest,
  swapEagerly,
} from "../../src/clustering/medoids/kmedoids-kernel";
import { medoidWeighing } from "../../src/clustering/medoids/medoid-weighing";
import { distanceBetween, pairwiseDistances } from "../../src/math/distances/distances";
import { gowerDistances } from "../../src/math/distances/gower";
import { observations } from "../../src/math/linear/observations";
import { countries, fixture, flowers, iris, matrices, matrixOf, partitionCases, ruspini } from "./support";

interface RMedoids {
  readonly k: number;
  readonly metric: "euclidean" | "manhattan";
  readonly build: number;
  readonly swap: number;
  readonly medoids: readonly number[];
}
const fromR = fixture<{
  random: { name: string; pam: RMedoids[] }[];
  iris: { pam: RMedoids[] };
  ruspini: RMedoids[];
  countries: RMedoids[];
  flower: { pam: RMedoids[] };
}>("r-partition/cases.json");

const oneBased = (medoids: Int32Array): number[] =>
  Array.from(medoids, (row) => row + 1).sort((a, b) => a - b);

describe("k-medoids against published and independent values", () => {
  it("gives Kaufman and Rousseeuw's medoids and mean distances for ruspini", () => {
    const model = kmedoids(ruspini, { k: 4 });
    expect(oneBased(model.medoids)).toEqual([10, 32, 52, 70]);
    expect(model.buildMeanDistance).toBeCloseTo(17.22898, 5);
    expect(model.meanDistance).toBeCloseTo(11.48637, 5);
  });

  it("gives R's objective for ruspini, iris, the 12 countries and the flowers", () => {
    const cases = [
      [ruspini, fromR.ruspini],
      [iris, fromR.iris.pam],
      [countries(), fromR.countries],
      [gowerDistances(flowers("nominal")), fromR.flower.pam],
    ] as const;
    for (const [x, expected] of cases) {
      for (const { k, build, swap } of expected) {
        const model = kmedoids(x, { k });
        expect(model.converged).toBe(true);
        expect(model.buildMeanDistance).toBeCloseTo(build, 9);
        expect(model.meanDistance).toBeLessThanOrEqual(swap + 1e-9);
      }
    }
  });

  it("finds the countries' three medoids", () => {
    expect(kmedoids(countries(), { k: 3 }).medoidNames).toEqual(["USA", "Zaire", "Cuba"]);
  });

  it.each(partitionCases.map((example) => [example.name, example] as const))(
    "is never above R's pam: %s",
    (_, example) => {
      const x = matrixOf(example);
      const expected = fromR.random.find(({ name }) => name === example.name);
      for (const { k, metric, build, swap } of expected?.pam ?? []) {
        const model = kmedoids(x, { k, metric });
        expect(Math.abs((model.buildMeanDistance as number) - build)).toBeLessThanOrEqual(1e-9 * build);
        expect(model.meanDistance).toBeLessThanOrEqual(swap * (1 + 1e-9));
      }
    },
  );
});

describe("k-medoids results", () => {
  it("have the same bytes, whether distances and BUILD are shared with other k or not", () => {
    fc.assert(
      fc.property(
        matrices({ ties: true }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 6 }),
        (x, ks) => {
          const possible = ks.filter((k) => k <= x.rows);
          const shared = possible.map((k) => kmedoids(x, { k, exchanges: "eager" }));
          const alone = possible.map((k) => kmedoids(observations(x), { k, exchanges: "eager" }));
          shared.forEach((model, i) => {
            expect(model.labels).toEqual(alone[i].labels);
            expect(model.medoids).toEqual(alone[i].medoids);
            expect([model.cost, model.buildMeanDistance]).toEqual([
              alone[i].cost,
              alone[i].buildMeanDistance,
            ]);
          });
        },
      ),
      { numRuns: 40 },
    );
  });

  it("measure the distances of the same rows once, and again for other weights, another metric or other rows", () => {
    const ones = new Float64Array(iris.rows).fill(1);
    const first = keptBuild(iris, "euclidean", ones);
    expect(keptBuild(iris, "euclidean", ones.slice())).toBe(first);
    expect(buildMedoids(first, 5).slice(0, 2)).toEqual(buildMedoids(first, 2));
    expect(keptBuild(iris, "manhattan", ones)).not.toBe(first);
    expect(
      keptBuild(
        iris,
        "manhattan",
        ones.map((_, i) => 1 + (i % 2)),
      ),
    ).not.toBe(keptBuild(iris, "manhattan", ones));
    expect(keptBuild(ruspini, "euclidean", new Float64Array(75).fill(1)).weighing.n).toBe(75);
  });

  it("add up, and are frozen", () => {
    const model = kmedoids(iris, { k: 3, metric: "manhattan" });
    const distances = pairwiseDistances(iris, "manhattan");
    let cost = 0;
    model.labels.forEach((label, i) => (cost += distanceBetween(distances, i, model.medoids[label])));
    expect(model.cost).toBeCloseTo(cost, 9);
    expect(model.medoids.every((row, c) => model.labels[row] === c)).toBe(true);
    expect([...(model.medoidValues?.data.slice(0, 4) ?? [])]).toEqual([
      ...iris.data.slice(model.medoids[0] * 4, model.medoids[0] * 4 + 4),
    ]);
    expect(Object.isFrozen(model) && Object.isFrozen(model.medoidNames)).toBe(true);
  });

  it("predict new rows by the model's metric, and none from dissimilarities", () => {
    const model = kmedoids(iris, { k: 3, metric: "cosine" });
    expect([...predictKMedoids(model, iris).labels]).toEqual([...model.labels]);
    expect(() => predictKMedoids(kmedoids(countries(), { k: 2 }), iris)).toThrow(/model of observations/);
    expect(() => predictKMedoids(model, ruspini)).toThrow(/columns of the model/);
  });

  it("are little moved by a giant", () => {
    const rows = [[0], [1], [2], [10], [11], [12], [1e6]];
    expect(oneBased(kmedoids(observations(rows), { k: 3 }).medoids)).toEqual([2, 5, 7]);
  });
});

describe("k-medoids of degenerate input", () => {
  it("refuses no rows, bad k, rows without a distance and a second metric", () => {
    expect(() => kmedoids(observations([]), { k: 1 })).toThrow(/at least one row/);
    expect(() => kmedoids(iris, { k: 151 })).toThrow(/kmedoids\(k\): expected a whole number from 1 to 150/);
    expect(() =>
      kmedoids(
        observations([
          [0, 0],
          [1, 2],
        ]),
        { k: 1, metric: "cosine" },
      ),
    ).toThrow(/row 1.*direction/);
    expect(() => kmedoids(countries(), { k: 2, metric: "euclidean" })).toThrow(/metric of the dissim/);
    expect(() => kmedoids([[1], [2]] as never, { k: 1 })).toThrow(/one named row per customer/);
  });

  it("takes one row, k = 1, k = n and identical rows", () => {
    expect(kmedoids(observations([[7]]), { k: 1 })).toMatchObject({
      cost: 0,
      clusterCount: 1,
      converged: true,
    });
    expect(oneBased(kmedoids(observations([[0], [1], [5]]), { k: 1 }).medoids)).toEqual([2]);
    expect(kmedoids(ruspini, { k: 75 })).toMatchObject({ cost: 0, clusterCount: 75 });
    const same = observations(Array.from({ length: 5 }, () => [1, 1]));
    expect(kmedoids(same, { k: 3 })).toMatchObject({ cost: 0, clusterCount: 3, converged: true });
  });
});

describe("k-medoids properties", () => {
  it("no exchange of one medoid for one row lowers the cost", () => {
    fc.assert(
      fc.property(matrices({ ties: true, minRows: 4 }), (x) => {
        const before = Float64Array.from(x.data);
        const model = kmedoids(x, { k: 3 });
        expect(x.data).toEqual(before);
        expect(kmedoids(x, { k: 3 })).toEqual(model);
        const distances = pairwiseDistances(x);
        const costOf = (medoids: readonly number[]): number => {
          let total = 0;
          for (let i = 0; i < x.rows; i++) {
            total += Math.min(...medoids.map((row) => distanceBetween(distances, i, row)));
          }
          return total;
        };
        expect(model.cost).toBeCloseTo(costOf([...model.medoids]), 9);
        for (let m = 0; m < 3; m++) {
          for (let row = 0; row < x.rows; row++) {
            const trial = Array.from(model.medoids, (medoid, at) => (at === m ? row : medoid));
            expect(costOf(trial)).toBeGreaterThanOrEqual(model.cost - 1e-9);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("the exchange of medoids", () => {
  it("tells when it was stopped", () => {
    const weighing = medoidWeighing(pairwiseDistances(iris));
    expect(swapBest(medoidState(weighing, Int32Array.of(0, 1, 2)), 1).converged).toBe(false);
    expect(swapEagerly(medoidState(weighing, Int32Array.of(0, 1, 2)), 1).converged).toBe(false);
  });
});

describe("CLARA", () => {
  it("is PAM when the sample is all rows, and comes near it when not", () => {
    expect(clara(iris, { k: 3, seed: 1, sampleSize: 150 }).cost).toBeCloseTo(
      kmedoids(iris, { k: 3 }).cost,
      9,
    );
    expect(clara(iris, { k: 3, seed: 1, sampleSize: 60 }).cost).toBeLessThan(
      kmedoids(iris, { k: 3 }).cost * 1.03,
    );
  });

  it("decides degenerate input as k-medoids does", () => {
    expect(() => clara(observations([]), { k: 1, seed: 1 })).toThrow(/at least one row/);
    expect(() => clara(iris, { k: 3, seed: 1, sampleSize: 2 })).toThrow(/clara\(sampleSize\)/);
    expect(() => clara(iris, { k: 200, seed: 1 })).toThrow(/clara\(k\)/);
    expect(clara(observations([[1]]), { k: 1, seed: 1 }).cost).toBe(0);
    const same = observations(Array.from({ length: 5 }, () => [1, 1]));
    expect(clara(same, { k: 2, seed: 1 })).toMatchObject({ cost: 0, clusterCount: 2 });
  });
});
