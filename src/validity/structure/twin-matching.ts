import type { RandomSource } from "../../math/distributions/random";
import { correlations, latentDraw, rootOf } from "./twin-draw";
import { placeStandard, type PlacedValues } from "./twin-placement";
import type { TwinUnits } from "./twin-units";

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

/**
 * Draws latent normal columns whose placed values have given correlations, not on average but in this very draw.
 * Random columns are made exactly uncorrelated, mixed by the root of a matrix, and placed; what the placed columns'
 * correlations lack is added to the matrix, and so on. Rows that count by weights are chosen, not moved, so that each round is
 * nearly a draw of its own: the one that comes nearest is taken. Private to this folder.
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
  const { size, counts } = units;
  const draw = latentDraw(units, random, n);
  const matrix = start.slice();
  const close = CLOSE_ENOUGH / Math.sqrt(counts?.rows ?? n);
  let best: MatchedLatent | null = null;
  for (let round = 0; round < MOST_ROUNDS && (best === null || best.error > close); round++) {
    const latent = draw(rootOf(matrix, size));
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
