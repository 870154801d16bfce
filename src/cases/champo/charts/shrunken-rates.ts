import { intervalBars } from "../../../charts/base/interval-bars";
import { namedVertical } from "../../../charts/base/reference-line";
import { count, percent } from "../../../text/format";
import type { ShrunkenConversion } from "../samples/shrunken-conversion";
import type { Figure } from "../../../charts/base/figure";
import {
  ACCENT_COLOUR,
  axis,
  houseLayout,
  MAIN_COLOUR,
  MUTED_COLOUR,
  namesAxis,
  plotlyText,
} from "../../../charts/base/theme";

/**
 * Raw and shrunken conversion rates, account by account, with 95% posterior intervals: the thinner the
 * evidence, the farther a rate is drawn towards that of the others.
 *
 * @param most how many accounts are drawn, those with most samples; default 25.
 * @example
 * shrunkenRates(shrinkConversion(conversionRates(workbook.samples, "customer").groups)).title // "Conversion by account: as counted and as believed"
 */
export function shrunkenRates(conversion: ShrunkenConversion, most = 25): Figure {
  const title = "Conversion by account: as counted and as believed";
  const shown = [...conversion.rates]
    .sort((a, b) => b.samples - a.samples)
    .slice(0, most)
    .sort((a, b) => b.rate - a.rate);
  const labels = shown.map((rate) => plotlyText(`${rate.name} (n = ${count(rate.samples).text})`));
  const first = shown.find((rate) => !Number.isNaN(rate.rate));
  const last = shown[shown.length - 1];
  return {
    title,
    alt: !first
      ? "The workbook holds no samples."
      : percent(first.rate).text === percent(last.rate).text
        ? `All of ${shown.length} accounts are believed to convert at ${percent(first.rate).text}.`
        : `${first.name} is believed to convert best, at ${percent(first.rate).text}, ${last.name} worst, at ` +
          `${percent(last.rate).text}; these samples together ${percent(conversion.averageRate).text}.`,
    data: [
      {
        type: "scatter",
        mode: "markers",
        name: "as counted",
        x: shown.map((rate) => (Number.isNaN(rate.rawRate) ? null : rate.rawRate)),
        y: labels,
        marker: { color: "#ffffff", size: 8, line: { color: MUTED_COLOUR, width: 1.5 } },
        hovertemplate: "%{y}: %{x:.1%} counted<extra></extra>",
      },
      {
        type: "scatter",
        mode: "markers",
        name: "as believed, with 95% interval",
        x: shown.map((rate) => rate.rate),
        y: labels,
        error_x: intervalBars(
          shown.map(({ low, rate, high }) => ({ low, value: rate, high })),
          { color: MAIN_COLOUR, thickness: 1.5 },
        ),
        marker: { color: MAIN_COLOUR, size: 8 },
        hovertemplate: "%{y}: %{x:.1%} believed<extra></extra>",
      },
    ],
    layout: houseLayout(
      { title, height: 190 + 24 * Math.max(3, shown.length) },
      {
        xaxis: axis("share of samples followed by an order", { tickformat: ".0%", range: [-0.02, 1.02] }),
        yaxis: namesAxis("account"),
        legend: { orientation: "h", y: -0.12 },
        ...namedVertical(conversion.averageRate, `together: ${percent(conversion.averageRate).text}`, {
          color: ACCENT_COLOUR,
          dash: "dot",
        }),
      },
    ),
  };
}
