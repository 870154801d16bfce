import { sumBy } from "../../core/sum";
import { refuseWeights } from "../../math/linear/row-weights";
import type { Dissimilarities, Metric } from "../../math/distances/distances";
import { InputError } from "../../core/input-error";
import { buildKdTree } from "../../math/distances/kd-tree";
import { nearestInTree } from "../../math/distances/kd-tree-nearest";
import { requireObservations, type Observations } from "../../math/linear/observations";
import { requireWhole } from "../../core/require-whole";
import { distancesFrom, isDissimilarities, kthDistances } from "../../math/distances/row-distances";
import type { Clustering } from "../clustering";
import { labelsAtEps, labelsOfStretches, xiStretches, type OpticsStretch } from "./optics-extraction";
import { orderByScan, orderInTree, type OpticsOrdering } from "./optics-ordering";
import { relabelByAppearance } from "../relabel";

export interface OpticsOptions {
  /** A row is core with so many rows around it, itself included. Default 5; at least 2. */
  readonly minPoints?: number;
  /** Rows farther apart do not reach each other; a finite one saves time. Default Infinity. */
  readonly maxEps?: number;
  /** Default `euclidean`. */
  readonly metric?: Metric;
  /** A cluster begins and ends where reachability changes by this share. Above 0, below 1. Default .05. */
  readonly xi?: number;
  /** The least rows of a cluster between steep areas, 2 or more. Default `minPoints`. */
  readonly minClusterSize?: number;
  /** When given, the clusters are those at this level, as DBSCAN would find them, and `xi` is not asked for. */
  readonly eps?: number;
}

export interface OpticsClustering extends Clustering, OpticsOrdering {
  readonly method: "OPTICS";
  /** The distance from each row to its `minPoints`-th nearest, itself the first; Infinity beyond `maxEps`. */
  readonly coreDistances: Float64Array;
  /** All clusters between steep areas, also those within others; empty when cut at `eps`. */
  readonly stretches: readonly OpticsStretch[];
  readonly noiseCount: number;
}

/**
 * OPTICS: an order of the rows in which those of one cluster are together, and the distance at which each is
 * reached. `reachability[order[i]]` over i is the reachability plot; its valleys are clusters, of any
 * density.
 *
 * Labels come from the plot's steep areas, or by `eps` from one level. There is no predict: the order is of
 * these rows, and a new row would change it; `dbscan` with the chosen `eps` has one.
 *
 * Decided cases: with fewer rows than `minPoints` none is core and all are noise; identical rows are one
 * valley at 0 without sides, which `xi` closes at the end of the plot. Not random; of rows reached equally
 * well the first goes first.
 *
 * The partition depends on the order of the rows: the walk begins at the first row, and where it begins changes what is
 * reached from where, so the ends of valleys move by a few rows (in 148 of 200 random tables some label changed). Where
 * that must not be, take `hdbscan`, or `dbscan`, which moves border rows only.
 *
 * @param x one row per customer, or distances between them.
 * @throws InputError for options outside their range.
 * Source: Ankerst, Breunig, Kriegel & Sander 1999, SIGMOD; Schubert & Gertz 2018, LWDA.
 * Cost O(n^2 d), with a finite `maxEps` and Euclidean distance O(n^2) cheap steps. Memory O(n d).
 * @example const { order, reachability } = optics(x, { minPoints: 5 })
 */
export function optics(x: Observations | Dissimilarities, options: OpticsOptions = {}): OpticsClustering {
  const { minPoints = 5, maxEps = Infinity, metric = "euclidean", xi = 0.05, eps } = options;
  const { minClusterSize = minPoints } = options;
  requireOptions(minPoints, minClusterSize, maxEps, xi, eps);
  const given = isDissimilarities(x);
  if (!given) {
    requireObservations(x, "optics(x)");
    refuseWeights(x, "optics(x)");
  }
  const rows = given ? x.size : x.rows;
  const coreDistances = new Float64Array(rows).fill(Infinity);
  let ordering: OpticsOrdering;
  if (!given && metric === "euclidean" && maxEps < Infinity) {
    const tree = buildKdTree(x);
    if (rows >= minPoints) {
      const search = nearestInTree(tree, minPoints - 1);
      for (let row = 0; row < rows; row++) {
        coreDistances[row] = Math.sqrt(search(x.data, row * x.columns, row).squaredDistances[minPoints - 2]);
      }
    }
    hideBeyond(coreDistances, maxEps);
    ordering = orderInTree(tree, x.data, coreDistances, maxEps);
  } else {
    const distances = distancesFrom(x, metric, "optics(x)");
    if (rows >= minPoints) coreDistances.set(kthDistances(rows, distances, minPoints - 1));
    hideBeyond(coreDistances, maxEps);
    ordering = orderByScan(rows, distances, coreDistances, maxEps);
  }
  const stretches = eps === undefined ? xiStretches(ordering, xi, minPoints, minClusterSize) : [];
  const { labels, old } = relabelByAppearance(
    eps === undefined
      ? labelsOfStretches(ordering.order, stretches)
      : labelsAtEps(ordering, coreDistances, eps),
  );
  return Object.freeze({
    method: "OPTICS",
    labels,
    clusterCount: old.length,
    parameters: Object.freeze({
      minPoints,
      maxEps,
      metric: given ? "given" : metric,
      minClusterSize,
      ...(eps === undefined ? { xi } : { eps }),
    }),
    ...ordering,
    coreDistances,
    stretches: Object.freeze(stretches),
    noiseCount: sumBy(labels, (label) => (label < 0 ? 1 : 0)),
  });
}

function hideBeyond(cores: Float64Array, maxEps: number): void {
  for (let row = 0; row < cores.length; row++) if (cores[row] > maxEps) cores[row] = Infinity;
}

function requireOptions(
  minPoints: number,
  minClusterSize: number,
  maxEps: number,
  xi: number,
  eps: number | undefined,
): void {
  requireWhole(minPoints, "optics(minPoints)", 2);
  requireWhole(minClusterSize, "optics(minClusterSize)", 2);
  const legalLevel = "a number of at least 0";
  if (!(maxEps >= 0))
    throw new InputError({ where: "optics(maxEps)", what: String(maxEps), legal: legalLevel });
  if (eps !== undefined && !(eps >= 0 && eps <= maxEps)) {
    throw new InputError({
      where: "optics(eps)",
      what: String(eps),
      legal: `a number from 0 to maxEps, ${maxEps}`,
    });
  }
  if (!(xi > 0 && xi < 1)) {
    throw new InputError({ where: "optics(xi)", what: String(xi), legal: "a number above 0 and below 1" });
  }
}
