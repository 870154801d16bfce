import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { apartParts, assignApart } from "../../src/clustering/linked/kernels/apart-assignment";
import { linkedKMeans } from "../../src/clustering/linked/linked-kmeans";
import { observations } from "../../src/math/linear/observations";
import { clouds, iris } from "./density-cases";

/** The least cost of all assignments that keep the links, by trying every one; Infinity where there is none. */
function bruteForce(
  costs: readonly number[],
  n: number,
  k: number,
  pairs: readonly (readonly [number, number])[],
): number {
  let best = Infinity;
  for (let code = 0; code < k ** n; code++) {
    const labels = Array.from({ length: n }, (_, i) => Math.floor(code / k ** i) % k);
    if (pairs.some(([a, b]) => labels[a] === labels[b])) continue;
    best = Math.min(
      best,
      labels.reduce((sum, c, i) => sum + costs[i * k + c], 0),
    );
  }
  return best;
}

const problems = fc
  .record({ n: fc.integer({ min: 2, max: 6 }), k: fc.integer({ min: 1, max: 3 }) })
  .chain(({ n, k }) =>
    fc.record({
      n: fc.constant(n),
      k: fc.constant(k),
      pairs: fc.array(fc.tuple(fc.nat({ max: n - 1 }), fc.nat({ max: n - 1 })), { maxLength: 6 }),
      costs: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: n * k, maxLength: n * k }),
    }),
  );

describe("the assignment that keeps rows apart", () => {
  it("costs what the cheapest of all costs, or there is none", () => {
    fc.assert(
      fc.property(problems, ({ n, k, pairs, costs }) => {
        const links = pairs.filter(([a, b]) => a !== b);
        const apart = Array.from({ length: n }, (_, i) => [
          ...new Set(links.flatMap(([a, b]) => (a === i ? [b] : b === i ? [a] : []))),
        ]);
        const labels = new Int32Array(n);
        const found = assignApart(Float64Array.from(costs), k, apart, apartParts(apart), labels);
        const least = bruteForce(costs, n, k, links);
        expect(found).toBe(least < Infinity);
        if (!found) return;
        expect(links.every(([a, b]) => labels[a] !== labels[b])).toBe(true);
        expect(labels.reduce((sum, c, i) => sum + costs[i * k + c], 0)).toBe(least);
      }),
      { numRuns: 300 },
    );
  });
});

describe("k-means with links", () => {
  const named = (i: number): string => `row ${i + 1}`;

  it("without links is k-means", () => {
    for (const k of [1, 2, 3]) {
      const fit = linkedKMeans(iris, { k, seed: 7 });
      const plain = kmeans(iris, { k, seed: 7, starts: 50 });
      expect([...fit.labels]).toEqual([...plain.labels]);
      expect(fit.inertia).toBeCloseTo(plain.inertia, 9);
    }
  });

  it("keeps every link, at a cost, and chains of rows that belong together", () => {
    const x = clouds(2, 36, 3, 3, 8);
    const plain = kmeans(x, { k: 3, seed: 7 });
    const [first, second] = [0, 1].map((c) => [...plain.labels.keys()].filter((i) => plain.labels[i] === c));
    const together = [
      [named(first[0]), named(second[0])],
      [named(second[0]), named(second[5])],
    ];
    const apart = [[named(first[1]), named(first[2]), named(first[3])]];
    const { labels, inertia, converged } = linkedKMeans(x, { k: 3, seed: 7, together, apart });
    expect(labels[first[0]]).toBe(labels[second[0]]);
    expect(labels[first[0]]).toBe(labels[second[5]]);
    expect(new Set([1, 2, 3].map((i) => labels[first[i]])).size).toBe(3);
    expect(inertia).toBeGreaterThan(plain.inertia);
    expect(converged).toBe(true);
  });

  it("the same for the same seed, whatever the order of the rows that move as one; weights count", () => {
    const x = observations([[0], [1], [9], [10], [5]], { weights: [1, 1, 1, 1, 4] });
    const links = { together: [["row 5", "row 1"]], apart: [["row 3", "row 5"]] };
    const fit = linkedKMeans(x, { k: 2, seed: 7, ...links });
    expect([...fit.labels]).toEqual([0, 0, 1, 1, 0]);
    expect(fit.centers.data[0]).toBeCloseTo(21 / 6, 12);
    expect(linkedKMeans(x, { k: 2, seed: 7, ...links })).toEqual(fit);
  });

  it("refuses what cannot be, by name", () => {
    const x = clouds(2, 12, 2, 2, 5);
    const link = (options: object) => () => linkedKMeans(x, { k: 2, seed: 1, ...options });
    expect(link({ apart: [["row 1", "row 2", "row 3"]] })).toThrow(/links that 2 clusters do not keep/);
    expect(link({ together: [["row 1", "row 2"]], apart: [["row 2", "row 1"]] })).toThrow(
      /"row 2" and "row 1", which must be together/,
    );
    expect(link({ together: [["row 1", "row 13"]] })).toThrow(/"row 13".*The nearest is/);
    expect(link({ together: [["row 1"]] })).toThrow(/lists of two rows or more/);
    expect(link({ k: 12, together: [["row 1", "row 2"]] })).toThrow(/from 1 to 11/);
  });
});
