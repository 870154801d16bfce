import { counted, money, percent } from "../../../text/format";
import type { SalesTotal } from "../sales/sales-totals";
import { countryCode } from "../../../charts/base/country-code";
import { decadeTicks } from "../../../charts/base/decade-ticks";
import type { Figure } from "../../../charts/base/figure";
import { ACCENT_COLOUR, houseLayout, plotlyText } from "../../../charts/base/theme";
import { worldMap } from "../../../charts/base/world-map";

/** From pale to strong; Plotly's own "Blues" runs the other way. */
const LAND_SCALE = [
  [0, "#DCEAF5"],
  [1, "#08519C"],
];

/**
 * Revenue by country on a map of the world: the land coloured by magnitude, a circle by size.
 *
 * @example countryMap(salesTotals(workbook.orders, "country")).title // "Revenue by country"
 */
export function countryMap(countries: readonly SalesTotal[], title = "Revenue by country"): Figure {
  const placed = countries.filter((country) => countryCode(country.name) !== null && country.revenue > 0);
  const unplaced = countries.filter((country) => !placed.includes(country));
  const locations = placed.map((country) => countryCode(country.name));
  const magnitudes = placed.map((country) => Math.log10(country.revenue));
  const text = placed.map(
    (country) =>
      `${plotlyText(country.name)}: ${money(country.revenue).text}, ${percent(country.revenueShare).text}, ` +
      `${counted(country.customers, "customer").text}`,
  );
  const [first] = countries;
  return {
    title,
    alt:
      `${counted(countries.length, "country", "countries").text}; ${first?.name} brings ${percent(first?.revenueShare ?? NaN).text} of the revenue` +
      `${unplaced.length === 0 ? "" : `. Not on the map: ${unplaced.map((country) => country.name).join(", ")}`}.`,
    data: [
      {
        type: "choropleth",
        locationmode: "ISO-3",
        locations,
        z: magnitudes,
        text,
        hoverinfo: "text",
        colorscale: LAND_SCALE,
        marker: { line: { color: "#ffffff", width: 0.5 } },
        colorbar: {
          title: { text: "revenue<br>(currency)" },
          ...decadeTicks(magnitudes),
          len: 0.7,
          thickness: 14,
        },
      },
      {
        type: "scattergeo",
        locationmode: "ISO-3",
        locations,
        text,
        hoverinfo: "text",
        marker: {
          size: placed.map((country) => country.revenueShare),
          sizemode: "area",
          sizeref: (2 * Math.max(...placed.map((country) => country.revenueShare))) / 46 ** 2,
          sizemin: 4,
          color: "rgba(255, 255, 255, 0.25)",
          line: { color: ACCENT_COLOUR, width: 2 },
        },
      },
    ],
    layout: houseLayout(
      { title, height: 460 },
      {
        margin: { l: 8, r: 8, t: 56, b: 8 },
        showlegend: false,
        geo: worldMap(),
      },
    ),
  };
}
