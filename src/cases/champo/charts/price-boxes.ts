import { count, decimal } from "../../../text/format";
import type { PriceLevel } from "../sales/price-levels";
import type { Figure } from "../../../charts/base/figure";
import { axis, houseLayout, MAIN_COLOUR, plotlyText } from "../../../charts/base/theme";

/**
 * Price per ft2 by product type: quartiles as boxes, whiskers to the 5th and 95th percentile.
 *
 * @example priceBoxes(priceLevels(workbook.orders)).title // "Price per square foot by product type"
 */
export function priceBoxes(levels: readonly PriceLevel[]): Figure {
  const title = "Price per square foot by product type";
  const priced = levels.filter((level) => level.lines > 0);
  const [dearest, cheapest] = [priced[0], priced[priced.length - 1]];
  return {
    title,
    alt:
      priced.length === 0
        ? "No line has a price."
        : `Median price per ft2 from ${decimal(dearest.median).text} (${dearest.name}, n = ${count(dearest.lines).text}) to ` +
          `${decimal(cheapest.median).text} (${cheapest.name}, n = ${count(cheapest.lines).text}).`,
    data: [
      {
        type: "box",
        x: priced.map((level) => `${plotlyText(level.name)}<br>n = ${count(level.lines).text}`),
        q1: priced.map((level) => level.p25),
        median: priced.map((level) => level.median),
        q3: priced.map((level) => level.p75),
        lowerfence: priced.map((level) => level.p5),
        upperfence: priced.map((level) => level.p95),
        marker: { color: MAIN_COLOUR },
        name: "price",
      },
    ],
    layout: houseLayout(
      { title, height: 460 },
      {
        xaxis: axis("product type, dearest first", {
          type: "category",
          tickangle: -30,
          tickfont: { size: 11 },
        }),
        yaxis: axis("price (currency per ft2)", { rangemode: "tozero" }),
        showlegend: false,
      },
    ),
  };
}
