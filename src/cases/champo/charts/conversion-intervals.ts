import { intervalBars } from "../../../charts/base/interval-bars";
import { namedVertical } from "../../../charts/base/reference-line";
import { count, counted, percent } from "../../../text/format";
import { verb } from "../../../text/verb";
import { bestAndWorst, ENOUGH_SAMPLES } from "../sales/best-and-worst";
import type { ConversionRate, ConversionRates } from "../sales/conversion";
import type { Figure } from "../../../charts/base/figure";
import {
  axis,
  houseLayout,
  MAIN_COLOUR,
  MUTED_COLOUR,
  namesAxis,
  plotlyText,
} from "../../../charts/base/theme";

/**
 * Conversion of samples, group by group, with Wilson intervals and the number of samples behind each rate.
 *
 * @param most how many groups are drawn, those with most samples; default 20.
 * @example
 * conversionIntervals(conversionRates(workbook.samples, "customer"), "account").title // "Conversion of samples by account"
 */
export function conversionIntervals(rates: ConversionRates, of: string, most = 20): Figure {
  const title = `Conversion of samples by ${of}`;
  const shown = rates.groups.slice(0, most).sort((a, b) => b.rate - a.rate);
  const names = shown.map((group) => plotlyText(`${group.name} (n = ${count(group.samples).text})`));
  const left = rates.groups.length - shown.length;
  return {
    title,
    alt:
      shown.length === 0
        ? "No samples."
        : `${ends(rates.groups)}; all samples ${percent(rates.all.rate).text}` +
          `${left === 0 ? "" : `; ${counted(left, "group").text} with fewer samples ${verb(left, "is", "are")} not drawn`}.`,
    data: [
      {
        type: "scatter",
        mode: "markers",
        x: shown.map((group) => group.rate),
        y: names,
        error_x: intervalBars(
          shown.map(({ low, rate, high }) => ({ low, value: rate, high })),
          { color: MAIN_COLOUR, thickness: 1.5 },
        ),
        marker: { color: MAIN_COLOUR, size: 9 },
        hovertemplate: "%{y}: %{x:.1%}<extra></extra>",
      },
    ],
    layout: houseLayout(
      { title, height: 150 + 24 * Math.max(3, shown.length) },
      {
        xaxis: axis("share of samples followed by an order (95% Wilson interval)", {
          tickformat: ".0%",
          range: [-0.02, 1.02],
        }),
        yaxis: namesAxis(of),
        ...namedVertical(rates.all.rate, `all: ${percent(rates.all.rate).text}`, {
          color: MUTED_COLOUR,
          dash: "dot",
        }),
        showlegend: false,
      },
    ),
  };
}

function ends(groups: readonly ConversionRate[]): string {
  const found = bestAndWorst(groups);
  if (found === null) return `Fewer than two have ${ENOUGH_SAMPLES} samples`;
  if (found.best.rate === found.worst.rate)
    return `All with at least ${ENOUGH_SAMPLES} samples convert alike (${percent(found.best.rate).text})`;
  return `Of those with at least ${ENOUGH_SAMPLES} samples, ${said(found.best)} converts best, ${said(found.worst)} worst`;
}

function said(group: ConversionRate): string {
  return `${group.name} (${percent(group.rate).text}, n = ${count(group.samples).text})`;
}
