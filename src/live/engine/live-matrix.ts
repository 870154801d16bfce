import { InputError } from "../../core/input-error";
import { selectCustomers, type CustomerBase } from "../../customers/customer-base";
import { applyRecipe, customerFeatures, type FeatureMatrix } from "../../customers/recipe/apply-recipe";
import { baseOf, type LiveData } from "../live-data";
import type { LiveState } from "../live-state";

/** The matrix that is clustered and scored, and the customers left out of it, scaled like the others. */
export interface LiveMatrix {
  readonly x: FeatureMatrix;
  /** The customers in `x`. */
  readonly base: CustomerBase;
  /** Which customers of the data the rows are, ascending. */
  readonly rows: Int32Array;
  readonly leftOut: FeatureMatrix;
  readonly leftOutRows: Int32Array;
  /** Values that were missing and took a feature's `fill`. */
  readonly filled: number;
}

/**
 * The features of a state, by the same recipe as everywhere: for the study's own choice, byte for byte the matrix that
 * the study clustered.
 *
 * @throws InputError without features, or with fewer than two customers left. Cost O(customers x columns).
 */
export function liveMatrix(data: LiveData, state: LiveState): LiveMatrix {
  const base = baseOf(data);
  const without = new Set(state.without);
  const all = Int32Array.from(base.customers.keys());
  const rows = all.filter((row) => !without.has(base.customers[row]));
  const leftOutRows = all.filter((row) => without.has(base.customers[row]));
  if (state.features.length === 0) {
    throw new InputError({ where: "Features", what: "none", legal: "at least one" });
  }
  if (rows.length < 2) {
    throw new InputError({ where: "Customers", what: `${rows.length}`, legal: "at least two" });
  }
  const kept = selectCustomers(base, rows);
  const { features, transform, scale, weight } = state;
  // Parts of a whole are chosen by name like all else: none comes along by itself.
  const x = customerFeatures(kept, { columns: features, parts: "none", transform, scale, weight });
  return Object.freeze({
    x,
    base: kept,
    rows,
    leftOut: applyRecipe(x.recipe, selectCustomers(base, leftOutRows)),
    leftOutRows,
    filled: x.filled.length,
  });
}
