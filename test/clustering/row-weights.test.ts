import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutTree } from "../../src/clustering/hierarchical/dendrogram-cut";
import { hierarchical } from "../../src/clustering/hierarchical/hierarchical";
import { kmeans } from "../../src/clustering/kmeans/kmeans";
import { kmedoids } from "../../src/clustering/medoids/kmedoids";
import { InputError } from "../../src/core/input-error";
import { observations, selectRows, type Observations } from "../../src/math/linear/observations";
import { calinskiHarabasz, daviesBouldin, silhouette, sumsOfSquares } from "../../src/validity";

/** Different rows with whole weights, one of them 0 at least. */
const cases = fc
  .uniqueArray(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 8,
    maxLength: 20,
    selector: ([a, b]) => `${a},${b}`,
  })
  .chain((points) =>
    fc.record({
      points: fc.constant(points),
      // Awkward numbers: tenths that no double holds.
      unit: fc.constantFrom(1, 0.1, 14.62),
      weights: fc.array(fc.integer({ min: 0, max: 3 }), {
        minLength: points.length,
        maxLength: points.length,
      }),
      k: fc.integer({ min: 1, max: 4 }),
    }),
  )
  .filter(({ weights, k }) => weights.filter((weight) => weight > 0).length > k + 1);

interface Repeated {
  readonly x: Observations;
  /** Each row as often as its weight says, twins side by side. */
  readonly repeated: Observations;
  /** For each repeated row the row it is of. */
  readonly of: readonly number[];
}

function repeat(points: readonly (readonly number[])[], unit: number, weights: readonly number[]): Repeated {
  const rows = points.map((point) => point.map((value) => value * unit));
  const of = rows.flatMap((_, i) => Array.from({ length: weights[i] }, () => i));
  return { x: observations(rows), repeated: observations(of.map((i) => rows[i])), of };
}

const close = (a: number | null, b: number | null): void => {
  if (a === null || b === null || !Number.isFinite(a)) expect(a).toBe(b);
  else expect(Math.abs(a - (b as number))).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(a)) * 10);
};

describe("a whole weight is the row repeated, weight 0 the row left out", () => {
  const holds = (check: (own: Repeated, weights: readonly number[], k: number) => void): void =>
    fc.assert(
      fc.property(cases, ({ points, unit, weights, k }) => check(repeat(points, unit, weights), weights, k)),
      { numRuns: 60 },
    );

  it("k-means from given centres, and from its own random starts", () => {
    holds(({ x, repeated, of }, weights, k) => {
      const first = of.filter((row, i) => of.indexOf(row) === i).slice(0, k);
      const initialCenters = selectRows(x, first);
      for (const start of [{ initialCenters }, { starts: 3 }]) {
        const weighted = kmeans(x, { k, seed: 7, weights, ...start });
        const plain = kmeans(repeated, { k, seed: 7, ...start });
        expect([...plain.labels]).toEqual(of.map((row) => weighted.labels[row]));
        close(weighted.inertia, plain.inertia);
        weighted.centers.data.forEach((value, i) => close(value, plain.centers.data[i]));
      }
    });
  });

  it("PAM", () => {
    holds(({ x, repeated, of }, weights, k) => {
      const weighted = kmedoids(x, { k, weights });
      const plain = kmedoids(repeated, { k });
      expect([...plain.labels]).toEqual(of.map((row) => weighted.labels[row]));
      expect(Array.from(plain.medoids, (row) => of[row])).toEqual([...weighted.medoids]);
      close(weighted.meanDistance, plain.meanDistance);
      close(weighted.buildMeanDistance, plain.buildMeanDistance);
    });
  });

  it("Ward's tree: the heights above 0 and every cut", () => {
    holds(({ x, repeated, of }, weights, k) => {
      const kept = weights.map((_, i) => i).filter((i) => weights[i] > 0);
      const tree = hierarchical(selectRows(x, kept), { weights: kept.map((i) => weights[i]) });
      const plain = hierarchical(repeated);
      const above = [...plain.heights].filter((height) => height > 0);
      above.forEach((height, i) => close(tree.heights[i], height));
      const labels = cutTree(tree, { clusters: k }).labels;
      // Where two merges cost the same, either may come first.
      const ties = above.some((height, i) => i > 0 && height - above[i - 1] < 1e-9 * height);
      if (!ties)
        expect([...cutTree(plain, { clusters: k }).labels]).toEqual(
          of.map((row) => labels[kept.indexOf(row)]),
        );
    });
  });

  it("the scores", () => {
    holds(({ x, repeated, of }, weights, k) => {
      const labels = Array.from({ length: x.rows }, (_, i) => (i % 7 === 3 ? -1 : i % (k + 1)));
      const theirs = of.map((row) => labels[row]);
      for (const score of [silhouette, calinskiHarabasz, daviesBouldin])
        close(score(x, labels, weights).value, score(repeated, theirs).value);
      const [own, plain] = [sumsOfSquares(x, labels, weights), sumsOfSquares(repeated, theirs)];
      close(own.within, plain.within);
      close(own.between, plain.between);
      const [ours, other] = [silhouette(x, labels, weights).perRow, silhouette(repeated, theirs).perRow];
      of.forEach((row, i) => {
        if (Number.isNaN(other[i])) expect(ours[row]).toBeNaN();
        else close(ours[row], other[i]);
      });
    });
  });
});

describe("a singleton of weight 2", () => {
  it("counts as two rows", () => {
    const x = observations([[0], [1], [9]]);
    expect(silhouette(x, [0, 0, 1], [1, 1, 2]).perRow[2]).toBe(1);
    expect(silhouette(x, [0, 0, 1]).perRow[2]).toBe(0);
    expect(kmeans(x, { k: 4, seed: 1, weights: [1, 1, 2] }).clusterCount).toBe(3);
    expect(() => kmeans(x, { k: 4, seed: 1 })).toThrow(InputError);
  });
});

describe("weights that cannot be", () => {
  const x = observations([[0], [1], [9]]);
  it.each([[[1, 1]], [[1, -1, 1]], [[1, NaN, 1]], [[0, 0, 0]]])("%j are refused by name", (weights) => {
    expect(() => kmeans(x, { k: 1, seed: 1, weights })).toThrow(/kmeans\(weights\)/);
    expect(() => kmedoids(x, { k: 1, weights })).toThrow(/kmedoids\(weights\)/);
    expect(() => hierarchical(x, { weights })).toThrow(/hierarchical\(weights\)/);
    expect(() => silhouette(x, [0, 0, 1], weights)).toThrow(/silhouette\(weights\)/);
  });

  it("a tree takes none of 0, and only Ward's takes any", () => {
    expect(() => hierarchical(x, { weights: [1, 0, 1] })).toThrow(/numbers above 0/);
    expect(() => hierarchical(x, { linkage: "average", weights: [1, 2, 1] })).toThrow(/ward linkage/);
  });
});
