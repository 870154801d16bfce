import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, test } from "vitest";
import { dbscan, type DbscanClustering } from "../../src/clustering/density/dbscan";
import { hdbscan } from "../../src/clustering/density/hdbscan";
import { kDistances } from "../../src/clustering/density/kdistances";
import { bisectingKMeans } from "../../src/clustering/kmeans/bisecting-kmeans";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { startsInThread } from "../../src/clustering/kmeans/kmeans-starts";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import { gaussianMixture } from "../../src/clustering/mixture/gaussian-mixture";
import { randomInteger, randomNormal, randomSource } from "../../src/math/distributions/random";
import { mixedObservations } from "../../src/math/linear/mixed-observations";
import { observations } from "../../src/math/linear/observations";
import { nodeThreads, untilSent } from "../../src/math/threads/node-threads";
import { silhouette } from "../../src/validity/scores/silhouette";
import { inThreads, threadsFor, useThreads, type Threads } from "../../src/math/threads/threads";
import { bits } from "./same-bits";

afterEach(() => useThreads(null));

/** Threads that note how many others worked at each job. */
function notedThreads(count: number): { readonly threads: Threads; readonly others: number[] } {
  const real = nodeThreads(count);
  const others: number[] = [];
  const threads: Threads = {
    count,
    run: (task, inputs, own) => {
      others.push(inputs.length);
      return real.run(task, inputs, own);
    },
  };
  return { threads, others };
}

