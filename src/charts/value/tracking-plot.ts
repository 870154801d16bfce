import { dayText } from "../../core/day";
import { decimal } from "../../text/format";
import type { TrackedWeek } from "../../value/purchases/purchase-tracking";
import type { Figure } from "../base/figure";
import { namedVertical } from "../base/reference-line";
import { ACCENT_COLOUR, axis, houseLayout, MAIN_COLOUR, MUTED_COLOUR } from "../base/theme";

/**
 * Repeat orders week by week and added up, as the model expects them and as they came; right of the line is the held-back time.
 *
 * @example trackingPlot(purchaseTracking(study.lines, lifetime)).data.length // 4
 */
export function trackingPlot(weeks: readonly TrackedWeek[]): Figure {
  const title = "Repeat orders, week by week and added up: expected, and as they came";
  const last = weeks.at(-1);
  const border = weeks.find(({ heldBack }) => heldBack);
  const x = weeks.map(({ end }) => dayText(end));
  const line = (name: string, y: readonly number[], color: string, dash: string, sums: boolean) => ({
    type: "scatter",
    mode: "lines",
    name,
    x,
    y,
    line: { color, dash, width: sums ? 2.5 : 1.2 },
    ...(sums ? { yaxis: "y2" } : {}),
  });
  return {
    title,
    alt: last
      ? `Up to ${dayText(last.end)}, ${decimal(last.expectedSoFar, 0).text} repeat orders are expected and ${decimal(last.seenSoFar, 0).text} came.`
      : "Nothing was held back to be tracked.",
    data: [
      line(
        "came, a week",
        weeks.map(({ seen }) => seen),
        "#8CBFE0",
        "solid",
        false,
      ),
      line(
        "expected, a week",
        weeks.map(({ expected }) => expected),
        MUTED_COLOUR,
        "dot",
        false,
      ),
      line(
        "came, added up",
        weeks.map(({ seenSoFar }) => seenSoFar),
        MAIN_COLOUR,
        "solid",
        true,
      ),
      line(
        "expected, added up",
        weeks.map(({ expectedSoFar }) => expectedSoFar),
        ACCENT_COLOUR,
        "dash",
        true,
      ),
    ],
    layout: houseLayout(
      { title, height: 440 },
      {
        xaxis: axis("end of the week"),
        yaxis: axis("repeat orders a week", { rangemode: "tozero" }),
        yaxis2: axis("added up", { overlaying: "y", side: "right", rangemode: "tozero", showgrid: false }),
        legend: { orientation: "h", y: -0.2 },
        ...(border
          ? namedVertical(border.end.getTime(), "held back from here", { color: MUTED_COLOUR, dash: "dash" })
          : {}),
      },
    ),
  };
}
