import { describe, expect, test } from "vitest";
import type { LinkageMeasures } from "../../src/clustering/hierarchical/linkage-measures";
import { linkageMeasures } from "../../src/clustering/hierarchical/linkage-measures";
import { clusterFindings } from "../../src/findings/cluster-findings";
import { observations } from "../../src/math/linear/observations";
import { compareDistances } from "../../src/validity/agreement/compare-distances";

const tree = (linkage: "ward" | "average", agglomerative: number, cophenetic: number): LinkageMeasures => ({
  linkage,
  agglomerative,
  cophenetic,
  largestShare: 0.5,
});

describe("the trees of several linkages", () => {
  test("are measured: two pairs of near rows, every linkage finds them", () => {
    const measures = linkageMeasures(observations([[0], [1], [8], [9]]), 2);
    expect(measures.map(({ linkage }) => linkage)).toEqual(["ward", "complete", "average", "single"]);
    // Average linkage: the rows join at 1, the pairs at 8.
    expect(measures[2].agglomerative).toBeCloseTo(7 / 8, 12);
    for (const { largestShare, cophenetic } of measures) {
      expect(largestShare).toBe(0.5);
      expect(cophenetic).toBeGreaterThan(0.9);
    }
  });

  test("differ in what they are best at, or one is best at both", () => {
    const two = clusterFindings.linkages([tree("ward", 0.93, 0.6), tree("average", 0.8, 0.85)]).text;
    expect(two).toMatch(
      /highest with Ward linkage, 0\.93; average linkage keeps the distances best.* 0\.85\./,
    );
    const one = clusterFindings.linkages([tree("ward", 0.93, 0.9), tree("average", 0.8, 0.85)]).text;
    expect(one).toMatch(
      /Ward linkage, 0\.93; it also keeps the distances best \(cophenetic correlation 0\.90\)/,
    );
  });

  test("have no coefficients where all customers are equal", () => {
    const equal = linkageMeasures(observations([[1], [1], [1]]), 1);
    expect(clusterFindings.linkages(equal).text).toBe(
      "The trees have no coefficients: all customers are equal in these columns.",
    );
  });
});

describe("other distances", () => {
  test("are compared with the Euclidean one; without directions cosine is left out", () => {
    const rows = observations([
      [0, 1],
      [0, 2],
      [8, 1],
      [9, 1],
    ]);
    const both = compareDistances(rows, 2);
    expect(both.map(({ distance }) => distance)).toEqual(["manhattan", "cosine"]);
    expect(both[0].kMedoidsAgreement).toBe(1);
    expect(both[0].rankCorrelation).toBeGreaterThan(0.9);
    const without = compareDistances(
      observations([
        [0, 0],
        [0, 2],
        [8, 1],
      ]),
      2,
    );
    expect(without.map(({ distance }) => distance)).toEqual(["manhattan"]);
    expect(compareDistances(observations([[1], [2], [9]]), 2)).toHaveLength(1);
  });

  test("change the division or do not", () => {
    const manhattan = { distance: "manhattan", rankCorrelation: 0.97, kMedoidsAgreement: 0.91 } as const;
    const cosine = { distance: "cosine", rankCorrelation: 0.4, kMedoidsAgreement: 0.2 } as const;
    expect(clusterFindings.distances([manhattan]).text).toMatch(
      /correlation of 0\.97 .* much the same division \(adjusted Rand index 0\.91\)\. The choice of the distance decides little/,
    );
    expect(clusterFindings.distances([manhattan, cosine]).text).toMatch(
      /another division \(adjusted Rand index 0\.20\)\. With 1 of 2 distances the result is another one/,
    );
    const flat = { ...manhattan, rankCorrelation: NaN };
    expect(clusterFindings.distances([flat]).text).toMatch(/^The Manhattan distance gives much the same/);
  });
});
