import type { Figure, Layout } from "./figure";
import { houseLayout, SEQUENTIAL_SCALE } from "./theme";

/** A grid of coloured cells with its two axes. */
export interface HeatMap {
  readonly title: string;
  readonly alt: string;
  readonly height: number;
  /** The names of the columns and rows, escaped for Plotly. */
  readonly x: readonly (string | number)[];
  readonly y: readonly (string | number)[];
  /** Row by row; null draws no cell. Or as Plotly packs numbers. */
  readonly z: readonly (readonly (number | null)[])[] | Layout;
  /** The values of the two ends of the colours; those of the cells where it is left out. */
  readonly ends?: readonly [number, number];
  readonly colours: string | readonly (readonly [number, string])[];
  /** The title of the bar of colours, and what else is set of it. */
  readonly bar: Layout & { readonly title: string };
  readonly xaxis: Layout;
  readonly yaxis: Layout;
  /** The words in the cells and under the pointer, gaps, and what else one chart alone needs. */
  readonly cells?: Layout;
}

/** Draws cells as colours: blue from pale to strong, or both ways from the middle of a scale. */
export function heatMap({
  title,
  alt,
  height,
  x,
  y,
  z,
  ends,
  colours,
  bar,
  xaxis,
  yaxis,
  cells,
}: HeatMap): Figure {
  return {
    title,
    alt,
    data: [
      {
        type: "heatmap",
        x,
        y,
        z,
        ...(ends === undefined ? {} : { zmin: ends[0], zmax: ends[1] }),
        colorscale: colours,
        ...(colours === SEQUENTIAL_SCALE ? { reversescale: true } : {}),
        colorbar: { ...bar, title: { text: bar.title } },
        ...cells,
      },
    ],
    layout: houseLayout({ title, height }, { xaxis, yaxis }),
  };
}
