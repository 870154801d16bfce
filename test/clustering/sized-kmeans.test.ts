import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { boundedAssignment } from "../../src/clustering/robust/kernels/bounded-assignment";
import { sizedKMeans } from "../../src/clustering/robust/sized-kmeans";
import { observations } from "../../src/math/linear/observations";
import { clouds, iris } from "./density-cases";

/** The least cost over all assignments within the limits, by trying every one. */
function bruteForce(costs: readonly number[], n: number, k: number, least: number, most: number): number {
  let best = Infinity;
  const sizes = new Array<number>(k).fill(0);
  const walk = (i: number, cost: number): void => {
    if (cost >= best) return;
    if (i === n) {
      if (sizes.every((size) => size >= least)) best = cost;
      return;
    }
    for (let c = 0; c < k; c++) {
      if (sizes[c] === most) continue;
      sizes[c]++;
      walk(i + 1, cost + costs[i * k + c]);
      sizes[c]--;
    }
  };
  walk(0, 0);
  return best;
}

const problems = fc
  .record({ n: fc.integer({ min: 1, max: 9 }), k: fc.integer({ min: 1, max: 4 }) })
  .chain(({ n, k }) =>
    fc.record({
      n: fc.constant(n),
      k: fc.constant(k),
      least: fc.integer({ min: 0, max: Math.floor(n / k) }),
      most: fc.integer({ min: Math.ceil(n / k), max: n }),
      costs: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: n * k, maxLength: n * k }),
    }),
  );

describe("the assignment within size limits", () => {
  it("costs what trying every assignment finds, for up to 9 rows and 4 clusters", () => {
    fc.assert(
      fc.property(problems, ({ n, k, least, most, costs }) => {
        const labels = new Int32Array(n);
        boundedAssignment(Float64Array.from(costs), n, k, least, most, labels);
        const sizes = Array.from({ length: k }, (_, c) => labels.filter((label) => label === c).length);
        sizes.forEach((size) => {
          expect(size).toBeGreaterThanOrEqual(least);
          expect(size).toBeLessThanOrEqual(most);
        });
        const cost = labels.reduce((sum, label, i) => sum + costs[i * k + label], 0);
        expect(cost).toBe(bruteForce(costs, n, k, least, most));
      }),
      { numRuns: 500 },
    );
  });
});

describe("k-means with size limits", () => {
  it("without limits is k-means", () => {
    for (const k of [2, 3, 4]) {
      const ours = sizedKMeans(iris, { k, seed: 1 });
      expect(ours.inertia).toBeCloseTo(kmeans(iris, { k, seed: 1 }).inertia, 8);
    }
  });

  it("gives fifty each, and costs more than k-means", () => {
    const fit = sizedKMeans(iris, { k: 3, seed: 1, least: 50, most: 50 });
    expect([...fit.sizes]).toEqual([50, 50, 50]);
    expect(fit.inertia).toBeGreaterThan(78.851441);
    expect(fit.inertia).toBeLessThan(85);
    expect(fit.converged).toBe(true);
    let inertia = 0;
    fit.labels.forEach((label, i) => {
      for (let j = 0; j < 4; j++) inertia += (iris.data[i * 4 + j] - fit.centers.data[label * 4 + j]) ** 2;
    });
    expect(fit.inertia).toBeCloseTo(inertia, 8);
  });

  it("keeps limits among equal rows, and refuses those that cannot be kept", () => {
    const equal = observations([[0.1], [0.1], [0.1], [0.1], [0.1]]);
    const fit = sizedKMeans(equal, { k: 2, seed: 1, least: 2, most: 3 });
    expect([...fit.sizes].sort()).toEqual([2, 3]);
    expect(fit.inertia).toBeLessThan(1e-30);
    expect(() => sizedKMeans(equal, { k: 2, seed: 1, least: 3 })).toThrow(
      "limits with k least <= 5 <= k most",
    );
    expect(() => sizedKMeans(equal, { k: 2, seed: 1, most: 2 })).toThrow("sizedKMeans(least, most)");
    expect(() => sizedKMeans(equal, { k: 2, seed: 1, least: 3, most: 2 })).toThrow(
      "sizedKMeans(least, most)",
    );
  });

  it("same seed, same bytes; one start of 3,000 x 10 with tight limits", () => {
    const x = clouds(5, 3000, 10, 4, 3);
    const options = { k: 6, seed: 3, least: 450, most: 550, starts: 1 };
    const fit = sizedKMeans(x, options);
    fit.sizes.forEach((size) => expect(size >= 450 && size <= 550).toBe(true));
    expect(JSON.stringify(sizedKMeans(x, options))).toBe(JSON.stringify(fit));
  });
});
