import { describe, expect, it } from "vitest";
import { InputError } from "../../src/core/input-error";
import { observations, type Observations } from "../../src/math/linear/observations";
import { bootstrapJaccard } from "../../src/validity/stability/bootstrap-jaccard";
import { coMembership } from "../../src/validity/stability/co-membership";
import { jaccardWord } from "../../src/validity/stability/jaccard-word";
import { leaveOneOut } from "../../src/validity/stability/leave-one-out";
import { perCustomerStability } from "../../src/validity/stability/per-customer-stability";
import { stabilityAcrossK } from "../../src/validity/stability/stability-across-k";
import { byKmeans, clouds, iris, noClusters, ruspini } from "./helpers";

describe("bootstrap Jaccard", () => {
  it("uses the words of Hennig's scale, limits included", () => {
    const words = [0, 0.5, 0.51, 0.599, 0.6, 0.749, 0.75, 0.849, 0.85, 1].map(jaccardWord);
    const [d, t, p, s, h] = ["dissolved", "distrust", "pattern", "stable", "highly stable"];
    expect(words).toEqual([d, d, t, t, p, p, s, s, h, h]);
    expect(() => jaccardWord(1.1)).toThrow(InputError);
    expect(() => jaccardWord(NaN)).toThrow(InputError);
  });

  it("cannot call a segment of one row stable, for a third of the resamples lack it", () => {
    const x = observations([...Array.from({ length: 30 }, (_, i) => [Math.sin(i)]), [1000]]);
    const { segments } = bootstrapJaccard(x, byKmeans, 2, { seed: 3 });
    const [many, single] = [...segments].sort((a, b) => b.size - a.size);
    expect(single.size).toBe(1);
    expect(single.jaccard).toBeGreaterThan(0.5);
    expect(single.jaccard).toBeLessThan(0.75);
    expect(many.jaccard).toBeGreaterThan(0.75);
  });

  it("is low where there are no clusters and 1 at k = 1", () => {
    expect(bootstrapJaccard(noClusters(60), byKmeans, 6, { resamples: 40 }).lowest).toBeLessThan(0.75);
    expect(bootstrapJaccard(ruspini, byKmeans, 1, { resamples: 5 })).toMatchObject({ lowest: 1, mean: 1 });
  });

  it("clusters the resamples of a method, k and seed once for all checks, and gives what fresh ones give", () => {
    let runs = 0;
    const counting = (x: Observations, k: number, seed: number): ArrayLike<number> => {
      runs++;
      return byKmeans(x, k, seed);
    };
    const few = { labels: byKmeans(ruspini, 4, 1), resamples: 10, seed: 3 };
    const first = bootstrapJaccard(ruspini, counting, 4, few);
    perCustomerStability(ruspini, counting, 4, few);
    const more = bootstrapJaccard(ruspini, counting, 4, { ...few, resamples: 14 });
    expect(runs).toBe(14);
    expect(more.segments[0].perResample.slice(0, 10)).toEqual(first.segments[0].perResample);
    const copy = observations(
      { rows: ruspini.rows, columns: ruspini.columns, data: ruspini.data.slice() },
      ruspini,
    );
    expect(bootstrapJaccard(copy, byKmeans, 4, { ...few, resamples: 14 })).toEqual(more);
    bootstrapJaccard(ruspini, counting, 4, { ...few, seed: 4 });
    expect(runs).toBe(24);
  });

  it("begins the stream again after a method failed in a resample", () => {
    let fails = true;
    const failing = (x: Observations, k: number, seed: number): ArrayLike<number> => {
      if (fails) throw new Error("no");
      return byKmeans(x, k, seed);
    };
    const few = { labels: byKmeans(ruspini, 4, 1), resamples: 5, seed: 8 };
    expect(() => bootstrapJaccard(ruspini, failing, 4, few)).toThrow("no");
    fails = false;
    expect(bootstrapJaccard(ruspini, failing, 4, few)).toEqual(bootstrapJaccard(ruspini, byKmeans, 4, few));
  });

  it("counts how often each segment dissolved and came back", () => {
    const { segments } = bootstrapJaccard(ruspini, byKmeans, 3, { resamples: 50 });
    for (const { perResample, dissolvedShare, recoveredShare, jaccard } of segments) {
      expect(perResample).toHaveLength(50);
      expect(dissolvedShare).toBe(perResample.filter((value) => value <= 0.5).length / 50);
      expect(recoveredShare).toBe(perResample.filter((value) => value > 0.75).length / 50);
      expect(jaccard).toBeCloseTo(perResample.reduce((sum, value) => sum + value, 0) / 50, 14);
    }
  });

  it("judges labels given to it, and leaves noise out of the segments", () => {
    const labels = Array.from({ length: 75 }, (_, i) => (i < 5 ? -1 : i % 2));
    const found = bootstrapJaccard(ruspini, byKmeans, 2, { labels, resamples: 10 });
    expect(found.segments.map((segment) => segment.size)).toEqual([35, 35]);
    expect(found).toMatchObject({ noiseRows: 5 });
    expect(found.lowest).toBeLessThan(0.6);
    const noise = bootstrapJaccard(ruspini, (x) => new Int32Array(x.rows).fill(-1), 2, {
      labels: new Int32Array(75).fill(-1),
      resamples: 1,
    });
    expect(noise).toMatchObject({ segments: [], lowest: null, mean: null });
  });

  it("refuses what it cannot do", () => {
    expect(() => bootstrapJaccard(ruspini, byKmeans, 0)).toThrow(InputError);
    expect(() => bootstrapJaccard(ruspini, byKmeans, 75)).toThrow(/well below the number of rows/);
    expect(() => bootstrapJaccard(ruspini, byKmeans, 2, { resamples: 0 })).toThrow(InputError);
  });
});

