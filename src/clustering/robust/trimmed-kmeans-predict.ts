import type { Observations } from "../../math/linear/observations";
import { NOISE } from "../clustering";
import { requireSameColumns } from "../requirements";
import { assign } from "./kernels/trimmed-steps";
import type { TrimmedKMeans } from "./trimmed-kmeans";

/** New rows placed by `predictTrimmedKMeans`. */
export interface TrimmedPlacement {
  /** The cluster of the nearest centre; `NOISE` (-1) for rows beyond the model's reach. */
  readonly labels: Int32Array;
  /** The nearest centre whatever the distance. */
  readonly nearest: Int32Array;
  readonly distances: Float64Array;
}

/**
 * Places new rows at the nearest centre, or nowhere when they are farther from it than any row the model kept.
 *
 * @param x new rows, same columns, prepared in the same way as those that were clustered.
 * @throws InputError when the columns differ. Cost O(n k d).
 * @example
 * const model = trimmedKMeans(x, { k: 2, trim: 0.1, seed: 7 });
 * predictTrimmedKMeans(model, observations([[2, 25]], { columnNames: ["orders", "spend"] })).labels // [0]
 */
export function predictTrimmedKMeans(model: TrimmedKMeans, x: Observations): TrimmedPlacement {
  requireSameColumns(x, model.columnNames, "predictTrimmedKMeans(x)");
  const nearest = new Int32Array(x.rows);
  const squared = new Float64Array(x.rows);
  assign(x.data, x.rows, x.columns, model.clusterCount, model.centers.data, nearest, squared);
  const distances = squared.map(Math.sqrt);
  const labels = nearest.map((c, i) => (distances[i] <= model.reach ? c : NOISE));
  return Object.freeze({ labels, nearest, distances });
}
