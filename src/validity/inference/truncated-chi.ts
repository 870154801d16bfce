import { exponential } from "../../math/functions/exponential";
import { naturalLog } from "../../math/functions/natural-log";
import type { IntervalSet } from "./interval-set";

/** Below the largest value of the density by so much, in natural logarithms, nothing is summed. */
const NEGLIGIBLE = 45;
/** Steps of Simpson's rule in each interval. */
const STEPS = 2000;

/**
 * The probability that scale * chi with `freedom` degrees is at least `from`, given that it lies in `set`. Both parts are
 * summed on a logarithmic scale, so it is right far out in the tail too.
 *
 * @param set intervals of numbers of at least 0, of positive length in all. @returns 0 to 1.
 * Cost O(2000) a finite interval.
 */
export function truncatedChiTail(from: number, freedom: number, scale: number, set: IntervalSet): number {
  const beyond = set.flatMap(([low, high]) => (high > from ? [[Math.max(low, from), high] as const] : []));
  const all = logMass(set, freedom, scale);
  return all === -Infinity ? NaN : Math.min(1, exponential(logMass(beyond, freedom, scale) - all));
}

/** Logarithm of the density of scale * chi, up to a constant. */
export function logChiDensity(value: number, freedom: number, scale: number): number {
  const size = (value / scale) ** 2 / 2;
  return freedom === 1 ? -size : (freedom - 1) * naturalLog(value) - size;
}

function logMass(set: IntervalSet, freedom: number, scale: number): number {
  const mode = scale * Math.sqrt(freedom - 1);
  const peakOf = ([low, high]: readonly [number, number]): number =>
    logChiDensity(Math.min(high, Math.max(low, mode)) || Number.MIN_VALUE, freedom, scale);
  const peak = set.reduce((most, interval) => Math.max(most, peakOf(interval)), -Infinity);
  if (peak === -Infinity) return -Infinity;
  let sum = 0;
  for (const [low, high] of set) {
    const [from, to] = reach(low, high, mode, scale, (value) => logChiDensity(value, freedom, scale) - peak);
    const step = (to - from) / STEPS;
    if (!(step > 0)) continue;
    for (let i = 0; i <= STEPS; i++) {
      const weight = i === 0 || i === STEPS ? 1 : i % 2 === 1 ? 4 : 2;
      const value = from + i * step;
      if (value > 0 || freedom === 1) {
        sum += ((weight * step) / 3) * exponential(logChiDensity(value, freedom, scale) - peak);
      }
    }
  }
  return peak + naturalLog(sum);
}

/** The piece of an interval in which the density is not negligible: it falls on both sides of the mode. */
function reach(
  low: number,
  high: number,
  mode: number,
  scale: number,
  relative: (value: number) => number,
): [number, number] {
  const top = Math.min(high, Math.max(low, mode));
  const edge = (inside: number, outside: number): number => {
    if (relative(outside) >= -NEGLIGIBLE) return outside;
    let [near, far] = [inside, outside];
    for (let i = 0; i < 60; i++) {
      const middle = (near + far) / 2;
      if (relative(middle) >= -NEGLIGIBLE) near = middle;
      else far = middle;
    }
    return far;
  };
  const end = Math.min(high, top + scale * (NEGLIGIBLE + 10));
  return [edge(top, low), edge(top, end)];
}
