import { describe, expect, it } from "vitest";
import { consensus } from "../../src/clustering/consensus";
import { methods } from "../../src/clustering/methods";
import { observations } from "../../src/math/linear/observations";
import { iris, ruspini } from "./support";

describe("consensus", () => {
  it("of methods on ruspini is its four groups, without doubt", () => {
    const model = consensus(ruspini, {
      k: 4,
      seed: 1,
      resamples: 30,
      methods: [methods.kMeans, methods.ward],
    });
    expect([...model.sizes]).toEqual([20, 23, 17, 15]);
    expect(model.runs).toBe(60);
    model.clusterConsensus.forEach((value) => expect(value).toBeGreaterThan(0.95));
    expect(model.parameters.methods).toBe("k-means, Ward");
    expect(Object.isFrozen(model)).toBe(true);
  });

  it("shows doubt where k does not fit: the middle species of iris", () => {
    const model = consensus(iris, { k: 3, seed: 1, resamples: 40 });
    const setosa = model.rowConsensus.slice(0, 50);
    expect(Math.min(...setosa)).toBe(1);
    expect(Math.min(...model.rowConsensus.slice(50))).toBeLessThan(0.9);
  });

  it("has a symmetric co-membership of shares with 1 on the diagonal, the same for the same seed", () => {
    const model = consensus(ruspini, { k: 5, seed: 3, resamples: 20, share: 0.9 });
    const { rows: n, data } = model.coMembership;
    for (let i = 0; i < n; i++) {
      expect(data[i * n + i]).toBe(1);
      for (let j = 0; j < n; j++) {
        expect(data[i * n + j]).toBe(data[j * n + i]);
        expect(data[i * n + j]).toBeGreaterThanOrEqual(0);
        expect(data[i * n + j]).toBeLessThanOrEqual(1);
      }
    }
    expect(consensus(ruspini, { k: 5, seed: 3, resamples: 20, share: 0.9 })).toEqual(model);
  });

  it("of one run over all rows is that run", () => {
    const model = consensus(ruspini, { k: 3, seed: 2, resamples: 1, share: 1 });
    expect([...model.labels]).toEqual([...methods.kMeans.cluster(ruspini, 3, 1)]);
    expect([...model.clusterConsensus]).toEqual([1, 1, 1]);
  });

  it("decides degenerate input", () => {
    expect(() => consensus(observations([]), { k: 1, seed: 1 })).toThrow(/at least one row/);
    expect(() => consensus(ruspini, { k: 70, seed: 1 })).toThrow(
      /consensus\(k\): expected a whole number from 1 to 60/,
    );
    expect(() => consensus(ruspini, { k: 2, seed: 1, share: 0 })).toThrow(/consensus\(share\)/);
    expect(() => consensus(ruspini, { k: 2, seed: 1, methods: [] })).toThrow(/no method/);
    expect(() => consensus(ruspini, { k: 2, seed: 1, resamples: 1 })).toThrow(/no run that held both/);
    const one = consensus(observations([[1]]), { k: 1, seed: 1 });
    expect([one.clusterCount, ...one.rowConsensus]).toEqual([1, NaN]);
    const same = consensus(observations([[1], [1], [1], [1], [1]]), { k: 1, seed: 1 });
    expect([...same.rowConsensus]).toEqual([1, 1, 1, 1, 1]);
  });
});
