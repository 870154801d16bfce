import { InputError } from "../../core/input-error";
import { requireList } from "../../core/require-list";
import { squaredEuclidean } from "../../math/distances/distances";
import { distinctRows } from "../../math/linear/distinct-rows";
import { randomInteger, randomSource, type RandomSource } from "../../math/distributions/random";
import type { Matrix } from "../../math/linear/matrix";
import { meansOfGroups } from "../../math/linear/means-of-groups";
import type { Observations } from "../../math/linear/observations";
import { requireRowWeights } from "../../math/linear/row-weights";
import type { Clustering } from "../clustering";
import { seedCenters } from "../kmeans/kmeans-seeding";
import { endState, kMeansState } from "../kmeans/kmeans-state";
import { bestOfStarts } from "../kmeans/kmeans-starts";
import { clusterSizes, relabelByAppearance } from "../relabel";
import { requireClusterCount, requireRows, requireWhole } from "../requirements";
import { apartParts, assignApart } from "./kernels/apart-assignment";
import { linkedRows, type LinkedRows } from "./linked-rows";

/** How to run `linkedKMeans`. */
export interface LinkedKMeansOptions {
  readonly k: number;
  readonly seed: number;
  /** Lists of names of rows that must share a cluster; default none. */
  readonly together?: readonly (readonly string[])[];
  /** Lists of names of rows of which no two may share a cluster; default none. */
  readonly apart?: readonly (readonly string[])[];
  /** Random starts, of which the best is kept; default 50 up to 1,000 rows, else 10. */
  readonly starts?: number;
  /** Iterations of each start; default 100. */
  readonly maxIterations?: number;
}

/** A partition by `linkedKMeans`, which keeps every link. */
export interface LinkedKMeans extends Clustering {
  readonly method: "k-means with links";
  readonly columnNames: readonly string[];
  readonly centers: Matrix;
  readonly sizes: Int32Array;
  /** Squared distances to the centres, each times its weight, summed; lower is better. Never below that of k-means without links. */
  readonly inertia: number;
  readonly converged: boolean;
  readonly seed: number;
}

/**
 * k-means that keeps what you know: rows that must share a cluster (branches of one buyer) and rows that must not (two rivals).
 * Rows that must be together move as one; given the centres, rows that must be apart are assigned at the least cost that keeps
 * all links. Links are kept exactly, or the call fails; they are never weighed against distances.
 *
 * @returns clusters numbered as the rows first meet them. Without links the objective is that of k-means.
 * @throws InputError for links that contradict each other or that `k` clusters cannot keep, for names that no row has, and
 * as `kmeans`. Source: Wagstaff, Cardie, Rogers & Schrödl 2001 (COP-KMeans), with an exact assignment in place of their greedy
 * one. Cost O(starts · iterations · n k d); many rows linked by `apart` cost more, see `assignApart`.
 * @example linkedKMeans(x, { k: 2, seed: 7, apart: [["row 1", "row 2"]] }).labels
 */
export function linkedKMeans(x: Observations, options: LinkedKMeansOptions): LinkedKMeans {
  requireRows(x, "linkedKMeans");
  const { rows: n, columns: d } = x;
  const { k, seed, together = [], apart = [], starts = n <= 1000 ? 50 : 10, maxIterations = 100 } = options;
  const weights = requireRowWeights(x.weights, n, "linkedKMeans(x), weights");
  requireList(together, "linkedKMeans(together)");
  requireList(apart, "linkedKMeans(apart)");
  requireWhole(starts, "linkedKMeans(starts)", 1);
  requireWhole(maxIterations, "linkedKMeans(maxIterations)", 1);
  const links = linkedRows(x.rowNames, together, apart, "linkedKMeans");
  requireClusterCount(k, links.blocks, "linkedKMeans(k)");
  const blocks = blocksOf(x, links, weights);
  const run = { seed, starts, maxIterations };
  const settled = apart.length === 0 ? withoutApart(blocks, d, k, run) : bestKept(blocks, d, k, links, run);
  if (settled === null) {
    throw new InputError({
      where: "linkedKMeans(apart)",
      what: `links that ${k} clusters do not keep`,
      legal: "links for which there are enough clusters",
      remedy: "Ask for more clusters, or take links out",
    });
  }
  const { labels, old } = relabelByAppearance(links.blockOf.map((block) => settled.labels[block]));
  const centers = meansOfGroups(x.data, d, labels, old.length, weights);
  let inertia = 0;
  for (let i = 0; i < n; i++)
    inertia += weights[i] * squaredEuclidean(x.data, centers, i * d, labels[i] * d, d);
  return Object.freeze({
    method: "k-means with links",
    labels,
    clusterCount: old.length,
    parameters: Object.freeze({ k, seed, starts, maxIterations }),
    columnNames: x.columnNames,
    centers: Object.freeze({ rows: old.length, columns: d, data: centers }),
    sizes: clusterSizes(labels, old.length),
    inertia,
    converged: settled.converged,
    seed,
  });
}

