import { horizontalAt } from "../../../charts/base/reference-line";
import { counted, money, percent } from "../../../text/format";
import type { SalesOverTime } from "../sales/sales-over-time";
import type { Figure } from "../../../charts/base/figure";
import {
  ACCENT_COLOUR,
  axis,
  houseLayout,
  MAIN_COLOUR,
  MUTED_COLOUR,
  plotlyText,
} from "../../../charts/base/theme";

/**
 * Revenue month by month; months beyond the fence are marked.
 *
 * @example monthlyRevenue(salesOverTime(workbook.sales)).title // "Revenue by month"
 */
export function monthlyRevenue(sales: SalesOverTime): Figure {
  const title = "Revenue by month";
  const { months, spikeFence } = sales;
  const spikes = months.filter((month) => month.spike);
  const said = spikes.map(
    (month) =>
      `${month.month} with ${money(month.revenue).text}, ${percent(month.largestShare).text} of it by ${month.largestCustomer}`,
  );
  return {
    title,
    alt:
      `${counted(months.length, "month").text}. ` +
      (said.length === 0
        ? `None lies beyond the fence of ${money(spikeFence).text}.`
        : `Beyond the fence of ${money(spikeFence).text}: ${said.join("; ")}.`),
    data: [
      {
        type: "bar",
        x: months.map((month) => `${month.month}-01`),
        y: months.map((month) => month.revenue),
        xperiod: "M1",
        xperiodalignment: "middle",
        marker: { color: months.map((month) => (month.spike ? ACCENT_COLOUR : MAIN_COLOUR)) },
        hovertemplate: "%{x|%B %Y}: %{y:.3s}<extra></extra>",
      },
    ],
    layout: houseLayout(
      { title },
      {
        xaxis: axis("month of the order", { type: "date", dtick: "M3", tickformat: "%b %Y" }),
        yaxis: axis("revenue (currency)", { tickformat: "~s" }),
        shapes: [horizontalAt(spikeFence, { color: MUTED_COLOUR, dash: "dot" })],
        annotations: [
          {
            xref: "paper",
            x: 0.005,
            y: spikeFence,
            yanchor: "bottom",
            text: "fence: upper quartile + 3 x interquartile range",
            showarrow: false,
            font: { size: 11, color: "#555555" },
          },
          ...spikes.map((month) => ({
            x: `${month.month}-15`,
            y: month.revenue,
            text: `${plotlyText(month.largestCustomer ?? "")}: ${percent(month.largestShare, 0).text}`,
            showarrow: false,
            yanchor: "bottom",
          })),
        ],
      },
    ),
  };
}
