import type { Matrix } from "../../math/linear/matrix";
import type { Clustering } from "../clustering";
import type { PatternFit } from "./goodness-of-fit";
import type { Indicator } from "./indicators";
import type { ItemProfile, MembershipModel } from "./item-profiles";
import type { LatentClassErrors } from "./standard-errors";

/** A finished latent class model. */
export interface LatentClassClustering extends Clustering {
  readonly method: "latent classes";
  /** The number of classes; `clusterCount` leaves out those that are no row's most probable. */
  readonly k: number;
  readonly seed: number;
  readonly indicators: readonly Indicator[];
  /** Shares of the classes, sum 1; with covariates the mean over the rows. */
  readonly sizes: Float64Array;
  /** What the classes look like, one entry per column of x. */
  readonly profiles: readonly ItemProfile[];
  /** How membership depends on covariates; null without. */
  readonly membership: MembershipModel | null;
  /** Null where they were not asked for. */
  readonly standardErrors: LatentClassErrors | null;
  /** Rows x k: how probable each class is for each row; rows sum to 1. */
  readonly probabilities: Matrix;
  /** The weights of the rows; null where each counts 1. */
  readonly rowWeights: Float64Array | null;
  /** The sum of the weights: the number of rows that all criteria count with. */
  readonly totalWeight: number;
  /** Natural logarithm, weighted sum over the rows; higher is better, and rises with k. */
  readonly logLikelihood: number;
  /** Free parameters, those at the edge of the model included. */
  readonly parameterCount: number;
  /** 2 ln L - p ln n: higher is better, the sign of `gaussianMixture` (poLCA and StepMix print the negative). */
  readonly bic: number;
  /** 2 ln L - 2 p; higher is better. */
  readonly aic: number;
  /** 2 ln L - p ln((n + 2) / 24), Sclove's adjustment for small samples; higher is better. */
  readonly adjustedBic: number;
  /** BIC plus 2 ln of each row's highest probability: punishes overlap. Higher is better, never above BIC. */
  readonly icl: number;
  /** How sure the classification is: 1 is certain, 0 a guess; null for one class. */
  readonly entropy: number | null;
  /** G2 and X2; null where x has numeric or missing values, or the model covariates. */
  readonly patternFit: PatternFit | null;
  /** Columns x columns: see `bivariateResiduals`; above 3.84 a pair depends on each other within classes. */
  readonly bivariateResiduals: Matrix;
  /** The number of different rows of positive weight, which is what EM ran on. */
  readonly patternCount: number;
  /** Passes over the rows, of the finalist that was chosen. */
  readonly iterations: number;
  readonly converged: boolean;
  /** The log-likelihood after each pass; never falls. */
  readonly path: readonly number[];
  /** Starts carried to the end, and how many of them reached the best likelihood: few of many is a warning. */
  readonly finalists: number;
  readonly finalistsAtBest: number;
  /** Variances held at the least one; 0 for a fit that needed no holding. */
  readonly heldVariances: number;
}
