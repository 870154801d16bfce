import { money, percent } from "../../text/format";
import type { SegmentLifetime } from "../../value/lifetime-by-segment";
import type { Figure } from "../base/figure";
import { axis, downAxis, houseLayout, MAIN_COLOUR, plotlyText } from "../base/theme";
import { wrappedName } from "../base/wrapped-name";

/**
 * Expected value of each segment, split into its largest account, the others, and those whose history is too short
 * for a value of their own.
 *
 * @example
 * segmentLifetimeBars(lifetimeBySegment(lifetime, namedGroups(segmentation, names)), 12).data.length // 3
 */
export function segmentLifetimeBars(segments: readonly SegmentLifetime[], months: number): Figure {
  const title = "Expected value of each segment, and the share of its largest customer";
  const shown = segments.filter((segment) => segment.expectedValue > 0);
  const labels = shown.map((segment) => wrappedName(segment.name, 26));
  const thin = shown.map((segment) => segment.expectedValue * segment.thinShare);
  const largestIsThin = (segment: SegmentLifetime): boolean =>
    segment.largest !== null && segment.thin.includes(segment.largest.customer);
  const largest = shown.map((segment) =>
    largestIsThin(segment) ? 0 : segment.expectedValue * (segment.largest?.share ?? 0),
  );
  const bar = (name: string, color: string, x: readonly number[], text?: readonly string[]) => ({
    type: "bar",
    orientation: "h",
    name,
    x,
    y: labels,
    marker: { color, line: { color: "#ffffff", width: 1 } },
    ...(text ? { text, textposition: "inside", insidetextanchor: "middle" } : {}),
    hovertemplate: `%{y}: %{x:.3s} (${name})<extra></extra>`,
  });
  const first = [...shown].sort((a, b) => b.expectedValue - a.expectedValue)[0];
  return {
    title,
    alt: first
      ? `In ${months} months ${shown
          .map(
            (segment) =>
              `"${segment.name}" is expected to bring ${money(segment.expectedValue).text}${segment.toPlan ? "" : ", not to be used for planning"}`,
          )
          .join(
            "; ",
          )}. ${first.largest?.customer} alone is ${percent(first.largest?.share ?? NaN, 0).text} of the expected value of "${first.name}".`
      : `No segment has an expected value in ${months} months.`,
    data: [
      bar(
        "largest customer",
        MAIN_COLOUR,
        largest,
        shown.map((segment, i) => (largest[i] > 0 ? plotlyText(segment.largest?.customer ?? "") : "")),
      ),
      bar(
        "other customers",
        "#8CBFE0",
        shown.map((segment, i) => Math.max(0, segment.expectedValue - thin[i] - largest[i])),
      ),
      bar("history too short", "#C9C9C9", thin),
    ],
    layout: houseLayout(
      { title, height: 190 + 60 * Math.max(1, shown.length) },
      {
        barmode: "stack",
        xaxis: axis(`expected in ${months} months (currency)`),
        yaxis: downAxis("segment", { type: "category" }),
        legend: { orientation: "h", y: -0.3, traceorder: "normal" },
      },
    ),
  };
}
