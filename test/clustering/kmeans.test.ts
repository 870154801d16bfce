import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { predictKMeans } from "../../src/clustering/kmeans/kmeans-predict";
import { lloyd, inertiaOf } from "../../src/clustering/kmeans/kmeans-lloyd";
import { kMeansState } from "../../src/clustering/kmeans/kmeans-state";
import { moveSingleRows } from "../../src/clustering/kmeans/kmeans-hartigan";
import { seedCenters } from "../../src/clustering/kmeans/kmeans-seeding";
import { squaredEuclidean } from "../../src/math/distances/distances";
import { observations, selectRows, type Observations } from "../../src/math/linear/observations";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { iris, matrices, movedAndTurned, permuted, ruspini } from "./support";

function plainLloyd(data: Float64Array, n: number, d: number, k: number, centers: Float64Array): number[] {
  const labels = new Array<number>(n).fill(-1);
  for (let moved = 1; moved > 0;) {
    moved = 0;
    for (let i = 0; i < n; i++) {
      const distances = Array.from({ length: k }, (_, c) => squaredEuclidean(data, centers, i * d, c * d, d));
      const best = distances.indexOf(Math.min(...distances));
      if (best !== labels[i]) moved++;
      labels[i] = best;
    }
    for (let c = 0; c < k; c++) {
      const own = labels.flatMap((label, i) => (label === c ? [i] : []));
      for (let j = 0; j < d; j++) {
        centers[c * d + j] = own.reduce((sum, i) => sum + data[i * d + j], 0) / own.length;
      }
    }
  }
  return labels;
}

function sumOfSquares(x: Observations, labels: readonly number[]): number {
  let total = 0;
  for (const label of new Set(labels)) {
    const own = labels.flatMap((other, i) => (other === label ? [i] : []));
    for (let j = 0; j < x.columns; j++) {
      const mean = own.reduce((sum, i) => sum + x.data[i * x.columns + j], 0) / own.length;
      for (const i of own) total += (x.data[i * x.columns + j] - mean) ** 2;
    }
  }
  return total;
}

describe("k-means against published and independent values", () => {
  it("reaches Hartigan and Wong's sums of squares for iris", () => {
    const expected = [152.347952, 78.851441, 57.228473, 46.446182, 39.039987];
    expected.forEach((value, i) => {
      expect(kmeans(iris, { k: i + 2, seed: 1 }).inertia).toBeCloseTo(value, 6);
    });
  });

  it("finds the four groups of ruspini, of 20, 23, 17 and 15 rows", () => {
    expect([...kmeans(ruspini, { k: 4, seed: 3 }).sizes]).toEqual([20, 23, 17, 15]);
  });
});

