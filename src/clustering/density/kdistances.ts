import { refuseWeights } from "../../math/linear/row-weights";
import type { Dissimilarities, Metric } from "../../math/distances/distances";
import { InputError } from "../../core/input-error";
import { buildKdTree } from "../../math/distances/kd-tree";
import { nearestOfAll } from "../../math/distances/kd-tree-all-nearest";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { distancesFrom, isDissimilarities, kthDistances } from "../../math/distances/row-distances";

export interface KDistanceOptions {
  /** Which neighbour, the row itself not counted. Default 4, which goes with `minPoints` 5. */
  readonly k?: number;
  /** Default `euclidean`. */
  readonly metric?: Metric;
}

/** The k-distance curve, from which `eps` of DBSCAN is read. */
export interface KDistances {
  readonly k: number;
  /** The distance from each row to its k-th nearest other row, in the order of the rows. */
  readonly distances: Float64Array;
  /** The same, ascending: the curve. */
  readonly sorted: Float64Array;
  /** The row behind each point of the curve; the last ones are the most isolated. */
  readonly order: Int32Array;
  /**
   * A first guess at `eps`: the curve's knee, its point farthest below the line from its first to its
   * last point. NaN with fewer than 3 rows or a curve that is flat. Look at the curve before you believe it.
   */
  readonly knee: number;
  /** The index of the knee on the curve, from 0; -1 when there is none. */
  readonly kneeIndex: number;
}

/**
 * The distance of each row to its k-th nearest neighbour, sorted: rows left of the curve's knee lie in
 * clusters, those right of it are noise, and the height of the knee is a fair `eps` for
 * `dbscan(x, { eps, minPoints: k + 1 })`.
 *
 * @param x one row per customer, or distances between them.
 * @throws InputError when k is not a whole number from 1 to rows - 1. With no rows any k is taken, and the
 * curve is empty.
 * Source: Ester, Kriegel, Sander & Xu 1996 (there sorted the other way round).
 * Cost: Euclidean about O(n (k + log n)) in few columns; any other distance O(n^2 d). Memory O(n d).
 * @example kDistances(observations([[0], [1], [2], [9]]), { k: 1 }).sorted // [1, 1, 1, 7]
 */
export function kDistances(x: Observations | Dissimilarities, options: KDistanceOptions = {}): KDistances {
  const { k = 4, metric = "euclidean" } = options;
  const given = isDissimilarities(x);
  if (!given) {
    requireObservations(x, "kDistances(x)");
    refuseWeights(x, "kDistances(x)");
  }
  const rows = given ? x.size : x.rows;
  if (!Number.isInteger(k) || k < 1 || (rows > 0 && k > rows - 1)) {
    throw new InputError({
      where: "kDistances(k)",
      what: String(k),
      legal: `a whole number from 1 to ${Math.max(1, rows - 1)}, the rows less one`,
    });
  }
  const distances =
    !given && metric === "euclidean"
      ? nearestByTree(x, k)
      : kthDistances(rows, distancesFrom(x, metric, "kDistances(x)"), k);
  const order = Int32Array.from(distances.keys()).sort((a, b) => distances[a] - distances[b] || a - b);
  const sorted = Float64Array.from(order, (row) => distances[row]);
  const kneeIndex = farthestBelowChord(sorted);
  const knee = kneeIndex < 0 ? NaN : sorted[kneeIndex];
  return Object.freeze({ k, distances, sorted, order, knee, kneeIndex });
}

function nearestByTree(x: Observations, k: number): Float64Array {
  return x.rows === 0 ? new Float64Array(0) : nearestOfAll(buildKdTree(x), k).farthest.map(Math.sqrt);
}

function farthestBelowChord(sorted: Float64Array): number {
  const last = sorted.length - 1;
  let [best, depth] = [-1, 0];
  for (let i = 1; i < last; i++) {
    const chord = sorted[0] + ((sorted[last] - sorted[0]) * i) / last;
    if (chord - sorted[i] > depth) [best, depth] = [i, chord - sorted[i]];
  }
  return best;
}
