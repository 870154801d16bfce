import type { FeatureOptions } from "../../customers/recipe/fit-recipe";

/**
 * How the study turns customers into features, reasoned before any clustering: measures of size on a log scale,
 * since they span several powers of ten; the mix as shares, since what is bought is another question than how
 * much; volume once, since revenue, pieces and area say the same; size and mix with equal weight, since
 * otherwise seven shares would outvote two measures.
 */
export const CHAMPO_FEATURES: FeatureOptions = Object.freeze({
  columns: Object.freeze(["revenue", "piece size"]),
  transform: "log",
  parts: "share",
  scale: "standard",
  weight: "balanced",
});
