import { count, counted, percent } from "../../../text/format";
import { verb } from "../../../text/verb";
import type { ZeroAmountAudit } from "../sales/zero-amounts";
import type { Figure } from "../../../charts/base/figure";
import { axis, downAxis, houseLayout, MAIN_COLOUR, plotlyText } from "../../../charts/base/theme";

/**
 * Order lines without money, by product type.
 *
 * @example zeroAmountBars(dataAudit(workbook).zeros).title // "Order lines without an amount"
 */
export function zeroAmountBars(zeros: ZeroAmountAudit): Figure {
  const title = "Order lines without an amount";
  const items = zeros.byItem.filter((item) => item.zeroOrderLines > 0);
  const { zeroOrderLines, zeroOrderShare, zeroSampleShare } = zeros.all;
  return {
    title,
    alt:
      `${counted(zeroOrderLines, "order line").text} (${percent(zeroOrderShare).text}) ${verb(zeroOrderLines, "carries", "carry")} no money` +
      `${items.length === 0 ? "" : `, most often ${items[0].name}`}; of the sample lines ${percent(zeroSampleShare).text} do not.`,
    data: [
      {
        type: "bar",
        orientation: "h",
        x: items.map((item) => item.zeroOrderLines),
        y: items.map((item) => plotlyText(item.name)),
        text: items.map(
          (item) => `${count(item.zeroOrderLines).text} (${percent(item.zeroOrderShare).text})`,
        ),
        textposition: "auto",
        marker: { color: MAIN_COLOUR },
        hovertemplate: "%{y}: %{text} of its order lines<extra></extra>",
      },
    ],
    layout: houseLayout(
      { title, height: 150 + 26 * Math.max(2, items.length) },
      {
        xaxis: axis("order lines with amount 0 (count; in brackets the share of the type's lines)"),
        yaxis: downAxis("product type"),
      },
    ),
  };
}
