/** The cells that carry the evidence of recommendations: notebook and cell id. */
export const EVIDENCE_CELLS = Object.freeze({
  concentration: "10-recommendations#concentration",
  silence: "10-recommendations#silence-table",
  silenceBySegment: "10-recommendations#silence-by-segment",
  crossSell: "10-recommendations#cross-sell",
  watchList: "10-recommendations#watch-list",
  money: "08-segment-profiles#money-view",
  standing: "08-segment-profiles#standing",
});
