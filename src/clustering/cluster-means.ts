import { meansOfGroups } from "../math/linear/means-of-groups";
import { requireObservations, type Observations } from "../math/linear/observations";
import { NOISE } from "./clustering";
import { requireLabels } from "./require-labels";

/** The mean row of every cluster, by name. */
export interface ClusterMeans {
  readonly clusterNames: readonly string[];
  readonly featureNames: readonly string[];
  /** One row per cluster, in the order of the labels, in the units of the matrix. */
  readonly values: readonly (readonly number[])[];
}

/**
 * The mean of every feature in every cluster; noise is left out, and row weights count. Cost O(n d).
 * @throws InputError when labels and rows differ in number.
 * @example clusterMeans(observations([[0], [2], [9]]), [0, 0, 1]).values // [[1], [9]]
 */
export function clusterMeans(x: Observations, labels: ArrayLike<number>): ClusterMeans {
  requireObservations(x, "clusterMeans(x)");
  requireLabels(labels, x.rows, "clusterMeans(labels)");
  const present = [...new Set(Array.from(labels))].filter((label) => label !== NOISE).sort((a, b) => a - b);
  const place = new Map(present.map((label, c) => [label, c]));
  const groups = Int32Array.from(labels, (label) => place.get(label) ?? NOISE);
  const means = meansOfGroups(x.data, x.columns, groups, present.length, x.weights);
  const values = present.map((_, c) =>
    Object.freeze([...means.subarray(c * x.columns, (c + 1) * x.columns)]),
  );
  return Object.freeze({
    clusterNames: Object.freeze(present.map((label) => `cluster ${label + 1}`)),
    featureNames: x.columnNames,
    values: Object.freeze(values),
  });
}
