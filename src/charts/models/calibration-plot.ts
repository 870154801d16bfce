import { percent } from "../../text/format";
import type { CalibrationBin } from "../../models/calibration";
import type { Figure } from "../base/figure";
import { intervalBars } from "../base/interval-bars";
import { diagonal } from "../base/reference-line";
import { houseLayout, MAIN_COLOUR, plotlyText, shareAxis } from "../base/theme";

/**
 * Predicted against observed shares, bin by bin, with 95% intervals: on the line, probabilities mean what they say.
 *
 * @example
 * calibrationPlot(calibration([0, 0, 1, 1], [0.1, 0.4, 0.6, 0.9], 2), "logistic regression").title // "Do the probabilities mean what they say? (logistic regression)"
 */
export function calibrationPlot(
  bins: readonly CalibrationBin[],
  model: string,
  { rows, happened } = { rows: "samples", happened: "share that converted" },
): Figure {
  const title = `Do the probabilities mean what they say? (${model})`;
  const worst = bins.reduce((a, b) =>
    Math.abs(b.predicted - b.observed) > Math.abs(a.predicted - a.observed) ? b : a,
  );
  return {
    title,
    alt: `The widest gap: ${percent(worst.predicted, 0).text} predicted, ${percent(worst.observed, 0).text} observed.`,
    data: [
      diagonal("as predicted"),
      {
        type: "scatter",
        mode: "markers",
        name: "observed, with 95% interval",
        x: bins.map((bin) => bin.predicted),
        y: bins.map((bin) => bin.observed),
        text: bins.map((bin) => `${bin.rows} ${rows}`),
        error_y: intervalBars(
          bins.map(({ low, observed, high }) => ({ low, value: observed, high })),
          { color: MAIN_COLOUR, thickness: 1.5 },
        ),
        marker: { color: MAIN_COLOUR, size: 9 },
        hovertemplate: "%{text}: %{x:.0%} predicted, %{y:.0%} observed<extra></extra>",
      },
    ],
    layout: houseLayout(
      { title, height: 460 },
      {
        xaxis: shareAxis("mean predicted probability"),
        yaxis: shareAxis(plotlyText(happened), 1.01),
        legend: { x: 0.02, y: 0.98 },
      },
    ),
  };
}
