import { refreshVerdict, type RefreshVerdict } from "../segments/compare/refresh-verdict";
import { compareSegmentations, type SegmentationComparison } from "../segments/compare/compare-segmentations";
import { featureDrift, type FeatureDrift } from "../segments/compare/feature-drift";
import { scoreCustomers, type CustomerScore } from "../segments/place/score-customer";
import { segmentationMethod } from "../segments/segmentation-method";
import { placementModel } from "./placement-model";
import { GENERAL, studyFeatures, type Study } from "./study";
import type { CustomerBase } from "../customers/customer-base";
import { baseWithMix } from "../lines/base-with-mix";
import { adjustedRand } from "../validity/agreement/adjusted-rand";
import { bootstrapJaccard } from "../validity/stability/bootstrap-jaccard";
import { segmentStudy, type SegmentedStudy } from "./segmented-study";

/** Two studies and all that has changed between them. */
export interface StudyComparison {
  readonly old: SegmentedStudy;
  readonly new: SegmentedStudy;
  readonly comparison: SegmentationComparison;
  /**
   * The adjusted Rand index with the old method and number of segments on both sides: the agreement when
   * the choice is not made again. Null with fewer than two common customers or fewer new customers than segments.
   */
  readonly sameMethodRand: number | null;
  /** Old customers by the old centres, by name. */
  readonly oldPlaces: ReadonlyMap<string, CustomerScore>;
  /** New customers, or old ones with new figures, by the old centres, by name. */
  readonly newPlaces: ReadonlyMap<string, CustomerScore>;
  /** Mean bootstrap Jaccard of each old segment: how well it comes back from mere resampling. */
  readonly resampled: readonly number[];
  readonly drift: readonly FeatureDrift[];
  readonly verdict: RefreshVerdict;
  /** The last day of both. */
  readonly lastDay: Date;
}

/**
 * The same study on both sides: features, choice of the method and of the number of segments, then their comparison.
 * Where a side's segmentation is not at hand it is chosen, which takes some seconds.
 *
 * @param inMixOf the customers of `after` with the product mix of `before`, where its lines are not in memory.
 */
export function compareStudies(
  before: Study,
  after: Study,
  inMixOf: CustomerBase | null = null,
): StudyComparison {
  const old = segmentStudy(before);
  const same = before.fingerprint === after.fingerprint;
  return compareSegmented(old, same ? old : segmentStudy(after), inMixOf);
}

/** As `compareStudies`, of studies whose segments are known. */
export function compareSegmented(
  old: SegmentedStudy,
  now: SegmentedStudy,
  inMixOf: CustomerBase | null = null,
): StudyComparison {
  const [before, after] = [old.study, now.study];
  const comparison = compareSegmentations(old.segmentation, now.segmentation);
  const model = placementModel(old.segmentation);
  const placesOf = (base: CustomerBase) =>
    new Map(scoreCustomers(model, base).map((score) => [score.customer, score]));
  const { kind, lines, base } = after;
  const comparable =
    inMixOf ?? (kind === GENERAL && lines !== null ? baseWithMix(base, lines, before.base) : base);
  const newPlaces = placesOf(comparable);
  const drift = featureDrift(before.base, comparable, model.recipe);
  const { features, labels, k } = old.segmentation;
  const { cluster } = segmentationMethod(old.segmentation);
  const strangers = [...newPlaces.values()].filter(({ tooFar }) => tooFar).length;
  return Object.freeze({
    old,
    new: now,
    comparison,
    sameMethodRand: sameMethodRand(old, after),
    oldPlaces: placesOf(before.base),
    newPlaces,
    resampled: bootstrapJaccard(features, cluster, k, { labels, seed: before.seed }).segments.map(
      ({ jaccard }) => jaccard,
    ),
    drift,
    verdict: refreshVerdict({
      comparison,
      drift,
      strangerShare: strangers / newPlaces.size,
      supported: {
        old: old.segmentation.status === "supported",
        new: now.segmentation.status === "supported",
      },
    }),
    lastDay: lastDayOf(before, after),
  });
}

function sameMethodRand({ segmentation }: SegmentedStudy, after: Study): number | null {
  const features = studyFeatures(after);
  if (features.rows < segmentation.k) return null;
  const labels = segmentationMethod(segmentation).cluster(features, segmentation.k, after.seed);
  const newLabel = new Map(features.rowNames.map((name, row) => [name, labels[row]]));
  const common = segmentation.features.rowNames.flatMap((name, row) => {
    const label = newLabel.get(name);
    return label === undefined ? [] : [[segmentation.labels[row], label] as const];
  });
  return adjustedRand(
    common.map(([label]) => label),
    common.map(([, label]) => label),
  ).value;
}

function lastDayOf(...studies: readonly Study[]): Date {
  const times = studies.map(({ base }) => (base.asOf === null ? 0 : Date.parse(base.asOf)));
  return new Date(Math.max(...times));
}
