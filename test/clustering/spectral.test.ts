import { describe, expect, it } from "vitest";
import { spectral, SPECTRAL_ROWS } from "../../src/clustering/spectral/spectral";
import { observations } from "../../src/math/linear/observations";
import { canonical, clouds, fixture, iris, permuted, turnedAndMoved } from "./density-cases";

interface SpectralCase {
  readonly name: string;
  readonly rows: number[][];
  readonly k: number;
  readonly gamma: number;
  readonly affinity: "gaussian" | "neighbours";
  readonly labels: number[];
  readonly eigenvalues: number[];
}
const { spectral: cases } = fixture<{ spectral: SpectralCase[] }>("sklearn-density/reference.json");

describe("spectral clustering", () => {
  it.each(cases)("equals scikit-learn on $name, eigenvalues those of the dense matrix", (reference) => {
    const { rows, k, gamma, affinity, labels, eigenvalues } = reference;
    const found = spectral(observations(rows), { k, gamma, affinity, neighbours: 10, seed: 1 });
    expect([...found.labels]).toEqual(canonical(labels));
    expect(found.converged).toBe(true);
    eigenvalues.forEach((value, v) =>
      expect(Math.abs(found.eigenvalues[v] - value)).toBeLessThanOrEqual(1e-10),
    );
  });

  it("does not mind the order of the rows, nor rows turned and moved", () => {
    const x = clouds(3, 90, 3, 3, 7);
    const found = spectral(x, { k: 3, seed: 1 });
    expect(found.clusterCount).toBe(3);
    const other = permuted(x, 6);
    const back = new Int32Array(x.rows);
    spectral(other.x, { k: 3, seed: 1 }).labels.forEach((label, i) => (back[other.from[i]] = label));
    expect(canonical(back)).toEqual([...found.labels]);
    expect([...spectral(turnedAndMoved(x, 8), { k: 3, seed: 1 }).labels]).toEqual([...found.labels]);
  });

  it("embeds a graph of one piece with a first coordinate that is the same for all rows", () => {
    for (const affinity of ["gaussian", "neighbours"] as const) {
      const { embedding } = spectral(iris, { k: 3, affinity, neighbours: 100, gamma: 0.3, seed: 1 });
      const first = Array.from({ length: 150 }, (_, i) => embedding.data[3 * i]);
      expect(Math.max(...first) - Math.min(...first)).toBeLessThan(1e-10);
    }
  });

  it("cuts a graph that is in pieces along them", () => {
    const x = clouds(6, 300, 2, 3, 60);
    const { labels, eigenvalues } = spectral(x, { k: 3, affinity: "neighbours", seed: 1 });
    expect([...labels]).toEqual(Array.from({ length: 300 }, (_, i) => i % 3));
    for (const value of eigenvalues) expect(value).toBeCloseTo(1, 10);
  });

  it("decides small inputs", () => {
    expect(() => spectral(observations([]), { k: 1, seed: 1 })).toThrow(/at least one row/);
    expect([...spectral(observations([[1]]), { k: 1, seed: 1 }).labels]).toEqual([0]);
    expect([...spectral(observations([[1], [9]]), { k: 2, seed: 1 }).labels]).toEqual([0, 1]);
    expect([...spectral(observations([[1], [9]]), { k: 1, affinity: "neighbours", seed: 1 }).labels]).toEqual(
      [0, 0],
    );
    expect(spectral(iris, { k: 1, seed: 1 }).clusterCount).toBe(1);
    const alike = spectral(observations(Array.from({ length: 12 }, () => [1, 1])), { k: 1, seed: 1 });
    expect(alike.clusterCount).toBe(1);
    expect([...spectral(observations([[0], [50], [100]]), { k: 3, seed: 1 }).labels]).toEqual([0, 1, 2]);
  });

  it("says what is wrong with its arguments", () => {
    expect(() => spectral(iris, { k: 0, seed: 1 })).toThrow(/spectral\(k\)/);
    expect(() => spectral(iris, { k: 151, seed: 1 })).toThrow(/from 1 to 150/);
    expect(() => spectral(iris, { k: 2, seed: 1, gamma: 0 })).toThrow(/spectral\(gamma\)/);
    expect(() => spectral(iris, { k: 2, seed: 1, affinity: "other" as never })).toThrow(
      /gaussian or neighbours/,
    );
    expect(() => spectral(iris, { k: 2, seed: 1, affinity: "neighbours", neighbours: 151 })).toThrow(
      /neighbours/,
    );
    const many = observations({
      rows: SPECTRAL_ROWS + 1,
      columns: 1,
      data: new Float64Array(SPECTRAL_ROWS + 1),
    });
    expect(() => spectral(many, { k: 2, seed: 1 })).toThrow(/at most 5000 rows.*Cluster a sample/);
  });
});
