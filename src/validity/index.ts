export { adjustedRand } from "./adjusted-rand";
export {
  bootstrapJaccard,
  type BootstrapJaccard,
  type ResampleOptions,
  type SegmentStability,
} from "./bootstrap-jaccard";
export { calinskiHarabasz } from "./calinski-harabasz";
export type { ClusterFunction } from "./cluster-function";
export {
  contingencyTable,
  type Agreement,
  type AgreementOptions,
  type ContingencyTable,
  type NoiseTreatment,
} from "./contingency";
export { daviesBouldin } from "./davies-bouldin";
export { jaccardWord, STABILITY_LIMITS, type StabilityWord } from "./jaccard-word";
export { permutationNull, type PermutationNull, type PermutationNullOptions } from "./permutation-null";
export type { Score, ScoreFunction } from "./score";
export { silhouette, type ClusterSilhouette, type Silhouette } from "./silhouette";
export { sumsOfSquares, type SumsOfSquares } from "./sums-of-squares";
