import { expect, test } from "vitest";
import { naturalLog } from "../../src/math/functions/natural-log";
import { randomNormal, randomSource, type RandomSource } from "../../src/math/distributions/random";
import { randomBeta, randomGamma } from "../../src/math/distributions/random-gamma";

/** Marsaglia & Tsang (2000) without the shortcut for most draws. */
function byLogarithms(random: RandomSource, shape: number): number {
  if (shape < 1) return byLogarithms(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = randomNormal(random);
    const root = 1 + c * x;
    const v = root * root * root;
    if (v > 0 && naturalLog(1 - random()) < (x * x) / 2 + d - d * v + d * naturalLog(v)) return d * v;
  }
}

test.each([0.05, 0.4, 1, 1.7, 12, 900])("gamma draws of shape %s are those of the longer way", (shape) => {
  const [short, long] = [randomSource(3), randomSource(3)];
  for (let i = 0; i < 20_000; i++) {
    const expected = byLogarithms(long, shape);
    expect(randomGamma(short, shape)).toBe(expected);
  }
});

test("gamma and beta draws have their means and variances", () => {
  const random = randomSource(11);
  const n = 40_000;
  const moments = (draw: () => number): readonly [mean: number, variance: number] => {
    const draws = Array.from({ length: n }, draw);
    const mean = draws.reduce((sum, each) => sum + each, 0) / n;
    return [mean, draws.reduce((sum, each) => sum + (each - mean) ** 2, 0) / n];
  };
  const [mean, variance] = moments(() => randomGamma(random, 2.5));
  expect(Math.abs(mean - 2.5)).toBeLessThan(0.04);
  expect(Math.abs(variance - 2.5)).toBeLessThan(0.12);
  const [share, spread] = moments(() => randomBeta(random, 2, 3));
  expect(Math.abs(share - 0.4)).toBeLessThan(0.005);
  expect(Math.abs(spread - 0.04)).toBeLessThan(0.002);
});
