import { describe, expect, it } from "vitest";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import { cheatingWithGrades, nominal, published } from "./latent-class-cases";
import { close, PlainModel } from "./plain-model";

describe("standard errors of latent classes are those of a numerical Hessian", () => {
  it("values with 2 classes: sizes and every level", () => {
    const { x, weights } = published("values");
    const fit = latentClass(x, { k: 2, seed: 1, weights, tolerance: 1e-14 });
    const plain = new PlainModel(fit, x, weights);
    expect(plain.logLikelihood(plain.point)).toBeCloseTo(fit.logLikelihood, 8);
    const covariance = plain.covariance();
    close(fit.standardErrors?.sizes[1], plain.error(covariance, "size 1"));
    expect(fit.standardErrors?.sizes[0]).toBeCloseTo(fit.standardErrors?.sizes[1] ?? 0, 10);
    fit.standardErrors?.profiles.forEach((profile, j) => {
      if (profile.kind !== "categorical") throw new Error("not categorical");
      for (const c of [0, 1]) {
        close(profile.probabilities.data[c * 2 + 1], plain.error(covariance, `level ${j} ${c} 1`));
      }
    });
  });

  it("gss82 with 2 classes: items of two and three levels", () => {
    const { x, weights } = published("gss82");
    const fit = latentClass(x, { k: 2, seed: 1, weights, tolerance: 1e-14 });
    expect(fit.standardErrors?.identified).toBe(true);
    const plain = new PlainModel(fit, x, weights);
    const covariance = plain.covariance();
    close(fit.standardErrors?.sizes[1], plain.error(covariance, "size 1"));
    const cooperation = fit.standardErrors?.profiles[3];
    if (cooperation?.kind !== "categorical") throw new Error("not categorical");
    for (const c of [0, 1]) {
      for (const l of [1, 2]) {
        close(cooperation.probabilities.data[c * 3 + l], plain.error(covariance, `level 3 ${c} ${l}`));
      }
    }
  });

  it("cheating with grades: membership coefficients and their sizes", () => {
    const { x, weights, covariates } = cheatingWithGrades();
    const fit = latentClass(x, { k: 2, seed: 1, weights, covariates, tolerance: 1e-14 });
    const plain = new PlainModel(fit, x, weights, covariates);
    expect(plain.logLikelihood(plain.point)).toBeCloseTo(fit.logLikelihood, 8);
    const covariance = plain.covariance();
    close(fit.membership?.standardErrors?.data[2], plain.error(covariance, "coefficient 1 0"));
    close(fit.membership?.standardErrors?.data[3], plain.error(covariance, "coefficient 1 1"));
    const item = fit.standardErrors?.profiles[0];
    if (item?.kind !== "categorical") throw new Error("not categorical");
    close(item.probabilities.data[1], plain.error(covariance, "level 0 0 1"));
    // The size is the mean share: its error by the numerical slope of the mean along each coefficient.
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const size = (point: readonly number[]): number =>
      weights.reduce((sum, weight, i) => {
        const odds = point[0] + point[1] * covariates.data[i];
        return sum + ((weight / total) * 1) / (1 + Math.exp(-odds));
      }, 0);
    expect(size(plain.point)).toBeCloseTo(fit.sizes[1], 6);
    const slope = [0, 1].map((a) => {
      const moved = (by: number): number[] => plain.point.map((value, m) => (m === a ? value + by : value));
      return (size(moved(1e-5)) - size(moved(-1e-5))) / 2e-5;
    });
    const variance = [0, 1].reduce(
      (sum, a) => sum + [0, 1].reduce((inner, b) => inner + slope[a] * slope[b] * covariance[a][b], 0),
      0,
    );
    close(fit.standardErrors?.sizes[1], Math.sqrt(variance));
  });
});

describe("standard errors at the edge", () => {
  it("are NaN where a probability is 0 or 1, and only there", () => {
    const { x, weights } = published("carcinoma");
    const fit = latentClass(x, { k: 3, seed: 1, weights });
    fit.profiles.forEach((profile, j) => {
      const errors = fit.standardErrors?.profiles[j];
      if (profile.kind !== "categorical" || errors?.kind !== "categorical")
        throw new Error("not categorical");
      profile.probabilities.data.forEach((p, m) => {
        expect(Number.isNaN(errors.probabilities.data[m])).toBe(p < 1e-6 || p > 1 - 1e-6);
      });
    });
  });

  it("say when the data cannot settle the model: two questions, two classes", () => {
    const x = nominal(
      ["a", "b"],
      [
        [1, 1],
        [1, 2],
        [2, 1],
        [2, 2],
      ],
    );
    const fit = latentClass(x, { k: 2, seed: 1, weights: [40, 10, 15, 35] });
    expect(fit.standardErrors?.identified).toBe(false);
    expect([...(fit.standardErrors?.sizes ?? [])].every(Number.isNaN)).toBe(true);
  });

  it("are left out on request", () => {
    const { x, weights } = published("values");
    expect(latentClass(x, { k: 2, seed: 1, weights, standardErrors: false }).standardErrors).toBeNull();
  });
});
