import { sumBy, sumOf } from "../../core/sum";
import { columnOf } from "../../math/linear/matrix";
import { mean } from "../../core/mean";
import { groupCenters } from "../group-centers";
import type { Segmentation } from "../segmentation";

/** How much of the difference between the groups is in one column. */
export interface ColumnContribution {
  readonly column: string;
  /** Share of the sum of squares between groups, 0 to 1; NaN where the centres coincide. */
  readonly share: number;
}

/**
 * Which columns of the clustered matrix part the groups: the sum of squares between the groups' centres and the
 * centre of all their members, column by column. A division that lies in one column for the most part is, in plain
 * words, a threshold on that column. Customers without a group take no part.
 *
 * @returns the largest share first; the shares add up to 1. Cost O(n d).
 * @example columnContributions(segmentation)[0].column // "DURRY share"
 */
export function columnContributions(segmentation: Segmentation): readonly ColumnContribution[] {
  const { features, groups } = segmentation;
  const centers = groupCenters(segmentation);
  const members = groups.flatMap((group) => group.members);
  const weights = features.weights && members.map((row) => features.weights![row]);
  const between = features.columnNames.map((_, j) => {
    const column = columnOf(features, j);
    const middle = mean(
      members.map((row) => column[row]),
      weights,
    );
    return sumBy(groups, (group, i) => group.count * (centers[i][j] - middle) ** 2);
  });
  const total = sumOf(between);
  // Centres that coincide differ by rounding, which is small compared with the values themselves.
  const rounding = 1e-20 * sumBy(features.data, (value) => value * value);
  return Object.freeze(
    features.columnNames
      .map((column, j) => Object.freeze({ column, share: total > rounding ? between[j] / total : NaN }))
      .sort((a, b) => b.share - a.share),
  );
}
