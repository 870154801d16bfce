import { requireWhole } from "../../core/require-whole";
import { requireObservations, type Observations } from "../../math/linear/observations";
import type { ClusterFunction } from "../cluster-function";
import { readGroups } from "../groups";
import { DECISION_LIMITS, type DecisionLimits } from "../how-many/decision-rule";
import { gapCurve } from "../how-many/gap-statistic";
import { requireLimits } from "../how-many/require-limits";
import { predictionStrength } from "../how-many/prediction-strength";
import { labelsOf } from "../labels-of";
import { bootstrapJaccard } from "../stability/bootstrap-jaccard";
import { twinNull } from "../structure/twin-null";

/** How the checks of the rule are run; defaults as in `scorecard`. */
export interface SupportOptions {
  /** The largest k judged; default 8, or half the rows if that is less. */
  readonly maxK?: number;
  readonly limits?: Partial<DecisionLimits>;
  readonly references?: number;
  readonly splits?: number;
  readonly resamples?: number;
  readonly twins?: number;
  readonly seed?: number;
}

/**
 * The numbers of clusters that pass every requirement of the written rule: those that `scorecard` with the same options
 * calls supported, without what cannot change the answer. Requirements are asked from the cheapest to the dearest, and
 * only of the numbers that passed all before, so rows without groups cost a twentieth of a scorecard. Revenue is not asked.
 *
 * @returns ascending; empty: the rule does not say "segments".
 * Cost: 2 splits * maxK runs on halves of the rows; for the numbers left, the references, resamples and twins.
 * @example
 * supportedCounts(x, byKmeans, { maxK: 2, references: 5, splits: 2, resamples: 5, twins: 9, seed: 7 })
 * // []
 */
export function supportedCounts(
  x: Observations,
  cluster: ClusterFunction,
  options: SupportOptions = {},
): readonly number[] {
  return [...supportOf(x, cluster, options)(() => true)];
}

/** The supported ones of the numbers asked for, one after the other. What is not asked for is not worked out. Private to this folder. */
export type Support = (isAsked: (k: number) => boolean) => Generator<number, void, void>;

/** As `supportedCounts`, step by step. Cost of the start: 2 splits * maxK runs on halves of the rows. */
export function supportOf(x: Observations, cluster: ClusterFunction, options: SupportOptions): Support {
  const half = Math.floor(x.rows / 2);
  const { maxK = Math.min(8, half), references = 100, splits = 50, resamples = 100, twins = 199 } = options;
  const { seed = 0 } = options;
  requireObservations(x, "supportedCounts(x)");
  requireWhole(x.rows, "supportedCounts(x), rows", 4);
  requireWhole(maxK, "supportedCounts(maxK)", 2, half);
  requireWhole(references, "supportedCounts(references)", 2);
  requireWhole(splits, "supportedCounts(splits)", 1);
  requireWhole(resamples, "supportedCounts(resamples)", 1);
  requireWhole(twins, "supportedCounts(twins)", 1);
  requireLimits(options.limits ?? {}, "supportedCounts(limits)");
  const limits = { ...DECISION_LIMITS, ...options.limits };
  const quiet = { seed, onProgress: () => undefined };
  const strength = predictionStrength(x, cluster, { maxK, splits, ...quiet });
  const strong = strength.curve
    .slice(1)
    .filter((point) => point.strength >= limits.predictionStrength)
    .map(({ k }) => ({ k, labels: Int32Array.from(labelsOf(cluster, x, k, seed)) }))
    .filter(({ labels }) => {
      const { sizes } = readGroups(labels, x.rows, "the clustering method");
      const smallest = sizes.length === 0 ? 0 : Math.min(...sizes);
      return smallest >= limits.smallestSegment && smallest / x.rows >= limits.smallestShare;
    });
  return function* (isAsked) {
    const asked = strong.filter(({ k }) => isAsked(k));
    if (asked.length === 0) return;
    const only = asked.map(({ k }) => k);
    const gap = gapCurve(x, cluster, { maxK, references, distribution: "principal", only, ...quiet });
    const one = gap[0].gap;
    for (const { k, labels } of asked) {
      const { gap: own, standardError } = gap[k - 1];
      if (one === null || own === null || standardError === null || own - standardError - one <= 0) continue;
      const { lowest } = bootstrapJaccard(x, cluster, k, { labels, resamples, ...quiet });
      if (lowest === null || lowest < limits.lowestJaccard) continue;
      const { pValue } = twinNull(x, cluster, k, { twins, ...quiet });
      if (pValue !== null && pValue <= limits.pValue) yield k;
    }
  };
}
