import { describe, expect, it } from "vitest";
import { InputError } from "../../src/core/input-error";
import { observations, type Observations } from "../../src/math/linear/observations";
import { chooseByGap, GAP_RULES } from "../../src/validity/how-many/choose-by-gap";
import { gapStatistic } from "../../src/validity/how-many/gap-statistic";
import { hopkins } from "../../src/validity/structure/hopkins";
import type { ClusterFunction } from "../../src/validity/cluster-function";
import fromR from "../fixtures/r-validity/cases.json";
import { byKmeans, iris, noClusters, ruspini } from "./helpers";

describe("Hopkins statistic", () => {
  it("is about .997 on iris, with the exponent at the number of columns", () => {
    const found = hopkins(iris, { seed: 1 });
    expect(found.value).toBeCloseTo(0.997, 2);
    expect(found).toMatchObject({ exponent: 4, sampleSize: 15, repeats: 100 });
  });

  it("is about .5 for rows spread evenly, and low for a grid", () => {
    const means = [1, 2, 3, 4, 5].map((seed) => hopkins(noClusters(400, seed), { seed }).value!);
    expect(means.reduce((sum, value) => sum + value, 0) / 5).toBeCloseTo(0.5, 1);
    const grid = observations(Array.from({ length: 100 }, (_, i) => [i % 10, Math.floor(i / 10)]));
    expect(hopkins(grid).value).toBeLessThan(0.35);
  });

  it("does not count constant columns in the exponent, nor overflow at many columns", () => {
    const x = observations(Array.from({ length: 40 }, (_, i) => [i * i, 3, (i * 7919) % 13]));
    expect(hopkins(x).exponent).toBe(2);
    const wide = observations(
      Array.from({ length: 20 }, (_, i) =>
        Array.from({ length: 60 }, (_, j) => ((i * 31 + j * 17) % 23) * 1e6),
      ),
    );
    const value = hopkins(wide).value!;
    expect(value).toBeGreaterThan(0);
    expect(value).toBeLessThan(1);
  });

  it("is null for identical rows, for one row and for none, and refuses odd samples", () => {
    expect(hopkins(observations([[1], [1], [1]])).value).toBeNull();
    expect(hopkins(observations([[1]])).value).toBeNull();
    expect(hopkins(observations([])).value).toBeNull();
    expect(() => hopkins(iris, { sampleSize: 151 })).toThrow(/from 1 to 150, got 151/);
    expect(() => hopkins(iris, { repeats: 0 })).toThrow(InputError);
  });
});

describe("gap rules", () => {
  it("choose as R's maxSE on 40 random curves, with one and two standard errors", () => {
    for (const { gap, standardError, chosen, chosenTwo } of fromR.curves) {
      for (const rule of GAP_RULES) {
        expect(chooseByGap(gap, standardError, rule), `${rule} of ${gap.join(" ")}`).toBe(chosen[rule]);
        expect(chooseByGap(gap, standardError, rule, 2)).toBe(chosenTwo[rule]);
      }
    }
  });

  it("have no choice on an empty curve and refuse broken ones", () => {
    expect(chooseByGap([], [], "firstmax")).toBeNull();
    expect(() => chooseByGap([1, 2], [0.1], "firstmax")).toThrow(InputError);
    expect(() => chooseByGap([1, NaN], [0.1, 0.1], "firstmax")).toThrow(/k = 2/);
    expect(() => chooseByGap([1], [0.1], "best" as never)).toThrow(/firstSEmax, Tibs2001SEmax/);
  });
});

describe("gap statistic", () => {
  it("draws references in the box along the principal components, not along the columns", () => {
    // A tilted line of 60 rows: its principal box has no width, so references lie on the line as well.
    const x = observations(Array.from({ length: 60 }, (_, i) => [i, 2 * i, -3 * i]));
    const seen: Observations[] = [];
    const spy: ClusterFunction = (rows) => {
      seen.push(rows);
      return Array.from({ length: rows.rows }, (_, i) => i % 2);
    };
    const offLine = (rows: Observations): number =>
      Math.max(
        ...Array.from({ length: rows.rows }, (_, i) => Math.abs(rows.data[3 * i + 1] - 2 * rows.data[3 * i])),
      );
    gapStatistic(x, spy, { maxK: 2, references: 5, distribution: "principal" });
    expect(Math.max(...seen.slice(1).map(offLine))).toBeLessThan(1e-9);
    const first = seen.slice(1).flatMap((rows) => Array.from({ length: 60 }, (_, i) => rows.data[3 * i]));
    expect(Math.min(...first)).toBeGreaterThan(-1e-9);
    expect(Math.max(...first)).toBeLessThan(59 + 1e-9);
    seen.length = 0;
    gapStatistic(x, spy, { maxK: 2, references: 5, distribution: "uniform" });
    expect(Math.min(...seen.slice(1).map(offLine))).toBeGreaterThan(10);
  });

  it("is null where the dispersion is 0, and the rules read the curve up to there", () => {
    const x = observations([[0], [0], [5], [5], [9], [9]]);
    const found = gapStatistic(x, byKmeans, { maxK: 4, references: 20 });
    expect(found.curve.map((point) => point.gap === null)).toEqual([false, false, true, true]);
    expect(found.chosen.globalmax).toBeLessThanOrEqual(2);
    const same = gapStatistic(observations([[1], [1], [1]]), byKmeans, { maxK: 2, references: 3 });
    expect(Object.values(same.chosen)).toEqual([null, null, null, null, null]);
  });

  it("repeats for a seed, and refuses what it cannot do", () => {
    const run = (seed: number) => gapStatistic(ruspini, byKmeans, { maxK: 3, references: 4, seed });
    expect(run(1)).toEqual(run(1));
    expect(run(1).curve[1].gap).not.toBe(run(2).curve[1].gap);
    expect(() => gapStatistic(ruspini, byKmeans, { references: 1 })).toThrow(InputError);
    expect(() => gapStatistic(ruspini, byKmeans, { maxK: 76 })).toThrow(InputError);
    expect(() => gapStatistic(ruspini, byKmeans, { power: 3 as never })).toThrow(/1 or 2, got 3/);
    expect(() => gapStatistic(ruspini, byKmeans, { distribution: "normal" as never })).toThrow(
      /uniform or principal/,
    );
  });
});
