import { describe, expect, test } from "vitest";
import { calibrationFinding } from "../../src/cases/champo/findings/conversion-model-findings";
import type { ConversionResult, ConversionStudy } from "../../src/cases/champo/models/conversion-study";
import { outcomeFindings } from "../../src/findings/outcome-findings";
import type { OutcomeStudy } from "../../src/models/outcome-study";
import { calibration } from "../../src/models/calibration";
import { calibrationTest } from "../../src/models/calibration-test";
import { classificationScores } from "../../src/models/classification-scores";
import { randomSource } from "../../src/math/distributions/random";

/** Outcomes of true probabilities between 2 and 60 %. */
function drawn(seed: number, rows = 2000): { y: Uint8Array; p: Float64Array } {
  const random = randomSource(seed);
  const p = Float64Array.from({ length: rows }, () => 0.02 + 0.58 * random() ** 2);
  return { y: Uint8Array.from(p, (chance) => (random() < chance ? 1 : 0)), p };
}

/** What balancing does to a probability: its odds times those of the other outcome. */
const balanced = (p: number): number => (4 * p) / (1 + 3 * p);

describe("the test of calibration", () => {
  test("passes true probabilities in all but about one set of twenty", () => {
    const passed = Array.from({ length: 200 }, (_, seed) => drawn(seed)).filter(
      ({ y, p }) => calibrationTest(y, p).passed,
    ).length;
    expect(passed).toBeGreaterThan(180);
    expect(passed).toBeLessThan(200);
  });

  test("fails probabilities that are too high, and those that are too sure", () => {
    const { y, p } = drawn(1);
    const high = calibrationTest(y, p.map(balanced));
    expect(high.passed).toBe(false);
    expect(high.foreseen).toBeGreaterThan(1.5 * high.seen);
    const mean = p.reduce((sum, value) => sum + value, 0) / p.length;
    const sure = p.map((value) => Math.min(0.99, Math.max(0.001, mean + 1.8 * (value - mean))));
    expect(calibrationTest(y, sure).pSpread).toBeLessThan(0.025);
    expect(calibrationTest(y, sure).passed).toBe(false);
  });

  test("as worked out by hand", () => {
    // Sum: .8 - 1 over the root of 4 * .2 * .8 = .64; spread: (1 - .8 of .6) over .6^2 * .64.
    const { foreseen, seen, pSum, pSpread } = calibrationTest([1, 0, 0, 0], [0.2, 0.2, 0.2, 0.2]);
    expect(foreseen).toBeCloseTo(0.8, 12);
    expect(seen).toBe(1);
    expect(pSum).toBeCloseTo(0.802587, 5);
    expect(pSpread).toBeCloseTo(pSum, 12);
    expect(calibrationTest([1, 0], [1, 0])).toMatchObject({ pSum: 1, pSpread: 1, passed: true });
    expect(calibrationTest([1, 1], [1, 0]).passed).toBe(false);
    expect(() => calibrationTest([], [])).toThrow("at least one");
  });
});

describe.each(["samples", "any outcome"])("the sentence on probabilities of %s", (of) => {
  const { y, p } = drawn(2);
  const rate = y.reduce((sum, value) => sum + value, 0) / y.length;
  const result = (model: string, probabilities: Float64Array): ConversionResult => ({
    model,
    folds: "customer",
    probabilities,
    scores: classificationScores(y, probabilities),
  });
  const said = (probabilities: Float64Array): string => {
    const best = result("forest", probabilities);
    if (of === "any outcome") {
      const results = [{ ...best, folds: undefined }];
      const outcome = {
        outcome: "left",
        yes: "yes",
        results,
        table: { y },
        bins: calibration(y, probabilities),
      };
      return outcomeFindings.calibrated(outcome as unknown as OutcomeStudy).text;
    }
    const results = [result("rate of all samples", new Float64Array(y.length).fill(rate)), best];
    const study = { notRun: null, best, results, table: { y } } as unknown as ConversionStudy;
    return calibrationFinding(study, calibration(y, probabilities)).text;
  };

  test("never says that they can be used as they are where the log loss is above the constant's", () => {
    const worse = Float64Array.from(p, (_, i) => p[(i + 7) % p.length]);
    expect(said(worse)).toContain("Use these probabilities for ranking only");
    expect(said(worse)).not.toContain("as they are");
  });

  test("nor where they fail the test, though the log loss is below", () => {
    const slightly = Float64Array.from(p, (value) => (1.35 * value) / (1 + 0.35 * value));
    expect(result("", slightly).scores.logLoss).toBeLessThan(
      result("", new Float64Array(y.length).fill(rate)).scores.logLoss,
    );
    expect(said(slightly)).toContain("fail a test of calibration");
    expect(said(slightly)).not.toContain("as they are");
  });

  test("but does where both hold", () => {
    expect(said(p)).toContain("they can be used as they are");
  });

  test("and says so where nothing was run", () => {
    const nothing = { notRun: "No samples.", best: null, results: [] } as unknown as ConversionStudy;
    expect(calibrationFinding(nothing, []).text).toBe("No samples.");
  });
});
