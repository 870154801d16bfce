import { sumBy } from "../core/sum";

/** Where two bins meet. */
export interface StabilityCut {
  /** Values up to here are below the cut … */
  readonly low: number;
  /** … values from here on above it; what lies between is compared with `at`, and counts half on each side where equal. */
  readonly high: number;
  readonly at: number;
}

/**
 * Cuts between bins that each hold about as many of the old values. Every cut lies between two neighbouring old values, so
 * that no bin is empty by construction, and the cuts of the mirrored values are the mirrored cuts. Next to a mass (a value
 * that fills a bin by itself) the cut touches the mass: what is nearly 0 is not 0. Otherwise it lies halfway. Where the middle
 * of the values falls into one value, that value is the cut and counts half on each side. One value only has a bin of its own,
 * with one below and one above.
 *
 * Private to this folder. @param sorted at least one number, ascending. @param bins wanted, at least 2.
 * @returns at most bins - 1 cuts, ascending (2 for one value).
 */
export function stabilityCuts(sorted: readonly number[], bins: number): readonly StabilityCut[] {
  const n = sorted.length;
  // How many values lie below each border between different values.
  const borders: number[] = [];
  for (let i = 1; i < n; i++) if (sorted[i] !== sorted[i - 1]) borders.push(i);
  if (borders.length === 0) {
    const [at] = sorted;
    return [
      { low: -Infinity, high: at, at },
      { low: at, high: Infinity, at },
    ];
  }
  const chosen = new Set<number>();
  let halved: StabilityCut | null = null;
  for (let i = 1; i < bins; i++) {
    // In units of 1 / bins, so that whole numbers are compared.
    const distances = borders.map((below) => Math.abs(below * bins - n * i));
    const least = Math.min(...distances);
    const [first, last] = [distances.indexOf(least), distances.lastIndexOf(least)];
    if (first !== last && 2 * i === bins) {
      const at = sorted[borders[first]];
      halved = { low: -Infinity, high: Infinity, at };
    } else chosen.add(borders[2 * i < bins ? first : last]);
  }
  const isMass = (value: number): boolean =>
    bins * (sorted.lastIndexOf(value) - sorted.indexOf(value) + 1) >= n;
  const cuts = [...chosen].map((below): StabilityCut => {
    const [low, high] = [sorted[below - 1], sorted[below]];
    const [left, right] = [isMass(low), isMass(high)];
    return { low, high, at: left === right ? low + (high - low) / 2 : left ? low : high };
  });
  const isHalved = halved !== null && !cuts.some(({ low, high }) => low === halved.at || high === halved.at);
  return (isHalved ? [...cuts, halved as StabilityCut] : cuts).sort((a, b) => a.at - b.at);
}

/** How many values lie in each bin; a value on a cut counts half on each side. */
export function countsBetween(values: readonly number[], cuts: readonly StabilityCut[]): number[] {
  const below = cuts.map((cut) => sumBy(values, (value) => shareBelow(value, cut)));
  return [...below, values.length].map((count, b) => count - (b === 0 ? 0 : below[b - 1]));
}

function shareBelow(value: number, { low, high, at }: StabilityCut): number {
  if (value <= low) return 1;
  if (value >= high) return 0;
  return value < at ? 1 : value > at ? 0 : 0.5;
}
