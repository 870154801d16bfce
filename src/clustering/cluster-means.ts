import { InputError } from "../core/input-error";
import { requireObservations, type Observations } from "../math/linear/observations";
import { NOISE } from "./clustering";

/** The mean row of every cluster, by name. */
export interface ClusterMeans {
  readonly clusterNames: readonly string[];
  readonly featureNames: readonly string[];
  /** One row per cluster, in the order of the labels, in the units of the matrix. */
  readonly values: readonly (readonly number[])[];
}

/**
 * The mean of every feature in every cluster; noise is left out. Cost O(n d).
 * @throws InputError when labels and rows differ in number.
 * @example clusterMeans(observations([[0], [2], [9]]), [0, 0, 1]).values // [[1], [9]]
 */
export function clusterMeans(x: Observations, labels: ArrayLike<number>): ClusterMeans {
  requireObservations(x, "clusterMeans(x)");
  if (labels.length !== x.rows) {
    throw new InputError({
      where: "clusterMeans(labels)",
      what: `${labels.length} labels`,
      legal: `${x.rows} labels, one per row`,
    });
  }
  const present = [...new Set(Array.from(labels))].filter((label) => label !== NOISE).sort((a, b) => a - b);
  const values = present.map((label) => {
    const sums = new Array<number>(x.columns).fill(0);
    let size = 0;
    for (let row = 0; row < x.rows; row++) {
      if (labels[row] !== label) continue;
      size++;
      for (let j = 0; j < x.columns; j++) sums[j] += x.data[row * x.columns + j];
    }
    return Object.freeze(sums.map((sum) => sum / size));
  });
  return Object.freeze({
    clusterNames: Object.freeze(present.map((label) => `cluster ${label + 1}`)),
    featureNames: x.columnNames,
    values: Object.freeze(values),
  });
}
