import fc from "fast-check";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { NOISE } from "../../src/clustering/clustering";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import {
  restrictEigenvalues,
  restrictionCost,
} from "../../src/clustering/robust/kernels/restrict-eigenvalues";
import { keepBest } from "../../src/clustering/robust/kernels/trim";
import { tclust } from "../../src/clustering/robust/tclust";
import { trimmedKMeans } from "../../src/clustering/robust/trimmed-kmeans";
import { predictTrimmedKMeans } from "../../src/clustering/robust/trimmed-kmeans-predict";
import { observations, type Observations } from "../../src/math/linear/observations";
import { clouds, iris, permuted, smallMatrices, turnedAndMoved } from "./density-cases";

const geyserFile = path.join(__dirname, "../../../shared/data/geyser2.csv");
const hasGeyser = existsSync(geyserFile);
if (!hasGeyser) console.log("robust.test.ts: ../shared/data/geyser2.csv is not here; its tests are left out");

function geyser(): Observations {
  const lines = readFileSync(geyserFile, "utf8").trim().split("\n").slice(1);
  return observations(lines.map((line) => line.split(",").map(Number)));
}

/** Three clouds and one giant account far away in all columns. */
function withGiant(seed: number): Observations {
  const x = clouds(seed, 90, 3, 3, 8);
  const data = Float64Array.from([...x.data, 900, 950, 870]);
  return observations({ rows: 91, columns: 3, data });
}

describe("trimmed k-means", () => {
  it.skipIf(!hasGeyser)("of geyser2, k 3, 3 % (tclust): 60.8391, sizes 81 91 91, its centres", () => {
    const fit = trimmedKMeans(geyser(), { k: 3, trim: 0.03, seed: 1 });
    expect(fit.inertia).toBeCloseTo(60.8391, 4);
    expect(fit.labels.filter((label) => label !== NOISE).length).toBe(263);
    expect([...fit.sizes].sort()).toEqual([81, 91, 91]);
    const centers = [0, 1, 2]
      .map((c) => [...fit.centers.data.slice(2 * c, 2 * c + 2)])
      .sort((a, b) => a[0] - b[0]);
    [
      [2.057, 4.492],
      [4.25, 4.102],
      [4.349, 2.046],
    ].forEach((center, c) => center.forEach((value, j) => expect(centers[c][j]).toBeCloseTo(value, 3)));
  });

  it("without trimming is k-means", () => {
    for (const k of [2, 3, 5]) {
      const ours = trimmedKMeans(iris, { k, trim: 0, seed: 2, starts: 50 });
      const plain = kmeans(iris, { k, seed: 2 });
      expect(ours.inertia).toBeCloseTo(plain.inertia, 8);
      expect([...ours.labels]).toEqual([...plain.labels]);
      expect(ours.trimmed).toEqual([]);
    }
  });

  it("reports the giant as an account of its own, and keeps the three clouds k-means gives up", () => {
    const x = withGiant(3);
    const fit = trimmedKMeans(x, { k: 3, trim: 0.02, seed: 1 });
    expect(fit.trimmed.map(({ row }) => row)).toEqual([90]);
    expect(fit.trimmed[0].name).toBe("row 91");
    expect(fit.labels[90]).toBe(NOISE);
    expect([...fit.sizes]).toEqual([30, 30, 30]);
    const plain = kmeans(x, { k: 3, seed: 1 });
    expect([...plain.labels].filter((label) => label === plain.labels[90]).length).toBe(1);
  });

  it("its own rows get their own labels, rows beyond its reach none", () => {
    const x = withGiant(4);
    const fit = trimmedKMeans(x, { k: 3, trim: 0.05, seed: 1 });
    expect(fit.trimmed.length).toBe(4);
    const placed = predictTrimmedKMeans(fit, x);
    expect([...placed.labels]).toEqual([...fit.labels]);
    for (const { row, nearest, distance } of fit.trimmed) {
      expect(placed.nearest[row]).toBe(nearest);
      expect(placed.distances[row]).toBeCloseTo(distance, 10);
      expect(distance).toBeGreaterThanOrEqual(fit.reach);
    }
  });

  it("for any small table: so many trimmed as asked, none nearer than a kept row, numbers that add up", () => {
    fc.assert(
      fc.property(
        smallMatrices,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom(0, 0.1, 0.3, 0.45),
        (x, k, trim) => {
          const left = Math.floor(x.rows * trim + 1e-9);
          fc.pre(x.rows > 0 && x.rows - left >= k);
          const fit = trimmedKMeans(x, { k, trim, seed: 1, starts: 5 });
          expect(fit.trimmed.length).toBe(left);
          expect(fit.sizes.reduce((sum, size) => sum + size, 0)).toBe(x.rows - left);
          let inertia = 0;
          fit.labels.forEach((label, i) => {
            if (label === NOISE) return;
            for (let j = 0; j < x.columns; j++) {
              inertia += (x.data[i * x.columns + j] - fit.centers.data[label * x.columns + j]) ** 2;
            }
          });
          expect(fit.inertia).toBeCloseTo(inertia, 6);
          fit.trimmed.forEach(({ distance }) => expect(distance).toBeGreaterThanOrEqual(fit.reach - 1e-12));
        },
      ),
    );
  });

  it("refuses a trim that is no share or leaves too few rows", () => {
    for (const trim of [-0.1, 0.5, NaN]) {
      expect(() => trimmedKMeans(iris, { k: 3, trim, seed: 1 })).toThrow("trimmedKMeans(trim)");
    }
    const four = observations([[1], [2], [3], [4]]);
    expect(() => trimmedKMeans(four, { k: 4, trim: 0.3, seed: 1 })).toThrow("leaves 4 of 4 rows");
  });

  it("trims the later of equal rows", () => {
    const kept = new Uint8Array(5);
    keepBest(Float64Array.of(1, 5, 5, 5, 0), 2, kept);
    expect([...kept]).toEqual([1, 1, 0, 0, 1]);
    keepBest(Float64Array.of(1, 9, 5, 5, 0), 2, kept);
    expect([...kept]).toEqual([1, 0, 1, 0, 1]);
  });
});

