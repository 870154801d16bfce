import { latentProfiles, predictLatentProfiles } from "../latent-class/latent-profiles";
import { fitted, listed } from "../method";
import { K_PARAMETER, numberParameter } from "../method-parameters";
import { gaussianMixture } from "../mixture/gaussian-mixture";
import { predictGaussianMixture } from "../mixture/gaussian-mixture-predict";
import type { CovarianceFamily } from "../mixture/gaussian-mixture-covariance";
import { tclust } from "../robust/tclust";
import { TRIM_PARAMETER } from "./center-methods";

/** Starts of models inside checks, a tenth of those they have else: fewer reach the best of optima, more take minutes. */
const STARTS = 10;

/** Methods that fit a model of how the groups are distributed. */
export const modelMethods = {
  mixture: listed({
    id: "gaussian-mixture",
    name: "Gaussian mixture",
    title: "Gaussian mixture",
    about: "Overlapping ellipsoids; each customer goes to the most probable one.",
    parameters: [
      K_PARAMETER,
      {
        kind: "choice",
        name: "covariance",
        label: "Covariance",
        legal: ["diagonal", "full", "tied", "spherical", "equalShape"],
        initial: "diagonal",
      },
    ],
    mostRows: 20_000,
    cost: "heavy",
    ...fitted(
      (x, { k, covariance }, seed) =>
        gaussianMixture(x, { k: Number(k), covariance: covariance as CovarianceFamily, seed }),
      (model, rows) => predictGaussianMixture(model, rows).labels,
    ),
    resampled: (x, { k, covariance }, seed) =>
      gaussianMixture(x, {
        k: Number(k),
        covariance: covariance as CovarianceFamily,
        seed,
        starts: STARTS,
      }).labels,
  }),
  latentClasses: listed({
    id: "latent-classes",
    name: "latent classes",
    title: "Latent classes",
    about:
      "Unseen classes within which the columns do not depend on each other; yes/no columns count as such.",
    parameters: [K_PARAMETER],
    mostRows: 20_000,
    cost: "heavy",
    ...fitted((x, { k }, seed) => latentProfiles(x, { k: Number(k), seed }), predictLatentProfiles),
    resampled: (x, { k }, seed) => latentProfiles(x, { k: Number(k), seed, starts: STARTS }).labels,
  }),
  tclust: listed({
    id: "tclust",
    name: "tclust",
    title: "tclust",
    about:
      "Ellipsoids of limited difference in width; the share of customers that no group explains is left out.",
    parameters: [
      K_PARAMETER,
      TRIM_PARAMETER,
      numberParameter("restriction", "Largest ratio of two variances", {
        least: 1,
        most: 10_000,
        initial: 50,
      }),
    ],
    mostRows: 20_000,
    cost: "heavy",
    run: (x, { k, trim, restriction }, seed) =>
      tclust(x, { k: Number(k), trim: Number(trim), restriction: Number(restriction), seed }).labels,
    resampled: (x, { k, trim, restriction }, seed) =>
      tclust(x, {
        k: Number(k),
        trim: Number(trim),
        restriction: Number(restriction),
        seed,
        starts: 5 * STARTS,
      }).labels,
  }),
};
