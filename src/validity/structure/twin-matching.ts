import { randomNormal, type RandomSource } from "../../math/distributions/random";
import { symmetricFunction } from "../../math/linear/symmetric-function";
import { placeStandard, type PlacedValues } from "./twin-placement";
import { standardised, type TwinUnits } from "./twin-units";

/** Latent columns, and the matrix that mixed them. */
export interface MatchedLatent {
  readonly latent: readonly Float64Array[];
  /** Mixing matrix (size x size): a good start for the next draw. */
  readonly mixing: Float64Array;
  /** The largest difference between a correlation of the placed columns and the goal. */
  readonly error: number;
}

/** Rounds of correction; columns of numbers take three or four, columns with few values more. */
const MOST_ROUNDS = 12;
/** Rounds end when every correlation is this share of its standard error (1 / sqrt n) from its goal. */
const CLOSE_ENOUGH = 0.02;
/** Eigenvalues below this count as this one where a root is inverted. */
const FLAT = 1e-9;

/**
 * Draws latent normal columns whose placed values have given correlations, not on average but in this very draw.
 * Random columns are made exactly uncorrelated, mixed by the root of a matrix, and placed; what the placed columns'
 * correlations lack is added to the matrix, and so on. Private to this folder.
 *
 * @param goal correlations of the placed columns, size x size. @param start the mixing matrix to begin with.
 * @returns the best round. Cost O(rounds (n size^2 + size n log n)).
 */
export function matchedLatent(
  units: TwinUnits,
  which: PlacedValues,
  goal: Float64Array,
  start: Float64Array,
  random: RandomSource,
  n: number,
): MatchedLatent {
  const { size } = units;
  const base = uncorrelated(size, n, random);
  const matrix = start.slice();
  const close = CLOSE_ENOUGH / Math.sqrt(n);
  let best: MatchedLatent | null = null;
  for (let round = 0; round < MOST_ROUNDS && (best === null || best.error > close); round++) {
    const root = symmetricFunction(matrix, size, (value) => Math.sqrt(Math.max(value, 0)));
    const latent = mixed(base, root);
    const found = correlations(placeStandard(units, latent, which));
    let error = 0;
    const mixing = matrix.slice();
    for (let i = 0; i < goal.length; i++) {
      const missing = goal[i] - found[i];
      error = Math.max(error, Math.abs(missing));
      matrix[i] += missing;
    }
    if (best === null || error < best.error) best = { latent, mixing, error };
  }
  return best!;
}

/** Correlations of columns that have mean 0 and mean square 1, size x size. Cost O(n size^2 / 2). */
export function correlations(columns: readonly Float64Array[]): Float64Array {
  const size = columns.length;
  const result = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b <= a; b++) {
      let sum = 0;
      const [left, right] = [columns[a], columns[b]];
      for (let i = 0; i < left.length; i++) sum += left[i] * right[i];
      result[a * size + b] = result[b * size + a] = sum / left.length;
    }
  }
  return result;
}

/** Normal columns without any correlation in the draw; with too few rows for that, without any on average. */
function uncorrelated(size: number, n: number, random: RandomSource): Float64Array[] {
  const drawn = Array.from({ length: size }, () =>
    standardised(Float64Array.from({ length: n }, () => randomNormal(random))),
  );
  if (n < size + 2) return drawn;
  const inverse = symmetricFunction(
    correlations(drawn),
    size,
    (value) => 1 / Math.sqrt(Math.max(value, FLAT)),
  );
  return mixed(drawn, inverse);
}

function mixed(columns: readonly Float64Array[], matrix: Float64Array): Float64Array[] {
  const size = columns.length;
  return columns.map((_, a) => {
    const sum = new Float64Array(columns[a].length);
    for (let b = 0; b < size; b++) {
      const weight = matrix[a * size + b];
      if (weight === 0) continue;
      const column = columns[b];
      for (let i = 0; i < sum.length; i++) sum[i] += weight * column[i];
    }
    return sum;
  });
}
