/** The cells that carry the evidence of advice on samples: notebook and cell id. */
export const SAMPLE_CELLS = Object.freeze({
  allocation: "10-recommendations#allocation-gain",
  bySegment: "10-recommendations#samples-by-segment",
});
