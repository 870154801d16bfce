import { holm } from "../../math/distributions/holm";
import { heldOutTests, type DescriptorTest } from "./held-out-tests";
import { isHeldOut, type CustomerDescriptors } from "./descriptor";
import { summariseDescriptor, type DescriptorSummary } from "./descriptor-summary";
import { requireSameCustomers } from "../require-same-customers";
import type { Segmentation, SegmentedRows, SegmentGroup } from "../segmentation";
import { typicalCustomers, type TypicalCustomers } from "./typical-customers";
import { categoryContrasts, type CategoryContrast } from "./v-test";

/** A category within a group; the corrected p-value is null by construction and for single accounts. */
export interface ProfiledCategory extends CategoryContrast {
  readonly descriptor: string;
  readonly adjustedPValue: number | null;
}

/** Everything said of one group of a segmentation, in original units. */
export interface SegmentProfile extends TypicalCustomers {
  readonly index: number;
  readonly kind: SegmentGroup["kind"];
  /** The largest revenue first. */
  readonly customers: readonly string[];
  /** Revenue of each of them, in money. */
  readonly revenues: readonly number[];
  readonly size: number;
  /** Share of all customers, 0 to 1. */
  readonly shareOfCustomers: number;
  /** Money. */
  readonly revenue: number;
  /** Share of the revenue of all customers, 0 to 1; NaN where there is no revenue at all. */
  readonly shareOfRevenue: number;
  /** The share of the group's own revenue that its largest customer brings: its dependence on one account. */
  readonly largestCustomerShare: number;
  /** Herfindahl-Hirschman index of revenue inside the group: 1/size (even) to 1 (one customer). */
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
 * revenue, medians and ranges in original units beside v-tests, product mix, categories, typical customers.
 * What entered the clustering carries no p-value; what was held out is tested and Holm-corrected (descriptors
 * in one family, categories within segments in another).
 *
 * @param descriptors one value per row of the clustered matrix, in the same order.
 * @param seed of the shufflings behind the p-values of categories.
 * @throws InputError when the descriptors stand for other customers than the segmentation.
 * Cost O(k · descriptors · n log n).
 * @example profileSegments(segmentation, customerDescriptors(workbook, customers), 7).profiles[0].size
 */
export function profileSegments(
  segmentation: Segmentation,
  descriptors: CustomerDescriptors,
  seed: number,
): SegmentProfiles {
  return Object.freeze({
    profiles: profileGroups(segmentation, descriptors),
    tests: heldOutTests(segmentation, descriptors, seed),
  });
}

/**
 * The profiles alone, without the tests that compare groups: for rows of any making, and where they are wanted at once.
 *
 * @throws InputError when the descriptors stand for other customers. Cost O(k · descriptors · n log n).
 */
export function profileGroups(
  segmentation: SegmentedRows,
  descriptors: CustomerDescriptors,
): readonly SegmentProfile[] {
  requireSameCustomers(segmentation, descriptors);
  const { features, totalRevenue, madeFrom } = segmentation;
  const typical = typicalCustomers(segmentation);
  const categories = profiledCategories(segmentation, descriptors);
  const profiles = segmentation.groups.map((group): SegmentProfile => {
    const share = (value: number): number => (group.revenue > 0 ? value / group.revenue : NaN);
    const summarise = (list: CustomerDescriptors["numeric"]): DescriptorSummary[] =>
      list.map((descriptor) =>
        summariseDescriptor(descriptor, group.members, !isHeldOut(descriptor, madeFrom)),
      );
    return Object.freeze({
      index: group.index,
      kind: group.kind,
      customers: group.customers,
      revenues: group.revenues,
      size: group.members.length,
      shareOfCustomers: group.members.length / features.rows,
      revenue: group.revenue,
      shareOfRevenue: totalRevenue > 0 ? group.revenue / totalRevenue : NaN,
      largestCustomerShare: share(group.revenues[0]),
      concentration: group.revenues.reduce((sum, value) => sum + share(value) ** 2, 0),
      descriptors: Object.freeze(summarise(descriptors.numeric)),
      mix: Object.freeze(summarise(descriptors.mix).sort((a, b) => b.median - a.median || b.mean - a.mean)),
      categories: categories[group.index],
      ...typical[group.index],
    });
  });
  return Object.freeze(profiles);
}

function profiledCategories(
  segmentation: SegmentedRows,
  descriptors: CustomerDescriptors,
): readonly (readonly ProfiledCategory[])[] {
  const rows = segmentation.groups.flatMap((group) =>
    descriptors.categories.flatMap((descriptor) =>
      categoryContrasts(descriptor.values, group.members).map((contrast) => ({
        group,
        descriptor,
        contrast,
        tested: group.kind === "segment" && isHeldOut(descriptor, segmentation.madeFrom),
      })),
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