describe("per-customer stability", () => {
  it("is firm inside the clouds and shaky on a border", () => {
    const two = clouds(2, 20, 12);
    const rows = Array.from({ length: 40 }, (_, i) => Array.from(two.data.subarray(2 * i, 2 * i + 2)));
    // A row midway between the two clouds, which lie around (0, 0) and (12, 12).
    const x = observations([...rows, [6, 6]]);
    const found = perCustomerStability(x, byKmeans, 2, { seed: 2 });
    expect(Array.from(found.staysShare.subarray(0, 40)).every((share) => share === 1)).toBe(true);
    expect(found.staysShare[40]).toBeLessThan(1);
    expect(found.staysShare[40] + found.alternativeShare[40]).toBeCloseTo(1, 12);
    expect(found.alternative[40]).toBe(1 - found.labels[40]);
    expect(found.alternative[0]).toBe(-1);
  });

  it("gives noise rows no share of their own, and counts them", () => {
    const labels = Array.from({ length: 75 }, (_, i) => (i < 3 ? -1 : i % 2));
    const found = perCustomerStability(ruspini, byKmeans, 2, { labels, resamples: 10 });
    expect(found.staysShare[0]).toBeNaN();
    expect(found.noiseRows).toBe(3);
    expect(found.segments.map((segment) => segment.size)).toEqual([36, 36]);
  });
});

describe("co-membership", () => {
  it("is 1 within and 0 between clear clusters", () => {
    const { share } = coMembership(ruspini, byKmeans, 4, { resamples: 30 });
    const at = (i: number, j: number): number => share.data[i * 75 + j];
    expect(at(0, 1)).toBe(1);
    expect(at(0, 74)).toBe(0);
    for (let i = 0; i < 75; i++) {
      expect(at(i, i)).toBe(1);
      for (let j = 0; j < 75; j++) expect(Object.is(at(i, j), at(j, i))).toBe(true);
    }
  });

  it("puts noise with nobody, has no share for rows never drawn together, and refuses huge squares", () => {
    const noise = (x: Observations) => new Int32Array(x.rows).fill(-1);
    const { share } = coMembership(noClusters(5), noise, 2, { resamples: 60 });
    expect(share.data[1]).toBe(0);
    expect(coMembership(noClusters(40), byKmeans, 2, { resamples: 1 }).share.data.some(Number.isNaN)).toBe(
      true,
    );
    expect(coMembership(observations([]), byKmeans, 1).share.rows).toBe(0);
    const many = observations({ rows: 5001, columns: 1, data: new Float64Array(5001) });
    expect(() => coMembership(many, byKmeans, 2)).toThrow(/5000, got 5001/);
  });
});

