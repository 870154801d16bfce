import type { ConversionRate } from "./conversion";

/** A rate of fewer samples is mostly luck: it is not called best or worst. */
export const ENOUGH_SAMPLES = 100;

/** The groups whose rates can be compared, and the ends of their order. */
export interface BestAndWorst {
  /** How many groups have at least `ENOUGH_SAMPLES`. */
  readonly compared: number;
  readonly best: ConversionRate;
  readonly worst: ConversionRate;
}

/**
 * The best and the worst rate of the groups with at least `ENOUGH_SAMPLES` samples; null where fewer than two have so many.
 *
 * @example bestAndWorst(conversionRates(workbook.samples, "item").groups)?.compared // 6
 */
export function bestAndWorst(groups: readonly ConversionRate[]): BestAndWorst | null {
  const known = groups.filter(({ samples }) => samples >= ENOUGH_SAMPLES).sort((a, b) => b.rate - a.rate);
  if (known.length < 2) return null;
  return { compared: known.length, best: known[0], worst: known[known.length - 1] };
}
