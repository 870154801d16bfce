import { describe, expect, it } from "vitest";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { pairwiseDistances, squareDistances } from "../../src/math/distances/distances";
import { observations, type Observations } from "../../src/math/linear/observations";
import { randomNormal, randomSource } from "../../src/math/distributions/random";

/** Asserts numbers equal to one part in a billion. */
function expectNear(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(actual[i] - expected[i]) / Math.max(Math.abs(expected[i]), 1e-12);
    if (error > 1e-9) expect.fail(`value ${i}: ${actual[i]} instead of ${expected[i]}`);
  }
}

/** Ward's heights from the full table of squared distances, by Lance and Williams' formula. */
function plainWardHeights(x: Observations): number[] {
  const n = x.rows;
  const table = squareDistances(pairwiseDistances(x, "squaredEuclidean"));
  const sizes = new Array<number>(n).fill(1);
  const alive = new Set(sizes.keys());
  const heights: number[] = [];
  let chain: number[] = [];
  while (alive.size > 1) {
    if (chain.length === 0) chain = [alive.values().next().value as number];
    const tip = chain[chain.length - 1];
    let best = chain.length > 1 ? chain[chain.length - 2] : -1;
    const before = best;
    for (const c of alive) {
      if (c !== tip && (best < 0 || table[tip * n + c] < table[tip * n + best])) best = c;
    }
    if (best !== before) {
      chain.push(best);
      continue;
    }
    chain.length -= 2;
    const height = table[tip * n + best];
    heights.push(Math.sqrt(height));
    alive.delete(best);
    for (const c of alive) {
      if (c === tip) continue;
      const [a, b, own] = [sizes[tip], sizes[best], sizes[c]];
      const joined =
        ((a + own) * table[tip * n + c] + (b + own) * table[best * n + c] - own * height) / (a + b + own);
      table[tip * n + c] = table[c * n + tip] = joined;
    }
    sizes[tip] += sizes[best];
  }
  return heights.sort((a, b) => a - b);
}

describe("tree properties", () => {
  it("Ward's boxes pass nothing over: 1,500 rows merge as a plain search merges them", () => {
    // Seeds 3 and 10 of two columns need a centre that left its box: found by trying with unstretched boxes.
    for (const [seed, columns] of [
      [1, 1],
      [3, 2],
      [10, 2],
      [3, 9],
    ]) {
      const random = randomSource(seed);
      const data = Float64Array.from({ length: 1500 * columns }, () => randomNormal(random));
      const x = observations({ rows: 1500, columns, data });
      expectNear(hierarchical(x).heights, plainWardHeights(x));
    }
  });
});