interface Blocks {
  readonly data: Float64Array;
  readonly weights: Float64Array;
}

interface Settled {
  readonly labels: Int32Array;
  /** The inertia less what lies within blocks, which no assignment changes. */
  readonly cost: number;
  readonly converged: boolean;
}

/** Each block as one row: its mean, with the weight of its rows. The inertia within a block is the same wherever it goes. */
function blocksOf(
  { data, columns: d }: Matrix,
  { blockOf, blocks }: LinkedRows,
  weights: Float64Array,
): Blocks {
  const own = new Float64Array(blocks);
  blockOf.forEach((block, i) => (own[block] += weights[i]));
  return { data: meansOfGroups(data, d, blockOf, blocks, weights), weights: own };
}

interface Run {
  readonly seed: number;
  readonly starts: number;
  readonly maxIterations: number;
}

/** k-means of the blocks. */
function withoutApart({ data, weights }: Blocks, d: number, k: number, run: Run): Settled {
  const rows = distinctRows(data, weights.length, d, weights);
  const { labels, converged } = bestOfStarts(rows, d, k, run);
  return { labels: rows.placeOf.map((place) => labels[place]), cost: 0, converged };
}

/** The best of the starts that keep all links; null where none does. */
function bestKept(blocks: Blocks, d: number, k: number, links: LinkedRows, run: Run): Settled | null {
  const parts = apartParts(links.apart);
  const random = randomSource(run.seed);
  let best: Settled | null = null;
  for (let start = 0; start < run.starts; start++) {
    const own = randomSource(randomInteger(random, 2 ** 32));
    const settled = settle(blocks, d, k, links, parts, own, run.maxIterations);
    if (settled !== null && (best === null || settled.cost < best.cost * (1 - 1e-12))) best = settled;
  }
  return best;
}

/** One start: assignments and means in turn until the cost stays. null where the links cannot be kept. */
function settle(
  { data, weights }: Blocks,
  d: number,
  k: number,
  { apart }: LinkedRows,
  parts: readonly (readonly number[])[],
  random: RandomSource,
  maxIterations: number,
): Settled | null {
  const n = weights.length;
  const state = kMeansState(data, n, d, k, weights);
  seedCenters(state, random);
  const centers = state.centers.slice(0, k * d);
  endState(state);
  const costs = new Float64Array(n * k);
  let labels = new Int32Array(n);
  let cost = Infinity;
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    for (let i = 0; i < n; i++) {
      for (let c = 0; c < k; c++)
        costs[i * k + c] = weights[i] * squaredEuclidean(data, centers, i * d, c * d, d);
    }
    const next = new Int32Array(n);
    if (!assignApart(costs, k, apart, parts, next)) return null;
    const means = meansOfGroups(data, d, next, k, weights);
    // An empty cluster keeps its centre: a later round may fill it.
    means.forEach((value, at) => (centers[at] = Number.isNaN(value) ? centers[at] : value));
    let total = 0;
    for (let i = 0; i < n; i++) total += weights[i] * squaredEuclidean(data, centers, i * d, next[i] * d, d);
    if (!(total < cost * (1 - 1e-12)))
      return { labels: iteration === 0 ? next : labels, cost: Math.min(cost, total), converged: true };
    [labels, cost] = [next, total];
  }
  return { labels, cost, converged: false };
}
