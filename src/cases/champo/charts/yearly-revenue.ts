import { counted, money } from "../../../text/format";
import type { SalesOverTime } from "../sales/sales-over-time";
import type { Figure } from "../../../charts/base/figure";
import { axis, houseLayout, MAIN_COLOUR, MUTED_COLOUR } from "../../../charts/base/theme";

/**
 * Revenue year by year; years that the data only partly covers are grey.
 *
 * @example yearlyRevenue(salesOverTime(workbook.sales)).title // "Revenue by year"
 */
export function yearlyRevenue({ years }: SalesOverTime): Figure {
  const title = "Revenue by year";
  const parts = years.map(
    (year) => `${year.year} ${money(year.revenue).text}${year.complete ? "" : ` (${year.daysCovered} days)`}`,
  );
  return {
    title,
    alt: `${parts.join(", ")}.`,
    data: [
      {
        type: "bar",
        x: years.map((year) => `${year.year}${year.complete ? "" : `<br>${year.daysCovered} days`}`),
        y: years.map((year) => year.revenue),
        text: years.map(
          (year) => `${money(year.revenue).text}<br>${counted(year.customers, "customer").text}`,
        ),
        textposition: "outside",
        cliponaxis: false,
        marker: { color: years.map((year) => (year.complete ? MAIN_COLOUR : MUTED_COLOUR)) },
        hoverinfo: "text",
      },
    ],
    layout: houseLayout(
      { title },
      {
        xaxis: axis("year of the order (grey: only partly covered)", { type: "category" }),
        yaxis: axis("revenue (currency)", { tickformat: "~s" }),
        margin: { l: 70, r: 24, t: 84, b: 60 },
      },
    ),
  };
}
