import { count, counted, decimal, percent } from "../../text/format";
import { verb } from "../../text/verb";
import type { Figure } from "../base/figure";
import { verticalAt } from "../base/reference-line";
import { ACCENT_COLOUR, houseLayout, MUTED_COLOUR } from "../base/theme";

/** The inertias that single random starts reached, and the best known one. */
export interface StartInertias {
  readonly inertias: ArrayLike<number>;
  readonly best: number;
  /** How many starts reached the best, within rounding. */
  readonly hits: number;
}

/**
 * How far single starts of k-means end from the best optimum: why one start is not enough.
 *
 * @example
 * startInertias(startsAtBest([10, 12, 10], 10), "Where single starts end").title // "Where single starts end"
 */
export function startInertias(starts: StartInertias, title = "Where single starts end"): Figure {
  const values = Array.from(starts.inertias);
  return {
    title,
    alt:
      `${reaching(starts.hits, values.length)} the best ` +
      `inertia, ${decimal(starts.best).text}; the worst ends at ${decimal(Math.max(...values)).text}.`,
    data: [{ type: "histogram", x: values, nbinsx: 40, marker: { color: MUTED_COLOUR }, name: "starts" }],
    layout: houseLayout(
      { title, x: "inertia reached (lower is better)", y: "starts" },
      {
        bargap: 0.05,
        shapes: [verticalAt(starts.best, { color: ACCENT_COLOUR, width: 2 })],
        annotations: [
          {
            x: starts.best,
            y: 1,
            yref: "paper",
            yanchor: "bottom",
            text: "best",
            showarrow: false,
            font: { color: ACCENT_COLOUR },
          },
        ],
      },
    ),
  };
}

function reaching(hits: number, starts: number): string {
  if (hits === 0) return `None of ${counted(starts, "start").text} reaches`;
  return `${count(hits).text} of ${counted(starts, "start").text} (${percent(hits / starts).text}) ${verb(hits, "reaches", "reach")}`;
}
