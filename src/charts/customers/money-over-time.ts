import type { SoldRow } from "../../lines/lines-over-time";
import { counted, money } from "../../text/format";
import type { Figure } from "../base/figure";
import { axis, houseLayout, MAIN_COLOUR } from "../base/theme";

/** Money by month or by day, as `linesOverTime` gives it. @example show(moneyOverTime(linesOverTime(study.lines))) */
export function moneyOverTime(rows: readonly SoldRow[]): Figure {
  const byMonth = rows[0]?.name.length === "2020-02".length;
  const title = byMonth ? "Money by month" : "Money by day";
  const largest = rows.reduce<SoldRow | null>(
    (best, row) => (best === null || row.money > best.money ? row : best),
    null,
  );
  return {
    title,
    alt:
      largest === null
        ? "No sales."
        : `${counted(rows.length, byMonth ? "month" : "day").text} with sales from ${rows[0].name} to ${rows[rows.length - 1].name}; the most ${byMonth ? "in" : "on"} ${largest.name}: ${money(largest.money).text}.`,
    data: [
      {
        type: "bar",
        x: rows.map(({ name }) => name),
        y: rows.map((row) => row.money),
        marker: { color: MAIN_COLOUR },
        hovertemplate: "%{x}: %{y:.4s}<extra></extra>",
      },
    ],
    layout: houseLayout(
      { title, height: 380 },
      {
        xaxis: axis(byMonth ? "month of the order" : "day of the order", {
          type: "category",
          tickangle: -40,
          nticks: 16,
        }),
        yaxis: axis("sales (currency)", { tickformat: "~s" }),
      },
    ),
  };
}
