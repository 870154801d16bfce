import { sampleSkewness } from "simple-statistics";
import { requireWhole } from "../../core/require-whole";
import { isNumberColumn } from "../column";
import type { CustomerBase } from "../customer-base";

/**
 * The compared numbers with the longest tails to the right, the longest first. Parts of a whole are left out: they enter as
 * shares.
 *
 * @param most names at most. Cost O(cells).
 * @example longTails(base, 4) // ["spend", "orders"]
 */
export function longTails(base: CustomerBase, most: number): readonly string[] {
  requireWhole(most, "longTails(most)", 1);
  const skewed = base.columns
    .filter(({ role, type, whole }) => role === "feature" && type !== "date" && whole === null)
    .filter(isNumberColumn)
    .map(({ name, numbers }) => {
      const known = Array.from(numbers.filter((value) => !Number.isNaN(value)));
      return { name, skewness: new Set(known).size > 2 ? sampleSkewness(known) : 0 };
    });
  return Object.freeze(
    skewed
      .sort((a, b) => b.skewness - a.skewness)
      .slice(0, most)
      .map(({ name }) => name),
  );
}
