import { count, decimal } from "../../../text/format";
import type { UnitTrap } from "../sales/unit-trap";
import type { Figure } from "../../../charts/base/figure";
import { axis, houseLayout, plotlyText, segmentColour } from "../../../charts/base/theme";

/**
 * Each customer's area as reported against its true area; the colour shows the unit it orders in.
 *
 * @example
 * unitTrapScatter(unitTrap(workbook.orders, workbook.sales)).title // "Area as reported against true area"
 */
export function unitTrapScatter(trap: UnitTrap): Figure {
  const title = "Area as reported against true area";
  const placed = trap.customers.filter((customer) => customer.reported > 0 && customer.trueFt2 > 0);
  const units = [...new Set(placed.map((customer) => customer.unit ?? "unknown"))].sort();
  return {
    title,
    alt:
      `${count(placed.length).text} customers on log scales; the rank correlation of reported and true area is ` +
      `${decimal(trap.rankCorrelation).text}.`,
    data: units.map((unit, i) => {
      const group = placed.filter((customer) => (customer.unit ?? "unknown") === unit);
      return {
        type: "scatter",
        mode: "markers",
        x: group.map((customer) => customer.reported),
        y: group.map((customer) => customer.trueFt2),
        text: group.map((customer) => plotlyText(customer.customer)),
        hovertemplate: "%{text}: reported %{x:.3s}, true %{y:.3s} ft2<extra></extra>",
        marker: { size: 10, opacity: 0.8, color: segmentColour(i), symbol: i },
        name: `orders mostly in ${unit}`,
      };
    }),
    layout: houseLayout(
      { title, height: 460 },
      {
        xaxis: axis("area on the customer sheet (mixed units, quantities ignored; log scale)", {
          type: "log",
          exponentformat: "SI",
          dtick: 1,
        }),
        yaxis: axis("quantity x area of a piece (ft2, log scale)", {
          type: "log",
          exponentformat: "SI",
          dtick: 1,
        }),
        legend: { x: 0.02, y: 0.98 },
        showlegend: true,
      },
    ),
  };
}
