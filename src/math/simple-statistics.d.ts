/**
 * The functions of simple-statistics used here. The package carries CommonJS code for `require` but marks its
 * types as an ES module's, so the compiler refuses to import them from CommonJS; this declaration replaces them.
 */
declare module "simple-statistics" {
  export function median(values: ArrayLike<number>): number;
  export function medianSorted(sorted: ArrayLike<number>): number;
  /** Linear interpolation between order statistics, in a copy that is sorted as far as they need: type 7 of R and numpy. */
  export function quantile(values: Float64Array, probabilities: readonly number[]): number[];
  /** The same of sorted values. */
  export function quantileSorted(sorted: ArrayLike<number>, probability: number): number;
  export function sampleCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number;
  export function sampleRankCorrelation(x: ArrayLike<number>, y: ArrayLike<number>): number;
  /** Adjusted Fisher-Pearson coefficient; needs three values. */
  export function sampleSkewness(values: ArrayLike<number>): number;
  export function sampleStandardDeviation(values: ArrayLike<number>): number;
}
