import { percent } from "../../text/format";
import type { LiftPoint } from "../../models/lift";
import type { Figure, Trace } from "../base/figure";
import { diagonal } from "../base/reference-line";
import { axis, houseLayout, plotlyText, shareAxis } from "../base/theme";
import { SEGMENT_COLOURS } from "../../text/segment-colours";

/** One gain curve with its name. */
export interface NamedGain {
  readonly name: string;
  readonly points: readonly LiftPoint[];
}

/** What is taken, what is found by it, and the figure's title. */
export interface GainWords {
  readonly taken: string;
  readonly found: string;
  readonly title: string;
}

const SAMPLE_WORDS: GainWords = {
  taken: "samples",
  found: "orders",
  title: "What share of orders would fewer samples keep?",
};

/**
 * Gain curves: sending only the most promising share of the samples, what share of the orders would one keep?
 *
 * @example
 * gainCurve([{ name: "logistic regression", points: liftCurve([0, 0, 1, 1], [0.1, 0.4, 0.6, 0.9]) }]).title // "What share of orders would fewer samples keep?"
 */
export function gainCurve(
  curves: readonly NamedGain[],
  { taken, found, title }: GainWords = SAMPLE_WORDS,
): Figure {
  const traces = curves.map(({ name, points }, i): Trace => ({
    type: "scatter",
    mode: "lines",
    name: plotlyText(name),
    x: [0, ...points.map((point) => point.taken)],
    y: [0, ...points.map((point) => point.found)],
    customdata: [1, ...points.map((point) => point.lift)],
    line: { color: SEGMENT_COLOURS[i % SEGMENT_COLOURS.length] },
    hovertemplate: `%{x:.0%} of the ${plotlyText(taken)} keep %{y:.0%} of the ${plotlyText(found)} (lift %{customdata:.1f})<extra></extra>`,
  }));
  const half = curves.map(({ name, points }) => {
    const at = [...points].reverse().find((point) => point.taken <= 0.5);
    return `${name}: ${percent(at?.found ?? 0, 0).text} with ${percent(at?.taken ?? 0, 0).text} of the ${taken}`;
  });
  return {
    title,
    alt: `${half.join("; ")}.`,
    data: [...traces, diagonal("at random")],
    layout: houseLayout(
      { title, height: 460 },
      {
        xaxis: axis(
          taken === "samples"
            ? "share of samples sent, the most promising first"
            : `share of ${plotlyText(taken)}, the most likely first`,
          { tickformat: ".0%", range: [0, 1] },
        ),
        yaxis: shareAxis(`share of ${plotlyText(found)} kept`, 1.01),
        legend: { x: 0.98, y: 0.03, xanchor: "right" },
      },
    ),
  };
}
