import { decimal } from "../../text/format";
import type { BootstrapJaccard } from "../../validity/stability/bootstrap-jaccard";
import type { Figure } from "../base/figure";
import { horizontalAt } from "../base/reference-line";
import { houseLayout, MUTED_COLOUR, plotlyText, segmentColour } from "../base/theme";

/** The limits of Hennig's words, drawn as lines. */
const LIMITS: readonly (readonly [number, string])[] = [
  [0.5, "dissolved below"],
  [0.6, "a pattern from"],
  [0.75, "stable from"],
  [0.85, "highly stable from"],
];

/**
 * How well each segment comes back when customers are resampled (Hennig 2007), with the words of its scale.
 *
 * @example
 * segmentStability(bootstrapJaccard(x, byKmeans, 2, { seed: 7 })).title // "Stability of the segments under resampling"
 */
export function segmentStability(result: BootstrapJaccard, clusterNames?: readonly string[]): Figure {
  const title = "Stability of the segments under resampling";
  const names = result.segments.map(({ label }) => clusterNames?.[label] ?? `cluster ${label + 1}`);
  return {
    title,
    alt:
      result.segments.length === 0
        ? "No segment was found."
        : `Mean Jaccard over ${result.resamples} resamples: ${result.segments
            .map((segment, i) => `${names[i]} ${decimal(segment.jaccard).text} (${segment.word})`)
            .join("; ")}.`,
    data: [
      {
        type: "bar",
        x: names.map(plotlyText),
        y: result.segments.map((segment) => segment.jaccard),
        text: result.segments.map((segment) => `${decimal(segment.jaccard).text}<br>${segment.word}`),
        textposition: "outside",
        cliponaxis: false,
        marker: { color: result.segments.map((segment) => segmentColour(segment.label)) },
      },
    ],
    layout: houseLayout(
      { title, x: "segment", y: "mean Jaccard similarity (0 to 1, higher is better)" },
      {
        yaxis: { range: [0, 1.12] },
        margin: { l: 70, r: 150, t: 56, b: 60 },
        shapes: LIMITS.map(([limit]) => horizontalAt(limit, { color: MUTED_COLOUR, dash: "dot", width: 1 })),
        annotations: LIMITS.map(([limit, words]) => ({
          x: 1.01,
          xref: "paper",
          xanchor: "left",
          y: limit,
          yanchor: "middle",
          showarrow: false,
          text: `${words} ${limit}`,
          font: { size: 10, color: "#666666" },
        })),
      },
    ),
  };
}
