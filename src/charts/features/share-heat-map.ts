import { verb } from "../../text/verb";
import { count, counted, percent } from "../../text/format";
import type { PartShares } from "../../customers/recipe/part-shares";
import type { Figure } from "../base/figure";
import { heatMap } from "../base/heat-map";
import { axis, namesAxis, plotlyText } from "../base/theme";

const SHARE_SCALE: readonly (readonly [number, string])[] = [
  [0, "#F7F7F7"],
  [0.001, "#E1ECF6"],
  [1, "#08306B"],
];

/**
 * Who buys what: one row per customer (the largest on top), one column per product type.
 *
 * @example shareHeatMap(partShares(study.base)).title // "Product mix of each customer"
 */
export function shareHeatMap(mix: PartShares): Figure {
  const title = "Product mix of each customer";
  const single = mix.shares.filter((row) => row.some((share) => share > 0.9)).length;
  return heatMap({
    title,
    alt:
      `${count(mix.customers.length).text} customers by ${count(mix.parts.length).text} product types; ` +
      `${counted(single, "customer").text} (${percent(single / mix.customers.length).text}) ${verb(single, "buys", "buy")} more than nine tenths of their pieces in one type.`,
    height: 220 + 13 * mix.customers.length,
    x: mix.parts.map((product, j) => `${plotlyText(product)} (${mix.buyers[j]})`),
    y: mix.customers.map(plotlyText),
    z: mix.shares.map((row) =>
      row.map((share) => (Number.isNaN(share) ? null : Math.round(share * 1e3) / 1e3)),
    ),
    ends: [0, 1],
    colours: SHARE_SCALE,
    bar: { title: "share of<br>pieces", tickformat: ".0%", thickness: 14 },
    xaxis: axis("product type (number of buyers)", { tickangle: -35, showgrid: false }),
    yaxis: namesAxis("customer, by revenue", { tickfont: { size: 10 }, showgrid: false }),
    cells: { xgap: 1, ygap: 1, hovertemplate: "%{y}: %{z:.1%} %{x}<extra></extra>" },
  });
}
