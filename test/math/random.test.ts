import { describe, expect, test } from "vitest";
import {
  randomInteger,
  randomNormal,
  randomSource,
  sampleWithoutReplacement,
  shuffle,
} from "../../src/math/distributions/random";

const draws = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

describe("seeded randomness", () => {
  test("equal seeds give equal streams, others do not", () => {
    const [a, b, c] = [randomSource(7), randomSource(7), randomSource(8)];
    expect(draws(100, a)).toEqual(draws(100, b));
    expect(draws(100, randomSource(7))).not.toEqual(draws(100, c));
  });

  test("the stream of seed 7 never changes: results everywhere stand on it", () => {
    expect(draws(4, randomSource(7)).map((x) => x.toFixed(12))).toMatchInlineSnapshot(`
      [
        "0.454766951977",
        "0.416281568742",
        "0.931680447343",
        "0.185907415094",
      ]
    `);
  });

  test("uniform numbers fill [0, 1) evenly", () => {
    const random = randomSource(1);
    const bins = new Int32Array(20);
    for (let i = 0; i < 100_000; i++) bins[Math.floor(random() * 20)]++;
    const chiSquared = bins.reduce((sum, seen) => sum + (seen - 5000) ** 2 / 5000, 0);
    // 43.8 is the 99.9% point of chi-squared with 19 degrees of freedom.
    expect(chiSquared).toBeLessThan(43.8);
  });

  test("normal numbers have mean 0, variance 1 and no skew", () => {
    const random = randomSource(2);
    const values = draws(50_000, () => randomNormal(random));
    const moment = (p: number) => values.reduce((sum, x) => sum + x ** p, 0) / values.length;
    expect(Math.abs(moment(1))).toBeLessThan(0.02);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.03);
    expect(Math.abs(moment(3))).toBeLessThan(0.06);
  });

  test("whole numbers stay below their bound and reach each", () => {
    const random = randomSource(3);
    expect(new Set(draws(1000, () => randomInteger(random, 6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });

  test("a shuffle keeps the items, a sample takes none twice", () => {
    const random = randomSource(4);
    expect([...shuffle([1, 2, 3, 4, 5], random)].sort()).toEqual([1, 2, 3, 4, 5]);
    const sample = sampleWithoutReplacement(random, 10, 10);
    expect([...sample].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  test("a seed that is no whole number is refused", () => {
    for (const seed of [-1, 0.5, NaN, 2 ** 32])
      expect(() => randomSource(seed)).toThrow(/whole number from 0/);
  });
});
