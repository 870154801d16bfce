import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  hiddenMarkov,
  movementFindings,
  movementFlow,
  movementForecast,
  moveRows,
  nameSegments,
  segmentPeriods,
  transitionRows,
  type SegmentPeriods,
} from "../../src";
import { champoLines } from "../../src/cases/champo/sales/champo-lines";
import { randomSource } from "../../src/math/distributions/random";
import { segmentStays } from "../../src/value/movement/segment-stays";
import { transitionMatrix } from "../../src/value/movement/transition-matrix";
import { studyPeriods } from "../../src/cases/study-periods";
import { segmentedStudy } from "../segments/study-of-seed";

const speedFile = path.join(__dirname, "../../../shared/data/speed-rt.csv");
const hasSpeed = existsSync(speedFile);
if (!hasSpeed) console.log("skipped: the reaction times are not at hand (../shared/data/speed-rt.csv)");

describe("hidden Markov model", () => {
  it.runIf(hasSpeed)("fits reaction times as depmixS4 does", () => {
    const times = readFileSync(speedFile, "utf8").trim().split("\n").slice(1).map(Number);
    const model = hiddenMarkov([times], { states: 2, seen: "numbers", seed: 7 });
    expect(model.logLikelihood).toBeCloseTo(-88.73058, 4);
    expect(model.aic).toBeCloseTo(191.46, 2);
    expect(model.bic).toBeCloseTo(220.05, 2);
    expect(model.means[0]).toBeCloseTo(5.51, 3);
    expect(model.means[1]).toBeCloseTo(6.385, 3);
    expect(model.transition[0][0]).toBeCloseTo(0.8835, 4);
    expect(model.transition[1][1]).toBeCloseTo(0.9157, 4);
  });

  it("counts every path of hidden states, also through missing periods", () => {
    const series = [
      [0, null, 1, 1],
      [1, 0, null],
      [0, 0, 1, null],
    ];
    const model = hiddenMarkov(series, { states: 2, seen: "categories", seed: 3 });
    const { initial, transition, shares } = model;
    const likelihood = (own: readonly (number | null)[]): number => {
      let sum = 0;
      for (let code = 0; code < 2 ** own.length; code++) {
        const hidden = own.map((_, t) => (code >> t) & 1);
        sum += own.reduce<number>(
          (product, value, t) =>
            product *
            (t === 0 ? initial[hidden[0]] : transition[hidden[t - 1]][hidden[t]]) *
            (value === null ? 1 : shares[hidden[t]][value]),
          1,
        );
      }
      return sum;
    };
    const total = series.reduce((sum, own) => sum + Math.log(likelihood(own)), 0);
    expect(model.logLikelihood).toBeCloseTo(total, 6);
  });

  it("takes a series that three customers have for three series", () => {
    const options = { states: 2, seen: "categories", seed: 5 } as const;
    const often = hiddenMarkov(
      [
        [0, 1, 1],
        [1, 1, 0],
      ],
      { ...options, times: [3, 1] },
    );
    const each = hiddenMarkov(
      [
        [0, 1, 1],
        [0, 1, 1],
        [0, 1, 1],
        [1, 1, 0],
      ],
      options,
    );
    expect(often.logLikelihood).toBeCloseTo(each.logLikelihood, 9);
    expect(often.bic).toBeCloseTo(each.bic, 9);
  });
});

/** Customers whose next place is drawn from the row of their last one. */
function madePeriods(matrix: readonly (readonly number[])[], customers: number): SegmentPeriods {
  const random = randomSource(11);
  const draw = (shares: readonly number[]): number => {
    let rest = random();
    const found = shares.findIndex((share) => (rest -= share) < 0);
    return found < 0 ? shares.length - 1 : found;
  };
  const paths = Array.from({ length: customers }, (_, i) => {
    const places = [i % matrix.length];
    for (let t = 1; t < 8; t++) places.push(draw(matrix[places[t - 1]]));
    return { customer: `C${i}`, places };
  });
  const periods = Array.from({ length: 8 }, (_, t) => `from 202${t}-01-01`);
  return { periods, states: ["A", "B", "no order"], paths, moves: [], own: 1 };
}

describe("movement between segments", () => {
  it("counts steps, with the intervals of a Dirichlet distribution", () => {
    const paths = [{ customer: "C", places: [0, 0, 1] }];
    const [[stay, leave]] = transitionMatrix({ periods: ["1", "2", "3"], states: ["A", "B"], paths });
    expect([stay.count, leave.count]).toEqual([1, 1]);
    // Beta(1.5, 1.5): R's qbeta(.025, 1.5, 1.5) is .060830.
    expect(stay.low).toBeCloseTo(0.06083, 5);
    expect(stay.high).toBeCloseTo(1 - 0.06083, 5);
  });

  it("ends a stay where a customer goes to another segment, and not where the periods end", () => {
    const paths = [
      { customer: "C", places: [0, 0, 1, 1] },
      { customer: "D", places: [null, 0, 2, 0] },
    ];
    const found = segmentStays({ periods: [], states: ["A", "B", "no order"], paths, moves: [], own: 1 });
    expect(found.map(({ stays }) => stays)).toEqual([3, 1, 1]);
    // Three stays in A: two periods, one period, and one period that goes on.
    expect(found[0].steps.map(({ time, survival }) => [time, survival])).toEqual([
      [1, 2 / 3],
      [2, 0],
    ]);
    expect(found[1].steps).toEqual([]);
  });

  it("beats 'stays where it is' where customers change by a rule, and says that it does not where they stay", () => {
    const turning = movementForecast(
      madePeriods(
        [
          [0.1, 0.9, 0],
          [0.9, 0.1, 0],
          [0, 0.1, 0.9],
        ],
        90,
      ),
      7,
    )!;
    expect(turning.beats).toBe(true);
    const still = movementForecast(
      madePeriods(
        [
          [0.9, 0.05, 0.05],
          [0.05, 0.9, 0.05],
          [0.05, 0.05, 0.9],
        ],
        90,
      ),
      7,
    )!;
    expect(still.beats).toBe(false);
    expect(movementFindings.forecast(turning).text).toContain("is the better forecast");
    expect(movementFindings.forecast(still).text).toContain('No model beats "stays where it is"');
  });

  it("follows the customers of a study by its own segments", () => {
    const { workbook, segmentation, lexicon, base } = segmentedStudy(7, 3);
    const names = nameSegments(segmentation, lexicon);
    const study = { kind: "champo", workbook, lines: champoLines(workbook.sales), base, seed: 7 };
    const periods = studyPeriods(study as never);
    expect(periods.length).toBe(6);
    const found = segmentPeriods(segmentation, names, periods)!;
    expect(found.states).toEqual([...names.map(({ name }) => name), "no order"]);
    // Most places of single periods are in the customer's own segment.
    expect(found.own).toBeGreaterThan(0.7);
    const ordered = new Set(periods.at(-1)!.base.customers);
    for (const { customer, places } of found.paths) {
      expect(places.at(-1) === 3).toBe(!ordered.has(customer));
      expect(places.lastIndexOf(null)).toBeLessThan(
        Math.max(
          1,
          places.findIndex((place) => place !== null),
        ),
      );
    }
    const rows = moveRows(found);
    expect(rows.length).toBeGreaterThan(0);
    expect(transitionRows(found).length).toBe(4);
    expect(movementFlow(found).alt).toContain("where they were before");
    expect(movementFindings.moved(found).text).toContain("Between the last two periods");
  });
});
