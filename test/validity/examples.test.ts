import { describe, expect, it } from "vitest";
import { observations } from "../../src/math/linear/observations";
import { adjustedMutualInformation } from "../../src/validity/agreement/adjusted-mutual-information";
import { adjustedRand } from "../../src/validity/agreement/adjusted-rand";
import { calinskiHarabasz } from "../../src/validity/scores/calinski-harabasz";
import { chooseByGap } from "../../src/validity/how-many/choose-by-gap";
import { contingencyTable } from "../../src/validity/agreement/contingency";
import { daviesBouldin } from "../../src/validity/scores/davies-bouldin";
import { dunn } from "../../src/validity/scores/dunn";
import { dunn2 } from "../../src/validity/scores/dunn2";
import { fowlkesMallows } from "../../src/validity/agreement/fowlkes-mallows";
import { homogeneityCompletenessV } from "../../src/validity/agreement/homogeneity-completeness-v";
import { jaccardWord } from "../../src/validity/stability/jaccard-word";
import { kneedle } from "../../src/validity/how-many/kneedle";
import { matchLabels } from "../../src/validity/agreement/match-labels";
import { mutualInformation } from "../../src/validity/agreement/mutual-information";
import { normalisedMutualInformation } from "../../src/validity/agreement/normalised-mutual-information";
import { silhouette } from "../../src/validity/scores/silhouette";
import { sumsOfSquares } from "../../src/validity/scores/sums-of-squares";
import { variationOfInformation } from "../../src/validity/agreement/variation-of-information";

describe("the examples of the docstrings", () => {
  const x = observations([[0], [1], [8], [9]]);
  const labels = [0, 0, 1, 1];
  const [a, b] = [
    [0, 0, 0, 1, 1, 1],
    [0, 1, 0, 1, 2, 2],
  ];

  it("hold for scores", () => {
    expect(silhouette(x, labels).value).toBeCloseTo(0.87, 2);
    expect(calinskiHarabasz(x, labels).value).toBe(128);
    expect(daviesBouldin(x, labels).value).toBe(0.125);
    expect(dunn(x, labels).value).toBe(7);
    expect(dunn2(x, labels).value).toBe(8);
    expect(sumsOfSquares(observations([[0], [2], [9]]), [0, 0, 1]).within).toBe(2);
  });

  it("hold for agreement", () => {
    expect(adjustedRand(a, b).value).toBeCloseTo(0.2424, 4);
    expect(fowlkesMallows(a, b).value).toBeCloseTo(0.4714, 4);
    expect(mutualInformation(a, b).value).toBeCloseTo(0.462, 3);
    expect(adjustedMutualInformation(a, b).value).toBeCloseTo(0.2988, 4);
    expect(homogeneityCompletenessV(a, b).homogeneity).toBeCloseTo(0.6667, 4);
    expect(normalisedMutualInformation([0, 0, 1, 1], [1, 1, 0, 0]).value).toBe(1);
    expect(variationOfInformation([0, 0, 1, 1], [0, 1, 0, 1]).value).toBeCloseTo(2 * Math.log(2), 12);
    expect(contingencyTable([0, 0, 1], [5, 7, 7]).counts).toEqual([
      [1, 1],
      [0, 1],
    ]);
    expect(Array.from(matchLabels([0, 0, 1, 1], [5, 5, 3, 3]).labels)).toEqual([0, 0, 1, 1]);
  });

  it("hold for rules and words", () => {
    expect(chooseByGap([0.1, 0.5, 0.4], [0.02, 0.02, 0.02], "firstmax")).toBe(2);
    expect(
      kneedle([1, 2, 3, 4, 5], [100, 30, 20, 12, 8], { direction: "decreasing", shape: "convex" }).x,
    ).toBe(2);
    expect(jaccardWord(0.78)).toBe("stable");
  });
});
