import { requireBetween } from "../../core/require-between";
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
  /** Of a number: the cuts that make bins of it, ascending. Empty for a column of words. */
  readonly cuts: readonly number[];
  /** Whether the column entered the matrix: then the method has found what one column says already. */
  readonly compared: boolean;
}

/** From this agreement on a segmentation is nearly the column. */
export const NEARLY = 0.9;

/**
 * The columns that a segmentation (nearly) equals: whoever knows the column knows the segment. Such segments need no
 * clustering, and high scores of them mean nothing more than that the column has few values. Say this before all else.
 *
 * Words are compared as they are, with "missing" as a word of its own; numbers in as many bins as there are segments, at
 * their best cuts. Customers without a segment are a group of their own. Columns set aside, names and weights are left out.
 *
 * Source of the measure: Vinh, Epps & Bailey 2010.
 *
 * @param least the adjusted mutual information from which on a column is listed; default 0.9, up to 1.
 * @returns the highest agreement first; nothing where there are fewer than two groups.
 * Cost O(columns x customers x segments).
 * @example columnMatches(choice.segmentation)[0]?.column // "orders"
 */
export function columnMatches(
  segmentation: Pick<Segmentation, "base" | "labels" | "madeFrom">,
  least = NEARLY,
): readonly ColumnMatch[] {
  requireBetween(least, "columnMatches(least)", 0, 1);
  return Object.freeze(columnAgreements(segmentation).filter(({ agreement }) => agreement >= least));
}

/** Every column with its agreement, the highest first; nothing where there are fewer than two groups. */
export function columnAgreements(
  segmentation: Pick<Segmentation, "base" | "labels" | "madeFrom">,
): readonly ColumnMatch[] {
  const { base, labels, madeFrom } = segmentation;
  const groups = labels.map((label) => (label === NOISE ? 0 : label + 1));
  const most = new Set(groups).size;
  if (most < 2) return Object.freeze([]);
  const { numeric, categories, mix } = descriptorsOf(base);
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
      return { column: name, unit: "", madeOf, cuts: [], agreement: agreementOf(groups, words) };
    }),
  ];
  return Object.freeze(
    matches
      .sort((a, b) => b.agreement - a.agreement || (a.column < b.column ? -1 : 1))
      .map(({ column, unit, agreement, cuts, madeOf }) =>
        Object.freeze({ column, unit, agreement, cuts, compared: !isHeldOut({ madeOf }, madeFrom) }),
      ),
  );
}

function agreementOf(groups: ArrayLike<number>, codes: ArrayLike<number>): number {
  return adjustedMutualInformation(groups, codes).value ?? 0;
}
