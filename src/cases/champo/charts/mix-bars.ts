import { counted, percent } from "../../../text/format";
import type { SalesTotal } from "../sales/sales-totals";
import type { Figure } from "../../../charts/base/figure";
import { axis, downAxis, houseLayout, plotlyText } from "../../../charts/base/theme";
import { SEGMENT_COLOURS } from "../../../text/segment-colours";

/**
 * The same mix by money, by pieces and by area: three answers to "how much".
 *
 * @example
 * mixBars(salesTotals(workbook.orders, "item"), "product type").title // "Mix by product type: revenue, pieces and area"
 */
export function mixBars(totals: readonly SalesTotal[], of: string): Figure {
  const title = `Mix by ${of}: revenue, pieces and area`;
  const names = totals.map((total) => plotlyText(total.name));
  const series = [
    ["revenue", (total: SalesTotal) => total.revenueShare],
    ["pieces", (total: SalesTotal) => total.pieceShare],
    ["area (ft2)", (total: SalesTotal) => total.areaShare],
  ] as const;
  const leaders = series.map(([name, shareOf]) => {
    const leader = [...totals].sort((a, b) => shareOf(b) - shareOf(a))[0];
    return leader === undefined
      ? `no ${name}`
      : `by ${name} ${leader.name} leads with ${percent(shareOf(leader)).text}`;
  });
  return {
    title,
    alt: `${counted(totals.length, `name in the column ${of}`, `names in the column ${of}`).text}; ${leaders.join("; ")}.`,
    data: series.map(([name, shareOf], i) => ({
      type: "bar",
      orientation: "h",
      y: names,
      x: totals.map(shareOf),
      name,
      marker: { color: SEGMENT_COLOURS[[0, 4, 2][i]] },
      hovertemplate: `%{y}: %{x:.1%} of ${name}<extra></extra>`,
    })),
    layout: houseLayout(
      { title, height: 150 + 36 * totals.length },
      {
        barmode: "group",
        xaxis: axis("share of all orders", { tickformat: ".0%", rangemode: "tozero" }),
        yaxis: downAxis(of, { type: "category" }),
        legend: { traceorder: "normal", x: 0.75, y: 0.1 },
      },
    ),
  };
}
