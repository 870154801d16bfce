import { decimal } from "../../text/format";
import type { Importance } from "../../models/permutation-importance";
import type { Figure } from "../base/figure";
import { intervalBars } from "../base/interval-bars";
import { axis, downAxis, houseLayout, MAIN_COLOUR, plotlyText } from "../base/theme";

/**
 * What a model owes to each kind of information: the fall of its AUC when that is shuffled, least to most of the shufflings.
 *
 * @example
 * importanceBars(conversionImportances(conversion), "regression").title // "What the regression goes by"
 */
export function importanceBars(importances: readonly Importance[], model: string): Figure {
  const title = `What the ${model} goes by`;
  const [first] = importances;
  return {
    title,
    alt: first
      ? `Shuffling ${first.block} costs most: ${decimal(first.fall, 3).text} of the AUC.`
      : "The model has no columns.",
    data: [
      {
        type: "bar",
        orientation: "h",
        y: importances.map((each) => plotlyText(each.block)),
        x: importances.map((each) => each.fall),
        error_x: intervalBars(
          importances.map(({ least, fall, most }) => ({ low: least, value: fall, high: most })),
        ),
        marker: { color: MAIN_COLOUR },
        hovertemplate: "%{y}: %{x:.3f}<extra></extra>",
      },
    ],
    layout: houseLayout(
      { title, height: 180 + 36 * importances.length },
      {
        xaxis: axis("fall of the AUC when shuffled"),
        yaxis: downAxis("", { type: "category" }),
      },
    ),
  };
}
