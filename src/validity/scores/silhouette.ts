import { distanceBetween, euclidean, type Dissimilarities } from "../../math/distances/distances";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { isDissimilarities } from "../../math/distances/row-distances";
import { membersOf, NOISE, readWeightedGroups, weightOf, type WeightedGroups } from "../groups";
import type { Score } from "./score";
import { silhouetteMeansOfPairs, silhouetteOf, type SilhouetteMeans } from "./silhouette-kernel";
import { silhouetteMeansInThreads } from "./silhouette-threads";
import { weightedSilhouetteMeans } from "./silhouette-weighted";
import { sortedByCluster, startsOf } from "./sorted-rows";

/** The silhouette of one cluster. */
export interface ClusterSilhouette {
  readonly label: number;
  readonly size: number;
  /** Mean silhouette of its rows. */
  readonly mean: number;
}

/** How well each row sits in its cluster. `value` is the mean over all scored rows. */
export interface Silhouette extends Score {
  readonly better: "higher";
  /** Mean per cluster, in the order of the labels; empty where the silhouette is not defined. */
  readonly clusters: readonly ClusterSilhouette[];
  /** One silhouette per row, -1 to 1; NaN for noise rows, and for all rows where it is not defined. */
  readonly perRow: Float64Array;
  /** Per row the label of the nearest other cluster: where it would go next. -1 where there is none. */
  readonly neighbours: Int32Array;
}

/**
 * Silhouette: per row (b - a) / max(a, b), where a is the mean distance to the other rows of its cluster
 * and b the mean distance to the rows of the nearest other cluster.
 *
 * Higher is better: near 1 the row is well inside, near 0 between two clusters, below 0 nearer to another
 * one. Rousseeuw reads a mean above .7 as strong, .5 to .7 reasonable, .25 to .5 weak structure; yet
 * one cloud without groups can score as high, so compare it with `twinNull`.
 *
 * A row alone in its cluster has silhouette 0, and so has a row with a = b = 0. Undefined (null, NaN per
 * row) for fewer than two clusters and for as many clusters as rows. Noise rows (-1) are left out, also
 * as neighbours, and counted.
 *
 * Exact, not sampled. Cost O(n^2 d) time and O(n d) memory from observations (Euclidean distances);
 * O(n^2) time from `Dissimilarities`, for any other metric.
 *
 * Source: Rousseeuw 1987, "Silhouettes: a graphical aid to the interpretation and validation of cluster analysis".
 *
 * @param weights one per row: a row of weight 2 counts as two equal rows, one of weight 0 as none. Default those of x, else 1 each.
 * A row of weight 1 or less that is alone in its cluster has silhouette 0; weights cost O(n^2 d) without the shortcuts.
 * @throws InputError when labels and rows differ in number, and for weights that are not numbers of at least 0.
 * @example silhouette(observations([[0], [1], [8], [9]]), [0, 0, 1, 1]).value // 0.8745
 */
export function silhouette(
  x: Observations | Dissimilarities,
  labels: ArrayLike<number>,
  weights: ArrayLike<number> | undefined = isDissimilarities(x) ? undefined : x.weights,
): Silhouette {
  const distances = isDissimilarities(x) ? x : null;
  if (!isDissimilarities(x)) requireObservations(x, "silhouette(x)");
  const rows = isDissimilarities(x) ? x.size : x.rows;
  const groups = readWeightedGroups(labels, rows, weights, "silhouette");
  const k = groups.labels.length;
  const perRow = new Float64Array(rows).fill(NaN);
  const neighbours = new Int32Array(rows).fill(NOISE);
  const defined = k >= 2 && k < groups.mass;
  const clusters: ClusterSilhouette[] = [];
  let sum = 0;
  if (defined) {
    const members = membersOf(groups);
    const means =
      groups.weights !== undefined
        ? weightedMeans(x, members, groups)
        : distances
          ? fromDistances(distances, members)
          : fromRows(x as Observations, members);
    let sorted = 0;
    members.forEach((rowsOfCluster, c) => {
      let clusterSum = 0;
      for (const row of rowsOfCluster) {
        const alone = rowsOfCluster.length === 1 && groups.masses[c] <= 1;
        perRow[row] = silhouetteOf(means.own[sorted], means.nearest[sorted], alone);
        neighbours[row] = groups.labels[means.neighbour[sorted]];
        clusterSum += weightOf(groups, row) * perRow[row];
        sorted++;
      }
      sum += clusterSum;
      clusters.push(
        Object.freeze({
          label: groups.labels[c],
          size: rowsOfCluster.length,
          mean: clusterSum / groups.masses[c],
        }),
      );
    });
  }
  return Object.freeze({
    value: defined ? sum / groups.mass : null,
    better: "higher",
    clusterCount: k,
    scoredRows: groups.scoredRows,
    noiseRows: groups.noiseRows,
    clusters: Object.freeze(clusters),
    perRow,
    neighbours,
  });
}

function fromRows(x: Observations, members: readonly Int32Array[]): SilhouetteMeans {
  const { data, d, starts } = sortedByCluster(x, members);
  return silhouetteMeansInThreads(data, d, starts);
}

function fromDistances(distances: Dissimilarities, members: readonly Int32Array[]): SilhouetteMeans {
  const starts = startsOf(members);
  const order = new Int32Array(starts[members.length]);
  members.forEach((rows, c) => order.set(rows, starts[c]));
  return silhouetteMeansOfPairs(distances.values, distances.size, order, starts);
}

function weightedMeans(
  x: Observations | Dissimilarities,
  members: readonly Int32Array[],
  { weights, masses }: WeightedGroups,
): SilhouetteMeans {
  const between = isDissimilarities(x)
    ? (i: number, j: number) => distanceBetween(x, i, j)
    : (i: number, j: number) => euclidean(x.data, x.data, i * x.columns, j * x.columns, x.columns);
  return weightedSilhouetteMeans(members, between, weights as Float64Array, masses);
}
