import { SEGMENT_COLOURS } from "../../text/segment-colours";
import { xmlLetters } from "../../text/xml-letters";
import type { Layout } from "./figure";

/** The colour of rows that belong to no segment. */
const NOISE_COLOUR = "#9A9A9A";

/** The colour of a single series. */
export const MAIN_COLOUR = "#0072B2";

/** The colour that points something out: a threshold, the chosen one. */
export const ACCENT_COLOUR = "#D55E00";

/** The colour of what is in the background: a null distribution, a reference line. */
export const MUTED_COLOUR = "#9A9A9A";

/** From pale to strong, for quantities that start at nothing. */
export const SEQUENTIAL_SCALE = "Blues";

/** From orange over white to blue, for quantities with a middle that means nothing special. */
export const DIVERGING_SCALE: readonly (readonly [number, string])[] = [
  [0, "#B35806"],
  [0.25, "#F1A340"],
  [0.5, "#F7F7F7"],
  [0.75, "#67A9CF"],
  [1, "#0571B0"],
];

/** The colour of segment `label`; labels below 0 are noise. Colours repeat after the tenth. */
export function segmentColour(label: number): string {
  return label < 0 ? NOISE_COLOUR : SEGMENT_COLOURS[label % SEGMENT_COLOURS.length];
}

/** What a chart sets differently from the common style. */
export interface AxisTitles {
  readonly title: string;
  /** With its unit, such as `revenue (currency)`. */
  readonly x?: string;
  readonly y?: string;
  readonly height?: number;
}

/** The layout all figures share; a chart spreads its own settings over it, axes by `axis`. */
export function houseLayout({ title, x, y, height = 420 }: AxisTitles, more: Layout = {}): Layout {
  const { xaxis, yaxis, ...rest } = more;
  return {
    title: { text: title, x: 0, xref: "paper", xanchor: "left", font: { size: 16 } },
    font: { family: "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif", size: 13, color: "#222222" },
    paper_bgcolor: "#ffffff",
    plot_bgcolor: "#ffffff",
    colorway: SEGMENT_COLOURS,
    margin: { l: 70, r: 24, t: 56, b: 60 },
    height,
    hoverlabel: { align: "left" },
    ...(x === undefined ? { xaxis } : { xaxis: axis(x, xaxis as Layout) }),
    ...(y === undefined ? { yaxis } : { yaxis: axis(y, yaxis as Layout) }),
    ...rest,
  };
}

/** An axis with its title and a thin grid; category names that read as numbers stay names. */
export function axis(title: string, more: Layout = {}): Layout {
  return {
    // The distance makes Plotly keep the title clear of long tick labels.
    title: { text: title, standoff: 12 },
    automargin: true,
    gridcolor: "#e6e6e6",
    zerolinecolor: "#bbbbbb",
    linecolor: "#888888",
    ticks: "outside",
    ...more,
  };
}

/** A vertical axis that runs from the top down. */
export function downAxis(title: string, more: Layout = {}): Layout {
  return axis(title, { autorange: "reversed", ...more });
}

/** A vertical axis of names, the first on top, each with its label. */
export function namesAxis(title: string, more: Layout = {}): Layout {
  return downAxis(title, { type: "category", dtick: 1, ...more });
}

/** An axis of shares, from 0 to all; a little more where marks at 1 would be cut. */
export function shareAxis(title: string, upTo = 1): Layout {
  return axis(title, { tickformat: ".0%", range: [0, upTo] });
}

/**
 * Text of the data for a place where Plotly reads its small HTML (names, hover texts, ticks): it must stay text.
 * Plotly knows only a few tags and runs no script, but `<b>` in a customer's name should still be seen as typed, and a figure
 * with a letter that XML has no place for becomes no picture.
 */
export function plotlyText(text: string): string {
  return xmlLetters(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
