import { decimal } from "../../text/format";
import type { Figure } from "../base/figure";
import { houseLayout, segmentColour } from "../base/theme";

/** One fitted mixture: its family of covariances, its components, its criterion. */
export interface CriterionPoint {
  readonly family: string;
  readonly components: number;
  readonly value: number;
}

/**
 * An information criterion by number of components, one line per covariance family; higher is better here.
 *
 * @example
 * const [two, three] = [{ components: 2, value: -40 }, { components: 3, value: -52 }];
 * informationCriterion([{ family: "full", ...two }, { family: "full", ...three }]).alt
 * // "Best: full covariances with 2 components, BIC -40.0."
 */
export function informationCriterion(points: readonly CriterionPoint[], name = "BIC"): Figure {
  const title = `${name} of Gaussian mixtures`;
  const families = [...new Set(points.map((point) => point.family))];
  const best = points.reduce<CriterionPoint | null>(
    (a, b) => (a === null || b.value > a.value ? b : a),
    null,
  );
  return {
    title,
    alt:
      best === null
        ? "No mixture could be fitted."
        : `Best: ${best.family} covariances with ${best.components} components, ${name} ${decimal(best.value, 1).text}.`,
    data: families.map((family, i) => {
      const own = points.filter((point) => point.family === family);
      return {
        type: "scatter",
        mode: "lines+markers",
        name: family,
        x: own.map((point) => point.components),
        y: own.map((point) => point.value),
        line: { color: segmentColour(i) },
      };
    }),
    layout: houseLayout({ title, x: "components", y: `${name} (higher is better)` }, { xaxis: { dtick: 1 } }),
  };
}
