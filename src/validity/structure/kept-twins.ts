import { randomInteger, type RandomSource } from "../../math/distributions/random";
import type { Observations } from "../../math/linear/observations";
import { twinSampler } from "./twin";

/** Twins of larger matrices are drawn again: so many numbers may be kept for one matrix. */
const MOST_NUMBERS = 2_000_000;

interface KeptTwins {
  readonly seed: number;
  readonly draw: (random: RandomSource) => Observations;
  readonly twins: Observations[];
}

const kept = new WeakMap<Observations, KeptTwins>();

/**
 * The twins of a matrix for one seed, in order. Every number of clusters and every method is compared with the same twins,
 * so those of a small matrix are kept while the matrix is in use: a scorecard then draws them once, not once for each k.
 *
 * @returns a function that gives twin `i`. It takes one number from `random`, whether the twin is kept or drawn, so that the
 * stream and with it every result is the same in both cases.
 */
export function keptTwins(x: Observations, seed: number): (i: number, random: RandomSource) => Observations {
  const known = kept.get(x);
  const { draw, twins } = known?.seed === seed ? known : { draw: twinSampler(x), twins: [] };
  kept.set(x, { seed, draw, twins });
  return (i, random) => {
    if (twins[i] !== undefined) {
      randomInteger(random, 2 ** 32);
      return twins[i];
    }
    const twin = draw(random);
    if ((i + 1) * x.data.length <= MOST_NUMBERS) twins[i] = twin;
    return twin;
  };
}
