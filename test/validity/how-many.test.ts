import { describe, expect, it } from "vitest";
import { InputError } from "../../src/core/input-error";
import { observations } from "../../src/math/linear/observations";
import { decide, DECISION_LIMITS, type KEvidence } from "../../src/validity/how-many/decision-rule";
import { kneedle } from "../../src/validity/how-many/kneedle";
import { predictionStrength } from "../../src/validity/how-many/prediction-strength";
import { scorecard } from "../../src/validity/how-many/scorecard";
import fromR from "../fixtures/r-validity/cases.json";
import { byKmeans, byOneStart, clouds, iris, noClusters, ruspini } from "./helpers";

describe("kneedle", () => {
  const steps = Array.from({ length: 10 }, (_, i) => i / 9);

  it("finds the knee of figure 2 of Satopaa et al. 2011 at .22", () => {
    const y = steps.map((x) => -1 / (x + 0.1) + 5);
    const knee = kneedle(steps, y, { direction: "increasing", shape: "concave" });
    expect(knee.x).toBeCloseTo(0.22, 2);
    expect(knee.index).toBe(2);
  });

  it("finds the same bend in all four positions", () => {
    const up = steps.map((x) => -1 / (x + 0.1) + 5);
    const mirrored = [...up].reverse();
    const negative = (values: readonly number[]): number[] => values.map((value) => -value);
    expect(kneedle(steps, negative(up), { direction: "decreasing", shape: "convex" }).index).toBe(2);
    expect(kneedle(steps, mirrored, { direction: "decreasing", shape: "concave" }).index).toBe(7);
    expect(kneedle(steps, negative(mirrored), { direction: "increasing", shape: "convex" }).index).toBe(7);
  });

  it("finds the elbow of a k-means curve", () => {
    const within = fromR.irisKMeans.map((_, i) => [681.3706, 152.348, 78.8514, 57.2285, 46.4462, 39.04][i]);
    expect(kneedle([1, 2, 3, 4, 5, 6], within, { direction: "decreasing", shape: "convex" }).x).toBe(2);
  });

  it("finds none where there is none", () => {
    const options = { direction: "increasing", shape: "concave" } as const;
    expect(kneedle([], [], options).x).toBeNull();
    expect(kneedle([1, 2], [1, 5], options).x).toBeNull();
    expect(kneedle([1, 2, 3], [4, 4, 4], options).x).toBeNull();
    expect(
      kneedle(
        steps,
        steps.map((x) => 3 * x + 1),
        options,
      ).x,
    ).toBeNull();
    expect(
      kneedle(
        steps,
        steps.map((x) => -1 / (x + 0.1)),
        { ...options, sensitivity: 30 },
      ).x,
    ).toBeNull();
  });

  it("refuses broken curves", () => {
    const options = { direction: "increasing", shape: "concave" } as const;
    expect(() => kneedle([1, 2], [1], options)).toThrow(InputError);
    expect(() => kneedle([1, 1, 2], [1, 2, 3], options)).toThrow(/point 2/);
    expect(() => kneedle([1, 2, 3], [1, NaN, 3], options)).toThrow(/point 2/);
  });
});

describe("prediction strength", () => {
  const [one, many] = fromR.predictionStrength;

  it("is lower from one start a run, where k-means misses the optimum: the .672 that is often printed", () => {
    expect(one.mean[1]).toBeCloseTo(0.68, 1);
    expect(many.mean[1]).toBeGreaterThan(0.75);
    const found = predictionStrength(iris, byOneStart, { maxK: 3, splits: 100, seed: 1 });
    expect(found.curve[1].strength).toBeGreaterThan(0.95);
  });

  it("chooses the clouds that are there, and one where there are none", () => {
    expect(predictionStrength(clouds(4, 25, 12), byKmeans, { maxK: 6, splits: 20 }).chosen).toBe(4);
    expect(predictionStrength(noClusters(80, 3), byKmeans, { maxK: 5, splits: 20 }).chosen).toBe(1);
  });

  it("can classify by the nearest row", () => {
    const options = { maxK: 4, splits: 10, classification: "nearestRow" } as const;
    expect(predictionStrength(ruspini, byKmeans, options).curve[3].strength).toBeCloseTo(1, 1);
  });

  it("counts singletons as predicted and leaves noise out", () => {
    const apart = (x: { rows: number }) => Array.from({ length: x.rows }, (_, i) => i);
    expect(predictionStrength(noClusters(10), apart, { maxK: 2, splits: 3 }).curve[1].strength).toBe(1);
    const noise = (x: { rows: number }) => new Int32Array(x.rows).fill(-1);
    expect(predictionStrength(noClusters(10), noise, { maxK: 2, splits: 3 }).curve[1].strength).toBe(1);
  });

  it("repeats for a seed, and refuses what it cannot do", () => {
    const run = (seed: number) => predictionStrength(ruspini, byKmeans, { maxK: 3, splits: 4, seed });
    expect(run(3)).toEqual(run(3));
    expect(run(3).curve[2].strength).not.toBe(run(4).curve[2].strength);
    expect(() => predictionStrength(observations([[1]]), byKmeans)).toThrow(InputError);
    expect(() => predictionStrength(ruspini, byKmeans, { maxK: 38 })).toThrow(/from 1 to 37/);
    expect(() => predictionStrength(ruspini, byKmeans, { splits: 0 })).toThrow(InputError);
    expect(() => predictionStrength(ruspini, byKmeans, { classification: "x" as never })).toThrow(InputError);
  });
});

