import type { RandomSource } from "../../math/distributions/random";
import { correlations } from "./twin-draw";
import { matchedLatent } from "./twin-matching";
import { placeStandard } from "./twin-placement";
import type { TwinUnits } from "./twin-units";

/** Twins drawn to see what correlations a normal copula gives with these columns. */
const PILOTS = 30;
/** Correlations farther from the pilots' mean, in their standard deviations, are not the copula's doing. */
const FARTHEST = 3;

/**
 * Correlations on estimated scales are too small, in the data and in a twin alike: what the twin is to have is divided by
 * both dampings, so that on the true scales its correlations are those of the data.
 */
function undamped(found: Float64Array, { units, size }: TwinUnits): Float64Array {
  const fidelity = units.flatMap((unit) =>
    unit.kind === "number" ? [unit.fidelity] : Array<number>(unit.columns.length - 1).fill(1),
  );
  return found.map((value, i) => {
    const [a, b] = [Math.floor(i / size), i % size];
    return a === b ? value : Math.max(-1, Math.min(1, value / (fidelity[a] * fidelity[b])));
  });
}

/** What the correlations of a twin are to be, and a mixing matrix that comes near them. */
export interface TwinGoal {
  readonly correlations: Float64Array;
  readonly start: Float64Array;
}

/**
 * The correlations that twins keep: those of the data, as far as a normal copula can give them. Correlations of ranks
 * (normal scores) hardly know how far apart groups are; correlations of values do: two far groups in all columns have
 * correlations near 1, and a twin with these would be the two groups again. So twins with the data's rank correlations
 * are drawn first. Where a correlation of the data lies within three of their standard deviations it is kept exactly;
 * where it does not, it goes up to that limit. One cloud, of whatever columns, hardly ever meets the limit. Private to this folder.
 *
 * @param own the data's columns, on their straight scales, and as normal scores: one a latent. Cost: 30 draws.
 */
export function twinGoal(
  units: TwinUnits,
  own: { readonly straight: readonly Float64Array[]; readonly scores: readonly Float64Array[] },
  random: RandomSource,
  n: number,
): TwinGoal {
  const goal = undamped(correlations(own.straight), units);
  const ofScores = correlations(own.scores);
  const sums = new Float64Array(goal.length);
  const squares = new Float64Array(goal.length);
  let start = ofScores;
  for (let pilot = 0; pilot < PILOTS; pilot++) {
    const { latent, mixing } = matchedLatent(units, "scores", ofScores, start, random, n);
    start = mixing;
    correlations(placeStandard(units, latent, "straight")).forEach((value, i) => {
      sums[i] += value / PILOTS;
      squares[i] += (value * value) / PILOTS;
    });
  }
  const kept = goal.map((value, i) => {
    const variance = Math.max(0, squares[i] - sums[i] ** 2) * (PILOTS / (PILOTS - 1));
    const most = FARTHEST * Math.sqrt(variance) + 1 / n;
    return Math.min(sums[i] + most, Math.max(sums[i] - most, value));
  });
  return { correlations: kept, start: matchedLatent(units, "straight", kept, start, random, n).mixing };
}
