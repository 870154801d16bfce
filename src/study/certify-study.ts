import { kmedoids } from "../clustering/medoids/kmedoids";
import { resampledMethod, type ListedMethod } from "../clustering/method";
import { relabelByAppearance } from "../clustering/relabel";
import { valuesOf } from "../customers/customer-base";
import { mixedFeatures } from "../customers/recipe/mixed-features";
import type { FeatureMatrix } from "../customers/recipe/apply-recipe";
import { gowerDistances } from "../math/distances/gower";
import { chooseSegmentation } from "../segments/choose/choose-segmentation";
import { GRID_METHODS } from "../segments/choose/grid-methods";
import { otherSpecifications, type OtherSpecification } from "../segments/choose/other-specifications";
import { segmentationOf, type Segmentation } from "../segments/segmentation";
import { adjustedRand } from "../validity/agreement/adjusted-rand";
import { certify, type Certificate } from "../validity/certify/certificate";
import { whatWouldChange, type VerdictChange } from "../validity/certify/what-would-change";
import type { ClusterFunction } from "../validity/cluster-function";
import { checkEffort } from "../validity/how-many/check-effort";
import { scorecard } from "../validity/how-many/scorecard";
import type { ScorecardRow } from "../validity/how-many/scorecard-votes";
import {
  clusterDifference,
  type ClusterDifference,
  type ClusteringRecipe,
} from "../validity/inference/cluster-difference";
import type { KVerdict } from "../validity/how-many/decision-rule";
import { sampledStudy } from "./sampled-study";
import { studyFeatures, type Study } from "./study";

/** How a study is certified. */
export interface CertifyStudyOptions {
  /** Method and number of segments, where they were fixed before anybody saw the data; else the study's rule chooses them. */
  readonly fixed?: { readonly method: ListedMethod; readonly k: number };
  /** The largest number of segments judged where the rule chooses; default 8. */
  readonly maxK?: number;
  /** Asked after each set: true ends the work, and what is known is returned. */
  readonly stop?: () => boolean;
  /** Twins, and sets with planted groups; default as in `certify`. */
  readonly falseAlarmSets?: number;
  readonly powerSets?: number;
  readonly onProgress?: (done: number, all: number) => void;
}

/** All evidence for and against the segmentation of a study. */
export interface StudyCertificate {
  /** The study that carried the checks: of more than 3,000 customers, a sample. */
  readonly checked: Study;
  readonly segmentation: Segmentation;
  readonly fixedBeforehand: boolean;
  /** What the written rule says of this number of segments, and what would change that. */
  readonly verdict: KVerdict;
  readonly change: VerdictChange;
  readonly certificate: Certificate;
  /** Each two segments, in the columns that made them. */
  readonly differences: readonly SegmentDifference[];
  /** The same customers by other specifications, and how far each is from these segments. */
  readonly specifications: readonly OtherSpecification[];
  /** Adjusted Rand index with k-medoids on Gower's dissimilarity; null where no category is compared. */
  readonly gowerAgreement: number | null;
}

/** Two segments, by their places in the segmentation, and whether they differ. */
export interface SegmentDifference {
  readonly segments: readonly [number, number];
  readonly difference: ClusterDifference;
}

/** Trees whose p-values are exact, by the id of the method. */
const EXACT: Readonly<Record<string, "ward" | "single">> = { ward: "ward", single: "single" };
/** Exact p-values take O(n^3). */
const EXACT_ROWS = 500;

/**
 * Certifies the segmentation of a study: the verdict of the written rule and what would change it, how often the rule is
 * wrong on twins of the data and how often it finds groups as far apart as these, the stability of each segment, whether
 * each two differ, and whether other specifications and another way to compare categories find the same.
 *
 * @throws InputError for too few customers, and for a number of segments out of range.
 * Cost: the choice, then as `certify`: minutes at 45 customers unless `stop` ends it.
 * @example certifyStudy(study, { stop: () => Date.now() > end }).certificate.falseAlarms
 */