describe("the decision rule", () => {
  const good = (k: number): KEvidence => ({
    k,
    gapOverOne: 0.3,
    predictionStrength: 0.9,
    lowestJaccard: 0.8,
    pValue: 0.01,
    smallestSegment: 5,
    smallestShare: 0.1,
    smallestRevenueShare: 0.05,
  });
  const open = { gap: 2, predictionStrength: 2 };

  it("chooses the supported k with most votes, and the smaller one of equals", () => {
    expect(decide([good(2), good(3), good(4)], [3, 3, 2, null], open)).toMatchObject({
      outcome: "segments",
      k: 3,
    });
    expect(decide([good(2), good(3), good(4)], [4, 2, 1], open).k).toBe(2);
  });

  it("lets no vote carry a k that fails a requirement", () => {
    const failures: Partial<KEvidence>[] = [
      { gapOverOne: 0 },
      { gapOverOne: null },
      { predictionStrength: 0.79 },
      { lowestJaccard: 0.74 },
      { lowestJaccard: null },
      { pValue: 0.051 },
      { pValue: null },
      { smallestSegment: 2 },
      { smallestShare: 0.04 },
      { smallestRevenueShare: 0.009 },
    ];
    for (const failure of failures) {
      const decision = decide([good(2), { ...good(3), ...failure }], [3, 3, 3, 3], open);
      expect(decision.k, JSON.stringify(failure)).toBe(2);
      expect(decision.verdicts[1].requirements.filter((each) => !each.passed)).toHaveLength(1);
    }
  });

  it("asks for revenue only where revenue is known", () => {
    expect(decide([{ ...good(2), smallestRevenueShare: null }], [2], open).k).toBe(2);
  });

  it("says one segment when nothing passes and gap and prediction strength both say 1", () => {
    const decision = decide([{ ...good(2), pValue: 0.4 }], [2, 2, 2], { gap: 1, predictionStrength: 1 });
    expect(decision).toMatchObject({ outcome: "one segment", k: 1, nearest: 2 });
  });

  it("says not supported when nothing passes and the two do not agree on 1, and names what is nearest", () => {
    const decision = decide(
      [
        { ...good(2), pValue: 0.4, lowestJaccard: 0.6 },
        { ...good(3), lowestJaccard: 0.6 },
      ],
      [2, 2],
      { gap: 1, predictionStrength: 2 },
    );
    expect(decision).toMatchObject({ outcome: "not supported", k: null, nearest: 3 });
    expect(decision.because.text).toContain("lowest bootstrap Jaccard 0.6 (must be at least 0.75)");
    expect(decide([], [], open)).toMatchObject({ outcome: "not supported", nearest: null });
  });

  it("takes other limits", () => {
    expect(decide([{ ...good(2), lowestJaccard: 0.6 }], [], open, { lowestJaccard: 0.6 }).k).toBe(2);
    expect(DECISION_LIMITS.lowestJaccard).toBe(0.75);
  });
});

describe("scorecard", () => {
  const quick = { references: 20, splits: 10, resamples: 20, twins: 39, seed: 1 };

  it("lets one segment win on rows without clusters, whatever the elbow says", () => {
    const card = scorecard(noClusters(80, 3), byKmeans, { ...quick, maxK: 5 });
    expect(card.decision).toMatchObject({ outcome: "one segment", k: 1 });
    expect(card.votes.find((vote) => vote.criterion === "elbow")!.k).toBeGreaterThan(1);
  });

  it("does not call two giants a segment", () => {
    const many = noClusters(43, 2);
    const x = observations([
      ...Array.from({ length: 43 }, (_, i) => Array.from(many.data.subarray(2 * i, 2 * i + 2))),
      [60, 60],
      [61, 60],
    ]);
    const { decision } = scorecard(x, byKmeans, { ...quick, maxK: 3 });
    expect(decision.k === null || decision.k === 1).toBe(true);
    const two = decision.verdicts[0].requirements.find(
      (each) => each.name === "customers in the smallest segment",
    );
    expect(two).toMatchObject({ value: 2, passed: false });
  });

  it("knows the smallest share of revenue", () => {
    const revenue = Array.from({ length: 75 }, (_, i) => (i < 20 ? 0 : 1));
    const card = scorecard(ruspini, byKmeans, { ...quick, maxK: 4, revenue });
    expect(card.rows[3].smallestRevenueShare).toBe(0);
    expect(card.decision.k).not.toBe(4);
  });

  it("reports progress to the end and repeats for a seed", () => {
    const steps: [number, number][] = [];
    const run = () =>
      scorecard(ruspini, byKmeans, {
        references: 3,
        splits: 2,
        resamples: 3,
        twins: 2,
        maxK: 3,
        onProgress: (done, all) => steps.push([done, all]),
      });
    const first = run();
    const count = steps.length;
    expect(count).toBe(3 + 2 * 2 + 2 * 5);
    steps.forEach(([done, all], i) => expect([done, all]).toEqual([i + 1, count]));
    expect(JSON.stringify(run())).toBe(JSON.stringify(first));
  });

  it("refuses what it cannot do", () => {
    expect(() => scorecard(observations([[1], [2], [3]]), byKmeans)).toThrow(InputError);
    expect(() => scorecard(ruspini, byKmeans, { maxK: 1 })).toThrow(InputError);
    expect(() => scorecard(ruspini, byKmeans, { revenue: [1, 2] })).toThrow(/75 values, one per row/);
    const negative = Array.from({ length: 75 }, (_, i) => (i === 4 ? -1 : 1));
    expect(() => scorecard(ruspini, byKmeans, { revenue: negative })).toThrow(/row 5/);
  });
});
