import { count, counted } from "../../text/format";
import { verb } from "../../text/verb";
import type { Outliers } from "../../customers/explore/outliers";
import type { Figure } from "../base/figure";
import { evenly } from "../../math/evenly";
import { MOST_POINTS, notDrawn } from "../base/readable";
import { ACCENT_COLOUR, axis, houseLayout, MAIN_COLOUR, plotlyText } from "../base/theme";

/** More names than this cover each other: they are read by pointing. */
const MOST_OUTLIERS_NAMED = 40;

/**
 * Rows by their farthest single column (across) and by all columns at once (up); outliers are marked.
 *
 * @example outlierScatter(outliers(x)).title // "Who lies far out?"
 */
export function outlierScatter(outliers: Outliers): Figure {
  const title = "Who lies far out?";
  const [odd, usual] = [true, false].map((outlying) =>
    outliers.rows.filter((row) => row.outlying === outlying),
  );
  const drawn = [usual, odd].map((group) => evenly(group, MOST_POINTS));
  return {
    title,
    alt:
      `${odd.length === 0 ? "None" : count(odd.length).text} of ${counted(outliers.rows.length, "customer").text} ${verb(Math.max(1, odd.length), "lies", "lie")} far out` +
      `${
        odd.length === 0
          ? ""
          : `: ${odd
              .slice(0, 6)
              .map((row) => `${row.name} (${row.column})`)
              .join(", ")}${odd.length > 6 ? ` and ${count(odd.length - 6).text} more` : ""}`
      }.${notDrawn(drawn[0].length + drawn[1].length, outliers.rows.length)}`,
    data: [
      { group: drawn[0], name: "usual", color: MAIN_COLOUR },
      { group: drawn[1], name: "far out", color: ACCENT_COLOUR },
    ].map(({ group, name, color }) => ({
      type: "scatter",
      mode: name === "usual" || group.length > MOST_OUTLIERS_NAMED ? "markers" : "markers+text",
      x: group.map((row) => Math.round(row.robustZ * 1e3) / 1e3),
      y: group.map((row) => Math.round(row.mahalanobis * 1e3) / 1e3),
      text: group.map((row) => plotlyText(row.name)),
      customdata: group.map((row) => plotlyText(row.column)),
      hovertemplate: "%{text}: %{x:.1f} in %{customdata}<extra></extra>",
      textposition: "top center",
      textfont: { size: 10 },
      marker: { color, size: 9, opacity: 0.8 },
      name,
    })),
    layout: houseLayout(
      { title, height: 460 },
      {
        xaxis: axis("distance in the farthest column (robust standard deviations)"),
        yaxis: axis(`Mahalanobis distance (${outliers.dimensions} dimensions)`),
        legend: { x: 0.8, y: 0.05 },
      },
    ),
  };
}
