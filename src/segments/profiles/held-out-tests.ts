import { sampleRankCorrelation } from "simple-statistics";
import { holm } from "../../math/distributions/holm";
import { columnOf } from "../../math/linear/matrix";
import { randomSource, shuffle } from "../../math/distributions/random";
import { cramersV, etaSquared } from "./effect-sizes";
import { kruskalWallis } from "./kruskal-wallis";
import { descriptorsOf, isHeldOut, type Descriptor } from "./descriptor";
import type { Segmentation } from "../segmentation";

/** Do the segments differ in one descriptor? */
export interface DescriptorTest {
  readonly descriptor: string;
  /** `Kruskal-Wallis` for numbers, `permuted Cramér's V` for categories. */
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

/** How a held-out descriptor follows a column that was clustered. */
export interface Echo {
  readonly column: string;
  /** Spearman's, -1 to 1. */
  readonly rankCorrelation: number;
}

/** The level of the tests, after Holm's correction. */
export const TEST_LEVEL = 0.05;

/** Whether the segments differ beyond chance in a descriptor. */
export function differsBeyondChance({ adjustedPValue }: Pick<DescriptorTest, "adjustedPValue">): boolean {
  return adjustedPValue !== null && adjustedPValue < TEST_LEVEL;
}

/** Shufflings behind the p-value of a category. */
const PERMUTATIONS = 1999;

/**
 * Tests whether the segments differ in what was held out of the clustering. Descriptors by construction are
 * listed with their effect and without p-value. Single accounts and noise take no part: a group of one has
 * no spread.
 *
 * Numbers: Kruskal-Wallis, chi-squared approximation. Categories: Cramér's V against 1,999 seeded
 * shufflings of the categories, so the least p is 1/2000.
 *
 * @returns one test per descriptor, in the order given, Holm-corrected together.
 * Cost O(descriptors · n log n + categories · 2000 n).
 */
export function heldOutTests(segmentation: Segmentation, seed: number): readonly DescriptorTest[] {
  const descriptors = descriptorsOf(segmentation.base);
  const segments = segmentation.groups.filter((group) => group.kind === "segment");
  const numeric = [...descriptors.numeric, ...descriptors.mix].map((descriptor) => {
    const groups = segments.map((segment) =>
      segment.members.map((row) => descriptor.values[row]).filter((value) => !Number.isNaN(value)),
    );
    return {
      descriptor: descriptor.name,
      test: "Kruskal-Wallis",
      effect: etaSquared(rankedGroups(groups)),
      byConstruction: !isHeldOut(descriptor, segmentation.madeFrom),
      raw: kruskalWallis(groups)?.pValue ?? null,
      echo: isHeldOut(descriptor, segmentation.madeFrom) ? echoOf(descriptor, segmentation) : null,
    };
  });
  const categories = descriptors.categories.map((descriptor, i) => {
    const rows = segments.flatMap((segment) => segment.members);
    const groupOf = segments.flatMap((segment, index) => segment.members.map(() => index));
    const values = rows.map((row) => descriptor.values[row]);
    return {
      descriptor: descriptor.name,
      test: "permuted Cramér's V",
      effect: association(groupOf, values, segments.length),
      byConstruction: !isHeldOut(descriptor, segmentation.madeFrom),
      raw: permutationP(groupOf, values, segments.length, seed + i),
      echo: null,
    };
  });
  const all = [...numeric, ...categories];
  const pValues = all.map(({ byConstruction, raw }) => (byConstruction ? null : raw));
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

function echoOf(descriptor: Descriptor, { features }: Segmentation): Echo | null {
  const rows = Array.from({ length: features.rows }, (_, row) => row).filter(
    (row) => !Number.isNaN(descriptor.values[row]),
  );
  if (rows.length < 3) return null;
  const values = rows.map((row) => descriptor.values[row]);
  let strongest: Echo | null = null;
  for (let j = 0; j < features.columns; j++) {
    const column = columnOf(features, j);
    const rankCorrelation = sampleRankCorrelation(
      values,
      rows.map((row) => column[row]),
    );
    // A constant has no rank correlation.
    if (Number.isNaN(rankCorrelation)) continue;
    if (strongest !== null && Math.abs(rankCorrelation) <= Math.abs(strongest.rankCorrelation)) continue;
    strongest = Object.freeze({ column: features.columnNames[j], rankCorrelation });
  }
  return strongest;
}

function rankedGroups(groups: readonly (readonly number[])[]): number[][] {
  const sorted = groups.flat().sort((a, b) => a - b);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  sorted.forEach((value, i) => {
    if (!first.has(value)) first.set(value, i);
    last.set(value, i);
  });
  return groups.map((group) =>
    group.map((value) => ((first.get(value) as number) + (last.get(value) as number)) / 2),
  );
}

function association(
  groupOf: readonly number[],
  values: readonly string[],
  groupCount: number,
): number | null {
  const names = [...new Set(values)];
  const column = new Map(names.map((name, j) => [name, j]));
  const counts = Array.from({ length: groupCount }, () => names.map(() => 0));
  values.forEach((value, i) => counts[groupOf[i]][column.get(value) as number]++);
  return cramersV(counts);
}

function permutationP(
  groupOf: readonly number[],
  values: readonly string[],
  groupCount: number,
  seed: number,
): number | null {
  const found = association(groupOf, values, groupCount);
  if (found === null) return null;
  const random = randomSource(seed >>> 0);
  const shuffled = [...values];
  let asLarge = 1;
  for (let i = 0; i < PERMUTATIONS; i++) {
    const value = association(groupOf, shuffle(shuffled, random), groupCount);
    if (value !== null && value >= found * (1 - 1e-12)) asLarge++;
  }
  return asLarge / (PERMUTATIONS + 1);
}
