import { count, decimal } from "../../text/format";
import type { TwinNull } from "../../validity/structure/twin-null";
import type { Figure } from "../base/figure";
import { verticalAt } from "../base/reference-line";
import { ACCENT_COLOUR, houseLayout, MUTED_COLOUR } from "../base/theme";

/**
 * The score found, in the distribution of scores that twins of the data reach.
 *
 * @param k the number of clusters in the title; null for a method that finds its own.
 * @example
 * twinNullHistogram(twinNull(x, byKmeans, 2, { twins: 19, seed: 7 })).title // "The mean silhouette compared with twins of the data (k = 2)"
 */
export function twinNullHistogram(
  result: TwinNull,
  score = "mean silhouette",
  k: number | null = result.k,
): Figure {
  const title = `The ${score} compared with twins of the data${k === null ? "" : ` (k = ${k})`}`;
  const { observed } = result;
  return {
    title,
    alt:
      (observed === null
        ? `In the data no ${score} exists, because fewer than two groups were found; `
        : `The data reach a ${score} of ${decimal(observed, 3).text}; `) +
      `${count(result.twinScores.length).text} twins of the data (same columns, same correlations, no groups) ` +
      (result.mean === null ? "have none" : `reach ${decimal(result.mean, 3).text} on average`) +
      `${observed === null ? "" : `; p = ${decimal(result.pValue, 3).text}`}.`,
    data: [
      {
        type: "histogram",
        x: Array.from(result.twinScores),
        nbinsx: 30,
        marker: { color: MUTED_COLOUR },
        name: "twins of the data",
      },
    ],
    layout: houseLayout(
      { title, x: `${score} (${result.better} is better)`, y: "twins" },
      {
        bargap: 0.05,
        shapes: observed === null ? [] : [verticalAt(observed, { color: ACCENT_COLOUR, width: 3 })],
        annotations:
          observed === null
            ? []
            : [
                {
                  x: observed,
                  y: 1,
                  yref: "paper",
                  yanchor: "bottom",
                  text: "the data",
                  showarrow: false,
                  font: { color: ACCENT_COLOUR },
                },
              ],
      },
    ),
  };
}
