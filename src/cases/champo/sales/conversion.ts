import { InputError } from "../../../core/input-error";
import { wilsonInterval } from "../../../math/distributions/wilson-interval";
import type { SampleLine } from "../workbook/tables";

/** How often samples of one kind were followed by an order. */
export interface ConversionRate {
  readonly name: string;
  /** Sample lines: the n behind the rate. */
  readonly samples: number;
  readonly converted: number;
  /** converted / samples, 0 to 1; NaN without samples. */
  readonly rate: number;
  /** Wilson interval of the rate at 95%. */
  readonly low: number;
  readonly high: number;
}

/** Conversion over all samples, and group by group. */
export interface ConversionRates {
  readonly all: ConversionRate;
  /** The most samples first. */
  readonly groups: readonly ConversionRate[];
}

/** What sample lines can be grouped by. */
export type SampleKey = "item" | "country" | "customer" | "shape";

/**
 * Conversion rates of samples with Wilson intervals (95%). The interval takes every line for an
 * independent trial; lines of one account are not, so read it as the least uncertainty there is.
 *
 * @throws InputError for a key sample lines do not have. Cost O(n).
 * @example conversionRates(workbook.samples, "customer").groups.length // 34
 */
export function conversionRates(samples: readonly SampleLine[], by: SampleKey): ConversionRates {
  if (!["item", "country", "customer", "shape"].includes(by)) {
    throw new InputError({
      where: "conversionRates(by)",
      what: `"${String(by)}"`,
      legal: "item, country, customer or shape",
    });
  }
  const tallies = new Map<string, [number, number]>();
  let converted = 0;
  for (const sample of samples) {
    const tally = tallies.get(sample[by]) ?? [0, 0];
    tally[0]++;
    if (sample.converted) {
      tally[1]++;
      converted++;
    }
    tallies.set(sample[by], tally);
  }
  const groups = [...tallies].map(([name, [sent, won]]) => conversionRate(name, sent, won));
  groups.sort((a, b) => b.samples - a.samples || (a.name < b.name ? -1 : 1));
  return Object.freeze({
    all: conversionRate("all samples", samples.length, converted),
    groups: Object.freeze(groups),
  });
}

function conversionRate(name: string, samples: number, converted: number): ConversionRate {
  const { low, high } = wilsonInterval(converted, samples);
  return Object.freeze({ name, samples, converted, rate: converted / samples, low, high });
}
