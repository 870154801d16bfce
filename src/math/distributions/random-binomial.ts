import type { RandomSource } from "./random";

/**
 * How often something with the chance `chance` happens in `trials` independent trials. Cost O(trials): one draw each.
 *
 * @param trials a whole number from 0. @param chance 0 to 1. Kernel: assumes both.
 */
export function randomBinomial(random: RandomSource, trials: number, chance: number): number {
  let happened = 0;
  for (let i = 0; i < trials; i++) if (random() < chance) happened++;
  return happened;
}
