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

/**
 * Colours of products, by index: none of them is one of the first segments', so that a product is never taken for a
 * segment. After Tol's muted palette (2021), darkened where it is too pale on white.
 */
export const PRODUCT_COLOURS: readonly string[] = [
  "#332288",
  "#B8A13A",
  "#44AA99",
  "#882255",
  "#117733",
  "#6FB3D9",
  "#AA4499",
  "#7A7A2E",
  "#CC6677",
  "#5B5B5B",
  "#661100",
  "#A6761D",
];
