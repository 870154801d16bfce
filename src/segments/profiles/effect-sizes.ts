import { mean } from "../../core/mean";
import { squaredDeviations } from "../../core/squared-deviations";
import { sumBy, sumOf } from "../../core/sum";

/** Values of a variable, separated by segment; empty groups are allowed and count for nothing. */
export type GroupedValues = readonly ArrayLike<number>[];

/** The values of all groups, one group after the other. */
export function joined(groups: GroupedValues): Float64Array {
  const all = new Float64Array(sumBy(groups, ({ length }) => length));
  let place = 0;
  for (const group of groups) {
    all.set(group, place);
    place += group.length;
  }
  return all;
}

/**
 * Cohen's d: the difference of two means in pooled standard deviations (Cohen 1988; divisor n - 2). Positive
 * where the first group lies above. About .2 is small, .5 medium, .8 large.
 *
 * @param weights how often each value of the group and of the rest counts; left out, once each.
 * @returns null where a group is empty, both hold fewer than three values together, or nothing varies.
 */
export function cohensD(
  group: ArrayLike<number>,
  rest: ArrayLike<number>,
  weights: readonly (ArrayLike<number> | undefined)[] = [],
): number | null {
  const [own, others] = weights;
  const freedom = (own ? sumOf(own) : group.length) + (others ? sumOf(others) : rest.length) - 2;
  if (group.length === 0 || rest.length === 0 || !(freedom >= 1)) return null;
  const pooled = (squaredDeviations(group, own) + squaredDeviations(rest, others)) / freedom;
  return pooled > 0 ? (mean(group, own) - mean(rest, others)) / Math.sqrt(pooled) : null;
}

/**
 * Eta squared: the share of a variable's variance that lies between the groups, 0 (none) to 1 (all).
 *
 * @param weights how often each value counts, in the same groups; left out, once each.
 * @returns null for fewer than two groups with values, or a variable that does not vary.
 */
export function etaSquared(groups: GroupedValues, weights?: GroupedValues): number | null {
  if (groups.filter((group) => group.length > 0).length < 2) return null;
  const total = squaredDeviations(joined(groups), weights && joined(weights));
  if (!(total > 0)) return null;
  const within = sumBy(groups, (group, i) => squaredDeviations(group, weights?.[i]));
  return Math.max(0, 1 - within / total);
}

/**
 * Cramér's V of a contingency table: 0 (independent) to 1 (one decides the other), without bias correction.
 *
 * @param counts a row per group, a column per category.
 * @returns null where fewer than two rows or columns hold anything.
 */
export function cramersV(counts: readonly (readonly number[])[]): number | null {
  const columns = counts.length === 0 ? 0 : counts[0].length;
  const rowSums = counts.map(sumOf);
  const columnSums = Array.from({ length: columns }, (_, j) => sumBy(counts, (row) => row[j]));
  const total = sumOf(rowSums);
  const smaller = Math.min(rowSums.filter((s) => s > 0).length, columnSums.filter((s) => s > 0).length);
  if (smaller < 2) return null;
  let chiSquared = 0;
  counts.forEach((row, i) =>
    row.forEach((count, j) => {
      const expected = (rowSums[i] * columnSums[j]) / total;
      if (expected > 0) chiSquared += (count - expected) ** 2 / expected;
    }),
  );
  return Math.sqrt(chiSquared / total / (smaller - 1));
}
