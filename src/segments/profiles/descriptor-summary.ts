import { quantileSorted } from "simple-statistics";
import { sumOf } from "../../core/sum";
import { ranks } from "../../math/distributions/ranks";
import { cohensD } from "./effect-sizes";
import type { Descriptor } from "./descriptor";
import { vTest } from "./v-test";

/** One descriptor within one segment, compared with all customers; all values in the descriptor's unit. */
export interface DescriptorSummary {
  readonly descriptor: string;
  readonly unit: string;
  /** Members for whom the descriptor is defined; the rest of the numbers are NaN where this is 0. */
  readonly defined: number;
  /** The members' values, ascending. */
  readonly values: readonly number[];
  readonly median: number;
  /** The middle half of the members lies from `lowerQuartile` to `upperQuartile` (type 7 quantiles). */
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  /** The sum over the members; 0 where the descriptor is defined for none. */
  readonly total: number;
  /** Median, quartiles and tertiles over all customers. */
  readonly medianOfAll: number;
  readonly lowerQuartileOfAll: number;
  readonly upperQuartileOfAll: number;
  readonly lowerThirdOfAll: number;
  readonly upperThirdOfAll: number;
  /** The rank of the median among all customers: the share below it, those at it counted half; 0 to 1. */
  readonly percentile: number;
  /** `vTest` of the values and of their ranks (which no giant can bend); null where not defined. */
  readonly vTest: number | null;
  readonly rankVTest: number | null;
  /** Cohen's d of the members against all others; null where not defined. */
  readonly cohensD: number | null;
  /** True where the descriptor is made of what was clustered: then the v-tests are contrasts, not tests. */
  readonly byConstruction: boolean;
}

/** Sums one descriptor up for the members of one segment. Customers without a value are left out. Cost O(n log n). */
export function summariseDescriptor(
  descriptor: Descriptor,
  members: readonly number[],
  byConstruction: boolean,
): DescriptorSummary {
  const rows = [...descriptor.values.keys()].filter((row) => !Number.isNaN(descriptor.values[row]));
  const place = new Map(rows.map((row, i) => [row, i]));
  const values = Float64Array.from(rows, (row) => descriptor.values[row]);
  const inside = members.filter((row) => place.has(row)).map((row) => place.get(row) as number);
  const insideSet = new Set(inside);
  const own = inside.map((i) => values[i]).sort((a, b) => a - b);
  const rest = [...values].filter((_, i) => !insideSet.has(i));
  const total = sumOf(own);
  const all = Float64Array.from(values).sort();
  return Object.freeze({
    descriptor: descriptor.name,
    unit: descriptor.unit,
    defined: own.length,
    values: Object.freeze(own),
    median: quantile(own, 0.5),
    lowerQuartile: quantile(own, 0.25),
    upperQuartile: quantile(own, 0.75),
    least: own.length === 0 ? NaN : own[0],
    most: own.length === 0 ? NaN : own[own.length - 1],
    mean: total / own.length,
    total,
    medianOfAll: quantile(all, 0.5),
    lowerQuartileOfAll: quantile(all, 0.25),
    upperQuartileOfAll: quantile(all, 0.75),
    lowerThirdOfAll: quantile(all, 1 / 3),
    upperThirdOfAll: quantile(all, 2 / 3),
    percentile: percentileOf(quantile(own, 0.5), all),
    vTest: vTest(values, inside),
    rankVTest: vTest(ranks(values), inside),
    cohensD: cohensD(own, rest),
    byConstruction,
  });
}

function quantile(sorted: ArrayLike<number>, probability: number): number {
  return sorted.length === 0 ? NaN : quantileSorted(sorted, probability);
}

function percentileOf(value: number, sorted: Float64Array): number {
  if (Number.isNaN(value)) return NaN;
  const below = sorted.filter((other) => other < value).length;
  const equal = sorted.filter((other) => other === value).length;
  return (below + equal / 2) / sorted.length;
}
