import { sumBy, sumOf } from "../../core/sum";
import { ascendingOrder } from "../../math/ascending-order";
import { firstAbove } from "../../math/first-above";
import { valuesAt } from "../../math/values-at";
import { quantile } from "../../math/distributions/quantile";
import { ranks } from "../../math/distributions/ranks";
import { cohensD } from "./effect-sizes";
import type { Descriptor } from "./descriptor";
import { valuesOfAll, vTest } from "./v-test";

/** One descriptor within one segment, compared with all customers; all values in the descriptor's unit. */
export interface DescriptorSummary {
  readonly descriptor: string;
  readonly unit: string;
  /** Members for whom the descriptor is defined, by their weights where they have such; the other numbers are NaN where this is 0. */
  readonly defined: number;
  /** The values of the members' rows, ascending. */
  readonly values: Float64Array;
  /** How many customers each of them represents; left out where each is one. */
  readonly weights?: Float64Array;
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
 * Prepares one descriptor to be summed up for the members of one segment after another: what concerns all customers is worked out
 * once. Customers without a value are left out. Cost O(n log n), and O(n) for each segment.
 *
 * @param weights how many customers each row represents; null for one each.
 */
export function descriptorSummaries(
  descriptor: Descriptor,
  byConstruction: boolean,
  weights: Float64Array | null = null,
): (members: readonly number[]) => DescriptorSummary {
  const known = rowsWithValue(descriptor.values);
  const place = new Int32Array(descriptor.values.length).fill(-1);
  for (let i = 0; i < known.length; i++) place[known[i]] = i;
  const values = valuesAt(descriptor.values, known);
  const counts = weights === null ? undefined : valuesAt(weights, known);
  const order = ascendingOrder(values);
  const sorted = (list: ArrayLike<number>): Sorted => ({
    values: valuesAt(values, list),
    weights: counts && valuesAt(counts, list),
  });
  const all = sorted(order);
  const ranked = ranks(values, counts);
  const [ofValues, ofRanks] = [valuesOfAll(values, counts), valuesOfAll(ranked, counts)];
  const ofAll = {
    medianOfAll: quantileOf(all, 0.5),
    lowerQuartileOfAll: quantileOf(all, 0.25),
    upperQuartileOfAll: quantileOf(all, 0.75),
    lowerThirdOfAll: quantileOf(all, 1 / 3),
    upperThirdOfAll: quantileOf(all, 2 / 3),
  };
  return (members) => {
    const inside = placesOf(members, place);
    const isInside = new Uint8Array(values.length);
    for (let i = 0; i < inside.length; i++) isInside[inside[i]] = 1;
    const [ofRest, ofOwn] = separated(order, isInside, inside.length);
    const [own, rest] = [sorted(ofOwn), sorted(ofRest)];
    return Object.freeze({
      descriptor: descriptor.name,
      unit: descriptor.unit,
      ...centreOf(own),
      ...ofAll,
      percentile: percentileOf(quantileOf(own, 0.5), all),
      vTest: vTest(values, inside, counts, ofValues),
      rankVTest: vTest(ranked, inside, counts, ofRanks),
      cohensD: cohensD(own.values, rest.values, [own.weights, rest.weights]),
      byConstruction,
    });
  };
}

function rowsWithValue(values: Float64Array): Int32Array {
  const rows = new Int32Array(values.length);
  let count = 0;
  for (let row = 0; row < values.length; row++) if (!Number.isNaN(values[row])) rows[count++] = row;
  return rows.subarray(0, count);
}

/** The places of the rows that have one. */
function placesOf(rows: readonly number[], place: Int32Array): Int32Array {
  const found = new Int32Array(rows.length);
  let count = 0;
  for (let i = 0; i < rows.length; i++) {
    const at = place[rows[i]];
    if (at >= 0) found[count++] = at;
  }
  return found.subarray(0, count);
}

/** Places in their order, those outside and those inside. */
function separated(
  order: Uint32Array,
  isInside: Uint8Array,
  inside: number,
): readonly [Uint32Array, Uint32Array] {
  const parts = [new Uint32Array(order.length - inside), new Uint32Array(inside)] as const;
  const next = [0, 0];
  for (let i = 0; i < order.length; i++) {
    const part = isInside[order[i]];
    parts[part][next[part]++] = order[i];
  }
  return parts;
}

/** Ascending values, and how often each counts where that differs from once. */
interface Sorted {
  readonly values: Float64Array;
  readonly weights: Float64Array | undefined;
}

/** Where the members' values lie. */
function centreOf(own: Sorted) {
  const { values, weights } = own;
  const defined = weights === undefined ? values.length : sumOf(weights);
  const total = sumBy(values, (value, i) => value * (weights?.[i] ?? 1));
  return {
    defined,
    values,
    ...(weights === undefined ? {} : { weights }),
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
  const [from, to] = [values.findIndex((other) => other >= value), firstAbove(values, value)];
  const upTo = (end: number): number => (weights === undefined ? end : sumOf(weights.subarray(0, end)));
  return (upTo(from) + upTo(to)) / 2 / upTo(values.length);
}
