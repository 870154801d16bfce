import { describe, expect, it } from "vitest";
import { assignment } from "../../src/math/assignment";
import { InputError } from "../../src/core/input-error";
import { matrixFromRows } from "../../src/math/linear/matrix";
import { randomSource } from "../../src/math/distributions/random";
import { adjustedMutualInformation } from "../../src/validity/agreement/adjusted-mutual-information";
import { adjustedRand, adjustedRandOfAll } from "../../src/validity/agreement/adjusted-rand";
import { contingencyTable } from "../../src/validity/agreement/contingency";
import { fowlkesMallows } from "../../src/validity/agreement/fowlkes-mallows";
import { homogeneityCompletenessV } from "../../src/validity/agreement/homogeneity-completeness-v";
import { matchLabels } from "../../src/validity/agreement/match-labels";
import { mutualInformation } from "../../src/validity/agreement/mutual-information";
import { normalisedMutualInformation } from "../../src/validity/agreement/normalised-mutual-information";
import { variationOfInformation } from "../../src/validity/agreement/variation-of-information";
import type { EntropyAverage } from "../../src/validity/agreement/information";
import fromR from "../fixtures/r-validity/cases.json";
import fromSklearn from "../fixtures/sklearn-validity/cases.json";
import { byKmeans, expectNear, iris, species } from "./helpers";

const relative = fromSklearn.tolerance.relative;

describe("agreement on published examples", () => {
  const [a, b] = [
    [0, 0, 0, 1, 1, 1],
    [0, 1, 0, 1, 2, 2],
  ];

  it("gives the values of the six-row example", () => {
    expect(adjustedRand(a, b).value).toBeCloseTo(0.242424, 6);
    expect(fowlkesMallows(a, b).value).toBeCloseTo(0.471405, 6);
    expect(mutualInformation(a, b).value).toBeCloseTo(0.462098, 6);
    expect(adjustedMutualInformation(a, b).value).toBeCloseTo(0.298792, 6);
    const { homogeneity, completeness, value } = homogeneityCompletenessV(a, b);
    expect(homogeneity).toBeCloseTo(0.666667, 6);
    expect(completeness).toBeCloseTo(0.42062, 6);
    expect(value).toBeCloseTo(0.515804, 6);
  });

  it("gives the adjusted mutual information of the 17-row example, by both averages", () => {
    const first = [1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3];
    const second = [1, 1, 1, 1, 2, 1, 2, 2, 2, 2, 3, 1, 3, 3, 3, 2, 2];
    const found = adjustedMutualInformation(first, second);
    expect(found.mutualInformation).toBeCloseTo(0.410219, 6);
    expect(found.expected).toBeCloseTo(0.15042, 5);
    expect(found.value).toBeCloseTo(0.27821, 5);
    expect(adjustedMutualInformation(first, second, { average: "max" }).value).toBeCloseTo(0.275015, 6);
  });

  it("compares k-means on iris with the species", () => {
    const three = byKmeans(iris, 3, 1);
    expect(adjustedRand(three, species).value).toBeCloseTo(0.730238, 6);
    expect(normalisedMutualInformation(three, species).value).toBeCloseTo(0.758176, 6);
  });
});

describe("agreement on seeded random pairs", () => {
  fromSklearn.agreements.forEach((one, i) => {
    it(`agrees with scikit-learn and R on pair ${i + 1}, ${one.first.length} rows`, () => {
      // scikit-learn and R take all noise for one cluster.
      const noise = { noise: "cluster" } as const;
      const { first, second } = one;
      expectNear(adjustedRand(first, second, noise).value, one.adjustedRand, relative, "ARI");
      expectNear(
        adjustedRand(first, second, noise).value,
        fromR.agreements[i].adjustedRand,
        relative,
        "ARI of R",
      );
      expectNear(fowlkesMallows(first, second, noise).value, one.fowlkesMallows, relative, "FM");
      const parts = homogeneityCompletenessV(first, second, noise);
      expectNear(parts.homogeneity, one.homogeneity, relative, "homogeneity");
      expectNear(parts.completeness, one.completeness, relative, "completeness");
      expectNear(parts.value, one.v, relative, "V");
      const half = homogeneityCompletenessV(first, second, { ...noise, beta: 0.5 });
      expectNear(half.value, one.vBetaHalf, relative, "V, beta .5");
      expectNear(mutualInformation(first, second, noise).value, one.mutualInformation, relative, "MI");
      const vi = variationOfInformation(first, second, noise).value;
      expectNear(vi, fromR.agreements[i].variationOfInformation, relative, "VI");
      for (const average of ["arithmetic", "geometric", "max", "min"] as EntropyAverage[]) {
        const options = { ...noise, average };
        const adjusted = adjustedMutualInformation(first, second, options);
        expectNear(
          normalisedMutualInformation(first, second, options).value,
          one.normalised[average],
          relative,
        );
        expectNear(adjusted.expected, one.expected, relative, "expected MI");
        expectNear(adjusted.value, one.adjusted[average], relative, `AMI, ${average}`);
      }
    });
  });
});

