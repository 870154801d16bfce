import { clusterMeans } from "../../clustering/cluster-means";
import { predictKMeans } from "../../clustering/kmeans/kmeans-predict";
import { clusterMedoids } from "../../clustering/medoids/cluster-medoids";
import { methods } from "../../clustering/methods";
import { InputError } from "../../core/input-error";
import type { CustomerBase } from "../../customers/customer-base";
import type { FeatureMatrix } from "../../customers/recipe/apply-recipe";
import { observations, selectRows, type Observations } from "../../math/linear/observations";
import { count, decimal } from "../../text/format";
import { named, prose } from "../../text/prose";
import { adjustedRand } from "../../validity/agreement/adjusted-rand";
import { segmentationMethod } from "../segmentation-method";
import { segmentationOf } from "../segmentation";
import { CHECKED_ON_ALL, checkSamples, FITTED_ON_ALL } from "./check-sample";
import type { SegmentationChoice } from "./choose-segmentation";

/** What of a choice is written down. */
export type Division = Pick<SegmentationChoice, "segmentation" | "method" | "status" | "because">;

/** A division that a second sample repeats worse than this is not supported. */
const LEAST_AGREEMENT = 0.8;

/**
 * Takes a choice that was made on a sample to all customers. Up to 20,000 the method is fitted again on all of them, and k-means
 * always is; else the centres of the sample's groups place everybody, each at the nearest. Medoids are always those of the sample. The division is then compared with what the same
 * method finds on a second sample of its own: an adjusted Rand index below `LEAST_AGREEMENT` takes the support away.
 *
 * @param choice made on the first of `checkSamples`, whose rows come from `features`.
 * @param features of all customers, in the order of `base`.
 * @throws InputError where the choice was not made on that sample. Cost: the method on all rows and on the second sample.
 * @example fitOnAll(chooseSegmentation(sampleFeatures, sampleBase, { seed }), features, base, seed).segmentation.labels
 */
export function fitOnAll<Of extends Division>(
  choice: Of,
  features: FeatureMatrix,
  base: CustomerBase,
  seed: number,
): Of {
  const samples = checkSamples(features.rows, seed);
  const { segmentation } = choice;
  if (samples === null || samples.first.length !== segmentation.labels.length) {
    throw new InputError({
      where: "fitOnAll(choice)",
      what: `a choice on ${segmentation.labels.length} of ${features.rows} customers`,
      legal: `a choice on the sample of more than ${CHECKED_ON_ALL} customers with the same seed`,
    });
  }
  const { k, method, parameters } = segmentation;
  const { cluster } = segmentationMethod(segmentation);
  const fitsAll =
    method === methods.kMeans.name || (features.rows <= FITTED_ON_ALL && method !== methods.kMedoids.name);
  const labels = fitsAll
    ? cluster(features, k, seed)
    : predictKMeans(centresOf(method, segmentation.features, segmentation.labels), features).labels;
  const own = cluster(selectRows(features, samples.second), k, seed);
  const taken = Int32Array.from(samples.second, (row) => labels[row]);
  const agreement = adjustedRand(taken, own).value ?? 0;
  const repeated = agreement >= LEAST_AGREEMENT;
  const fitted = fitsAll ? "was fitted again on all" : "placed all by the centres of its groups";
  const verdict = repeated
    ? prose`it finds the same there`
    : prose`less than ${decimal(LEAST_AGREEMENT, 1)}, so the division is not supported`;
  return Object.freeze({
    ...choice,
    status: repeated ? choice.status : ("constructed" as const),
    because: prose`${choice.because} The choice was made on a random sample of ${count(samples.first.length)} of ${count(features.rows)} customers; the method then ${fitted}. On a second sample it agrees with an adjusted Rand index of ${named("secondSample", decimal(agreement))}: ${verdict}.`,
    segmentation: segmentationOf({ labels: Int32Array.from(labels), method, parameters }, features, base),
  });
}

/** The centres of a sample's groups, by which `predictKMeans` places everybody. */
function centresOf(method: string, sample: Observations, labels: Int32Array) {
  const { columnNames } = sample;
  const centres =
    method === methods.kMedoids.name ? clusterMedoids(sample, labels) : clusterMeans(sample, labels).values;
  return { columnNames, centers: observations(centres, { columnNames }) };
}
