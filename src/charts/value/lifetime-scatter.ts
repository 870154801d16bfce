import { count, money } from "../../text/format";
import type { CustomerLifetime, LifetimeRow } from "../../value/customer-lifetime";
import type { Figure } from "../base/figure";
import { axis, DIVERGING_SCALE, houseLayout, MUTED_COLOUR, plotlyText } from "../base/theme";

/**
 * Every account by how often it is expected to order and for how much a day: both together are its value. The
 * colour is the chance that it is still active; grey diamonds have too thin a history for a chance of their own.
 * Both axes logarithmic.
 *
 * @example lifetimeScatter(lifetime).title // "How often and for how much: what customers promise"
 */
export function lifetimeScatter(lifetime: CustomerLifetime): Figure {
  const title = "How often and for how much: what customers promise";
  const known = lifetime.rows.filter((row) => row.expectedValue > 0);
  const thin = lifetime.rows.filter((row) => row.thin);
  const [first] = known;
  const marks = (rows: readonly LifetimeRow[], name: string, symbol: string, scale: boolean) => ({
    type: "scatter",
    mode: "markers+text",
    name,
    x: rows.map((row) => row.expectedOrders),
    y: rows.map((row) => row.expectedSpend),
    text: rows.map((row) => plotlyText(row.customer)),
    customdata: rows.map((row) => row.alive),
    textposition: "top center",
    textfont: { size: 10, color: "#666666" },
    marker: {
      symbol,
      size: 10,
      color: scale ? rows.map((row) => row.alive) : MUTED_COLOUR,
      cmin: 0,
      cmax: 1,
      colorscale: DIVERGING_SCALE,
      showscale: scale,
      colorbar: { title: { text: "chance active" }, tickformat: ".0%" },
      line: { width: 1, color: "#555555" },
    },
    hovertemplate: "%{text}: %{x:.1f} days with orders, %{y:.3s} a day, active with %{customdata:.0%}",
  });
  return {
    title,
    alt: first
      ? `${first.customer} has the highest expected value in ${lifetime.months} months: ${money(first.expectedValue).text}${first.toPlan ? "" : ", not to be used for planning"}; ` +
        `too short a history: ${count(thin.length).text} of ${count(lifetime.rows.length).text} customers.`
      : "No customer has an expected value.",
    data: [
      marks(
        known.filter((row) => !row.thin),
        "three repeats or more",
        "circle",
        true,
      ),
      marks(
        known.filter((row) => row.thin),
        "history too short",
        "diamond",
        false,
      ),
    ],
    layout: houseLayout(
      { title, height: 500 },
      {
        xaxis: axis(`days with orders expected in ${lifetime.months} months`, { type: "log", dtick: 1 }),
        yaxis: axis("expected value of a day with orders (currency)", { type: "log", dtick: 1 }),
        legend: { orientation: "h", y: -0.17 },
      },
    ),
  };
}
