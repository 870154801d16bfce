import { decimal } from "../../text/format";
import type { Figure } from "../base/figure";
import { houseLayout, segmentColour } from "../base/theme";

/** A score over the number of clusters, for one method. */
export interface ScoreCurve {
  readonly name: string;
  readonly points: readonly { readonly k: number; readonly value: number | null }[];
}

/** What the curves of `scoreByK` mean. */
export interface ScoreByKOptions {
  readonly title: string;
  /** The axis title of the score, with its range: `mean silhouette (-1 to 1)`. */
  readonly score: string;
  readonly better: "higher" | "lower";
}

/**
 * A validity score against the number of clusters, one line per method; undefined values leave gaps.
 *
 * @example
 * const curve = scoreCurve("k-means", assess(x, sweep(x, { k: [2, 3], seed: 7 })), "silhouette");
 * scoreByK([curve], { title: "Silhouette by k", score: "mean silhouette", better: "higher" }).alt
 * // "k-means: best at k = 2 with 0.96. Higher is better."
 */
export function scoreByK(curves: readonly ScoreCurve[], options: ScoreByKOptions): Figure {
  const { title, score, better } = options;
  return {
    title,
    alt: `${curves.map((curve) => `${curve.name}: ${bestOf(curve, better)}`).join("; ")}. ${
      better === "higher" ? "Higher" : "Lower"
    } is better.`,
    data: curves.map((curve, i) => ({
      type: "scatter",
      mode: "lines+markers",
      name: curve.name,
      x: curve.points.map((point) => point.k),
      y: curve.points.map((point) => point.value),
      line: { color: segmentColour(i) },
      connectgaps: false,
    })),
    layout: houseLayout(
      { title, x: "number of clusters k", y: `${score}, ${better} is better` },
      { xaxis: { dtick: 1 }, showlegend: curves.length > 1 },
    ),
  };
}

function bestOf(curve: ScoreCurve, better: "higher" | "lower"): string {
  const defined = curve.points.filter((point) => point.value !== null) as { k: number; value: number }[];
  if (defined.length === 0) return "not defined at any k";
  const sign = better === "higher" ? 1 : -1;
  const best = defined.reduce((a, b) => (sign * b.value > sign * a.value ? b : a));
  return `best at k = ${best.k} with ${decimal(best.value).text}`;
}
