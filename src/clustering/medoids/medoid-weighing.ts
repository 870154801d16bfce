import { compiledKernels } from "../../math/compiled/compiled-kernels";
import {
  fillCompiledSquare,
  pairsOfSource,
  sizeOfSource,
  squareLengths,
  type DistanceSource,
} from "../../math/distances/compiled-square";
import { squareDistances } from "../../math/distances/distances";

/** For each row its nearest and second nearest medoid. */
export interface NearMedoids {
  /** n: which medoid (0 … k - 1) is nearest, and how far it is. */
  readonly nearest: Int32Array;
  readonly nearestDistance: Float64Array;
  /** n: how far the second nearest is; Infinity for k = 1. */
  readonly secondDistance: Float64Array;
}

/** The best exchange for each of some rows. */
export interface Exchanges {
  /** The medoid (0 … k - 1) whose place the row would best take. */
  readonly places: Int32Array;
  /** What the sum of distances would change by. */
  readonly changes: Float64Array;
}

/** Works out what rows would do as medoids. Its arrays are the same ones at each call. */
export interface MedoidWeighing {
  readonly n: number;
  /** n x n distances, row after row. */
  readonly square: Float64Array;
  /** n: how much each row counts; one of weight 0 is placed, but has no say and is no medoid. */
  readonly weights: Float64Array;
  /** How many rows are best weighed at a time, with k medoids. */
  readonly atOnce: (k: number) => number;
  /** For each row the sum of distances to the nearest medoid if it were one more. Cost O(n^2). */
  readonly costsWith: (nearest: Float64Array) => Float64Array;
  /** The best exchanges for `count` rows from row `from` on, at most `atOnce`. Cost O(n count). */
  readonly exchanges: (near: NearMedoids, losses: Float64Array, from: number, count: number) => Exchanges;
  /** To be called when it is not needed any more. */
  readonly end: () => void;
}

/** Room for changes, one a medoid and row: as many as a fast cache holds. */
const ROOM = 1 << 14;

/** More rows at a time win nothing. */
const MOST_AT_ONCE = 2048;

/**
 * @param source all distances, or rows, by Euclidean distance.
 * @param weights default 1 each. Memory 8 n^2 bytes.
 */
export function medoidWeighing(
  source: DistanceSource,
  weights: Float64Array = new Float64Array(sizeOfSource(source)).fill(1),
): MedoidWeighing {
  const size = weights.length;
  return (
    compiledWeighing(source, weights) ??
    plainWeighing(squareDistances({ size, values: pairsOfSource(source) }), weights)
  );
}

function compiledWeighing(source: DistanceSource, given: Float64Array): MedoidWeighing | null {
  const n = given.length;
  const room = Math.max(ROOM, 2 * (n + 1));
  // Where n is odd, one number behind the square is read, and not used.
  const ofSquare = squareLengths(source);
  const compiled = compiledKernels([...ofSquare, n, n, n, n, n, room, MOST_AT_ONCE], [n, MOST_AT_ONCE]);
  if (compiled === null) return null;
  const { run, integers, giveBack } = compiled;
  const [square, numbers] = [compiled.numbers[0], compiled.numbers.slice(ofSquare.length)];
  const [weights, sums, near, next, losses, , changes] = numbers;
  const [nearest, places] = integers;
  const [weightsAt, sumsAt, nearAt, nextAt, lossesAt, roomAt, changesAt] = numbers.map(byteOffset);
  const [squareAt, nearestAt, placesAt] = [square, ...integers].map(byteOffset);
  fillCompiledSquare(source, compiled);
  weights.set(given);
  return {
    n,
    square: square.subarray(0, n * n),
    weights: given,
    atOnce: (k) => Math.min(MOST_AT_ONCE, 2 * Math.floor(room / (k + 1) / 2)),
    costsWith: (distance) => {
      near.set(distance);
      sums.fill(0);
      run.costsWith(n, squareAt, weightsAt, nearAt, sumsAt);
      return sums;
    },
    exchanges: (medoids, lost, from, count) => {
      nearest.set(medoids.nearest);
      near.set(medoids.nearestDistance);
      next.set(medoids.secondDistance);
      losses.set(lost);
      const rows = [n, lost.length, from, count + (count % 2)] as const;
      const ofRows = [squareAt, weightsAt, nearestAt, nearAt, nextAt] as const;
      run.weighRows(...rows, ...ofRows, lossesAt, roomAt, placesAt, changesAt);
      return { places, changes };
    },
    end: giveBack,
  };
}

const byteOffset = (array: Float64Array | Int32Array): number => array.byteOffset;

function plainWeighing(square: Float64Array, weights: Float64Array): MedoidWeighing {
  const n = weights.length;
  const sums = new Float64Array(n);
  const [places, changes] = [new Int32Array(1), new Float64Array(1)];
  return {
    n,
    square,
    weights,
    atOnce: () => 1,
    costsWith: (nearest) => {
      costsPlainly(square, weights, nearest, sums);
      return sums;
    },
    exchanges: (medoids, losses, row) => {
      const ofPlaces = losses.slice();
      places[0] = weighPlainly(square, weights, medoids, row, ofPlaces);
      changes[0] = ofPlaces[places[0]];
      return { places, changes };
    },
    end: () => {},
  };
}

function costsPlainly(
  square: Float64Array,
  weights: Float64Array,
  nearest: Float64Array,
  sums: Float64Array,
): void {
  const n = weights.length;
  for (let c = 0, at = 0; c < n; c++) {
    let sum = 0;
    for (let o = 0; o < n; o++, at++) sum += weights[o] * (square[at] < nearest[o] ? square[at] : nearest[o]);
    sums[c] = sum;
  }
}

/** Adds to `changes`, the losses, what the sum would change by if row c took each medoid's place; returns the best place. */
function weighPlainly(
  square: Float64Array,
  weights: Float64Array,
  { nearest, nearestDistance, secondDistance }: NearMedoids,
  c: number,
  changes: Float64Array,
): number {
  const n = weights.length;
  let shared = 0;
  for (let o = 0, at = c * n; o < n; o++, at++) {
    const distance = square[at];
    if (distance >= secondDistance[o]) continue;
    if (distance < nearestDistance[o]) {
      shared += weights[o] * (distance - nearestDistance[o]);
      changes[nearest[o]] += weights[o] * (nearestDistance[o] - secondDistance[o]);
    } else changes[nearest[o]] += weights[o] * (distance - secondDistance[o]);
  }
  let best = 0;
  for (let m = 0; m < changes.length; m++) {
    changes[m] += shared;
    if (changes[m] < changes[best]) best = m;
  }
  return best;
}