describe("stability across k", () => {
  const found = stabilityAcrossK(ruspini, byKmeans, 2, 5, { resamples: 20, seed: 1 });

  it("follows rows from each k to the next, losing none", () => {
    for (const k of [2, 3, 4]) {
      const flows = found.flows.filter((flow) => flow.fromK === k);
      expect(flows.every((flow) => flow.toK === k + 1)).toBe(true);
      expect(flows.reduce((sum, flow) => sum + flow.rows, 0)).toBe(75);
    }
  });

  it("numbers segments after those before, so that a split keeps the old number on the larger part", () => {
    const [two, three] = found.solutions;
    expect(new Set(three.labels)).toEqual(new Set([0, 1, 2]));
    const fresh = three.segments.find((segment) => segment.label === 2)!;
    expect(fresh.parent).toBe(1);
    const kept = three.labels.filter((label, row) => label === two.labels[row]).length;
    expect(kept).toBe(75 - fresh.size);
  });

  it("sees that the clouds survive and that splits are pure", () => {
    const [, three, four, five] = found.solutions;
    expect(four.segments.every((segment) => segment.purity === 1)).toBe(true);
    expect(four.segments.every((segment) => segment.word === "highly stable")).toBe(true);
    expect(three.segments.filter((segment) => segment.survival === 1)).toHaveLength(2);
    expect(five.segments.every((segment) => segment.survival === null)).toBe(true);
    expect(
      found.solutions[0].segments.every((segment) => segment.parent === null && segment.purity === null),
    ).toBe(true);
  });

  it("measures purity as one less the entropy of the origins", () => {
    const labels = { 2: [0, 0, 1, 1], 3: [0, 1, 0, 2] };
    const fixed = (x: Observations, k: number) =>
      x.rows === 4 ? labels[k as 2 | 3] : Array.from({ length: x.rows }, () => 0);
    const { solutions } = stabilityAcrossK(noClusters(4), fixed, 2, 3, { resamples: 1 });
    const mixed = solutions[1].segments.find((segment) => segment.size === 2)!;
    expect(mixed.purity).toBeCloseTo(0, 14);
    expect(solutions[1].segments.filter((segment) => segment.purity === 1)).toHaveLength(2);
  });

  it("takes the numbers of a division that it is given, and keeps them to the end", () => {
    const swapped = found.solutions[0].labels.map((label) => 1 - label);
    const numbered = stabilityAcrossK(ruspini, byKmeans, 2, 3, {
      resamples: 2,
      seed: 1,
      numberedAs: swapped,
    });
    expect(numbered.solutions[0].labels).toEqual(swapped);
    const sizes = (flows: typeof found.flows) => flows.map(({ fromLabel, rows }) => [fromLabel, rows]);
    expect(new Set(sizes(numbered.flows).map(String))).toEqual(
      new Set(
        sizes(found.flows.filter(({ fromK }) => fromK === 2)).map(([from, rows]) => `${1 - from},${rows}`),
      ),
    );
    expect(() => stabilityAcrossK(ruspini, byKmeans, 2, 3, { numberedAs: [0] })).toThrow(
      /numberedAs.*1 labels/,
    );
  });

  it("starts at one cluster if asked, with purity unknown after it", () => {
    const { solutions } = stabilityAcrossK(ruspini, byKmeans, 1, 2, { resamples: 2 });
    expect(solutions[1].segments.map((segment) => [segment.parent, segment.purity])).toEqual([
      [0, null],
      [0, null],
    ]);
    expect(() => stabilityAcrossK(ruspini, byKmeans, 3, 2)).toThrow(InputError);
  });
});

describe("leave one out", () => {
  it("changes nothing where no row carries the clusters alone", () => {
    const found = leaveOneOut(ruspini, byKmeans, 4, { seed: 1 });
    expect(found.cases).toHaveLength(75);
    expect(found).toMatchObject({ lowest: 1, mean: 1 });
  });

  it("shows the giant on which a segmentation hangs", () => {
    const small = noClusters(44, 6);
    const rows = Array.from({ length: 44 }, (_, i) => Array.from(small.data.subarray(2 * i, 2 * i + 2)));
    const names = [...rows.map((_, i) => `customer ${i}`), "giant"];
    const x = observations([...rows, [50, 50]], { rowNames: names });
    const found = leaveOneOut(x, byKmeans, 2, { rows: [0, 44] });
    expect(found.cases[0]).toMatchObject({ rowName: "customer 0", adjustedRand: 1 });
    expect(found.cases[1].rowName).toBe("giant");
    // Before: everyone but the giant in one cluster. After: two halves.
    expect(found.cases[1].adjustedRand).toBe(0);
    expect(found.lowest).toBe(0);
  });

  it("refuses rows that do not exist, and k = n", () => {
    expect(() => leaveOneOut(ruspini, byKmeans, 2, { rows: [75] })).toThrow(/entry 1/);
    expect(() => leaveOneOut(ruspini, byKmeans, 75)).toThrow(/from 1 to 74/);
    expect(leaveOneOut(ruspini, byKmeans, 2, { rows: [] })).toMatchObject({
      cases: [],
      lowest: null,
      mean: null,
    });
  });
});

describe("resampling", () => {
  it("gives the same bytes for the same seed, other ones for another, and reports progress", () => {
    const steps: number[] = [];
    const runs = {
      bootstrapJaccard: (seed: number) => bootstrapJaccard(iris, byKmeans, 4, { resamples: 6, seed }),
      perCustomerStability: (seed: number) => perCustomerStability(iris, byKmeans, 4, { resamples: 6, seed }),
      coMembership: (seed: number) =>
        coMembership(iris, byKmeans, 4, { resamples: 6, seed, onProgress: (done) => steps.push(done) }),
    };
    for (const run of Object.values(runs)) {
      expect(run(5)).toEqual(run(5));
      expect({ ...run(5), seed: 0 }).not.toEqual({ ...run(6), seed: 0 });
    }
    expect(steps.slice(0, 6)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
