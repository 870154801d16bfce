import type { CustomerBase } from "../../customers/customer-base";
import { wordsOf } from "../../customers/column";
import { columnNamed } from "../../customers/customer-base";
import type { FeatureMatrix } from "../../customers/recipe/apply-recipe";
import { featureOfColumns } from "../../customers/recipe/feature-recipe";
import { rawValues } from "../../customers/recipe/raw-values";
import { rowOf } from "../../math/linear/matrix";

/** A figure that moved a customer from one segment to another. */
export interface MoveReason {
  readonly feature: string;
  readonly unit: string;
  /** Numbers, or the words of a category. */
  readonly before: number | string;
  readonly after: number | string;
}

/** A customer in one period. */
export interface CustomerInPeriod {
  readonly base: CustomerBase;
  readonly matrix: FeatureMatrix;
  readonly row: number;
}

/**
 * The figure that brought a customer nearest to its new centre: of the way between two periods, the part along the line from the
 * old centre to the new one, column by column. Kernel: assumes one recipe on both sides.
 */
export function whyMoved(
  before: CustomerInPeriod,
  after: CustomerInPeriod,
  [from, to]: readonly [Float64Array, Float64Array] | readonly Float64Array[],
): MoveReason | null {
  const [old, now] = [before, after].map(({ matrix, row }) => rowOf(matrix, row));
  const along = Array.from(old, (value, j) => (now[j] - value) * (to[j] - from[j]));
  const most = Math.max(...along);
  if (!(most > 0)) return null;
  const feature = featureOfColumns(before.matrix.recipe)[along.indexOf(most)];
  if (feature.kind === "category") {
    const word = ({ base, row }: CustomerInPeriod): string =>
      wordsOf(columnNamed(base, feature.column))[row] ?? "not known";
    return Object.freeze({ feature: feature.name, unit: "", before: word(before), after: word(after) });
  }
  const raw = ({ base, row }: CustomerInPeriod): number => rawValues(base, feature.source)[row];
  return Object.freeze({
    feature: feature.source.column,
    unit: feature.unit,
    before: raw(before),
    after: raw(after),
  });
}
