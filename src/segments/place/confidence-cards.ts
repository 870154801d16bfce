import { extent } from "../../core/extent";
import { euclidean } from "../../math/distances/distances";
import { columnOf, rowOf } from "../../math/linear/matrix";
import { featureOfColumns } from "../../customers/recipe/feature-recipe";
import { perCustomerStability } from "../../validity/stability/per-customer-stability";
import { silhouette } from "../../validity/scores/silhouette";
import { groupCenters } from "../group-centers";
import type { Segmentation } from "../segmentation";
import { segmentationMethod } from "../segmentation-method";
import { smallestChange, type SmallestChange } from "./smallest-change";

/** How firmly one customer sits in its group, and what would move it. */
export interface ConfidenceCard {
  readonly customer: string;
  /** Index of its group. */
  readonly group: number;
  /** -1 to 1, higher is better; NaN where it is not defined (a single group). */
  readonly silhouette: number;
  /** Share of bootstrap resamples with it that put it into its own group, 0 to 1; NaN if never drawn. */
  readonly stays: number;
  /** The group that is nearest after its own; null in a single group. */
  readonly runnerUp: number | null;
  readonly nearestNeighbour: string;
  /** Null where no single figure could move it. */
  readonly change: SmallestChange | null;
  /**
   * `firm`: silhouette of at least .25 and it stays in at least 80% of resamples. `to be placed by hand`: a negative
   * silhouette, or it stays in less than half. `borderline`: all between.
   */
  readonly word: "firm" | "borderline" | "to be placed by hand";
}

/** Options of `confidenceCards`. */
export interface ConfidenceOptions {
  readonly seed: number;
  /** Default 100. */
  readonly resamples?: number;
}

/**
 * One card per customer of a group: how sure is its place? Silhouette (Rousseeuw 1987), bootstrap
 * co-membership (after Dolnicar & Leisch 2010), runner-up, nearest neighbour, and the smallest change of one
 * figure that would bring it nearer to another centre.
 *
 * @returns the least firm first within each group, groups in their order; noise has no card.
 * @throws InputError when the method of the segmentation cannot be run again.
 * Cost: the method, `resamples` times, and O(n^2 d).
 * @example confidenceCards(segmentation, { resamples: 10, seed: 7 }).length // 45
 */
export function confidenceCards(
  segmentation: Segmentation,
  options: ConfidenceOptions,
): readonly ConfidenceCard[] {
  const { features, labels, groups, k } = segmentation;
  const { seed, resamples = 100 } = options;
  const fit = silhouette(features, labels);
  const stays = perCustomerStability(features, segmentationMethod(segmentation).cluster, k, {
    labels,
    seed,
    resamples,
  }).staysShare;
  const centers = groupCenters(segmentation);
  const columns = Array.from({ length: features.columns }, (_, j) => columnOf(features, j));
  const extents = columns.map(extent);
  const least = Float64Array.from(extents, ([smallest]) => smallest);
  const most = Float64Array.from(extents, ([, largest]) => largest);
  return Object.freeze(
    groups.flatMap(({ members, index }) =>
      members
        .map((row): ConfidenceCard => {
          const own = fit.perRow[row];
          return Object.freeze({
            customer: features.rowNames[row],
            group: index,
            silhouette: own,
            stays: stays[row],
            runnerUp: fit.neighbours[row] < 0 ? null : fit.neighbours[row],
            nearestNeighbour: nearestNeighbour(segmentation, row),
            change: smallestChange(
              rowOf(features, row),
              centers,
              index,
              featureOfColumns(features.recipe),
              least,
              most,
            ),
            word: wordOf(own, stays[row]),
          });
        })
        .sort((a, b) => a.silhouette - b.silhouette || (a.customer < b.customer ? -1 : 1)),
    ),
  );
}

function wordOf(own: number, stays: number): ConfidenceCard["word"] {
  if (own < 0 || stays < 0.5) return "to be placed by hand";
  return own >= 0.25 && stays >= 0.8 ? "firm" : "borderline";
}

function nearestNeighbour({ features }: Segmentation, row: number): string {
  let [best, least] = [-1, Infinity];
  for (let other = 0; other < features.rows; other++) {
    if (other === row) continue;
    const distance = euclidean(rowOf(features, row), rowOf(features, other));
    if (distance < least) [best, least] = [other, distance];
  }
  return best < 0 ? "" : features.rowNames[best];
}
