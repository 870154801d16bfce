import { describe, expect, it } from "vitest";
import { gaussianMixture } from "../../src/clustering/mixture/gaussian-mixture";
import { latentClass } from "../../src/clustering/latent-class/latent-class";
import type { LatentClassClustering } from "../../src/clustering/latent-class/latent-class-clustering";
import { mixedObservations } from "../../src/math/linear/mixed-observations";
import { iris } from "./density-cases";
import { mixedRows, takeRows } from "./latent-class-cases";

const counts = { visits: "count" } as const;

describe("latent classes of mixed columns", () => {
  const { x } = mixedRows(11, 400, 0.15);
  const fit = latentClass(x, { k: 3, seed: 2, kinds: counts });

  it("gives ordinal columns equal steps of log odds: one slope per class between all neighbours", () => {
    const profile = fit.profiles[1];
    if (profile.kind !== "ordinal") throw new Error("not ordinal");
    const odds = (c: number, l: number): number =>
      Math.log(profile.probabilities.data[c * 3 + l + 1] / profile.probabilities.data[c * 3 + l]);
    expect(odds(1, 0) - odds(0, 0)).toBeCloseTo(odds(1, 1) - odds(0, 1), 8);
    expect(odds(2, 0) - odds(0, 0)).toBeCloseTo(odds(2, 1) - odds(0, 1), 8);
    expect(fit.parameterCount).toBe(2 + 3 * 2 + (2 + 2) + 3 + 6 + 3);
    const free = latentClass(x, { k: 3, seed: 2, kinds: { ...counts, satisfaction: "categorical" } });
    expect(free.logLikelihood).toBeGreaterThan(fit.logLikelihood);
    expect(free.parameterCount).toBe(fit.parameterCount + 2);
  });

  it("of normal columns alone is the Gaussian mixture without correlations: same likelihood, same BIC", () => {
    const rows = mixedObservations(
      iris.rowNames,
      iris.columnNames.map((name, j) => ({
        name,
        kind: "numeric" as const,
        values: Array.from({ length: 150 }, (_, i) => iris.data[i * 4 + j]),
      })),
    );
    for (const k of [1, 2, 3]) {
      const mixture = gaussianMixture(iris, { k, covariance: "diagonal", seed: 1 });
      const ours = latentClass(rows, { k, seed: 1 });
      expect(ours.logLikelihood).toBeCloseTo(mixture.logLikelihood, 3);
      expect(ours.parameterCount).toBe(mixture.parameterCount);
      expect(ours.bic).toBeCloseTo(mixture.bic, 2);
      expect([...ours.labels]).toEqual([...mixture.labels]);
    }
  });
});

describe("what latent classes promise of rows, weights and values", () => {
  const { x } = mixedRows(4, 150, 0.1);
  const options = { k: 3, seed: 9, kinds: counts };
  const closeProfiles = (a: LatentClassClustering, b: LatentClassClustering): void => {
    expect(Math.abs(a.logLikelihood / b.logLikelihood - 1)).toBeLessThan(1e-12);
    a.profiles.forEach((profile, j) => {
      const numbers = (p: typeof profile): Float64Array =>
        p.kind === "normal" ? p.means : p.kind === "count" ? p.rates : p.probabilities.data;
      numbers(profile).forEach((value, m) => {
        const other = numbers(b.profiles[j])[m];
        expect(Math.abs(value - other)).toBeLessThanOrEqual(1e-12 * Math.max(Math.abs(other), 1e-3));
      });
    });
  };

  it("a whole-number weight is a row repeated, weight 0 a row left out", () => {
    const weights = Array.from({ length: x.rows }, (_, i) => i % 4);
    const weighted = latentClass(x, { ...options, weights });
    const copies = weights.flatMap((weight, i) => new Array<number>(weight).fill(i));
    const spelled = latentClass(takeRows(x, copies), options);
    closeProfiles(weighted, spelled);
    expect(copies.map((i) => weighted.labels[i])).toEqual([...spelled.labels]);
    expect(weighted.bic).toBeCloseTo(spelled.bic, 8);
    expect(weighted.entropy ?? 0).toBeCloseTo(spelled.entropy ?? 1, 10);
    const errors = [weighted, spelled].map((model) => [...(model.standardErrors?.sizes ?? [])]);
    errors[0].forEach((error, c) => expect(error).toBeCloseTo(errors[1][c], 9));
  });
});
