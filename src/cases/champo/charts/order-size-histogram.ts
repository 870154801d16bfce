import { verticalAt } from "../../../charts/base/reference-line";
import { counted, money, percent } from "../../../text/format";
import type { OrderSizes } from "../sales/order-sizes";
import { decadeTicks } from "../../../charts/base/decade-ticks";
import type { Figure } from "../../../charts/base/figure";
import { ACCENT_COLOUR, axis, houseLayout, MAIN_COLOUR } from "../../../charts/base/theme";

/**
 * Orders by value, on a log scale, the median marked.
 *
 * @example orderSizeHistogram(orderSizes(workbook.sales)).title // "What an order is worth"
 */
export function orderSizeHistogram(sizes: OrderSizes): Figure {
  const title = "What an order is worth";
  const centres = sizes.bins.map((bin) => (Math.log10(bin.low) + Math.log10(bin.high)) / 2);
  return {
    title,
    alt:
      `${counted(sizes.orders, "order").text}; half are worth less than ${money(sizes.median).text}, the middle half between ` +
      `${money(sizes.p25).text} and ${money(sizes.p75).text}; the largest tenth brings ${percent(sizes.topTenthShare).text}.`,
    data: [
      {
        type: "bar",
        x: centres,
        y: sizes.bins.map((bin) => bin.orders),
        text: sizes.bins.map(
          (bin) => `${money(bin.low).text} to ${money(bin.high).text}: ${counted(bin.orders, "order").text}`,
        ),
        textposition: "none",
        hoverinfo: "text",
        marker: { color: MAIN_COLOUR },
      },
    ],
    layout: houseLayout(
      { title },
      {
        bargap: 0.03,
        xaxis: axis("value of an order (currency, log scale)", decadeTicks(centres)),
        yaxis: axis("orders (count)"),
        shapes: [line(Math.log10(sizes.median))],
        annotations: [
          {
            x: Math.log10(sizes.median),
            y: 1,
            yref: "paper",
            yanchor: "bottom",
            text: `median ${money(sizes.median).text}`,
            showarrow: false,
            font: { color: ACCENT_COLOUR },
          },
        ],
      },
    ),
  };
}

function line(x: number): object {
  return verticalAt(x, { color: ACCENT_COLOUR, dash: "dash" });
}
