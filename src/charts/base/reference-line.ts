import type { Layout, Trace } from "./figure";
import { MUTED_COLOUR } from "./theme";

/** How a line of reference is drawn, as Plotly takes it. */
export interface LineStyle {
  readonly color: string;
  readonly dash?: "dot" | "dash";
  readonly width?: number;
}

/** A line from bottom to top at one value of the x axis: one of the `shapes` of a layout. */
export function verticalAt(x: number, line: LineStyle): Layout {
  return { type: "line", x0: x, x1: x, yref: "paper", y0: 0, y1: 1, line };
}

/** A line from left to right at one value of the y axis: one of the `shapes` of a layout. */
export function horizontalAt(y: number, line: LineStyle): Layout {
  return { type: "line", xref: "paper", x0: 0, x1: 1, y0: y, y1: y, line };
}

/** A vertical line with its words above it, as the settings of a layout. */
export function namedVertical(x: number, text: string, line: LineStyle): Layout {
  return {
    shapes: [verticalAt(x, line)],
    annotations: [
      {
        x,
        y: 1,
        yref: "paper",
        yanchor: "bottom",
        text,
        showarrow: false,
        font: { size: 11, color: "#555555" },
      },
    ],
  };
}

/** The line from 0 to 1 on both axes: what chance gives, or equality. */
export function diagonal(name: string): Trace {
  return {
    type: "scatter",
    mode: "lines",
    name,
    x: [0, 1],
    y: [0, 1],
    line: { color: MUTED_COLOUR, dash: "dot" },
    hoverinfo: "skip",
  };
}
