import { requireList } from "../core/require-list";
import type { Dissimilarities } from "../math/distances/distances";
import { InputError } from "../core/input-error";
import type { Matrix } from "../math/linear/matrix";
import { selectRows, type Observations } from "../math/linear/observations";
import { randomInteger, randomSource, sampleWithoutReplacement } from "../math/distributions/random";
import type { Clustering } from "./clustering";
import type { Tree } from "./hierarchical/dendrogram";
import { cutTree } from "./hierarchical/dendrogram-cut";
import { hierarchical } from "./hierarchical/hierarchical";
import { methods as library, type Method } from "./methods";
import { requireClusterCount, requireRows, requireWhole } from "./requirements";

/** How to run `consensus`. */
export interface ConsensusOptions {
  /** The number of clusters, of each run and of the consensus, 1 to n. */
  readonly k: number;
  readonly seed: number;
  /** The methods that vote; default k-means alone. See `methods`. */
  readonly methods?: readonly Method[];
  /** Random subsets of the rows, each clustered by every method; default 100. */
  readonly resamples?: number;
  /** The part of the rows in each subset, above 0 and up to 1; default 0.8. */
  readonly share?: number;
}

/** What many clusterings agree on. It has no `predict`: it is a vote over the rows that were there. */
export interface Consensus extends Clustering {
  readonly method: "consensus";
  readonly sizes: Int32Array;
  /**
   * n x n: of the runs that held both rows, the share that put them in one cluster; 0 never, 1 always
   * together. 1 on the diagonal. Values near 0 and 1 mean agreement, those between mean doubt.
   */
  readonly coMembership: Matrix;
  /** By row: its mean co-membership with the others of its cluster; 1 at best, NaN when it is alone. */
  readonly rowConsensus: Float64Array;
  /** By cluster: the mean co-membership over its pairs of rows; 1 at best, NaN for a cluster of one. */
  readonly clusterConsensus: Float64Array;
  /** The tree (average linkage over 1 - co-membership) of which the clusters are a cut. */
  readonly tree: Tree;
  readonly runs: number;
  readonly seed: number;
}

/**
 * Consensus clustering (Monti et al. 2003, Machine Learning 52): clusters many random subsets of the rows by
 * one or several methods, counts how often each two rows fall together, and cuts the average-linkage tree
 * over 1 - that share. Shows which customers belong together whatever the draw and the method.
 *
 * @throws InputError when x has no rows, k is not a whole number from 1 to the rows of a subset, there is no
 * method, or two rows never met in a run (then take more resamples, or a larger share).
 * Cost O(runs · (one clustering + n^2) + n^2); memory 28 n^2 bytes.
 * @example consensus(x, { k: 4, seed: 7, methods: [methods.kMeans, methods.ward] }).rowConsensus
 */
export function consensus(x: Observations, options: ConsensusOptions): Consensus {
  requireRows(x, "consensus");
  const { k, seed, methods = [library.kMeans], resamples = 100, share = 0.8 } = options;
  if (!(share > 0 && share <= 1)) {
    throw new InputError({
      where: "consensus(share)",
      what: String(share),
      legal: "a number above 0, up to 1",
    });
  }
  requireList(methods, "consensus(methods)");
  if (methods.length === 0) {
    throw new InputError({ where: "consensus(methods)", what: "no method", legal: "at least one" });
  }
  requireWhole(resamples, "consensus(resamples)", 1);
  const n = x.rows;
  const drawn = Math.max(1, Math.round(share * n));
  requireClusterCount(k, drawn, "consensus(k)");
  const random = randomSource(seed);
  const together = new Float64Array(n * n);
  const met = new Float64Array(n * n);
  for (let resample = 0; resample < resamples; resample++) {
    const rows = sampleWithoutReplacement(random, n, drawn).sort();
    const subset = selectRows(x, rows);
    for (const method of methods) {
      count(rows, method.cluster(subset, k, randomInteger(random, 2 ** 32)), n, together, met);
    }
  }
  const coMembership = ratio(x, together, met);
  const tree = hierarchical(apartness(x, coMembership), { linkage: "average" });
  const { labels, clusterCount, sizes } = cutTree(tree, { clusters: k });
  return Object.freeze({
    method: "consensus",
    labels,
    clusterCount,
    sizes,
    coMembership: Object.freeze({ rows: n, columns: n, data: coMembership }),
    ...agreement(coMembership, labels, clusterCount),
    tree,
    runs: resamples * methods.length,
    seed,
    parameters: Object.freeze({
      k,
      seed,
      methods: methods.map((method) => method.name).join(", "),
      resamples,
      share,
    }),
  });
}

/** Counts the pairs that a run held and those it put together; noise is together with nobody. */
function count(
  rows: Int32Array,
  labels: Int32Array,
  n: number,
  together: Float64Array,
  met: Float64Array,
): void {
  for (let a = 0; a < rows.length; a++) {
    for (let b = 0; b < rows.length; b++) {
      const at = rows[a] * n + rows[b];
      met[at]++;
      if (labels[a] === labels[b] && labels[a] >= 0) together[at]++;
    }
  }
}

function ratio(x: Observations, together: Float64Array, met: Float64Array): Float64Array {
  const n = x.rows;
  const shares = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      if (i === j) shares[i * n + j] = 1;
      else if (met[i * n + j] > 0) shares[i * n + j] = together[i * n + j] / met[i * n + j];
      else {
        throw new InputError({
          where: `consensus(x), rows ${i + 1} ("${x.rowNames[i]}") and ${j + 1} ("${x.rowNames[j]}")`,
          what: "no run that held both",
          legal: "at least one",
          remedy: "Take more resamples, or a larger share",
        });
      }
    }
  }
  return shares;
}

function apartness(x: Observations, coMembership: Float64Array): Dissimilarities {
  const n = x.rows;
  const values = new Float64Array((n * (n - 1)) / 2);
  for (let i = 0, pair = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) values[pair++] = 1 - coMembership[i * n + j];
  }
  return { size: n, values, metric: "1 - co-membership", rowNames: x.rowNames };
}

function agreement(
  coMembership: Float64Array,
  labels: Int32Array,
  clusterCount: number,
): Pick<Consensus, "rowConsensus" | "clusterConsensus"> {
  const n = labels.length;
  const rowConsensus = new Float64Array(n);
  const [sums, pairs] = [new Float64Array(clusterCount), new Float64Array(clusterCount)];
  for (let i = 0; i < n; i++) {
    let [sum, others] = [0, 0];
    for (let j = 0; j < n; j++) {
      if (j === i || labels[j] !== labels[i]) continue;
      sum += coMembership[i * n + j];
      others++;
    }
    rowConsensus[i] = others === 0 ? NaN : sum / others;
    sums[labels[i]] += sum;
    pairs[labels[i]] += others;
  }
  return { rowConsensus, clusterConsensus: sums.map((sum, c) => (pairs[c] === 0 ? NaN : sum / pairs[c])) };
}
