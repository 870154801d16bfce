import { count } from "../../text/format";
import type { SilenceSurvival } from "../../value/retention/silence-survival";
import type { Figure } from "../base/figure";
import { horizontalAt } from "../base/reference-line";
import { axis, houseLayout, MUTED_COLOUR, plotlyText, segmentColour, shareAxis } from "../base/theme";

/**
 * The share of silences that last longer than so many days, one curve a group. Where a curve crosses the line, 80% of the group's
 * silences have ended with an order.
 *
 * @example silenceCurves(silenceSurvival(study.lines, namedGroups(segmentation, names))).data.length // 3
 */
export function silenceCurves(groups: readonly SilenceSurvival[]): Figure {
  const title = "How many silences last longer than so many days?";
  const drawn = groups.filter(({ curve }) => curve.length > 0);
  const reached = drawn.filter(({ most }) => !Number.isNaN(most.time));
  return {
    title,
    alt:
      reached.length > 0
        ? `80% of silences have ended with an order: ${reached
            .map(({ name, most }) => `"${name}" after ${count(most.time).text} days`)
            .join("; ")}.`
        : "In no segment have 80% of the silences ended with an order.",
    data: drawn.map(({ name, curve }, i) => ({
      type: "scatter",
      mode: "lines",
      name: plotlyText(name),
      x: [0, ...curve.map(({ time }) => time)],
      y: [1, ...curve.map(({ survival }) => survival)],
      line: { shape: "hv", color: segmentColour(i) },
      hovertemplate: "%{y:.0%} last longer than %{x:.0f} days<extra></extra>",
    })),
    layout: houseLayout(
      { title, height: 440 },
      {
        xaxis: axis("days since the last order"),
        yaxis: shareAxis("share of silences that last longer", 1.01),
        shapes: [horizontalAt(0.2, { color: MUTED_COLOUR, dash: "dot" })],
        legend: { orientation: "h", y: -0.2 },
      },
    ),
  };
}