describe("rows called noise", () => {
  const first = [0, 0, 1, 1, -1, 0];
  const second = [0, 0, 1, -1, -1, 1];

  it("are left out and counted unless asked otherwise", () => {
    expect(adjustedRand(first, second)).toMatchObject({ comparedRows: 4, noiseRows: 2 });
    expect(adjustedRand(first, second).value).toBe(adjustedRand([0, 0, 1, 0], [0, 0, 1, 1]).value);
  });

  it("can count as one cluster", () => {
    const asCluster = adjustedRand(first, second, { noise: "cluster" });
    expect(asCluster).toMatchObject({ comparedRows: 6, noiseRows: 2 });
    expect(asCluster.value).toBe(adjustedRand([0, 0, 1, 1, 9, 0], [0, 0, 1, 9, 9, 1]).value);
  });

  it("can count as clusters of their own", () => {
    const alone = adjustedRand(first, second, { noise: "singletons" });
    expect(alone.value).toBe(adjustedRand([0, 0, 1, 1, 9, 0], [0, 0, 1, 8, 9, 1]).value);
    expect(contingencyTable([-1, -1], [3, -1], { noise: "singletons" }).rowLabels).toEqual([0, 1]);
  });

  it("are refused an unknown treatment", () => {
    expect(() => adjustedRand(first, second, { noise: "ignore" as never })).toThrow(InputError);
  });
});

describe("label numbers", () => {
  it("may be large: a customer number will do, up to 31 bits", () => {
    const found = contingencyTable([2e9, 7, 2e9, -1], [1e9, 1e9, 3, 3], { noise: "cluster" });
    expect(() => contingencyTable([4e9], [1])).toThrow(/from 0 to 2147483647.*got 4000000000/);
    expect(found.rowLabels).toEqual([7, 2e9, -1]);
    expect(found.columnLabels).toEqual([3, 1e9]);
    expect(found.counts).toEqual([
      [0, 1],
      [1, 1],
      [1, 0],
    ]);
  });
});

it("the adjusted Rand index of all pairs of clusterings is that of each two, with noise rows as clusters of their own", () => {
  const clusterings = [
    [0, 0, 0, 5, 5, -1, -1, -1],
    [0, 0, 1, 1, 1, 1, -1, -1],
    [-1, -1, -1, -1, -1, -1, -1, -1],
    [7, 7, 7, 7, 7, 7, 7, 7],
  ];
  const values = adjustedRandOfAll(clusterings);
  clusterings.forEach((first, i) =>
    clusterings.slice(i).forEach((second, j) => {
      const { value } = adjustedRand(first, second, { noise: "singletons" });
      expect([values[4 * i + i + j], values[4 * (i + j) + i]]).toEqual([value, value]);
    }),
  );
});

