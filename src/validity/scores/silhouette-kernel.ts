import { compiledKernels } from "../../math/compiled/compiled-kernels";
import { euclidean } from "../../math/distances/distances";

/** What the kernel finds for each row: mean distance to its own and to the nearest other cluster. */
export interface SilhouetteMeans {
  /** Mean distance to the other rows of the own cluster; 0 for a singleton. */
  readonly own: Float64Array;
  /** Mean distance to the rows of the nearest other cluster. */
  readonly nearest: Float64Array;
  /** That other cluster; the first one on a tie. */
  readonly neighbour: Int32Array;
}

/** (b - a) / the larger of both; 0 for a row alone in its cluster, and where both are 0. */
export function silhouetteOf(a: number, b: number, alone: boolean): number {
  const largest = Math.max(a, b);
  return alone || largest === 0 ? 0 : (b - a) / largest;
}

/** Two clusters, or one and itself. */
export type ClusterPair = readonly [a: number, b: number];

/**
 * Exact silhouette means over Euclidean distances. Rows must be sorted by cluster: cluster c holds the
 * rows `starts[c]` to `starts[c + 1]` - 1 of `data` (n x d, row-major).
 *
 * Every distance is computed once. As rows are sorted, one pair of clusters needs only two sums per row,
 * so memory stays O(n) instead of O(n k). Four rows at a time are compared with each row that follows:
 * that keeps four independent sums in registers. Cost O(n^2 d / 2).
 *
 * @param pairs the pairs of clusters to look at, each with the smaller number first, in order: a part of all is one thread's.
 */
export function silhouetteMeans(
  data: Float64Array,
  d: number,
  starts: Int32Array,
  pairs: readonly ClusterPair[],
): SilhouetteMeans {
  const n = starts[starts.length - 1];
  const found = emptySilhouetteMeans(n);
  const { sums, back, within, between, giveBack } = distanceSums(data, n, d);
  for (const [a, b] of pairs) {
    sums.fill(0, starts[a], starts[a + 1]);
    if (a === b) {
      within(starts[a], starts[a + 1]);
      const others = starts[a + 1] - starts[a] - 1;
      for (let i = starts[a]; i < starts[a + 1]; i++) found.own[i] = others > 0 ? sums[i] / others : 0;
      continue;
    }
    back.fill(0, starts[b], starts[b + 1]);
    between(starts[a], starts[a + 1], starts[b], starts[b + 1]);
    keepNearest(found, sums, starts[a], starts[a + 1], b, starts[b + 1] - starts[b]);
    keepNearest(found, back, starts[b], starts[b + 1], a, starts[a + 1] - starts[a]);
  }
  giveBack();
  return found;
}

/** Adds distances between rows to `sums` and `back`, which are the caller's to empty. */
export interface DistanceSums {
  readonly sums: Float64Array;
  readonly back: Float64Array;
  /** Between the rows from … to - 1, to `sums`. */
  readonly within: (from: number, to: number) => void;
  /** Between the rows a … aEnd - 1 and b … bEnd - 1, to `sums` of the former and `back` of the latter. */
  readonly between: (a: number, aEnd: number, b: number, bEnd: number) => void;
  readonly giveBack: () => void;
}

/** Sums of distances between n rows: compiled where that is possible. */
export function distanceSums(data: Float64Array, n: number, d: number): DistanceSums {
  const compiled = compiledKernels([n * d, n, n, 4 * d]);
  if (compiled) {
    const { run, giveBack } = compiled;
    const [rows, sums, back] = compiled.numbers;
    rows.set(data);
    const [rowsAt, sumsAt, backAt, fourAt] = compiled.numbers.map((array) => array.byteOffset);
    return {
      sums,
      back,
      within: (from, to) => run.sumWithin(rowsAt, d, from, to, sumsAt, fourAt),
      between: (a, aEnd, b, bEnd) => run.sumBetween(rowsAt, d, a, aEnd, b, bEnd, sumsAt, backAt, fourAt),
      giveBack,
    };
  }
  const [sums, back, four] = [new Float64Array(n), new Float64Array(n), new Float64Array(4 * d)];
  return {
    sums,
    back,
    within: (from, to) => sumWithin(data, d, from, to, sums, four),
    between: (a, aEnd, b, bEnd) => sumBetween(data, d, a, aEnd, b, bEnd, sums, back, four),
    giveBack: () => {},
  };
}

/**
 * The same from distances of all pairs (in the order of `Dissimilarities.values`, `size` rows). `order`
 * lists the rows sorted by cluster, cluster c from `starts[c]` on, ascending within each. Every distance is read once, in the order in
 * which it is stored. Cost O(n^2); memory O(n k).
 */
