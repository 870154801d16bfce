import { requireWhole } from "../../core/require-whole";
import { sumBy, sumOf } from "../../core/sum";
import { holm } from "../../math/distributions/holm";
import { heldOutTests, type DescriptorTest } from "./held-out-tests";
import { descriptorsOf, isHeldOut, type CategoryDescriptor } from "./descriptor";
import { descriptorSummaries, type DescriptorSummary } from "./descriptor-summary";
import type { Segmentation, SegmentGroup } from "../segmentation";
import { typicalCustomers, type TypicalCustomers } from "./typical-customers";
import { categoryContrasts, type CategoryContrast } from "./v-test";

/** A category within a group; the corrected p-value is null by construction and for single accounts. */
export interface ProfiledCategory extends CategoryContrast {
  readonly descriptor: string;
  readonly adjustedPValue: number | null;
}

/** The profile of one group of a segmentation, in original units. */
export interface SegmentProfile extends TypicalCustomers {
  readonly index: number;
  readonly kind: SegmentGroup["kind"];
  /** The largest value first. */
  readonly customers: readonly string[];
  /** What each of them is worth; NaN where that is not known. */
  readonly values: readonly number[];
  /** How many customers it has: its rows, or the sum of their weights. */
  readonly size: number;
  /** Share of all customers, 0 to 1. */
  readonly shareOfCustomers: number;
  /** What the group is worth, in the unit of the base's value column; NaN where there is none. */
  readonly value: number;
  /** Its share of what all customers are worth, 0 to 1; NaN where there is no value at all. */
  readonly shareOfValue: number;
  /** The share of the group's own value that its largest customer brings: its dependence on one account. */
  readonly largestCustomerShare: number;
  /** Herfindahl-Hirschman index of value inside the group: 1/size (even) to 1 (one customer). */
  readonly concentration: number;
  readonly descriptors: readonly DescriptorSummary[];
  /** Product types, as shares of a customer's pieces: the largest median first. */
  readonly mix: readonly DescriptorSummary[];
  readonly categories: readonly ProfiledCategory[];
}

/** The profiles of all groups, and the tests that compare them. */
export interface SegmentProfiles {
  readonly profiles: readonly SegmentProfile[];
  readonly tests: readonly DescriptorTest[];
}

/**
 * Describes every group of a segmentation, in the manner of FactoMineR's `catdes` and `HCPC`: sizes and
 * value, medians and ranges in original units with v-tests, the mix, categories, typical customers.
 * What entered the clustering carries no p-value; what was held out is tested and Holm-corrected (descriptors
 * in one family, categories within segments in another).
 *
 * Where the base has weights, a customer of weight 2 counts as two everywhere.
 *
 * @param seed of the shufflings behind the p-values of categories.
 * Cost O(k · descriptors · n log n).
 * @example profileSegments(segmentation, 7).profiles[0].size
 */
export function profileSegments(segmentation: Segmentation, seed: number): SegmentProfiles {
  requireWhole(seed, "profileSegments(seed)", 0, 2 ** 32 - 1);
  return Object.freeze({
    profiles: profileGroups(segmentation),
    tests: heldOutTests(segmentation, seed),
  });
}

/** Profiles of segmentations that are still in use: names, briefs and tables ask for the same ones. */
const made = new WeakMap<Segmentation, readonly SegmentProfile[]>();

/** The profiles alone, without the tests that compare groups: where they are wanted at once. Cost O(k · columns · n log n). */
export function profileGroups(segmentation: Segmentation): readonly SegmentProfile[] {
  const profiles = made.get(segmentation) ?? profiledGroups(segmentation);
  made.set(segmentation, profiles);
  return profiles;
}

function profiledGroups(segmentation: Segmentation): readonly SegmentProfile[] {
  const descriptors = descriptorsOf(segmentation.base);
  const { features, totalValue, madeFrom, base } = segmentation;
  const { weights } = base;
  const customers = weights === null ? features.rows : sumOf(weights);
  const typical = typicalCustomers(segmentation);
  const categories = profiledCategories(segmentation, descriptors.categories);
  const [numeric, mix] = [descriptors.numeric, descriptors.mix].map((list) =>
    list.map((descriptor): readonly DescriptorSummary[] => {
      const summarise = descriptorSummaries(descriptor, !isHeldOut(descriptor, madeFrom), weights);
      return segmentation.groups.map(({ members }) => summarise(members));
    }),
  );
  const profiles = segmentation.groups.map((group): SegmentProfile => {
    const share = (value: number): number => (group.value > 0 ? value / group.value : NaN);
    return Object.freeze({
      index: group.index,
      kind: group.kind,
      customers: group.customers,
      values: group.values,
      size: group.count,
      shareOfCustomers: group.count / customers,
      value: group.value,
      shareOfValue: totalValue > 0 ? group.value / totalValue : NaN,
      largestCustomerShare: share(group.values[0]),
      concentration: sumBy(group.values, (value, i) =>
        Number.isNaN(value) ? 0 : (weights?.[group.members[i]] ?? 1) * share(value) ** 2,
      ),
      descriptors: Object.freeze(numeric.map((summaries) => summaries[group.index])),
      mix: Object.freeze(
        mix.map((summaries) => summaries[group.index]).sort((a, b) => b.median - a.median || b.mean - a.mean),
      ),
      categories: categories[group.index],
      ...typical[group.index],
    });
  });
  return Object.freeze(profiles);
}

function profiledCategories(
  segmentation: Segmentation,
  descriptors: readonly CategoryDescriptor[],
): readonly (readonly ProfiledCategory[])[] {
  const rows = segmentation.groups.flatMap((group) =>
    descriptors.flatMap((descriptor) =>
      categoryContrasts(descriptor.values, group.members, segmentation.base.weights ?? undefined).map(
        (contrast) => ({
          group,
          descriptor,
          contrast,
          tested: group.kind === "segment" && isHeldOut(descriptor, segmentation.madeFrom),
        }),
      ),
    ),
  );
  const adjusted = holm(rows.map(({ tested, contrast }) => (tested ? contrast.pValue : null)));
  const result: ProfiledCategory[][] = segmentation.groups.map(() => []);
  rows.forEach(({ group, descriptor, contrast }, i) =>
    result[group.index].push(
      Object.freeze({ ...contrast, descriptor: descriptor.name, adjustedPValue: adjusted[i] }),
    ),
  );
  return result.map((list) => Object.freeze(list));
}
