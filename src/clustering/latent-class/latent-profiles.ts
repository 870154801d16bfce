import { columnOf } from "../../math/linear/matrix";
import { mixedObservations, type MixedColumn } from "../../math/linear/mixed-observations";
import type { Observations } from "../../math/linear/observations";
import { requireRows } from "../requirements";
import { latentClass } from "./latent-class";
import type { LatentClassClustering } from "./latent-class-clustering";

/** How to run `latentProfiles`. */
export interface LatentProfilesOptions {
  /** The number of classes, 1 to the number of rows. */
  readonly k: number;
  readonly seed: number;
  /** Short starts; default as `latentClass`. */
  readonly starts?: number;
}

/**
 * Latent classes of a matrix of numbers, for comparison with the methods that take one: a column with two different
 * values is categorical, any other normal (a "latent profile"). Where the table has answers, counts, ranks or missing
 * values, take `latentClass`, which knows them as such.
 *
 * @throws InputError for no rows or columns, and for k that is not a whole number from 1 to the number of rows.
 * Cost as `latentClass`; no standard errors.
 * @example latentProfiles(features, { k: 4, seed: 7 }).entropy
 */
export function latentProfiles(x: Observations, options: LatentProfilesOptions): LatentClassClustering {
  requireRows(x, "latentProfiles");
  const columns = x.columnNames.map((name, j): MixedColumn => {
    const values = Array.from(columnOf(x, j));
    return new Set(values).size === 2
      ? { name, kind: "nominal", values: values.map(String) }
      : { name, kind: "numeric", values };
  });
  return latentClass(mixedObservations(x.rowNames, columns), {
    ...options,
    standardErrors: false,
  });
}
