import { InputError } from "../../core/input-error";
import { mean } from "../../core/mean";
import { squaredDeviations } from "../../core/squared-deviations";
import { sumBy, sumOf } from "../../core/sum";
import { farNormalQuantile, logHypergeometricTail } from "../../math/distributions/far-tails";
import { hypergeometric, type Urn } from "../../math/distributions/hypergeometric";
import { valuesAt } from "../../math/values-at";
import { normalQuantile } from "../../math/distributions/normal-quantile";

/**
 * The v-test of a segment and a numeric variable (Lebart, Morineau & Piron 1995; FactoMineR's `catdes`): how
 * many standard errors the segment's mean lies from the mean of all, if the segment were a random draw
 * without replacement. Positive: the segment lies above; beyond 2 either way is more than chance.
 *
 * For a variable that made the segments it is a measure of contrast only, never a test.
 *
 * @param values one number per customer.
 * @param members rows of the segment, each once.
 * @param weights how many customers each row represents; left out, one each.
 * @param all what is needed of all values; left out, it is worked out.
 * @returns null where it is not defined: a constant variable, an empty segment, or one that holds all.
 * Formula: (mean of segment - mean) / sqrt(s2 / nq * (n - nq) / (n - 1)), s2 with divisor n. Cost O(n).
 * @throws InputError when a member is no row of `values`.
 * @example vTest([1, 2, 9, 10], [2, 3]) // 1.72
 */
export function vTest(
  values: ArrayLike<number>,
  members: ArrayLike<number>,
  weights?: ArrayLike<number>,
  all: ValuesOfAll = valuesOfAll(values, weights),
): number | null {
  const { count, middle, variance } = all;
  const rows = values.length;
  for (let i = 0; i < members.length; i++) {
    const row = members[i];
    if (Number.isInteger(row) && row >= 0 && row < rows) continue;
    throw new InputError({ where: "vTest(members)", what: String(row), legal: `rows from 0 to ${rows - 1}` });
  }
  const own = weights && valuesAt(weights, members);
  const size = own ? sumOf(own) : members.length;
  if (members.length === 0 || members.length === rows || !(count > 1) || variance === 0) return null;
  const distance = mean(valuesAt(values, members), own) - middle;
  return distance / Math.sqrt(((variance / size) * (count - size)) / (count - 1));
}

/** What a v-test needs of all customers. */
export interface ValuesOfAll {
  /** How many they are, or the sum of their weights. */
  readonly count: number;
  /** Their mean. */
  readonly middle: number;
  /** With divisor n. */
  readonly variance: number;
}

/** What v-tests of one variable need of all customers, worked out once for all segments. Cost O(n). */
export function valuesOfAll(values: ArrayLike<number>, weights?: ArrayLike<number>): ValuesOfAll {
  const count = weights ? sumOf(weights) : values.length;
  return { count, middle: mean(values, weights), variance: squaredDeviations(values, weights) / count };
}

/** Near this chances are no longer numbers: their logarithms are. */
const LEAST_CHANCE = 1e-300;

/** A category within a segment, against all customers. */
export interface CategoryContrast {
  readonly category: string;
  /** Members of the segment in the category; with weights, the sum of theirs. */
  readonly count: number;
  /** Share of the category's customers that belong to the segment (Cla/Mod), 0 to 1. */
  readonly shareOfCategory: number;
  /** Share of the segment's customers that are in the category (Mod/Cla), 0 to 1. */
  readonly shareOfSegment: number;
  /** Share of all customers that are in the category, 0 to 1. */
  readonly shareOfAll: number;
  /** Twice the smaller hypergeometric tail, at most 1: chance of a count so far off in a random draw. */
  readonly pValue: number;
  /** The normal quantile of that chance, signed: positive where the category is over-represented. */
  readonly vTest: number;
}

/** Orders contrasts, the strongest first: by the v-test, of equal ones by how far the share lies from that of all. */
export function strongestWord(a: CategoryContrast, b: CategoryContrast): number {
  const apart = (each: CategoryContrast): number => Math.abs(each.shareOfSegment - each.shareOfAll);
  return Math.abs(b.vTest) - Math.abs(a.vTest) || apart(b) - apart(a);
}

/**
 * The hypergeometric test of each category in a segment (as in FactoMineR's `catdes`).
 *
 * @param categories one per customer. @param members rows of the segment.
 * @param weights how many customers each row represents; left out, one each. The chance is that of the nearest whole numbers.
 * @returns one contrast per category that occurs at all, most over-represented first. Cost O(n c).
 * @example categoryContrasts(["north", "north", "south", "south"], [0, 1])[0].category // "north"
 */
export function categoryContrasts(
  categories: readonly string[],
  members: readonly number[],
  weights?: ArrayLike<number>,
): readonly CategoryContrast[] {
  const weight = (row: number): number => weights?.[row] ?? 1;
  const total = sumBy(categories, (_, row) => weight(row));
  const drawn = sumBy(members, weight);
  const [all, own] = [weightOf(categories, categories.keys(), weight), weightOf(categories, members, weight)];
  const contrasts = [...all.keys()].sort().map((category): CategoryContrast => {
    const [marked, found] = [all.get(category)!, own.get(category) ?? 0];
    const { urn, inside } = wholeUrn({ total, marked, drawn }, found);
    const tails = hypergeometric(urn, inside);
    const pValue = Math.min(1, 2 * Math.min(tails.atLeast, tails.atMost));
    const size =
      pValue / 2 > LEAST_CHANCE
        ? Math.abs(normalQuantile(pValue / 2))
        : farNormalQuantile(logHypergeometricTail(urn, inside));
    return Object.freeze({
      category,
      count: found,
      shareOfCategory: found / marked,
      shareOfSegment: members.length === 0 ? 0 : found / drawn,
      shareOfAll: marked / total,
      pValue,
      vTest: tails.atLeast <= tails.atMost ? size : -size,
    });
  });
  return Object.freeze(contrasts.sort((a, b) => b.vTest - a.vTest || b.count - a.count));
}

/** The sum of the weights of each category's rows. */
function weightOf(
  categories: readonly string[],
  rows: Iterable<number>,
  weight: (row: number) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(categories[row], (sums.get(categories[row]) ?? 0) + weight(row));
  return sums;
}

/** Of the nearest whole numbers that such a draw can give. */
function wholeUrn(
  { total, marked, drawn }: Urn,
  found: number,
): { readonly urn: Urn; readonly inside: number } {
  const all = Math.round(total);
  const [carrying, taken] = [Math.min(all, Math.round(marked)), Math.min(all, Math.round(drawn))];
  const inside = Math.min(carrying, taken, Math.max(0, carrying + taken - all, Math.round(found)));
  return { urn: { total: all, marked: carrying, drawn: taken }, inside };
}