describe("k-means results", () => {
  it("add up: sizes, centres, inertia and the best of the starts", () => {
    const model = kmeans(iris, { k: 5, seed: 4, starts: 30 });
    expect(model.sizes.reduce((a, b) => a + b)).toBe(150);
    let inertia = 0;
    for (let i = 0; i < iris.rows; i++) {
      for (let j = 0; j < 4; j++) {
        inertia += (iris.data[i * 4 + j] - model.centers.data[model.labels[i] * 4 + j]) ** 2;
      }
    }
    expect(model.inertia).toBeCloseTo(inertia, 9);
    expect(model.startInertias).toHaveLength(30);
    expect(Math.min(...model.startInertias)).toBeCloseTo(model.inertia, 9);
    expect(
      Object.isFrozen(model) && Object.isFrozen(model.parameters) && Object.isFrozen(model.centers),
    ).toBe(true);
    expect(model.parameters).toEqual({ k: 5, seed: 4, starts: 30, maxIterations: 300 });
  });

  it("tell when they did not converge", () => {
    const random = randomSource(5);
    const x = observations({ rows: 900, columns: 2, data: Float64Array.from({ length: 1800 }, random) });
    expect(kmeans(x, { k: 8, seed: 1, starts: 1, maxIterations: 1 }).converged).toBe(false);
    expect(kmeans(x, { k: 8, seed: 1, starts: 1 }).converged).toBe(true);
  });

  it("at large n end where neither Lloyd nor a single-row move gains anything", () => {
    const random = randomSource(6);
    const data = Float64Array.from({ length: 5000 * 3 }, () => randomNormal(random));
    const x = observations({ rows: 5000, columns: 3, data });
    const model = kmeans(x, { k: 6, seed: 2, starts: 2 });
    expect(model.converged).toBe(true);
    const state = kMeansState(data, 5000, 3, 6);
    state.centers.set(model.centers.data);
    expect(lloyd(state, 300, 0).iterations).toBeLessThanOrEqual(2);
    expect([...state.labels]).toEqual([...model.labels]);
    expect(moveSingleRows(state, 300)).toEqual({ passes: 1, converged: true });
  });

  it("give the rows of the fit their own labels back, and say how far new rows are", () => {
    const model = kmeans(iris, { k: 4, seed: 2 });
    expect([...predictKMeans(model, iris).labels]).toEqual([...model.labels]);
    const far = observations([[100, 0, 0, 0]], { columnNames: iris.columnNames });
    expect(predictKMeans(model, far).distances[0]).toBeGreaterThan(90);
    expect(predictKMeans(model, selectRows(iris, [])).labels).toHaveLength(0);
    expect(() => predictKMeans(model, observations([[1]]))).toThrow(
      /predictKMeans\(x\).*columns of the model/s,
    );
  });
});

describe("k-means of degenerate input", () => {
  const one = observations([[3, 4]]);
  const same = observations(Array.from({ length: 6 }, () => [2, 2]));

  it("refuses no rows, and k outside 1 to n", () => {
    expect(() => kmeans(observations([]), { k: 1, seed: 1 })).toThrow(/at least one row/);
    expect(() => kmeans(one, { k: 2, seed: 1 })).toThrow(
      /kmeans\(k\): expected a whole number from 1 to 1, got 2/,
    );
    expect(() => kmeans(iris, { k: 0, seed: 1 })).toThrow(/got 0/);
    expect(() => kmeans(iris, { k: 2.5, seed: 1 })).toThrow(/got 2.5/);
    expect(() => kmeans(iris, { k: 2, seed: -1 })).toThrow(/randomSource/);
    expect(() => kmeans(iris, { k: 2, seed: 1, starts: 0 })).toThrow(/starts/);
    expect(() => kmeans([[1], [2]] as never, { k: 1, seed: 1 })).toThrow(/one named row per customer/);
  });

  it("takes one row, two rows, k = 1 and k = n", () => {
    expect(kmeans(one, { k: 1, seed: 1 }).inertia).toBe(0);
    expect([...kmeans(observations([[1], [2]]), { k: 2, seed: 1 }).labels]).toEqual([0, 1]);
    expect(kmeans(iris, { k: 1, seed: 1 }).inertia).toBeCloseTo(681.3706, 4);
    const all = kmeans(ruspini, { k: 75, seed: 1, starts: 2 });
    expect([all.clusterCount, all.inertia, all.converged]).toEqual([75, 0, true]);
  });

  it("finds only as many clusters as there are different rows", () => {
    const model = kmeans(same, { k: 3, seed: 1 });
    expect([model.clusterCount, model.inertia, model.converged]).toEqual([1, 0, true]);
    const two = kmeans(observations([[1], [1], [5], [5], [5]]), { k: 4, seed: 1 });
    expect([two.clusterCount, two.inertia]).toEqual([2, 0]);
  });

  it("gives a giant a cluster of its own", () => {
    const rows = Array.from({ length: 20 }, (_, i) => [i / 10, 1]);
    const model = kmeans(observations([...rows, [1e9, 1]]), { k: 2, seed: 1 });
    expect([...model.sizes]).toEqual([20, 1]);
    expect(model.inertia).toBeCloseTo(6.65, 6);
  });
});

