import { columnOf } from "../../math/linear/matrix";
import { mixedObservations, type MixedColumn } from "../../math/linear/mixed-observations";
import type { Observations } from "../../math/linear/observations";
import { requireRows, requireSameColumns } from "../requirements";
import { latentClass } from "./latent-class";
import type { LatentClassClustering } from "./latent-class-clustering";
import { predictLatentClass } from "./latent-class-predict";

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
    return new Set(values).size === 2 ? yesNoColumn(name, values) : { name, kind: "numeric", values };
  });
  return latentClass(mixedObservations(x.rowNames, columns), {
    ...options,
    ...(x.weights === undefined ? {} : { weights: x.weights }),
    standardErrors: false,
  });
}

/** The classes of other rows. A value of a yes/no column that the fit did not meet counts as missing. Cost O(n k columns). */
export function predictLatentProfiles(model: LatentClassClustering, x: Observations): Int32Array {
  requireSameColumns(
    x,
    model.indicators.map(({ name }) => name),
    "predictLatentProfiles(x)",
  );
  const columns = model.indicators.map(({ name, kind, levels }, j): MixedColumn => {
    const values = Array.from(columnOf(x, j));
    return kind === "categorical" ? yesNoColumn(name, values, levels) : { name, kind: "numeric", values };
  });
  return predictLatentClass(model, mixedObservations(x.rowNames, columns)).labels;
}

function yesNoColumn(name: string, values: readonly number[], levels?: readonly string[]): MixedColumn {
  const texts = values.map((value) => {
    const text = String(value);
    return levels === undefined || levels.includes(text) ? text : null;
  });
  return { name, kind: "nominal", values: texts };
}