describe("agreement where it is not defined", () => {
  const measures = {
    mutualInformation,
    normalisedMutualInformation,
    adjustedMutualInformation,
    variationOfInformation,
  };

  it("is null without rows to compare", () => {
    for (const measure of Object.values(measures)) {
      expect(measure([], []).value).toBeNull();
      expect(measure([-1, 0], [0, -1]).value).toBeNull();
    }
    expect(adjustedRand([3], [4]).value).toBeNull();
    expect(fowlkesMallows([], []).value).toBeNull();
    expect(homogeneityCompletenessV([], [])).toMatchObject({
      value: null,
      homogeneity: null,
      completeness: null,
    });
    expect(matchLabels([], []).agreeingShare).toBeNull();
  });

  it("is perfect for equal partitions, also if both are one cluster or all singletons", () => {
    for (const labels of [
      [2, 2, 2],
      [0, 1, 2],
      [0, 0, 1],
    ]) {
      const other = labels.map((label) => 9 - label);
      expect(adjustedRand(labels, other).value).toBe(1);
      expect(adjustedMutualInformation(labels, other).value).toBe(1);
      expect(normalisedMutualInformation(labels, other).value).toBe(1);
      expect(variationOfInformation(labels, other).value).toBeCloseTo(0, 14);
    }
  });

  it("is null where the index divides 0 by 0", () => {
    expect(fowlkesMallows([0, 1, 2], [0, 0, 0]).value).toBeNull();
    expect(normalisedMutualInformation([0, 0, 0], [0, 1, 1], { average: "min" }).value).toBeNull();
    expect(adjustedMutualInformation([0, 0, 0], [0, 1, 1], { average: "min" }).value).toBeNull();
  });

  it("is 0 between one cluster and several", () => {
    expect(adjustedRand([0, 0, 0], [0, 1, 1]).value).toBe(0);
    expect(mutualInformation([0, 0, 0], [0, 1, 1]).value).toBe(0);
    expect(adjustedMutualInformation([0, 0, 0], [0, 1, 1]).value).toBe(0);
  });

  it("refuses clusterings of different length", () => {
    expect(() => adjustedRand([0, 1], [0])).toThrow(/expected 2 labels, one per row, got 1 labels/);
    expect(() => normalisedMutualInformation([0], [0], { average: "mean" as never })).toThrow(InputError);
    expect(() => homogeneityCompletenessV([0], [0], { beta: -1 })).toThrow(InputError);
  });
});

describe("best label matching", () => {
  it("finds the best of all matchings, where a greedy one would not", () => {
    // Shared rows: reference 0 with 0: 5, with 1: 4; reference 1 with 0: 4, with 1: 0. Greedy: 5 + 0.
    const reference = [...Array<number>(9).fill(0), ...Array<number>(4).fill(1)];
    const labels = [0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0];
    const matched = matchLabels(reference, labels);
    expect(matched.agreeingRows).toBe(8);
    expect(matched.matches).toEqual([
      { from: 0, to: 1, sharedRows: 4 },
      { from: 1, to: 0, sharedRows: 4 },
    ]);
  });

  it("gives new numbers to clusters beyond those of the reference and keeps noise", () => {
    const matched = matchLabels([0, 0, 0, 4, 4, 0], [3, 3, 1, 0, 0, -1]);
    expect(Array.from(matched.labels)).toEqual([0, 0, 5, 4, 4, -1]);
    expect(matched).toMatchObject({ agreeingRows: 4, agreeingShare: 0.8, noiseRows: 1 });
  });

  it("assigns as cheaply as trying all permutations", () => {
    const random = randomSource(5);
    for (let trial = 0; trial < 60; trial++) {
      const [rows, columns] = [1 + Math.floor(random() * 5), 1 + Math.floor(random() * 5)];
      const costs = Array.from({ length: rows }, () =>
        Array.from({ length: columns }, () => Math.round(random() * 20 - 10)),
      );
      const found = assignment(matrixFromRows(costs));
      const used = Array.from(found).filter((column) => column >= 0);
      expect(new Set(used).size).toBe(Math.min(rows, columns));
      const cost = found.reduce((sum, column, row) => sum + (column < 0 ? 0 : costs[row][column]), 0);
      expect(cost).toBe(cheapest(costs));
    }
  });
});

/** The cheapest assignment by trying all. */
function cheapest(costs: readonly (readonly number[])[]): number {
  const [rows, columns] = [costs.length, costs[0].length];
  const search = (row: number, taken: ReadonlySet<number>): number => {
    if (row === rows) return taken.size === Math.min(rows, columns) ? 0 : Infinity;
    let best = rows > columns ? search(row + 1, taken) : Infinity;
    for (let column = 0; column < columns; column++) {
      if (!taken.has(column))
        best = Math.min(best, costs[row][column] + search(row + 1, new Set([...taken, column])));
    }
    return best;
  };
  return search(0, new Set());
}
