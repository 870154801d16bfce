import { InputError } from "../../core/input-error";
import { naturalLog } from "../functions/natural-log";

/** A stream of random numbers, each uniform on [0, 1). Equal seeds give equal streams, on every machine. */
export type RandomSource = () => number;

/**
 * A seeded source of uniform random numbers: sfc32 (Doty-Humphrey, PractRand), its state filled from
 * the seed by splitmix32. Integer arithmetic only, so it repeats byte for byte everywhere. Not for secrets.
 *
 * @param seed a whole number from 0 to 2^32 - 1.
 * @example const random = randomSource(7); random(); // always the same number
 */
export function randomSource(seed: number): RandomSource {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) {
    throw new InputError({
      where: "randomSource(seed)",
      what: String(seed),
      legal: "a whole number from 0 to 4294967295",
    });
  }
  let mixed = seed >>> 0;
  const splitmix = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let z = mixed ^ (mixed >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return (z ^ (z >>> 15)) | 0;
  };
  let [a, b, c, counter] = [splitmix(), splitmix(), splitmix(), 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next();
  // 53 bits: the upper 27 of one draw and the upper 26 of the next.
  return () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
}

/** A whole number uniform on 0 … `below` - 1. */
export function randomInteger(random: RandomSource, below: number): number {
  return Math.floor(random() * below);
}

/** A standard normal number (Marsaglia's polar method). */
export function randomNormal(random: RandomSource): number {
  for (;;) {
    const u = 2 * random() - 1;
    const v = 2 * random() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * naturalLog(s)) / s);
  }
}

/** Shuffles `items` in place (Fisher-Yates) and returns them. */
export function shuffle<T extends { [index: number]: unknown; length: number }>(
  items: T,
  random: RandomSource,
): T {
  const list = items as unknown as unknown[];
  for (let i = list.length - 1; i > 0; i--) {
    const j = randomInteger(random, i + 1);
    [list[i], list[j]] = [list[j], list[i]];
  }
  return items;
}

/** `count` of the numbers 0 … `population` - 1, drawn without replacement, in the order drawn. Cost O(population). */
export function sampleWithoutReplacement(
  random: RandomSource,
  population: number,
  count: number,
): Int32Array {
  const pool = Int32Array.from({ length: population }, (_, i) => i);
  for (let i = 0; i < count; i++) {
    const j = i + randomInteger(random, population - i);
    [pool[i], pool[j]] = [pool[j], pool[i]];
  }
  return pool.slice(0, count);
}
