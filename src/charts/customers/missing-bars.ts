import { percent } from "../../text/format";
import type { Figure } from "../base/figure";
import { houseLayout, MAIN_COLOUR, plotlyText } from "../base/theme";
import type { MissingShare } from "../../customers/explore/missing-shares";

/**
 * Which part of each column is missing, the emptiest column on top; columns without holes are left out.
 *
 * @example missingBars(missingShares(base)).title // "What is missing"
 */
export function missingBars(columns: readonly MissingShare[], title = "What is missing"): Figure {
  const shares = columns.filter(({ share }) => share > 0);
  return {
    title,
    alt:
      shares.length === 0
        ? "No column has a hole."
        : `Missing: ${shares.map(({ column, share }) => `${column} ${percent(share).text}`).join(", ")}.`,
    data: [
      {
        type: "bar",
        orientation: "h",
        y: shares.map(({ column }) => plotlyText(column)),
        x: shares.map(({ share }) => share),
        marker: { color: MAIN_COLOUR },
        hovertemplate: "%{y}: %{x:.1%} missing<extra></extra>",
      },
    ],
    layout: houseLayout(
      {
        title,
        x: "share of customers without a value",
        y: "column",
        height: 160 + 28 * shares.length,
      },
      {
        xaxis: { tickformat: ".0%", rangemode: "tozero" },
        yaxis: { type: "category", autorange: "reversed" },
      },
    ),
  };
}
