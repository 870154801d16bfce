import { describe, expect, it } from "vitest";
import { matrixFromRows, type Matrix } from "../../src/math/linear/matrix";
import { calibration } from "../../src/models/calibration";
import { classificationScores, rocCurve } from "../../src/models/classification-scores";
import { fitTree, predictTree } from "../../src/models/decision-tree";
import { groupedFolds, randomFolds } from "../../src/models/folds";
import { gainAt, liftCurve } from "../../src/models/lift";
import { fitLogistic, predictLogistic } from "../../src/models/logistic-regression";
import { fitForest, predictForest } from "../../src/models/random-forest";
import fixture from "../fixtures/sklearn-models/classifiers.json";

const { trainRows } = fixture;
const train: Matrix = matrixFromRows(fixture.x.slice(0, trainRows));
const test: Matrix = matrixFromRows(fixture.x.slice(trainRows));
const y = Uint8Array.from(fixture.y.slice(0, trainRows));
const yTest = fixture.y.slice(trainRows);
const weights = Float64Array.from(fixture.weights.slice(0, trainRows));

function close(actual: ArrayLike<number>, expected: readonly number[], tolerance: number): void {
  expect(actual).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(Math.abs(actual[i] - value)).toBeLessThanOrEqual(tolerance));
}

describe("logistic regression", () => {
  it("finds scikit-learn's coefficients, weighted or not", () => {
    for (const expected of fixture.logistic) {
      const model = fitLogistic(train, y, {
        ridge: expected.ridge,
        ...(expected.weighted ? { weights } : {}),
      });
      expect(model.converged).toBe(true);
      close([model.intercept, ...model.coefficients], [expected.intercept, ...expected.coefficients], 1e-6);
      const p = predictLogistic(model, test);
      close(p, expected.probabilities, 1e-6);
      const scores = classificationScores(yTest, p);
      for (const key of ["auc", "prAuc", "logLoss", "brier"] as const) {
        expect(Math.abs((scores[key] ?? NaN) - expected.scores[key])).toBeLessThan(1e-6);
      }
    }
  });

  it("stays finite where the classes part perfectly and where all outcomes are alike", () => {
    const x = matrixFromRows([[0], [1], [2], [3]]);
    const parted = fitLogistic(x, Uint8Array.of(0, 0, 1, 1), { ridge: 0.1 });
    expect(parted.converged).toBe(true);
    expect(Math.abs(parted.coefficients[0])).toBeLessThan(50);
    const alike = predictLogistic(fitLogistic(x, Uint8Array.of(1, 1, 1, 1)), x);
    for (const p of alike) expect(p).toBeGreaterThan(0.99);
  });

  it("refuses what it cannot fit, naming row and column", () => {
    const x = matrixFromRows([[0], [NaN]]);
    expect(() => fitLogistic(x, Uint8Array.of(0, 1))).toThrow("row 2, column 1");
    expect(() => fitLogistic(train, y, { ridge: 0 })).toThrow("above 0");
    expect(() => fitLogistic(train, y.subarray(1))).toThrow("159 outcomes");
    expect(() => predictLogistic(fitLogistic(train, y), x)).toThrow("5 columns");
  });
});

describe("the decision tree", () => {
  it("asks scikit-learn's questions", () => {
    for (const expected of fixture.trees) {
      const { maxDepth, minLeaf } = expected;
      const tree = fitTree(train, y, { maxDepth, minLeaf, ...(expected.weighted ? { weights } : {}) });
      expect(tree.nodes[0].feature).toBe(expected.rootFeature);
      expect(tree.nodes[0].threshold).toBeCloseTo(expected.rootThreshold, 6);
      expect(tree.nodes.filter((node) => node.feature < 0)).toHaveLength(expected.leaves);
      close(predictTree(tree, test), expected.probabilities, 1e-12);
    }
  });

  it("counts a row of weight 2 as two rows, and one of weight 0 not at all", () => {
    const twice = matrixFromRows([[1], [1], [2], [3], [9]]);
    const once = matrixFromRows([[1], [2], [3], [9], [5]]);
    const doubled = fitTree(twice, Uint8Array.of(0, 0, 1, 0, 1), { maxDepth: 2 });
    const weighted = fitTree(once, Uint8Array.of(0, 1, 0, 1, 1), {
      maxDepth: 2,
      weights: Float64Array.of(2, 1, 1, 1, 0),
    });
    expect(weighted).toEqual(doubled);
  });

  it("is a single leaf where nothing can be asked", () => {
    expect(fitTree(matrixFromRows([[1], [1]]), Uint8Array.of(0, 1)).nodes).toHaveLength(1);
    expect(fitTree(train, y, { maxDepth: 0 }).nodes).toHaveLength(1);
    expect(() => fitTree(train, y, { weights: new Float64Array(trainRows) })).toThrow("no weight");
  });
});

