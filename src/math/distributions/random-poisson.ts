import { exponential } from "../functions/exponential";
import type { RandomSource } from "./random";

/** Rates above this are drawn in pieces: e to the minus rate must stay well above 0. */
const PIECE = 30;

/**
 * A Poisson number: how many exponential waits fit into a time of `rate`. Exact for any rate, for a sum of Poisson
 * numbers is one. Assumes a finite rate of at least 0. Cost O(rate) draws.
 */
export function randomPoisson(random: RandomSource, rate: number): number {
  let count = 0;
  for (let left = rate; left > 0; left -= PIECE) {
    const end = exponential(-Math.min(left, PIECE));
    for (let product = random(); product > end; product *= random()) count++;
  }
  return count;
}
