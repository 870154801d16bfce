import type { Figure } from "../base/figure";
import { scoreByK } from "./score-by-k";

/** The mean silhouette by number of clusters, one line per method. */
export function silhouetteByK(curves: Parameters<typeof scoreByK>[0], title: string): Figure {
  return scoreByK(curves, { title, score: "mean silhouette (-1 to 1)", better: "higher" });
}
