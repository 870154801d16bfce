import { describe, expect, it } from "vitest";
import { matrixFromRows, type Matrix } from "../../src/math/linear/matrix";
import { askedTree } from "../../src/models/effects/asked-tree";
import { classifiers, simpleForecasts } from "../../src/models/classifiers";
import { classificationScores } from "../../src/models/classification-scores";
import { fitTree } from "../../src/models/decision-tree";
import { fitBoosting, predictBoosting } from "../../src/models/boosting/gradient-boosting";
import { isotonicCurve } from "../../src/models/repair/isotonic-curve";
import { logisticErrors } from "../../src/models/effects/logistic-errors";
import { fitLogistic } from "../../src/models/logistic-regression";
import { fitNeighbours, predictNeighbours } from "../../src/models/neighbours/nearest-neighbours";
import { partialEffects } from "../../src/models/effects/partial-effects";
import { precisionRecallCurve } from "../../src/models/scores/precision-recall-curve";
import { plattCurve } from "../../src/models/repair/repair-calibration";
import { repairedProbabilities } from "../../src/models/repair/repaired-probabilities";
import { thresholdScores } from "../../src/models/scores/threshold-scores";
import { randomFolds } from "../../src/models/folds";
import { randomSource } from "../../src/math/distributions/random";
import base from "../fixtures/sklearn-models/classifiers.json";
import fixture from "../fixtures/sklearn-models/more-models.json";

const train: Matrix = matrixFromRows(base.x.slice(0, base.trainRows));
const test: Matrix = matrixFromRows(base.x.slice(base.trainRows));
const y = Uint8Array.from(base.y.slice(0, base.trainRows));
const weights = Float64Array.from(base.weights.slice(0, base.trainRows));

function close(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(Math.abs(actual[i] - value)).toBeLessThanOrEqual(tolerance));
}

describe("as scikit-learn", () => {
  it("gradient boosting on histograms, weighted or not", () => {
    for (const { probabilities, weighted, ...options } of fixture.boosting) {
      const model = fitBoosting(train, y, { ...options, ...(weighted ? { weights } : {}) });
      close(predictBoosting(model, test), probabilities, fixture.tolerances.boosting);
    }
  });

  it("nearest neighbours", () => {
    for (const { neighbours, probabilities } of fixture.neighbours) {
      const model = fitNeighbours(train, y, { neighbours });
      close(predictNeighbours(model, test), probabilities, fixture.tolerances.neighbours);
    }
  });

  it("both repairs of probabilities", () => {
    const { p, y: came, asked, platt, isotonic } = fixture.repair;
    close(asked.map(plattCurve(came, p)), platt, fixture.tolerances.platt);
    close(asked.map(isotonicCurve(came, p)), isotonic, fixture.tolerances.isotonic);
  });

  it("the precision-recall curve and decisions at a threshold", () => {
    const { p, y: came } = fixture.repair;
    const curve = precisionRecallCurve(came, p);
    // scikit-learn begins with everybody and ends with the point (0, 1) that nobody has.
    const { precision, recall } = fixture.curve;
    close(
      [...curve].reverse().map(({ y: share }) => share),
      precision.slice(0, -1),
      1e-12,
    );
    close(
      [...curve].reverse().map(({ x }) => x),
      recall.slice(0, -1),
      1e-12,
    );
    // With one probability of .5 and one of 0 for each row, the best threshold is .5.
    const called = p.map((each) => (each >= 0.5 ? 0.5 : 0));
    const found = thresholdScores(came, called, randomFolds(came.length, 2, 1));
    const { tp, fp, fn, tn, accuracy, precision: right, recall: caught, f1 } = fixture.decisions;
    expect(found).toEqual({
      threshold: 0.5,
      truePositives: tp,
      falsePositives: fp,
      falseNegatives: fn,
      trueNegatives: tn,
      accuracy: expect.closeTo(accuracy, 12) as number,
      precision: expect.closeTo(right, 12) as number,
      recall: expect.closeTo(caught, 12) as number,
      f1: expect.closeTo(f1, 12) as number,
    });
  });

  it("errors of coefficients where rows belong together (numpy)", () => {
    const { groups, ridge, errors } = fixture.errors;
    const model = fitLogistic(train, y, { ridge });
    const ones = new Float64Array(train.rows).fill(1);
    close(logisticErrors(train, y, ones, model, groups), errors, fixture.tolerances.errors);
  });
});

describe("models that say what they are good for", () => {
  const random = randomSource(3);
  const rows = Array.from({ length: 400 }, () => [random(), random(), random() < 0.5 ? 1 : 0]);
  const x = matrixFromRows(rows);
  const truth = rows.map(([a]) => 0.1 + 0.6 * a);
  const came = Uint8Array.from(truth, (p) => (random() < p ? 1 : 0));
  const folds = randomFolds(400, 5, 1);

  it("repairs probabilities that are squared, and finds that those that are true need none", () => {
    const squared = truth.map((p) => p ** 2);
    const [plain, platt, isotonic] = repairedProbabilities(came, squared, folds);
    expect(plain.verdict.use).not.toBe("as they are");
    expect(platt.verdict.use).toBe("as they are");
    expect(isotonic.brier).toBeLessThan(plain.brier);
    expect(repairedProbabilities(came, truth, folds)[0].verdict.use).toBe("as they are");
  });

  it("gives effects their sign, and none to what does not count", () => {
    const table = {
      x,
      y: came,
      blocks: [
        { name: "a", columns: [0] },
        { name: "b", columns: [1] },
      ],
    };
    const [first, second] = partialEffects(table, classifiers.logistic, (_, value) => value.toFixed(1), 7);
    expect([first.block, first.from, first.to]).toEqual(["a", "0.1", "0.9"]);
    expect(first.change).toBeGreaterThan(0.3);
    expect(first.change).toBeCloseTo(first.after - first.before, 12);
    expect(Math.abs(second.change)).toBeLessThan(0.1);
  });

  it("has simple forecasts to beat: the rate of all, and one question", () => {
    const ones = new Float64Array(400).fill(1);
    const rate = simpleForecasts.rate.fit(x, came, ones, 1).predict(x);
    expect(new Set(rate).size).toBe(1);
    expect(rate[0]).toBeCloseTo(came.filter((value) => value === 1).length / 400, 12);
    const rule = simpleForecasts.rule.fit(x, came, ones, 1).predict(x);
    expect(new Set(rule).size).toBe(2);
    expect(classificationScores(came, rule).auc).toBeGreaterThan(0.55);
  });

  it("puts a tree into questions", () => {
    const tree = askedTree(
      fitTree(x, came, { maxDepth: 1, minLeaf: 20 }),
      (column, at) => `${"abc"[column]} above ${at.toFixed(1)}`,
    );
    expect(tree[0].question).toMatch(/^a above 0\.\d$/);
    expect(tree[tree[0].yes].share).toBeGreaterThan(tree[tree[0].no].share);
    expect(tree[tree[0].yes].rows + tree[tree[0].no].rows).toBe(400);
  });
});