describe("tclust", () => {
  it("one cluster, no trimming: mean and covariance of all rows", () => {
    const fit = tclust(iris, { k: 1, trim: 0, restriction: 1e9, seed: 1, starts: 3 });
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        let product = 0;
        for (let i = 0; i < 150; i++) {
          const off = (j: number): number => iris.data[i * 4 + j] - fit.means.data[j];
          product += (off(a) * off(b)) / 150;
        }
        expect(fit.covariances[0].data[a * 4 + b]).toBeCloseTo(product, 10);
      }
    }
    expect(fit.weights[0]).toBe(1);
  });

  it("finds long and round clusters under giants, and keeps to its ratio", () => {
    const x = clouds(7, 120, 2, 2, 12);
    const data = Float64Array.from(x.data, (value, at) => (at % 2 === 0 ? value * 4 : value));
    const all = Float64Array.from([...data, 500, 500, -400, 300, 90, -700]);
    const fit = tclust(observations({ rows: 123, columns: 2, data: all }), {
      k: 2,
      trim: 0.03,
      restriction: 40,
      seed: 1,
      starts: 200,
    });
    expect(fit.trimmed.map(({ row }) => row)).toEqual([122, 120, 121]);
    expect(fit.varianceRatio).toBeLessThanOrEqual(40 * (1 + 1e-9));
    expect([...fit.sizes]).toEqual([60, 60]);
    const tight = tclust(observations({ rows: 123, columns: 2, data: all }), {
      k: 2,
      trim: 0.03,
      restriction: 2,
      seed: 1,
      starts: 200,
    });
    expect(tight.varianceRatio).toBeLessThanOrEqual(2 * (1 + 1e-9));
    expect(tight.objective).toBeLessThan(fit.objective);
  });

  it("is the same for rows in another order, and for rows turned and moved", () => {
    const x = clouds(2, 90, 3, 3, 9);
    const options = { k: 3, trim: 0.05, seed: 1, starts: 100 };
    const fit = tclust(x, options);
    const again = tclust(permuted(x, 5).x, options);
    expect(again.objective).toBeCloseTo(fit.objective, 6);
    const turned = tclust(turnedAndMoved(x, 4), options);
    expect(turned.objective).toBeCloseTo(fit.objective, 6);
    expect([...turned.labels]).toEqual([...fit.labels]);
    expect(fit.trimmed.length).toBe(4);
  });

  it("takes rows that are all equal, n = k, one column, without error", () => {
    const equal = observations([[14.62], [14.62], [14.62], [14.62]]);
    const fit = tclust(equal, { k: 2, trim: 0.25, seed: 1 });
    expect(fit.clusterCount).toBe(1);
    expect(fit.trimmed.map(({ row }) => row)).toEqual([3]);
    const three = observations([[1], [5], [9]]);
    expect(tclust(three, { k: 3, trim: 0, seed: 1 }).labels.length).toBe(3);
    expect(() => tclust(three, { k: 1, trim: 0, restriction: 0.5, seed: 1 })).toThrow("tclust(restriction)");
  });
});

describe("restricted eigenvalues", () => {
  it("have the likeliest level of all that a fine search finds", () => {
    const value = fc.double({ min: 0.01, max: 100, noNaN: true });
    const cases = fc.record({
      values: fc.array(value, { minLength: 6, maxLength: 6 }),
      sizes: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 3, maxLength: 3 }),
      factor: fc.constantFrom(1, 2, 10),
    });
    fc.assert(
      fc.property(cases, ({ values, sizes, factor }) => {
        fc.pre(sizes.some((size) => size > 0));
        const restricted = Float64Array.from(values);
        const counts = Float64Array.from(sizes);
        restrictEigenvalues(restricted, counts, 2, factor);
        const inside = [...restricted].filter((_, at) => sizes[Math.floor(at / 2)] > 0);
        expect(Math.max(...inside) / Math.min(...inside)).toBeLessThanOrEqual(factor * (1 + 1e-9));
        const cost = inside.reduce((sum, held, at) => {
          const own = [...values.keys()].filter((m) => sizes[Math.floor(m / 2)] > 0)[at];
          return sum + sizes[Math.floor(own / 2)] * (Math.log(held) + values[own] / held);
        }, 0);
        for (let m = 0.002; m < 110; m *= 1.1) {
          const other = restrictionCost(Float64Array.from(values), counts, 2, factor, m);
          expect(cost).toBeLessThanOrEqual(other + 1e-9 * Math.abs(other));
        }
      }),
    );
  });
});
