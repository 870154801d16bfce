import { describe, expect, it } from "vitest";
import { randomNormal, randomSource } from "../../src/math/distributions/random";
import { columnOf } from "../../src/math/linear/matrix";
import { observations, type Observations } from "../../src/math/linear/observations";
import { twin } from "../../src/validity/structure/twin";
import { oneCloud, ruspini } from "./helpers";
import { correlation, farthest } from "./correlations";

const sorted = (x: Observations, j: number) => columnOf(x, j).sort();

/** Two groups, a category that goes with them, its 0/1 columns scaled, and a yes/no column. */
function mixedRows(rows: number, seed: number): { x: Observations; scale: number } {
  const random = randomSource(seed);
  const scale = 0.7;
  const names = ["size", "spend", "kind = a", "kind = b", "kind = c", "member"];
  const values = Array.from({ length: rows }, () => {
    const size = randomNormal(random);
    const level = size + randomNormal(random) < -0.5 ? 0 : random() < 0.6 ? 1 : 2;
    const member = random() < 0.3 ? 1 : 0;
    return [
      size,
      size + randomNormal(random),
      ...[0, 1, 2].map((each) => ((each === level ? 1 : 0) - 0.3) / scale),
      member,
    ];
  });
  return { x: observations(values, { columnNames: names }), scale };
}

describe("a twin", () => {
  it("keeps each column's values to the last bit, and the names", () => {
    for (const x of [ruspini, oneCloud(45, 6, 0.5, "log-normal", 1), mixedRows(80, 2).x]) {
      const copy = twin(x, 7);
      for (let j = 0; j < x.columns; j++) expect(sorted(copy, j)).toEqual(sorted(x, j));
      expect(copy.columnNames).toEqual(x.columnNames);
      expect(copy.data).not.toEqual(x.data);
    }
  });

  it("keeps the correlation of numbers, which shuffled columns would lose", () => {
    for (const rho of [0.5, 0.8]) {
      const x = oneCloud(150, 3, rho, "normal", 5);
      for (const seed of [1, 2, 3]) {
        const copy = twin(x, seed);
        for (const [i, j] of [
          [0, 1],
          [0, 2],
          [1, 2],
        ]) {
          const own = correlation(columnOf(x, i), columnOf(x, j));
          expect(Math.abs(correlation(columnOf(copy, i), columnOf(copy, j)) - own)).toBeLessThan(0.15);
        }
      }
    }
  });

  it("does not keep a correlation that only two far groups can make", () => {
    const random = randomSource(1);
    const x = observations(
      Array.from({ length: 60 }, (_, i) => [0, 1, 2].map(() => randomNormal(random) + 20 * (i % 2))),
    );
    expect(correlation(columnOf(x, 0), columnOf(x, 1))).toBeGreaterThan(0.98);
    const copy = twin(x, 3);
    expect(correlation(columnOf(copy, 0), columnOf(copy, 1))).toBeLessThan(0.85);
    const mixed = Array.from(
      { length: 60 },
      (_, i) => [0, 1, 2].filter((j) => copy.data[3 * i + j] > 10).length,
    );
    expect(mixed.filter((count) => count === 1 || count === 2).length).toBeGreaterThan(8);
  });

  it("gives each row one level of a category, each level its rows, and keeps what the category goes with", () => {
    const { x } = mixedRows(200, 3);
    const copy = twin(x, 9);
    const high = Math.max(...columnOf(x, 2));
    for (let i = 0; i < copy.rows; i++)
      expect([2, 3, 4].filter((j) => copy.data[6 * i + j] === high)).toHaveLength(1);
    expect(farthest(x, copy)).toBeLessThan(0.05);
    expect(correlation(columnOf(copy, 0), columnOf(copy, 2))).toBeLessThan(-0.4);
  });

  it("keeps shares shares: none below 0, each row's sum within the range of the data", () => {
    const random = randomSource(4);
    const shares = Array.from({ length: 100 }, () => {
      const weights = Array.from({ length: 4 }, () => (random() < 0.4 ? 0 : random() ** 3) + 1e-3);
      const sum = weights.reduce((all, weight) => all + weight, 0);
      return weights.map((weight) => weight / sum);
    });
    const [center, scale] = [0.25, 0.3];
    const whole = { columns: [0, 1, 2, 3], centers: Array(4).fill(center), scales: Array(4).fill(scale) };
    const x = observations(
      shares.map((row) => row.map((share) => (share - center) / scale)),
      { wholes: [whole] },
    );
    const copy = twin(x, 2);
    const drawn = copy.data.map((value) => center + scale * value);
    expect(Math.min(...drawn)).toBeGreaterThan(-1e-12);
    for (let i = 0; i < 100; i++)
      expect(drawn.subarray(4 * i, 4 * i + 4).reduce((all, share) => all + share, 0)).toBeCloseTo(1, 12);
    expect(copy.wholes).toEqual([whole]);
  });

  it("is drawn by its seed alone", () => {
    expect(twin(ruspini, 1)).toEqual(twin(ruspini, 1));
    expect(twin(ruspini, 1).data).not.toEqual(twin(ruspini, 2).data);
  });
});
