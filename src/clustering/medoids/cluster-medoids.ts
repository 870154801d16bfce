import { sumBy } from "../../core/sum";
import { matrixRows } from "../../math/linear/matrix-rows";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { euclidean } from "../../math/distances/distances";
import { NOISE } from "../clustering";
import { requireLabels } from "../require-labels";

/**
 * The medoid of every cluster: the row with the least sum of Euclidean distances to the others of its cluster, the
 * first among ties. Of a finished k-medoids clustering these are its own medoids. Noise is left out; row weights count.
 *
 * @returns one row per cluster in the order of the labels, in the units of the matrix.
 * @throws InputError when labels and rows differ in number. Cost O(n^2 d).
 * @example clusterMedoids(observations([[0], [1], [5], [9]]), [0, 0, 0, 1]) // [[1], [9]]
 */
export function clusterMedoids(x: Observations, labels: ArrayLike<number>): readonly (readonly number[])[] {
  requireObservations(x, "clusterMedoids(x)");
  requireLabels(labels, x.rows, "clusterMedoids(labels)");
  const rows = matrixRows(x).map((row, i) => ({ at: Float64Array.from(row), weight: x.weights?.[i] ?? 1 }));
  const present = [...new Set(Array.from(labels))].filter((label) => label !== NOISE).sort((a, b) => a - b);
  return Object.freeze(
    present.map((label) => {
      const members = rows.filter((_, row) => labels[row] === label);
      const totals = members.map((one) =>
        sumBy(members, (other) => other.weight * euclidean(one.at, other.at)),
      );
      return Object.freeze(Array.from(members[totals.indexOf(Math.min(...totals))].at));
    }),
  );
}
