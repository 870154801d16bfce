import type { Figure } from "../base/figure";
import { scoreByK } from "./score-by-k";

/**
 * The mean silhouette by number of clusters, one line per method.
 *
 * @example
 * const curve = scoreCurve("k-means", [{ k: 2, silhouette: 0.8 }, { k: 3, silhouette: 0.6 }], "silhouette");
 * silhouetteByK([curve], "Silhouette by number of clusters").title // "Silhouette by number of clusters"
 */
export function silhouetteByK(curves: Parameters<typeof scoreByK>[0], title: string): Figure {
  return scoreByK(curves, { title, score: "mean silhouette (-1 to 1)", better: "higher" });
}
