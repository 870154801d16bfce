import { sumBy, sumOf } from "../../core/sum";
import { quantile } from "../../math/distributions/quantile";
import { ranks } from "../../math/distributions/ranks";
import { cohensD } from "./effect-sizes";
import type { Descriptor } from "./descriptor";
import { vTest } from "./v-test";

/** One descriptor within one segment, compared with all customers; all values in the descriptor's unit. */
export interface DescriptorSummary {
  readonly descriptor: string;
  readonly unit: string;
  /** Members for whom the descriptor is defined, by their weights where they have such; the other numbers are NaN where this is 0. */
  readonly defined: number;
  /** The values of the members' rows, ascending. */
  readonly values: readonly number[];
  /** How many customers each of them represents; left out where each is one. */
  readonly weights?: readonly number[];
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

/**
 * Sums one descriptor up for the members of one segment. Customers without a value are left out. Cost O(n log n).
 *
 * @param weights how many customers each row represents; null for one each.
 */
export function summariseDescriptor(
  descriptor: Descriptor,
  members: readonly number[],
  byConstruction: boolean,
  weights: Float64Array | null = null,
): DescriptorSummary {
  const rows = [...descriptor.values.keys()].filter((row) => !Number.isNaN(descriptor.values[row]));
  const place = new Int32Array(descriptor.values.length).fill(-1);
  rows.forEach((row, i) => (place[row] = i));
  const values = Float64Array.from(rows, (row) => descriptor.values[row]);
  const counts = weights === null ? undefined : rows.map((row) => weights[row]);
  const inside = members.filter((row) => place[row] >= 0).map((row) => place[row]);
  const isInside = new Uint8Array(values.length);
  for (const i of inside) isInside[i] = 1;
  const order = [...values.keys()].sort((a, b) => values[a] - values[b]);
  const sorted = (list: readonly number[]): Sorted => ({
    values: list.map((i) => values[i]),
    weights: counts && list.map((i) => counts[i]),
  });
  const [own, rest, all] = [
    sorted(order.filter((i) => isInside[i] === 1)),
    sorted(order.filter((i) => isInside[i] === 0)),
    sorted(order),
  ];
  return Object.freeze({
    descriptor: descriptor.name,
    unit: descriptor.unit,
    ...centreOf(own),
    medianOfAll: quantileOf(all, 0.5),
    lowerQuartileOfAll: quantileOf(all, 0.25),
    upperQuartileOfAll: quantileOf(all, 0.75),
    lowerThirdOfAll: quantileOf(all, 1 / 3),
    upperThirdOfAll: quantileOf(all, 2 / 3),
    percentile: percentileOf(quantileOf(own, 0.5), all),
    vTest: vTest(values, inside, counts),
    rankVTest: vTest(ranks(values, counts), inside, counts),
    cohensD: cohensD(own.values, rest.values, [own.weights, rest.weights]),
    byConstruction,
  });
}

/** Ascending values, and how often each counts where that differs from once. */
interface Sorted {
  readonly values: readonly number[];
  readonly weights: readonly number[] | undefined;
}

/** Where the members' values lie. */
function centreOf(own: Sorted) {
  const { values, weights } = own;
  const defined = weights === undefined ? values.length : sumOf(weights);
  const total = sumBy(values, (value, i) => value * (weights?.[i] ?? 1));
  return {
    defined,
    values: Object.freeze(values),
    ...(weights === undefined ? {} : { weights: Object.freeze(weights) }),
    median: quantileOf(own, 0.5),
    lowerQuartile: quantileOf(own, 0.25),
    upperQuartile: quantileOf(own, 0.75),
    least: values.length === 0 ? NaN : values[0],
    most: values.length === 0 ? NaN : values[values.length - 1],
    mean: total / defined,
    total,
  };
}

function quantileOf({ values, weights }: Sorted, probability: number): number {
  return quantile(values, probability, weights);
}

function percentileOf(value: number, { values, weights }: Sorted): number {
  if (Number.isNaN(value)) return NaN;
  const weight = (i: number): number => weights?.[i] ?? 1;
  const below = sumBy(values, (other, i) => (other < value ? weight(i) : 0));
  const equal = sumBy(values, (other, i) => (other === value ? weight(i) : 0));
  return (below + equal / 2) / sumBy(values, (_, i) => weight(i));
}