export function certifyStudy(study: Study, options: CertifyStudyOptions = {}): StudyCertificate {
  const { fixed, stop, falseAlarmSets, powerSets, onProgress } = options;
  const checked = sampledStudy(study);
  const features = studyFeatures(checked);
  const { segmentation, row, verdict, method, competitors } = divisionOf(checked, features, options);
  const { seed } = checked;
  const gowerAgreement = agreementByGower(segmentation);
  const specifications = otherSpecifications(segmentation, GRID_METHODS, study.featureOptions);
  const differences = differencesOf(segmentation, row, method, seed, fixed !== undefined);
  const certificate = certify(
    features,
    { labels: segmentation.labels, cluster: method.cluster, k: row.k },
    {
      competitors,
      rule: checkEffort(features.rows),
      seed,
      ...(falseAlarmSets === undefined ? {} : { falseAlarmSets }),
      ...(powerSets === undefined ? {} : { powerSets }),
      ...(stop === undefined ? {} : { stop }),
      ...(onProgress === undefined ? {} : { onProgress }),
    },
  );
  return Object.freeze({
    checked,
    segmentation,
    fixedBeforehand: fixed !== undefined,
    verdict,
    change: whatWouldChange(verdict),
    certificate,
    differences,
    specifications,
    gowerAgreement,
  });
}

interface CheckedMethod {
  /** Its id, where it is one of the table. */
  readonly id?: string;
  readonly name: string;
  readonly cluster: ClusterFunction;
}

interface CheckedDivision {
  readonly segmentation: Segmentation;
  readonly row: ScorecardRow;
  readonly verdict: KVerdict;
  readonly method: CheckedMethod;
  readonly competitors: readonly ClusterFunction[];
}

function divisionOf(
  { base, seed }: Study,
  features: FeatureMatrix,
  { fixed, maxK = 8 }: CertifyStudyOptions,
): CheckedDivision {
  if (fixed === undefined) {
    const choice = chooseSegmentation(features, base, { seed, maxK });
    const judged = choice.judged.find(({ method }) => method.name === choice.method)!;
    return {
      segmentation: choice.segmentation,
      row: judged.scorecard.rows.find(({ k }) => k === choice.k)!,
      verdict: judged.scorecard.decision.verdicts.find(({ k }) => k === choice.k)!,
      method: judged.method,
      competitors: choice.judged.map(({ method }) => method.cluster),
    };
  }
  const { k } = fixed;
  const method = { id: fixed.method.id, ...resampledMethod(fixed.method) };
  const values = valuesOf(base);
  const card = scorecard(features, method.cluster, {
    maxK: k,
    ...(values === null ? {} : { revenue: Array.from(values, (value) => (value > 0 ? value : 0)) }),
    seed,
  });
  const row = card.rows.find((each) => each.k === k)!;
  return {
    segmentation: segmentationOf(
      { method: method.name, labels: row.labels, parameters: { k, seed } },
      features,
      base,
    ),
    row,
    verdict: card.decision.verdicts.find((each) => each.k === k)!,
    method,
    competitors: [method.cluster],
  };
}

/** Each two segments of more than one customer. */
function differencesOf(
  { groups, features }: Segmentation,
  { k, labels }: ScorecardRow,
  method: CheckedMethod,
  seed: number,
  fixedBeforehand: boolean,
): readonly SegmentDifference[] {
  const linkage = features.rows <= EXACT_ROWS ? EXACT[method.id ?? ""] : undefined;
  const recipe: ClusteringRecipe = linkage === undefined ? { cluster: method.cluster, k } : { linkage, k };
  const own = relabelByAppearance(labels).labels;
  const segments = groups.filter(({ kind }) => kind === "segment");
  return Object.freeze(
    segments.flatMap((first, i) =>
      segments.slice(i + 1).map((second) =>
        Object.freeze({
          segments: [first.index, second.index] as const,
          difference: clusterDifference(features, recipe, own[first.members[0]], own[second.members[0]], {
            fixedBeforehand,
            seed,
          }),
        }),
      ),
    ),
  );
}

function agreementByGower({ base, features, labels, k }: Segmentation): number | null {
  if (!features.recipe.features.some(({ kind }) => kind === "category")) return null;
  const byGower = kmedoids(gowerDistances(mixedFeatures(base, features.recipe)), { k });
  return adjustedRand(labels, byGower.labels).value;
}