describe("threads", () => {
  test("k-means has the same bytes by one, two and four threads", () => {
    const random = randomSource(4);
    const data = Float64Array.from(
      { length: 1e6 },
      (_, at) => (Math.floor(at / 10) % 6) * 2 + randomNormal(random),
    );
    const x = observations({ rows: 100_000, columns: 10, data });
    const settings = { k: 8, seed: 3, starts: 10 };
    const alone = kmeans(x, settings);
    for (const count of [2, 4]) {
      const { threads, others } = notedThreads(count);
      useThreads(threads);
      expect(kmeans(x, settings)).toEqual(alone);
      expect(others).toEqual([count - 1]);
    }
  });

  test("bisecting k-means has the same bytes by one and two threads", () => {
    const random = randomSource(5);
    const data = Float64Array.from({ length: 4e5 }, (_, at) => (at % 5) + randomNormal(random));
    const x = observations({ rows: 50_000, columns: 8, data });
    const settings = { k: 2, seed: 3, starts: 50 };
    const alone = bisectingKMeans(x, settings);
    const { threads, others } = notedThreads(2);
    useThreads(threads);
    expect(bisectingKMeans(x, settings)).toEqual(alone);
    expect(others).toEqual([1]);
  });

  test("Gaussian mixtures of weighted rows have the same bytes by one, two and four threads", () => {
    const random = randomSource(6);
    const data = Float64Array.from(
      { length: 20_000 * 6 },
      (_, at) => (Math.floor(at / 6) % 4) + randomNormal(random),
    );
    const weights = Float64Array.from({ length: 20_000 }, () => 1 + Math.floor(3 * random()));
    const x = { ...observations({ rows: 20_000, columns: 6, data }), weights };
    const settings = { k: 4, seed: 3, starts: 4, maxIterations: 28 };
    const alone = gaussianMixture(x, settings);
    expect(alone.iterations).toBe(28);
    for (const count of [2, 4]) {
      const { threads, others } = notedThreads(count);
      useThreads(threads);
      expect(bits(gaussianMixture(x, settings))).toBe(bits(alone));
      // The starts, then those that go on.
      expect(others).toEqual([count - 1, 1]);
    }
  });

  test("latent classes have the same bytes by one, two and four threads", () => {
    const random = randomSource(8);
    const rows = Array.from({ length: 6600 }, (_, i) => i % 3);
    const cell = <T>(value: T): T | null => (random() < 0.1 ? null : value);
    const numbers = ["spend", "visits", "age"].map((name) => {
      return { name, kind: "numeric" as const, values: rows.map((g) => cell(g + randomNormal(random))) };
    });
    const levels = ["region", "plan"].map((name) => {
      const values = rows.map((g) =>
        cell("abcd"[(g * randomInteger(random, 2) + randomInteger(random, 2)) % 4]),
      );
      return { name, kind: "nominal" as const, values };
    });
    const x = mixedObservations(
      rows.map((_, i) => `row ${i}`),
      [...levels, ...numbers],
    );
    const search = { starts: 16, finalists: 10, sampleSize: 6500, maxIterations: 40 };
    const settings = { k: 3, seed: 3, standardErrors: false, ...search };
    const alone = bits(latentClass(x, settings));
    for (const count of [2, 4]) {
      const { threads, others } = notedThreads(count);
      useThreads(threads);
      expect(bits(latentClass(x, settings))).toBe(alone);
      expect(others[0]).toBe(count - 1);
      expect(others.length).toBeGreaterThan(1);
    }
  });

  test("the silhouette has the same bytes by one, two and four threads, also of equally near clusters", () => {
    const random = randomSource(9);
    // Each row twice, in another cluster: clusters 0 and 1 are alike, and 2 and 3.
    const half = Float64Array.from({ length: 4 * 3000 }, () => randomNormal(random));
    const data = Float64Array.from({ length: 8 * 3000 }, (_, at) => half[4 * (at >> 3) + (at % 4)]);
    const x = observations({ rows: 6000, columns: 4, data });
    const labels = Int32Array.from({ length: 6000 }, (_, i) => (i % 2) + 2 * ((i >> 1) % 2));
    const alone = silhouette(x, labels);
    // As near as cluster 0, which is the first.
    expect(alone.neighbours.some((neighbour, i) => labels[i] > 1 && neighbour === 1)).toBe(false);
    expect(alone.neighbours.some((neighbour, i) => labels[i] > 1 && neighbour === 0)).toBe(true);
    for (const count of [2, 4]) {
      const { threads, others } = notedThreads(count);
      useThreads(threads);
      expect(silhouette(x, labels)).toEqual(alone);
      expect(others).toEqual([Math.min(count, 3) - 1]);
    }
  });

  test("DBSCAN, HDBSCAN and distances to neighbours have the same bytes by one, two and four threads", () => {
    const random = randomSource(2);
    const data = Float64Array.from({ length: 3000 * 30 }, (_, at) => {
      return 2 * (Math.floor(at / 30) % 4) + randomNormal(random);
    });
    const x = observations({ rows: 3000, columns: 30, data });
    const { sorted } = kDistances(x, { k: 4 });
    const eps = sorted[2400];
    const find = () => [dbscan(x, { eps }), hdbscan(x, { minClusterSize: 10 }), kDistances(x, { k: 4 })];
    const alone = find();
    expect((alone[0] as DbscanClustering).noiseCount).toBeGreaterThan(0);
    for (const count of [2, 4]) {
      const { threads, others } = notedThreads(count);
      useThreads(threads);
      expect(find()).toEqual(alone);
      expect(others).toEqual([count - 1, count - 1, count - 1]);
    }
  });

  test("two clusters have three pairs: no fourth thread starts for none", () => {
    const random = randomSource(9);
    const data = Float64Array.from({ length: 5 * 6000 }, () => randomNormal(random));
    const { threads, others } = notedThreads(4);
    useThreads(threads);
    expect(threadsFor((6000 * 6000 * 5) / 2)).toBe(4);
    silhouette(
      observations({ rows: 6000, columns: 5, data }),
      Int32Array.from({ length: 6000 }, (_, i) => i % 2),
    );
    expect(others).toEqual([2]);
  });

  test("a late call that a job has begun is not taken for its end", async () => {
    const flag = new Int32Array(new SharedArrayBuffer(4)).fill(1);
    // Wakes whoever waits, without an end, until it waits again; then ends with 2, or with 3 where nobody waits again.
    const caller = `const { workerData: flag } = require("node:worker_threads");
      const woken = () => { for (let i = 0; i < 1e7; i++) if (Atomics.notify(flag, 0) > 0) return true; return false; };
      while (!woken());
      const again = woken();
      Atomics.store(flag, 0, again ? 2 : 3);
      Atomics.notify(flag, 0);`;
    const worker = new Worker(caller, { eval: true, workerData: flag });
    untilSent(flag);
    expect(flag[0]).toBe(2);
    await worker.terminate();
  });

  test("an error of a thread is an error here, and the thread works on", () => {
    useThreads(nodeThreads(2));
    const unknown = { ...startsInThread, name: "unknown" };
    const input = {
      ...{ count: 3, data: Float64Array.of(1, 2, 9), weights: Float64Array.of(1, 1, 1) },
      ...{ d: 1, k: 2, seeds: [5], maxIterations: 9 },
    };
    expect(() => inThreads(unknown, [input], () => [])).toThrow(/undefined/);
    const [, there] = inThreads(startsInThread, [input], () => []);
    expect(there).toEqual(startsInThread.run(input));
  });

  test("small jobs stay in one thread, and all do where there are no others", () => {
    expect(threadsFor(1e12)).toBe(1);
    useThreads(nodeThreads(8));
    expect(threadsFor(1e6)).toBe(1);
    expect(threadsFor(6.1e7)).toBe(3);
    expect(threadsFor(1e12)).toBe(8);
  });
});
