import { count, counted } from "../../text/format";
import { verb } from "../../text/verb";
import type { RfmRow } from "../../value/rfm";
import type { Figure } from "../base/figure";
import { heatMap } from "../base/heat-map";
import { axis, plotlyText, MAIN_COLOUR } from "../base/theme";

/**
 * How many accounts have each pair of scores: how lately (down) against how often (across) they order.
 *
 * @example rfmGrid(rfmTable(study.lines)).title // "Customers by how lately and how often they order"
 */
export function rfmGrid(rows: readonly RfmRow[]): Figure {
  const title = "Customers by how lately and how often they order";
  const scores = Array.from(
    { length: Math.max(1, ...rows.map((row) => Math.max(row.recencyScore, row.frequencyScore))) },
    (_, i) => i + 1,
  );
  const inCell = (recency: number, frequency: number): readonly RfmRow[] =>
    rows.filter((row) => row.recencyScore === recency && row.frequencyScore === frequency);
  const top = scores[scores.length - 1];
  const best = inCell(top, top).length;
  const lost = rows.filter(
    (row) => row.recencyScore === 1 && row.frequencyScore > 1 && row.orders > 1,
  ).length;
  const names = (recency: number, frequency: number): string => {
    const list = inCell(recency, frequency).map((row) => plotlyText(row.customer));
    return list.length > 8 ? `${list.slice(0, 8).join(", ")} …` : list.join(", ");
  };
  return heatMap({
    title,
    alt:
      `${best === 0 ? "None" : count(best).text} of ${counted(rows.length, "customer").text} ${verb(Math.max(1, best), "orders", "order")} both lately and often; ` +
      `${lost === 0 ? "none" : count(lost).text} used to order often, but not lately.`,
    height: 400,
    x: scores,
    y: scores,
    z: scores.map((recency) => scores.map((frequency) => inCell(recency, frequency).length)),
    colours: [
      [0, "#f2f6fa"],
      [1, MAIN_COLOUR],
    ],
    bar: { title: "customers" },
    xaxis: axis("how often (score, higher is oftener)", { type: "category" }),
    yaxis: axis("how lately (score, higher is later)", { type: "category" }),
    cells: {
      text: scores.map((recency) => scores.map((frequency) => names(recency, frequency))),
      texttemplate: "%{z}",
      hovertemplate: "%{z} customers: %{text}<extra></extra>",
    },
  });
}
