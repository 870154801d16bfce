import { compiledKernels } from "../../math/compiled/compiled-kernels";
import type { KernelFunctions } from "../../math/compiled/kernel-functions";
import { naturalLog } from "../../math/functions/natural-log";

/** The arrays that one start of k-means works on; made once, used by all starts. */
export interface KMeansState {
  readonly n: number;
  readonly d: number;
  readonly k: number;
  /** n x d, no two rows alike: equal rows are gathered in one, with their number in `weights` (`distinctRows`). */
  readonly data: Float64Array;
  /** n: how much each row counts, above 0. */
  readonly weights: Float64Array;
  /**
   * k x d, then up to three further rows of Infinity, so that rows can be compared with four centres at a
   * time: four sums that do not wait for each other are three times as fast as one after the other.
   */
  readonly centers: Float64Array;
  /** k x d: the weighted sum of the rows of each cluster. */
  readonly sums: Float64Array;
  /** k: the weight of the rows of each cluster. */
  readonly counts: Float64Array;
  /** k: the number of rows of each cluster. */
  readonly members: Int32Array;
  /** n: the cluster of each row. */
  readonly labels: Int32Array;
  /** n: no less than the distance of a row to its own centre. */
  readonly upper: Float64Array;
  /** n: no more than the distance of a row to any other centre. */
  readonly lower: Float64Array;
  /** k: how far each centre has moved, and half of how far it is from its nearest fellow. */
  readonly shifts: Float64Array;
  readonly halfGaps: Float64Array;
  /** k: the largest shift of the other centres. */
  readonly least: Float64Array;
  /**
   * k + 1, for single-row moves: how far each centre has moved since the bounds were last set afresh; then the sum over all
   * moves of the larger of the two shifts: no centre has moved farther.
   */
  readonly drift: Float64Array;
  /** The compiled kernels, in whose memory all these arrays are; null where the plain ones run. */
  readonly compiled: CompiledState | null;
}

/** The arrays whose addresses the compiled kernels of k-means take. */
type CompiledArray =
  | "data"
  | "weights"
  | "centers"
  | "sums"
  | "counts"
  | "members"
  | "labels"
  | "upper"
  | "lower"
  | "shifts"
  | "halfGaps"
  | "least"
  | "drift"
  | "room";

/** What the compiled kernels need besides. */
interface CompiledState {
  readonly run: KernelFunctions;
  /** Where the arrays are. */
  readonly at: Readonly<Record<CompiledArray, number>>;
  /** Room for eight rows. */
  readonly room: Float64Array;
  /** Room for k-means++: four candidates column by column, the squares of all rows to each, their sums. */
  readonly candidates: Float64Array;
  readonly squares: Float64Array;
  readonly potentials: Float64Array;
  readonly giveBack: () => void;
}

/**
 * The arrays for `n` rows, in the memory of the compiled kernels where there are any: to be given back by `endState`.
 *
 * @param seeded whether centres are drawn from these rows (`seedCenters`).
 */
export function kMeansState(
  data: Float64Array,
  n: number,
  d: number,
  k: number,
  weights: Float64Array = new Float64Array(n).fill(1),
  seeded = true,
): KMeansState {
  const width = Math.ceil(k / 4) * 4 * d;
  const candidates = seeded ? Math.ceil(candidateCount(k) / 4) * 4 : 0;
  const compiled = compiledKernels(
    [n * d, n, width, k * d, k, n, n, k, k, k, k + 1, ROOM + 8 * d, 4 * d, n * candidates, candidates],
    [k, n],
  );
  if (compiled === null) return plainState(data, n, d, k, weights, width);
  const [rows, ofRows, centers, sums, counts, upper, lower, shifts, halfGaps] = compiled.numbers;
  const [least, drift, room, ofCandidates, squares, potentials] = compiled.numbers.slice(9);
  const [members, labels] = compiled.integers;
  rows.set(data);
  ofRows.set(weights);
  centers.fill(Infinity);
  const { run, giveBack } = compiled;
  const at = {
    data: rows.byteOffset,
    weights: ofRows.byteOffset,
    centers: centers.byteOffset,
    sums: sums.byteOffset,
    counts: counts.byteOffset,
    members: members.byteOffset,
    labels: labels.byteOffset,
    upper: upper.byteOffset,
    lower: lower.byteOffset,
    shifts: shifts.byteOffset,
    halfGaps: halfGaps.byteOffset,
    least: least.byteOffset,
    drift: drift.byteOffset,
    room: room.byteOffset,
  };
  const further = { run, at, room, candidates: ofCandidates, squares, potentials, giveBack };
  const arrays = { centers, sums, counts, members, labels, upper, lower, shifts, halfGaps, least, drift };
  return { n, d, k, data: rows, weights: ofRows, ...arrays, compiled: further };
}

/** Gives the memory of the compiled kernels back. What is still needed of the arrays is copied before. */
export function endState(state: KMeansState): void {
  state.compiled?.giveBack();
}

/** How many rows k-means++ weighs for each centre. */
export function candidateCount(k: number): number {
  return 2 + Math.floor(naturalLog(k));
}

/** Numbers that the compiled kernels keep of eight rows at most, besides the rows. */
const ROOM = 40;

function plainState(
  data: Float64Array,
  n: number,
  d: number,
  k: number,
  weights: Float64Array,
  width: number,
): KMeansState {
  return {
    n,
    d,
    k,
    data,
    weights,
    centers: new Float64Array(width).fill(Infinity),
    sums: new Float64Array(k * d),
    counts: new Float64Array(k),
    members: new Int32Array(k),
    labels: new Int32Array(n),
    upper: new Float64Array(n),
    lower: new Float64Array(n),
    shifts: new Float64Array(k),
    halfGaps: new Float64Array(k),
    least: new Float64Array(k),
    drift: new Float64Array(k + 1),
    compiled: null,
  };
}
