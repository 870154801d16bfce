import { afterEach, describe, expect, it, vi } from "vitest";
import { InputError } from "../../src/core/input-error";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { observations, type Observations } from "../../src/math/linear/observations";
import { nodeThreads } from "../../src/math/threads/node-threads";
import { useThreads } from "../../src/math/threads/threads";
import { assess } from "../../src/validity/how-many/assess";
import { sampledSilhouette } from "../../src/validity/scores/sampled-silhouette";
import { silhouette } from "../../src/validity/scores/silhouette";

afterEach(() => {
  useThreads(null);
  vi.unstubAllGlobals();
});

/** Groups on a line, with one column that is skewed. */
function skewedRows(rows: number, columns: number, k: number): { x: Observations; labels: Int32Array } {
  const random = randomSource(rows + columns);
  const data = Float64Array.from({ length: rows * columns }, (_, at) => {
    const [group, column] = [Math.floor(at / columns) % k, at % columns];
    return column === 0 ? Math.exp(randomNormal(random)) : 2 * group + randomNormal(random);
  });
  return {
    x: observations({ rows, columns, data }),
    labels: Int32Array.from({ length: rows }, (_, i) => i % k),
  };
}

describe("the silhouette from a sample", () => {
  it("is exact where all rows are taken, of rows alone and of equal rows too", () => {
    const { x, labels } = skewedRows(301, 3, 4);
    labels[7] = 9;
    labels[20] = -1;
    const found = sampledSilhouette(x, labels, { seed: 2 });
    const exact = silhouette(x, labels);
    expect(found.value).toBeCloseTo(exact.value!, 12);
    expect(found).toMatchObject({ low: found.value, high: found.value, sampledRows: 300 });
    expect(found).toMatchObject({ clusterCount: 5, scoredRows: 300, noiseRows: 1, better: "higher" });
    const equal = observations([[1], [1], [1], [4], [4]]);
    expect(sampledSilhouette(equal, [0, 0, 1, 1, 2], { seed: 1 }).value).toBeCloseTo(
      silhouette(equal, [0, 0, 1, 1, 2]).value!,
      14,
    );
  });

  it("holds the exact value in an interval as narrow as asked, by more rows for a narrower one", () => {
    const { x, labels } = skewedRows(4000, 3, 3);
    const exact = silhouette(x, labels).value!;
    const sampled = [0.02, 0.004, 0.0015].map((within) => {
      const { value, low, high, sampledRows } = sampledSilhouette(x, labels, { seed: 5, within });
      expect([low! <= exact, exact <= high!]).toEqual([true, true]);
      expect(high! - value!).toBeLessThanOrEqual(within);
      expect(high! - value!).toBeGreaterThan(0);
      return sampledRows;
    });
    expect(sampled[0]).toBe(400);
    expect(sampled[1]).toBeGreaterThan(400);
    expect(sampled[2]).toBeGreaterThan(sampled[1]);
    expect(sampled[2]).toBeLessThan(4000);
  });

  it("has the same bytes by one, two and four threads, compiled or not, and for the same seed", () => {
    const { x, labels } = skewedRows(60_000, 4, 3);
    const settings = { seed: 5, within: 0.5 };
    const alone = sampledSilhouette(x, labels, settings);
    for (const count of [2, 4]) {
      useThreads(nodeThreads(count));
      expect(sampledSilhouette(x, labels, settings)).toEqual(alone);
    }
    useThreads(null);
    vi.stubGlobal("WebAssembly", undefined);
    expect(sampledSilhouette(x, labels, settings)).toEqual(alone);
    expect(sampledSilhouette(x, labels, { ...settings, seed: 6 }).value).not.toBe(alone.value);
  });

  it("is what an assessment of many rows takes", () => {
    const { x, labels } = skewedRows(20_001, 2, 2);
    const [{ silhouette: value }] = assess(x, [{ clusterCount: 2, labels }]);
    expect(value).toBe(sampledSilhouette(x, labels, { seed: 0 }).value);
  });

  it("is not defined for one cluster, and refuses weights and widths that are none", () => {
    const { x, labels } = skewedRows(30, 2, 3);
    const one = sampledSilhouette(x, new Int32Array(30), { seed: 1 });
    expect(one).toMatchObject({ value: null, low: null, high: null, sampledRows: 0 });
    expect(() => sampledSilhouette(x, labels, { seed: 1, within: 0 })).toThrow(/within.*above 0/s);
    expect(() => sampledSilhouette(x, [1], { seed: 1 })).toThrow(InputError);
    const weighted = { ...x, weights: new Float64Array(30).fill(2) };
    expect(() => sampledSilhouette(weighted, labels, { seed: 1 })).toThrow(/weights/);
  });
});