describe("k-means properties", () => {
  const options = { k: 3, seed: 9, starts: 20 };

  it("same seed, same bytes; and the input is left alone", () => {
    fc.assert(
      fc.property(matrices({ ties: false, minRows: 3 }), fc.integer({ min: 0, max: 1e6 }), (x, seed) => {
        const before = Float64Array.from(x.data);
        const [a, b] = [kmeans(x, { k: 3, seed, starts: 3 }), kmeans(x, { k: 3, seed, starts: 3 })];
        expect(a).toEqual(b);
        expect(x.data).toEqual(before);
      }),
      { numRuns: 50 },
    );
  });

  it("the order of the rows, a shift and a turn do not change the optimum", () => {
    fc.assert(
      fc.property(matrices({ ties: false, minRows: 3 }), fc.infiniteStream(fc.nat()), (x, stream) => {
        const order = Array.from({ length: x.rows }, (_, i) => i);
        for (let i = order.length - 1; i > 0; i--) {
          const j = (stream.next().value as number) % (i + 1);
          [order[i], order[j]] = [order[j], order[i]];
        }
        const { inertia } = kmeans(x, { ...options, starts: 200 });
        const scale = Math.max(inertia, 1);
        expect(kmeans(permuted(x, order), { ...options, starts: 200 }).inertia / scale).toBeCloseTo(
          inertia / scale,
          8,
        );
        expect(kmeans(movedAndTurned(x), { ...options, starts: 200 }).inertia / scale).toBeCloseTo(
          inertia / scale,
          8,
        );
      }),
      { numRuns: 40 },
    );
  });

  it("the sum of squares never rises from one iteration to the next", () => {
    fc.assert(
      fc.property(matrices({ ties: true, minRows: 4 }), fc.integer({ min: 0, max: 1e6 }), (x, seed) => {
        const { rows: n, columns: d, data } = x;
        let last = Infinity;
        for (let iterations = 1; iterations < 8; iterations++) {
          const state = kMeansState(data, n, d, 4);
          seedCenters(state, randomSource(seed));
          lloyd(state, iterations, 0);
          const reached = inertiaOf(state);
          expect(reached).toBeLessThanOrEqual(last + 1e-9);
          last = reached;
          moveSingleRows(state, 50);
          expect(inertiaOf(state)).toBeLessThanOrEqual(last + 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("bounds change nothing: Lloyd ends where plain Lloyd ends", () => {
    for (let seed = 1; seed <= 20; seed++) {
      const random = randomSource(seed);
      const [n, d, k] = [300, 1 + (seed % 5), 2 + (seed % 7)];
      const data = Float64Array.from({ length: n * d }, () => randomNormal(random));
      const state = kMeansState(data, n, d, k);
      seedCenters(state, random);
      const plain = plainLloyd(data, n, d, k, state.centers.slice(0, k * d));
      expect(lloyd(state, 1000, 0).converged).toBe(true);
      expect([...state.labels]).toEqual(plain);
    }
  });

  it("no move of a single row lowers the sum of squares", () => {
    fc.assert(
      fc.property(matrices({ ties: false, minRows: 5 }), fc.integer({ min: 0, max: 1e6 }), (x, seed) => {
        const model = kmeans(x, { k: 3, seed, starts: 1 });
        const labels = [...model.labels];
        for (let i = 0; i < x.rows; i++) {
          const own = labels[i];
          for (let c = 0; c < model.clusterCount; c++) {
            labels[i] = c;
            expect(sumOfSquares(x, labels)).toBeGreaterThanOrEqual(model.inertia * (1 - 1e-9) - 1e-9);
          }
          labels[i] = own;
        }
      }),
      { numRuns: 60 },
    );
  });

  it("more clusters never cost more", () => {
    fc.assert(
      fc.property(matrices({ ties: true, minRows: 6 }), (x) => {
        const inertias = [1, 2, 3, 4, 5, 6].map((k) => kmeans(x, { k, seed: 1, starts: 50 }).inertia);
        inertias.slice(1).forEach((inertia, i) => expect(inertia).toBeLessThanOrEqual(inertias[i] + 1e-9));
      }),
      { numRuns: 30 },
    );
  });
});