describe("the random forest", () => {
  it("ranks test rows as well as scikit-learn's", () => {
    const p = predictForest(fitForest(train, y, { seed: 7 }), test);
    const { auc } = classificationScores(yTest, p);
    expect(Math.abs((auc ?? 0) - fixture.forest.meanAuc)).toBeLessThan(0.03);
  });

  it("repeats for a seed and differs between seeds", () => {
    const grow = (seed: number): Float64Array => predictForest(fitForest(train, y, { seed, trees: 5 }), test);
    expect(grow(1)).toEqual(grow(1));
    expect(grow(1)).not.toEqual(grow(2));
  });
});

describe("scores of probabilities", () => {
  it("equal scikit-learn's where probabilities tie", () => {
    const { p, y: outcome, scores, fpr, tpr } = fixture.tied;
    const ours = classificationScores(
      outcome,
      p.map((value) => Math.min(1 - 1e-15, Math.max(1e-15, value))),
    );
    for (const key of ["auc", "prAuc", "logLoss", "brier"] as const) {
      expect(Math.abs((ours[key] ?? NaN) - scores[key])).toBeLessThan(1e-12);
    }
    const curve = rocCurve(outcome, p);
    close(
      curve.map((point) => point.x),
      fpr,
      1e-12,
    );
    close(
      curve.map((point) => point.y),
      tpr,
      1e-12,
    );
  });

  it("leave the area undefined where only one outcome occurs", () => {
    expect(classificationScores([1, 1], [0.3, 0.9])).toMatchObject({ auc: null, prAuc: null, baseRate: 1 });
    expect(() => classificationScores([1], [1.2])).toThrow("0 to 1");
    expect(liftCurve([0, 0], [0.1, 0.2])).toEqual([]);
  });

  it("calibrate as scikit-learn's bins of equal size do", () => {
    const { p, y: outcome, observed, predicted } = fixture.calibration;
    const bins = calibration(outcome, p, 8);
    close(
      bins.map((bin) => bin.observed),
      observed,
      1e-12,
    );
    close(
      bins.map((bin) => bin.predicted),
      predicted,
      1e-12,
    );
    for (const bin of bins) {
      expect(bin.low).toBeLessThanOrEqual(bin.observed);
      expect(bin.high).toBeGreaterThanOrEqual(bin.observed);
    }
  });

  it("share rows out to bins of equal probability or more", () => {
    const bins = calibration([0, 0, 1, 1, 1, 0], [0.1, 0.1, 0.1, 0.5, 0.9, 0.9], 3);
    expect(bins.map((bin) => bin.rows)).toEqual([3, 1, 2]);
    expect(bins[0].predicted).toBeCloseTo(0.1, 12);
    expect(bins[0].observed).toBeCloseTo(1 / 3, 12);
    expect(bins.reduce((sum, bin) => sum + bin.rows, 0)).toBe(6);
  });

  it("find all when all is taken, and none before", () => {
    const curve = liftCurve([1, 0, 1, 0], [0.9, 0.8, 0.7, 0.1]);
    expect(curve[0]).toEqual({ taken: 0.25, found: 0.5, lift: 2 });
    expect(gainAt(curve, 1)).toBe(1);
    expect(gainAt(curve, 0.125)).toBeCloseTo(0.25, 12);
  });
});

describe("folds", () => {
  it("keep customers together, or not, and are about equal", () => {
    const groups = Array.from({ length: 60 }, (_, i) => `c${i % 13}`);
    const grouped = groupedFolds(groups, 4, 7);
    const foldsOf = new Map<string, Set<number>>();
    groups.forEach((group, i) => foldsOf.set(group, (foldsOf.get(group) ?? new Set()).add(grouped[i])));
    for (const folds of foldsOf.values()) expect(folds.size).toBe(1);
    expect(new Set(grouped).size).toBe(4);
    const random = randomFolds(60, 4, 7);
    for (const fold of [0, 1, 2, 3]) expect(random.filter((f) => f === fold)).toHaveLength(15);
    expect(() => groupedFolds(groups, 14, 7)).toThrow("2 to 13");
  });
});
