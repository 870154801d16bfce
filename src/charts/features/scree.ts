import { verb } from "../../text/verb";
import { counted, percent } from "../../text/format";
import type { PrincipalComponents } from "../../customers/explore/principal-components";
import type { Figure } from "../base/figure";
import { ACCENT_COLOUR, axis, houseLayout, MAIN_COLOUR, shareAxis } from "../base/theme";

/**
 * Share of the variance along each principal component, and the running sum.
 *
 * @example scree(principalComponents(x)).title // "Variance along the principal components"
 */
export function scree(components: PrincipalComponents): Figure {
  const title = "Variance along the principal components";
  const { explained, cumulative } = components;
  const names = explained.map((_, c) => `PC ${c + 1}`);
  const enough = cumulative.findIndex((share) => share >= 0.8) + 1;
  return {
    title,
    alt:
      `PC 1 holds ${percent(explained[0]).text} of the variance, PC 2 ${percent(explained[1] ?? NaN).text}; ` +
      `${enough} of ${counted(explained.length, "component").text} ${verb(enough, "holds", "hold")} four fifths.`,
    data: [
      { type: "bar", x: names, y: explained, marker: { color: MAIN_COLOUR }, name: "each" },
      {
        type: "scatter",
        mode: "lines+markers",
        x: names,
        y: cumulative,
        line: { color: ACCENT_COLOUR },
        name: "together",
      },
    ],
    layout: houseLayout(
      { title },
      {
        xaxis: axis("principal component", { type: "category" }),
        yaxis: shareAxis("share of the variance", 1.03),
        legend: { x: 0.75, y: 0.5 },
      },
    ),
  };
}
