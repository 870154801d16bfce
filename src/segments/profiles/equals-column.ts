import { countsOf } from "../../core/counts-of";
import { groupBy } from "../../core/group-by";
import { requireBetween } from "../../core/require-between";
import { selectCustomers } from "../../customers/customer-base";
import { evenly } from "../../math/evenly";
import { NOISE } from "../../math/noise";
import { adjustedMutualInformation } from "../../validity/agreement/adjusted-mutual-information";
import type { Segmentation } from "../segmentation";
import { bestCuts, binOf } from "./best-cuts";
import { descriptorsOf, isHeldOut } from "./descriptor";

/** A column that says by itself who is in which segment. */
export interface ColumnMatch {
  readonly column: string;
  readonly unit: string;
  /** Adjusted mutual information of the column and the segments: 0 for unrelated, 1 for the same division. */
  readonly agreement: number;
  /** How many customers were compared, where not all were. */
  readonly among?: number;
  /** Of a number: the cuts that make bins of it, ascending. Empty for a column of words. */
  readonly cuts: readonly number[];
  /** Of a column of more words than there are segments: the words of each segment, where they agree better so. Else left out. */
  readonly words?: readonly (readonly string[])[];
  /** Whether the column entered the matrix: then the method has found what one column says already. */
  readonly compared: boolean;
}

/** From this agreement on a segmentation is nearly the column. */
export const NEARLY = 0.9;

/**
 * The columns that a segmentation (nearly) equals: whoever knows the column knows the segment. Such segments need no
 * clustering, and high scores of them mean nothing more than that the column has few values. Say this before all else.
 *
 * Words are compared as they are, with "missing" as a word of its own, and as many together as there are segments, each with the segment that most of
 * its customers are in (at least five of them, else with the rest); numbers in as many bins as there are segments, at
 * their best cuts. Of more than 20,000 customers so many are compared, evenly taken. Customers without a segment are a group of their own. Columns set aside, names and weights are left out.
 *
 * Source of the measure: Vinh, Epps & Bailey 2010.
 *
 * @param least the adjusted mutual information from which on a column is listed; default 0.9, up to 1.
 * @returns the highest agreement first; nothing where there are fewer than two groups.
 * Cost O(columns x customers x segments).
 * @example columnMatches(choice.segmentation)[0]?.column // "spend"
 */
export function columnMatches(
  segmentation: Pick<Segmentation, "base" | "labels" | "madeFrom">,
  least = NEARLY,
): readonly ColumnMatch[] {
  requireBetween(least, "columnMatches(least)", 0, 1);
  return Object.freeze(columnAgreements(segmentation).filter(({ agreement }) => agreement >= least));
}

/** Customers that columns are compared on, at most. */
const MOST_ROWS = 20_000;

/** Every column with its agreement, the highest first; nothing where there are fewer than two groups. */
export function columnAgreements(
  segmentation: Pick<Segmentation, "base" | "labels" | "madeFrom">,
): readonly ColumnMatch[] {
  const { madeFrom } = segmentation;
  const rows = evenly([...segmentation.labels.keys()], MOST_ROWS);
  const among = rows.length < segmentation.labels.length ? { among: rows.length } : {};
  const base = among.among === undefined ? segmentation.base : selectCustomers(segmentation.base, rows);
  const labels = Int32Array.from(rows, (row) => segmentation.labels[row]);
  const groups = labels.map((label) => (label === NOISE ? 0 : label + 1));
  const most = new Set(groups).size;
  if (most < 2) return Object.freeze([]);
  const { numeric, categories, mix } = descriptorsOf(base);
  const places = new Map(base.columns.map(({ name }, place) => [name, place]));
  const placeOf = (name: string): number => places.get(name) ?? places.size;
  const matches = [
    ...[...numeric, ...mix].map(({ name, unit, values, madeOf }) => {
      const known = [...values.keys()].filter((row) => !Number.isNaN(values[row]));
      const cuts = bestCuts(
        known.map((row) => values[row]),
        known.map((row) => groups[row]),
        most,
      );
      const bins = values.map((value) => (Number.isNaN(value) ? cuts.length + 1 : binOf(value, cuts)));
      return { column: name, unit, madeOf, cuts, agreement: agreementOf(groups, bins) };
    }),
    ...categories.map(({ name, values, madeOf }) => {
      const codes = new Map([...new Set(values)].map((word, code) => [word, code]));
      const words = values.map((word) => codes.get(word)!);
      const alone = { column: name, unit: "", madeOf, cuts: [], agreement: agreementOf(groups, words) };
      const joined = joinedWords(values, groups);
      const together = agreementOf(groups, joined.codes);
      return together > alone.agreement ? { ...alone, agreement: together, words: joined.words } : alone;
    }),
  ];
  return Object.freeze(
    matches
      .sort((a, b) => higherFirst(a, b) || placeOf(a.column) - placeOf(b.column))
      .map(({ madeOf, ...match }) =>
        Object.freeze({ ...match, ...among, compared: !isHeldOut({ madeOf }, madeFrom) }),
      ),
  );
}

/** The higher agreement first; those that differ by rounding only are equal, and keep the order of the table. */
function higherFirst(a: Pick<ColumnMatch, "agreement">, b: Pick<ColumnMatch, "agreement">): number {
  return Math.abs(a.agreement - b.agreement) < 1e-12 ? 0 : b.agreement - a.agreement;
}

/** Words of fewer customers say nothing by themselves. */
const LEAST_OF_WORD = 5;

/** Each word with the segment that most of its customers are in; rare words are taken as one. */
function joinedWords(
  values: readonly string[],
  groups: ArrayLike<number>,
): { readonly codes: Int32Array; readonly words: readonly (readonly string[])[] } {
  const sizes = countsOf(values);
  const wordOf = (value: string): string | undefined =>
    sizes.get(value)! < LEAST_OF_WORD ? undefined : value;
  const members = groupBy(values.keys(), (row) => wordOf(values[row]));
  const groupOf = new Map(
    [...members].map(([word, rows]) => {
      const inGroups = [...countsOf(rows.map((row) => groups[row]))].sort(
        (a, b) => b[1] - a[1] || a[0] - b[0],
      );
      return [word, inGroups[0][0]] as const;
    }),
  );
  const codes = Int32Array.from(values, (value) => groupOf.get(wordOf(value))!);
  const byGroup = groupBy([...groupOf.keys()], (word) => groupOf.get(word)!);
  const words = [...byGroup.keys()]
    .sort((a, b) => a - b)
    .map((group) => Object.freeze(byGroup.get(group)!.map((word) => word ?? "rare words")));
  return { codes, words: Object.freeze(words) };
}

function agreementOf(groups: ArrayLike<number>, codes: ArrayLike<number>): number {
  return adjustedMutualInformation(groups, codes).value ?? 0;
}
