import { sumOf } from "../../../../core/sum";
import type { RandomSource } from "../../../../math/distributions/random";

/*
 * Only + - * / and the square root are used here and in the whole generator: they are exact to the last
 * bit on every machine, which exponentials and logarithms are not.
 */

/** Points of a quantile function: `[probability, value]`, both rising, from probability 0 to 1. */
export type Quantiles = readonly (readonly [number, number])[];

/** A number drawn from a distribution given by its quantiles, linear between them. */
export function drawQuantile(random: RandomSource, quantiles: Quantiles): number {
  const p = random();
  let i = 1;
  while (quantiles[i][0] < p) i++;
  const [p0, v0] = quantiles[i - 1];
  const [p1, v1] = quantiles[i];
  return v0 + ((v1 - v0) * (p - p0)) / (p1 - p0);
}

/** A number uniform between `low` and `high`. */
export function between(random: RandomSource, low: number, high: number): number {
  return low + (high - low) * random();
}

/** A position in 0 … `count` - 1 where early positions are likelier: the square of a uniform number. */
export function drawEarly(random: RandomSource, count: number): number {
  const u = random();
  return Math.floor(u * u * count);
}

/** A position drawn in proportion to `weights`. */
export function drawWeighted(random: RandomSource, weights: readonly number[]): number {
  let rest = random() * sumOf(weights);
  for (let i = 0; i < weights.length; i++) {
    rest -= weights[i];
    if (rest < 0) return i;
  }
  return weights.length - 1;
}

/**
 * Whole numbers in proportion to `weights` that add up to `total`, each at least `least` where its weight
 * is positive (largest remainders).
 */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const reserved = weights.map((weight) => (weight > 0 ? least : 0));
  const free = total - sumOf(reserved);
  const sum = sumOf(weights);
  const exact = weights.map((weight) => (free * weight) / sum);
  const whole = exact.map((value) => Math.floor(value));
  const left = free - sumOf(whole);
  const byRemainder = exact
    .map((value, i) => ({ i, remainder: value - whole[i] }))
    .sort((a, b) => b.remainder - a.remainder || a.i - b.i);
  for (let j = 0; j < left; j++) whole[byRemainder[j].i]++;
  return whole.map((value, i) => value + reserved[i]);
}

/** Rounds to `decimals` decimals. */
export function round(value: number, decimals: number): number {
  const scale = [1, 10, 100, 1000, 10000][decimals];
  return Math.round(value * scale) / scale;
}
