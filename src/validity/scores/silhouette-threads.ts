import { inThreads, sharedNumbers, threadsFor, type ThreadTask } from "../../math/threads/threads";
import { silhouetteMeans, type ClusterPair, type SilhouetteMeans } from "./silhouette-kernel";

interface PairsInput {
  readonly data: Float64Array;
  readonly d: number;
  readonly starts: Int32Array;
  readonly pairs: readonly ClusterPair[];
}

/** `silhouetteMeans` where rows come from another thread. */
export const silhouettePairs: ThreadTask<PairsInput, SilhouetteMeans> = {
  file: "validity/scores/silhouette-threads.js",
  name: "silhouettePairs",
  run: ({ data, d, starts, pairs }) => silhouetteMeans(data, d, starts, pairs),
};

/**
 * `silhouetteMeans` of all pairs of clusters, in as many threads as they are worth. Each pair is summed whole by one thread, and
 * of equally near clusters the first is kept, so that how pairs are shared out changes no bit. Cost and rows as there.
 */
export function silhouetteMeansInThreads(data: Float64Array, d: number, starts: Int32Array): SilhouetteMeans {
  const n = starts[starts.length - 1];
  const shares = sharedOut(starts, threadsFor((n * n * d) / 2));
  const given = shares.length > 1 ? sharedNumbers(data) : data;
  const inputs = shares.slice(1).map((pairs) => ({ data: given, d, starts, pairs }));
  const [found, ...others] = inThreads(silhouettePairs, inputs, () =>
    silhouetteMeans(data, d, starts, shares[0]),
  );
  for (const other of others) join(found, other);
  return found;
}

/** All pairs of clusters in so many shares of much the same work, none empty: the largest first, each to the share with the least. */
function sharedOut(starts: Int32Array, count: number): readonly (readonly ClusterPair[])[] {
  const k = starts.length - 1;
  const size = (c: number): number => starts[c + 1] - starts[c];
  const work = ([a, b]: ClusterPair): number => (a === b ? size(a) / 2 : size(a)) * size(b);
  const pairs: ClusterPair[] = [];
  for (let a = 0; a < k; a++) for (let b = a; b < k; b++) pairs.push([a, b]);
  const length = Math.min(pairs.length, count);
  const shares = Array.from({ length }, () => ({ work: 0, pairs: [] as ClusterPair[] }));
  for (const pair of pairs.sort((one, other) => work(other) - work(one))) {
    const least = shares.reduce((one, other) => (other.work < one.work ? other : one));
    least.work += work(pair);
    least.pairs.push(pair);
  }
  return shares.map((share) => share.pairs.sort(([a, b], [c, e]) => a - c || b - e));
}

/** Adds what another thread found; each cluster is compared with itself by one of them. */
function join(found: SilhouetteMeans, other: SilhouetteMeans): void {
  const { own, nearest, neighbour } = found;
  for (let i = 0; i < own.length; i++) {
    own[i] += other.own[i];
    const nearer = other.nearest[i] < nearest[i];
    if (!nearer && !(other.nearest[i] === nearest[i] && other.neighbour[i] < neighbour[i])) continue;
    nearest[i] = other.nearest[i];
    neighbour[i] = other.neighbour[i];
  }
}
