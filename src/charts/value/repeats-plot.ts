import { decimal } from "../../text/format";
import type { OrdersByRepeats } from "../../value/purchases/orders-by-repeats";
import type { Figure } from "../base/figure";
import { ACCENT_COLOUR, houseLayout, MAIN_COLOUR } from "../base/theme";

/**
 * Mean orders in the held-back time of accounts with no repeat before it, with one, and so on: foreseen, and as they came.
 *
 * @example repeatsPlot(ordersByRepeats(lifetime.check)).data.length // 2
 */
export function repeatsPlot(rows: readonly OrdersByRepeats[]): Figure {
  const title = "Orders in the held-back time, by the number of repeats before it";
  const last = rows.at(-1);
  const named = ({ repeats, orMore }: OrdersByRepeats): string => `${repeats}${orMore ? " or more" : ""}`;
  const x = rows.map(named);
  const line = (name: string, y: readonly number[], color: string, dash: string) => ({
    type: "scatter",
    mode: "lines+markers",
    name,
    x,
    y,
    text: rows.map(({ accounts }) => `${accounts} customers`),
    line: { color, dash },
    hovertemplate: "%{text}: %{y:.1f}<extra></extra>",
  });
  return {
    title,
    alt: last
      ? `Of customers with the most repeats (${named(last)}), ${decimal(last.foreseen, 1).text} orders each were foreseen and ${decimal(last.seen, 1).text} came.`
      : "Nothing was held back to be compared.",
    data: [
      line(
        "came",
        rows.map(({ seen }) => seen),
        MAIN_COLOUR,
        "solid",
      ),
      line(
        "foreseen",
        rows.map(({ foreseen }) => foreseen),
        ACCENT_COLOUR,
        "dash",
      ),
    ],
    layout: houseLayout(
      { title, x: "repeats before the held-back time", y: "mean days with orders a customer" },
      { xaxis: { type: "category" }, legend: { x: 0.02, y: 0.98 } },
    ),
  };
}
