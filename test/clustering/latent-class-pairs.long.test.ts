import { describe, expect, it } from "vitest";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import { threeStepMembership } from "../../src/clustering/latent-class/three-step-membership";
import { mixedObservations } from "../../src/math/linear/mixed-observations";
import { cheatingWithGrades, mixedRows, nominal } from "./latent-class-cases";

/** Two classes of the cheating table, and which of them is the one that lies about exams. */
function cheaters() {
  const { x, weights, covariates } = cheatingWithGrades();
  const model = latentClass(x, { k: 2, seed: 1, weights });
  const [lies] = model.profiles;
  if (lies.kind !== "categorical") throw new Error("not categorical");
  const high = lies.probabilities.data[1] > lies.probabilities.data[3] ? 0 : 1;
  return { x, weights, covariates, model, high, low: 1 - high };
}

describe("three-step membership", () => {
  it("stands between no correction and one step: farther from 0 than the assigned classes alone", () => {
    const { model, covariates, weights, x } = cheaters();
    const corrected = threeStepMembership(model, covariates).membership.coefficients.data[3];
    const assigned = nominal(
      ["class"],
      Array.from(model.labels, (label) => [label]),
    );
    // With the assigned class as a certain indicator, one step is the plain logit of assigned classes.
    const plain = latentClass(assigned, { k: 2, seed: 1, weights, covariates });
    const oneStep = latentClass(x, { k: 2, seed: 1, weights, covariates });
    expect(Math.abs(corrected)).toBeGreaterThan(0.3);
    expect(Math.abs(oneStep.membership?.coefficients.data[3] ?? 0)).toBeGreaterThan(0.8);
    expect(Math.abs(corrected - (oneStep.membership?.coefficients.data[3] ?? 0))).toBeLessThan(0.3);
    expect(plain.converged).toBe(true);
  });
});

describe("fit of patterns and pairs", () => {
  it("shows a pair that goes together within classes", () => {
    const { x } = mixedRows(3, 400);
    const doubled = mixedObservations(x.rowNames, [
      ...x.columns,
      { ...x.columns[0], name: "channel again" } as (typeof x.columns)[number],
    ]);
    const { bivariateResiduals } = latentClass(doubled, { k: 2, seed: 1, kinds: { visits: "count" } });
    expect(bivariateResiduals.data[5]).toBeGreaterThan(20);
  });
});
