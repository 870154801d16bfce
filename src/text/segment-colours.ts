/**
 * Colours of segments, by index: Okabe and Ito's palette (2008), which colour-blind readers can distinguish too,
 * darkened where it is too pale on white, then a few more for larger k. One segment keeps its colour
 * through all notebooks.
 */
export const SEGMENT_COLOURS: readonly string[] = [
  "#0072B2",
  "#D55E00",
  "#009E73",
  "#CC79A7",
  "#E69F00",
  "#56B4E9",
  "#7A5195",
  "#8C6D31",
  "#4D4D4D",
  "#B3DE69",
];