export function silhouetteMeansOfPairs(
  values: Float64Array,
  size: number,
  order: Int32Array,
  starts: Int32Array,
): SilhouetteMeans {
  const k = starts.length - 1;
  const found = emptySilhouetteMeans(order.length);
  const clusters = new Int32Array(size).fill(-1);
  for (let c = 0; c < k; c++) for (let i = starts[c]; i < starts[c + 1]; i++) clusters[order[i]] = c;
  const sums = sumsToClusters(values, clusters, k);
  for (let c = 0; c < k; c++) {
    const others = starts[c + 1] - starts[c] - 1;
    for (let i = starts[c]; i < starts[c + 1]; i++) {
      const at = order[i] * k;
      found.own[i] = others > 0 ? sums[at + c] / others : 0;
      for (let other = 0; other < k; other++) {
        const mean = sums[at + other] / (starts[other + 1] - starts[other]);
        if (other === c || !(mean < found.nearest[i])) continue;
        found.nearest[i] = mean;
        found.neighbour[i] = other;
      }
    }
  }
  return found;
}

/** For each row (n x k) the sums of its distances to the rows of each cluster; rows of cluster -1 are left out. */
function sumsToClusters(values: Float64Array, clusters: Int32Array, k: number): Float64Array {
  const n = clusters.length;
  const sums = new Float64Array(n * k);
  for (let i = 0, pair = 0; i < n; i++) {
    const own = clusters[i];
    if (own < 0) {
      pair += n - i - 1;
      continue;
    }
    for (let j = i + 1, at = j * k + own; j < n; j++, at += k) {
      const distance = values[pair++];
      if (clusters[j] < 0) continue;
      sums[i * k + clusters[j]] += distance;
      sums[at] += distance;
    }
  }
  return sums;
}

function emptySilhouetteMeans(n: number): SilhouetteMeans {
  return {
    own: new Float64Array(n),
    nearest: new Float64Array(n).fill(Infinity),
    neighbour: new Int32Array(n).fill(-1),
  };
}

/** Takes the mean distance of rows `from` … `to` - 1 to cluster `other` where it is the smallest so far. */
function keepNearest(
  found: SilhouetteMeans,
  sums: Float64Array,
  from: number,
  to: number,
  other: number,
  otherSize: number,
): void {
  for (let i = from; i < to; i++) {
    const mean = sums[i] / otherSize;
    if (mean < found.nearest[i]) {
      found.nearest[i] = mean;
      found.neighbour[i] = other;
    }
  }
}

function sumWithin(
  data: Float64Array,
  d: number,
  from: number,
  to: number,
  sums: Float64Array,
  four: Float64Array,
): void {
  for (let i = from; i < to; i += 4) {
    const end = Math.min(i + 4, to);
    // The pairs inside the block of four, then the block against all later rows.
    for (let p = i; p < end; p++) sumBetween(data, d, p, p + 1, p + 1, end, sums, sums, four);
    sumBetween(data, d, i, end, end, to, sums, sums, four);
  }
}

/**
 * Adds the distances between rows a … aEnd - 1 and b … bEnd - 1 to `sums` of the former, `back` of the
 * latter. Four rows by two columns a turn was the fastest of a dozen shapes measured.
 */
function sumBetween(
  data: Float64Array,
  d: number,
  a: number,
  aEnd: number,
  b: number,
  bEnd: number,
  sums: Float64Array,
  back: Float64Array,
  four: Float64Array,
): void {
  const even = d - (d % 2);
  let i = a;
  for (; i + 4 <= aEnd; i += 4) {
    // Column after column of the four rows, so that the inner loop reads straight on.
    for (let t = 0; t < d; t++) for (let r = 0; r < 4; r++) four[4 * t + r] = data[(i + r) * d + t];
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    for (let j = b; j < bEnd; j++) {
      let s0 = 0;
      let s1 = 0;
      let s2 = 0;
      let s3 = 0;
      let p = j * d;
      let q = 0;
      for (const end = p + even; p < end; p += 2, q += 8) {
        const y = data[p];
        const z = data[p + 1];
        const y0 = four[q] - y;
        const y1 = four[q + 1] - y;
        const y2 = four[q + 2] - y;
        const y3 = four[q + 3] - y;
        const z0 = four[q + 4] - z;
        const z1 = four[q + 5] - z;
        const z2 = four[q + 6] - z;
        const z3 = four[q + 7] - z;
        s0 += y0 * y0 + z0 * z0;
        s1 += y1 * y1 + z1 * z1;
        s2 += y2 * y2 + z2 * z2;
        s3 += y3 * y3 + z3 * z3;
      }
      if (even < d) {
        s0 += (four[q] - data[p]) ** 2;
        s1 += (four[q + 1] - data[p]) ** 2;
        s2 += (four[q + 2] - data[p]) ** 2;
        s3 += (four[q + 3] - data[p]) ** 2;
      }
      s0 = Math.sqrt(s0);
      s1 = Math.sqrt(s1);
      s2 = Math.sqrt(s2);
      s3 = Math.sqrt(s3);
      sum0 += s0;
      sum1 += s1;
      sum2 += s2;
      sum3 += s3;
      back[j] += s0 + s1 + (s2 + s3);
    }
    sums[i] += sum0;
    sums[i + 1] += sum1;
    sums[i + 2] += sum2;
    sums[i + 3] += sum3;
  }
  for (; i < aEnd; i++) {
    let sum = 0;
    for (let j = b; j < bEnd; j++) {
      const distance = euclidean(data, data, i * d, j * d, d);
      sum += distance;
      back[j] += distance;
    }
    sums[i] += sum;
  }
}
