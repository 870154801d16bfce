import type { Feature, NumberFeature } from "../../customers/recipe/feature-recipe";
import { originalValue } from "../../customers/recipe/invert-features";
import { LOG_NAME } from "../../customers/recipe/transformed";

/** The smallest change of one figure that would bring a customer nearer to another group's centre. */
export interface SmallestChange {
  readonly feature: string;
  /** Unit of `from` and `to`. */
  readonly unit: string;
  readonly from: number;
  readonly to: number;
  /** Index of the group it would then be nearest to. */
  readonly towards: number;
  /** Size of the change in units of the clustered matrix; 0 where the customer is nearer to it already. */
  readonly size: number;
}

/**
 * Looks, figure by figure, how far one figure alone would have to move until another centre is as near as the
 * own one, and keeps the smallest such move that stays within what some customer shows of that figure.
 *
 * @param values the customer's row. @param least @param most the range of each column over all customers. @param centers of all groups. @param own index of its group.
 * @returns null where no single figure can do it. Cost O(k d).
 */
export function smallestChange(
  values: Float64Array,
  centers: readonly Float64Array[],
  own: number,
  features: readonly Feature[],
  least: Float64Array,
  most: Float64Array,
): SmallestChange | null {
  let best: SmallestChange | null = null;
  centers.forEach((center, towards) => {
    if (towards === own) return;
    let ahead = 0;
    for (let j = 0; j < values.length; j++) {
      ahead += (values[j] - center[j]) ** 2 - (values[j] - centers[own][j]) ** 2;
    }
    features.forEach((column, j) => {
      // A word cannot move a little.
      if (column.kind === "category") return;
      const slope = 2 * (center[j] - centers[own][j]);
      if (slope === 0) return;
      const delta = ahead <= 0 ? 0 : ahead / slope;
      if (values[j] + delta < least[j] || values[j] + delta > most[j]) return;
      const [from, to] = [raw(column, values[j]), raw(column, values[j] + delta)];
      if (best !== null && Math.abs(delta) >= best.size) return;
      best = Object.freeze({
        feature: column.name.replace(LOG_NAME, ""),
        unit: column.unit,
        from,
        to,
        towards,
        size: Math.abs(delta),
      });
    });
  });
  return best;
}

function raw(column: NumberFeature, value: number): number {
  const back = originalValue(column, value);
  // A hair below nothing is rounding.
  return Math.abs(back) < 1e-9 ? 0 : back;
}
