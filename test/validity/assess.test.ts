import { describe, expect, test } from "vitest";
import { observations } from "../../src/math/linear/observations";
import { agreementTable } from "../../src/validity/agreement/agreement-table";
import { assess, bestAssessment, scoreCurve, type Assessment } from "../../src/validity/how-many/assess";
import { silhouette } from "../../src/validity/scores/silhouette";

const x = observations([[0], [1], [10], [11], [30]]);
const pairs = { clusterCount: 2, labels: [0, 0, 1, 1, 1] };
const triple = { clusterCount: 3, labels: [0, 0, 1, 1, 2] };
const one = { clusterCount: 1, labels: [0, 0, 0, 0, 0] };
const noisy = { clusterCount: 2, labels: [0, 0, 1, 1, -1] };

describe("assessments", () => {
  test("score the very matrix given, one entry per clustering", () => {
    const [first, second] = assess(x, [pairs, triple]);
    expect(first).toMatchObject({
      k: 2,
      smallest: 2,
      noise: 0,
      silhouette: silhouette(x, pairs.labels).value,
    });
    expect(second).toMatchObject({ k: 3, smallest: 1, inertia: 1 });
  });

  test("leave undefined scores undefined, and count noise apart", () => {
    expect(assess(x, [one])[0]).toMatchObject({
      silhouette: null,
      calinskiHarabasz: null,
      daviesBouldin: null,
    });
    expect(assess(x, [noisy])[0]).toMatchObject({ noise: 1, smallest: 2, inertia: 1 });
    expect(assess(x, [{ clusterCount: 0, labels: [-1, -1, -1, -1, -1] }])[0]).toMatchObject({
      smallest: 0,
      inertia: null,
      noise: 5,
    });
  });

  test("are best where the criterion says, the fewer clusters on a tie", () => {
    const entry = (k: number, value: number | null): Assessment => ({
      k,
      silhouette: value,
      calinskiHarabasz: value,
      daviesBouldin: value,
      inertia: 1,
      smallest: 1,
      noise: 0,
    });
    const all = [entry(4, 0.5), entry(3, 0.5), entry(2, 0.2), entry(1, null)];
    expect(bestAssessment(all, "silhouette").k).toBe(3);
    expect(bestAssessment(all, "daviesBouldin").k).toBe(2);
    expect(() => bestAssessment([entry(1, null)], "silhouette")).toThrow(/at least one with two clusters/);
    expect(scoreCurve("m", all, "silhouette").points[3]).toEqual({ k: 1, value: null });
  });
});

describe("the agreement table", () => {
  test("is symmetric, 1 on its diagonal, and names its extremes", () => {
    const agreement = agreementTable([
      { name: "a", labels: [0, 0, 0, 1, 1, 1] },
      { name: "b", labels: [0, 1, 0, 1, 2, 2] },
      { name: "c", labels: [1, 1, 1, 0, 0, 0] },
    ]);
    expect(agreement.values[0][1]).toBeCloseTo(0.242424, 6);
    expect(agreement.values[1][0]).toBe(agreement.values[0][1]);
    expect([agreement.highest, agreement.values[2][2]]).toEqual([1, 1]);
    expect(agreement.lowest).toBeCloseTo(0.242424, 6);
  });

  test("needs partitions", () => {
    expect(() => agreementTable([])).toThrow(/at least one/);
    expect(agreementTable([{ name: "a", labels: [0, 1] }]).lowest).toBeNaN();
  });
});
