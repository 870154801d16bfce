import { expect, it } from "vitest";
import { gaussianMixture } from "../../src/clustering/mixture/gaussian-mixture";
import type { CovarianceFamily } from "../../src/clustering/mixture/gaussian-mixture-covariance";
import { observations } from "../../src/math/linear/observations";
import { fixture, sharedMatrices } from "./density-cases";

interface SklearnReference {
  readonly cases: readonly {
    readonly mixture: { readonly k: number; readonly logLikelihood: Record<string, number> };
  }[];
}
interface MclustFit {
  readonly family: CovarianceFamily;
  readonly model: string;
  readonly k: number;
  readonly start: number[];
  readonly logLikelihood: number;
  readonly parameterCount: number;
  readonly bic: number;
  readonly icl: number;
  readonly bicAtDefaultTolerance: number;
}
interface MclustReference {
  readonly dataSets: Record<string, { readonly rows: number[][]; readonly fits: readonly MclustFit[] }>;
}
const sklearn = fixture<SklearnReference>("sklearn-density/reference.json");
const { dataSets } = fixture<MclustReference>("mclust/reference.json");
const mclustFits = Object.entries(dataSets).flatMap(([name, { rows, fits }]) =>
  fits.map((fit) => ({ name, x: observations(rows), ...fit })),
);
const families = ["full", "tied", "diagonal", "spherical"] as const;

/** The cases of R's mclust and of scikit-learn: the quick ones are unit tests, the others take most of a minute. */
export function itMeetsItsPeers(which: "quick" | "slow"): void {
  const wanted = (quick: boolean): boolean => quick === (which === "quick");

  it.each(mclustFits.filter(({ k }) => wanted(k <= 2)))(
    "from mclust's start reaches mclust's likelihood: $name $model, k = $k",
    (fit) => {
      const { x, k, family, start, logLikelihood, parameterCount, bic } = fit;
      const ours = gaussianMixture(x, { k, covariance: family, seed: 1, initialLabels: start });
      expect(ours.parameterCount).toBe(parameterCount);
      expect(ours.logLikelihood).toBeGreaterThanOrEqual(logLikelihood - 1e-4);
      const best = gaussianMixture(x, { k, covariance: family, seed: 1 });
      expect(best.bic).toBeGreaterThanOrEqual(bic - 1e-3);
      // ICL depends on single probabilities, which move more than the likelihood where the top is flat.
      if (Math.abs(ours.logLikelihood - logLikelihood) < 1e-4)
        expect(Math.abs(ours.icl - fit.icl)).toBeLessThan(0.1);
    },
  );

  it.each(sharedMatrices.map((entry, i) => ({ ...entry, i })).filter(({ x }) => wanted(x.rows <= 100)))(
    "is never less likely than scikit-learn's best of 20 starts: $name",
    ({ x, i }) => {
      const { k, logLikelihood } = sklearn.cases[i].mixture;
      for (const covariance of families) {
        const fit = gaussianMixture(x, {
          k,
          covariance,
          seed: 3,
          tolerance: 1e-10,
          maxIterations: 3000,
          minimumVariance: 1e-6,
          avoidDegenerate: false,
        });
        expect(fit.logLikelihood, covariance).toBeGreaterThanOrEqual(logLikelihood[covariance] - 1e-6);
      }
    },
  );
}
