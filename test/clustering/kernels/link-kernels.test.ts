import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apartParts, assignApart } from "../../../src/clustering/linked/kernels/apart-assignment";

/** Lists of neighbours of a graph. */
const graph = (blocks: number, pairs: readonly (readonly [number, number])[]): number[][] => {
  const apart: Set<number>[] = Array.from({ length: blocks }, () => new Set());
  for (const [a, b] of pairs) {
    if (a === b) continue;
    apart[a].add(b);
    apart[b].add(a);
  }
  return apart.map((others) => [...others].sort((a, b) => a - b));
};

/** The cheapest of all assignments that keep the links; null where none does. */
function byTrying(
  costs: readonly number[],
  blocks: number,
  k: number,
  apart: readonly number[][],
): number | null {
  let best: number | null = null;
  for (let code = 0; code < k ** blocks; code++) {
    const labels = Array.from({ length: blocks }, (_, block) => Math.floor(code / k ** block) % k);
    if (labels.some((label, block) => apart[block].some((other) => labels[other] === label))) continue;
    const cost = labels.reduce((sum, label, block) => sum + costs[block * k + label], 0);
    if (best === null || cost < best) best = cost;
  }
  return best;
}

describe("apartParts", () => {
  it("are the linked blocks, with most links first, and no block without a link", () => {
    const apart = graph(7, [
      [0, 3],
      [3, 5],
      [1, 6],
    ]);
    expect(apartParts(apart)).toEqual([
      [3, 0, 5],
      [1, 6],
    ]);
    expect(apartParts(graph(3, []))).toEqual([]);
  });
});

describe("assignApart", () => {
  it("is the cheapest assignment that keeps all links, or none", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { maxLength: 7 }),
        fc.array(fc.constantFrom(0, 1, 2, 3.5, 7, 11), { minLength: 15, maxLength: 15 }),
        (k, blocks, pairs, all) => {
          const own = pairs.filter(([a, b]) => a < blocks && b < blocks);
          const apart = graph(blocks, own);
          const costs = all.slice(0, blocks * k);
          const labels = new Int32Array(blocks);
          const found = assignApart(Float64Array.from(costs), k, apart, apartParts(apart), labels);
          const best = byTrying(costs, blocks, k, apart);
          expect(found).toBe(best !== null);
          if (best === null) return;
          expect(labels.some((label, block) => apart[block].some((other) => labels[other] === label))).toBe(
            false,
          );
          expect(labels.reduce((sum, label, block) => sum + costs[block * k + label], 0)).toBeCloseTo(
            best,
            12,
          );
        },
      ),
      { numRuns: 400 },
    );
  });

  it("takes the first of clusters that cost as little, and fails whole where one part fails", () => {
    const labels = Int32Array.of(9, 9);
    expect(assignApart(Float64Array.of(2, 2, 5, 1), 2, [[], []], [], labels)).toBe(true);
    expect([...labels]).toEqual([0, 1]);
    const apart = graph(5, [
      [0, 1],
      [2, 3],
      [3, 4],
      [2, 4],
    ]);
    const five = new Int32Array(5);
    expect(assignApart(new Float64Array(10), 2, apart, apartParts(apart), five)).toBe(false);
    expect([...five.slice(2)]).toEqual([-1, -1, -1]);
  });

  it("ends in the steps it has where a part is too large to be searched whole", () => {
    // A ring of 41 blocks in three clusters: costs that mislead, so that the search never ends by itself.
    const n = 41;
    const apart = graph(
      n,
      Array.from({ length: n }, (_, i) => [i, (i + 1) % n] as const),
    );
    const costs = Float64Array.from({ length: n * 3 }, (_, at) => [0, 1, 1.001][at % 3]);
    const labels = new Int32Array(n);
    expect(assignApart(costs, 3, apart, apartParts(apart), labels)).toBe(true);
    expect(labels.some((label, i) => label === labels[(i + 1) % n])).toBe(false);
  });
});
