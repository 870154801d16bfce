import { sumOf } from "../../core/sum";
import { holm } from "../../math/distributions/holm";
import { ranks } from "../../math/distributions/ranks";
import { chiSquaredTail } from "../../math/distributions/regularized-gamma";
import { valuesAt } from "../../math/values-at";
import { randomSource, shuffle } from "../../math/distributions/random";
import { cramersV, etaSquared, joined, type GroupedValues } from "./effect-sizes";
import { kruskalWallis } from "./kruskal-wallis";
import { descriptorsOf, isHeldOut } from "./descriptor";
import { echoesIn, type Echo } from "./echo";
import type { Segmentation } from "../segmentation";

/** Do the segments differ in one descriptor? */
export interface DescriptorTest {
  readonly descriptor: string;
  /** `Kruskal-Wallis` for numbers, `permuted Cramér's V` for categories; with weights `chi-squared` for these. */
  readonly test: string;
  /** Eta squared of the ranks, or Cramér's V: 0 (no difference) to 1; null where not defined. */
  readonly effect: number | null;
  /** True where the descriptor is made of what was clustered; then there is no p-value. */
  readonly byConstruction: boolean;
  readonly pValue: number | null;
  /** Holm's correction over all descriptors with a p-value. */
  readonly adjustedPValue: number | null;
  /**
   * The clustered column that a held-out number follows most. Where the two go together closely, a difference
   * between segments repeats the clustering and does not confirm it. Null for categories, for what differs by
   * construction, and where it is not defined.
   */
  readonly echo: Echo | null;
}

/** The level of the tests, after Holm's correction. */
export const TEST_LEVEL = 0.05;

/** Whether the segments differ beyond chance in a descriptor. */
export function differsBeyondChance({ adjustedPValue }: Pick<DescriptorTest, "adjustedPValue">): boolean {
  return adjustedPValue !== null && adjustedPValue < TEST_LEVEL;
}

/** Shufflings behind the p-value of a category. */
const PERMUTATIONS = 1999;
/** Beyond so many customers the chi-squared test takes their place: it differs no more, and they would take minutes. */
const MOST_SHUFFLED = 20_000;

/**
 * Tests whether the segments differ in what was held out of the clustering. Descriptors by construction are
 * listed with their effect and without p-value. Single accounts and noise take no part: a group of one has
 * no spread.
 *
 * Numbers: Kruskal-Wallis, chi-squared approximation. Categories: Cramér's V against 1,999 seeded
 * shufflings of the categories, so the least p is 1/2000. Where the base has weights, a customer of weight 2 counts as two
 * in all of this, and categories have the chi-squared test: rows of different weights cannot be shuffled. So have those of more
 * than 20,000 customers.
 *
 * @returns one test per descriptor, in the order given, Holm-corrected together.
 * Cost O(descriptors · n log n + categories · 2000 n).
 */
export function heldOutTests(segmentation: Segmentation, seed: number): readonly DescriptorTest[] {
  const descriptors = descriptorsOf(segmentation.base);
  const segments = segmentation.groups.filter((group) => group.kind === "segment");
  const weights = segmentation.base.weights ?? undefined;
  const members = segments.map((segment) => Uint32Array.from(segment.members));
  const echoOf = echoesIn(segmentation.features);
  const numeric = [...descriptors.numeric, ...descriptors.mix].map((descriptor) => {
    const heldOut = isHeldOut(descriptor, segmentation.madeFrom);
    const { values } = descriptor;
    const rowsOf = members.map((rows) => rows.filter((row) => !Number.isNaN(values[row])));
    const groups = rowsOf.map((rows) => valuesAt(values, rows));
    const counts = weights && rowsOf.map((rows) => valuesAt(weights, rows));
    return {
      descriptor: descriptor.name,
      test: "Kruskal-Wallis",
      effect: etaSquared(rankedGroups(groups, counts), counts),
      byConstruction: !heldOut,
      raw: heldOut ? (kruskalWallis(groups, counts)?.pValue ?? null) : null,
      echo: heldOut ? echoOf(descriptor.values) : null,
    };
  });
  const rows = segments.flatMap((segment) => segment.members);
  const placed: Placed = {
    groupOf: segments.flatMap((segment, index) => segment.members.map(() => index)),
    groups: segments.length,
    weights: weights && rows.map((row) => weights[row]),
  };
  const shuffles = weights === undefined && rows.length <= MOST_SHUFFLED;
  const categories = descriptors.categories.map((descriptor, i) => {
    const heldOut = isHeldOut(descriptor, segmentation.madeFrom);
    const values = rows.map((row) => descriptor.values[row]);
    const chance = (): number | null =>
      shuffles ? permutationP(placed, values, seed + i) : chiSquaredP(placed, values);
    return {
      descriptor: descriptor.name,
      test: shuffles ? "permuted Cramér's V" : "chi-squared",
      effect: association(placed, values),
      byConstruction: !heldOut,
      raw: heldOut ? chance() : null,
      echo: null,
    };
  });
  const all = [...numeric, ...categories];
  const pValues = all.map(({ raw }) => raw);
  const adjusted = holm(pValues);
  return Object.freeze(
    all.map(({ descriptor, test, effect, byConstruction, echo }, i) =>
      Object.freeze({
        descriptor,
        test,
        effect,
        byConstruction,
        pValue: pValues[i],
        adjustedPValue: adjusted[i],
        echo,
      }),
    ),
  );
}

function rankedGroups(groups: GroupedValues, weights?: GroupedValues): GroupedValues {
  const rank = ranks(joined(groups), weights && joined(weights));
  let end = 0;
  return groups.map(({ length }) => rank.subarray(end, (end += length)));
}

/** Which segment each customer belongs to, and how many it represents; without weights one each. */
interface Placed {
  readonly groupOf: readonly number[];
  readonly groups: number;
  readonly weights: readonly number[] | undefined;
}

/** Customers by segment and category. */
function countsOfTable({ groupOf, groups, weights }: Placed, values: readonly string[]): number[][] {
  const names = [...new Set(values)];
  const column = new Map(names.map((name, j) => [name, j]));
  const counts = Array.from({ length: groups }, () => names.map(() => 0));
  values.forEach((value, i) => (counts[groupOf[i]][column.get(value)!] += weights?.[i] ?? 1));
  return counts;
}

function association(placed: Placed, values: readonly string[]): number | null {
  return cramersV(countsOfTable(placed, values));
}

function permutationP(placed: Placed, values: readonly string[], seed: number): number | null {
  const found = association(placed, values);
  if (found === null) return null;
  const random = randomSource(seed >>> 0);
  const shuffled = [...values];
  let asLarge = 1;
  for (let i = 0; i < PERMUTATIONS; i++) {
    const value = association(placed, shuffle(shuffled, random));
    if (value !== null && value >= found * (1 - 1e-12)) asLarge++;
  }
  return asLarge / (PERMUTATIONS + 1);
}

/** The chi-squared test of independence, whose statistic is V squared times the customers and the shorter side less one. */
function chiSquaredP(placed: Placed, values: readonly string[]): number | null {
  const counts = countsOfTable(placed, values);
  const found = cramersV(counts);
  if (found === null) return null;
  const rows = counts.filter((row) => sumOf(row) > 0).length;
  const columns = counts[0].length;
  const statistic = found ** 2 * sumOf(counts.map(sumOf)) * (Math.min(rows, columns) - 1);
  return chiSquaredTail(statistic, (rows - 1) * (columns - 1));
}
