import { count, counted, percent } from "../../text/format";
import { verb } from "../../text/verb";
import type { Figure } from "../base/figure";
import { evenly } from "../../math/evenly";
import { MOST_NAMED, notDrawn } from "../base/readable";
import { houseLayout, plotlyText, segmentColour } from "../base/theme";

/** How probably each customer belongs to each component; one row per customer, rows add up to 1. */
export interface Memberships {
  readonly names: readonly string[];
  readonly values: readonly (readonly number[])[];
}

/** Below this highest probability a customer counts as in doubt. */
const SURE = 0.9;

/**
 * Soft membership of the customers in doubt, the surest at the top. Who is sure has no bar: all bars would be alike.
 *
 * @example
 * membershipBars({ names: ["Ash", "Bay"], values: [[0.9, 0.1], [0.4, 0.6]] }).title
 * // "Customers in doubt between components"
 */
export function membershipBars(memberships: Memberships): Figure {
  const title = "Customers in doubt between components";
  const best = memberships.values.map((row) => row.indexOf(Math.max(...row)));
  const all = memberships.names
    .map((_, i) => i)
    .filter((i) => memberships.values[i][best[i]] < SURE)
    .sort((a, b) => best[b] - best[a] || memberships.values[a][best[a]] - memberships.values[b][best[b]]);
  const order = evenly(all, MOST_NAMED);
  const doubtful = all.length;
  const components = memberships.values[0]?.length ?? 0;
  return {
    title,
    alt: `${doubtful === 0 ? "None" : count(doubtful).text} of ${counted(memberships.names.length, "customer").text} ${verb(Math.max(1, doubtful), "belongs to its", "belong to their")} component with a probability below ${percent(SURE, 0).text}.${notDrawn(order.length, all.length)}`,
    data: Array.from({ length: components }, (_, c) => ({
      type: "bar",
      orientation: "h",
      name: `component ${c + 1}`,
      y: order.map((i) => plotlyText(memberships.names[i])),
      x: order.map((i) => Math.round(memberships.values[i][c] * 1000) / 1000),
      marker: { color: segmentColour(c) },
    })),
    layout: houseLayout(
      { title, x: "probability (0 to 1)", y: "customer", height: 160 + 14 * order.length },
      {
        barmode: "stack",
        bargap: 0.15,
        xaxis: { range: [0, 1] },
        yaxis: { type: "category", tickfont: { size: 10 }, dtick: 1 },
      },
    ),
  };
}
