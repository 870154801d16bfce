import { isNumberColumn, wordsOf, type CustomerColumn } from "../../customers/column";
import type { CustomerBase } from "../../customers/customer-base";
import { shareUnit } from "../../customers/recipe/feature-candidates";
import { wholesOf } from "../../customers/recipe/part-shares";
import { rawValues } from "../../customers/recipe/raw-values";

/** A number per customer, in original units, by which segments are described. */
export interface Descriptor {
  readonly name: string;
  /** Unit of measure, such as `ft2`, `orders a year` or `share`. */
  readonly unit: string;
  /** One per customer; NaN where it is not defined for the customer (a conversion without samples). */
  readonly values: Float64Array;
  /**
   * The figures it is worked out from. When one of them entered the clustering, the segments differ in it
   * by construction, and no test of that means anything.
   */
  readonly madeOf: readonly string[];
}

/** A descriptor with a word instead of a number, such as the country. */
export interface CategoryDescriptor {
  readonly name: string;
  readonly values: readonly string[];
  readonly madeOf: readonly string[];
}

/** What is known of each customer, in the order of the rows of the base. */
export interface Descriptors {
  readonly numeric: readonly Descriptor[];
  readonly categories: readonly CategoryDescriptor[];
  /** Shares of the parts in their whole, 0 to 1: a product mix. */
  readonly mix: readonly Descriptor[];
}

/** How a missing word is called in descriptions. */
export const MISSING_WORD = "(missing)";

/**
 * The columns of a base by which segments are described: features, describing columns, the outcome and the value. Numbers
 * as they are, days as days before the as-of day, words as categories, parts as shares of their whole. Cost O(cells).
 */
export function descriptorsOf(base: CustomerBase): Descriptors {
  const open = base.columns.filter(({ role }) => !["id", "set aside", "weight"].includes(role));
  const single = open.filter(({ whole }) => whole === null);
  return Object.freeze({
    numeric: Object.freeze(single.filter(isNumberColumn).map((column) => numberOf(base, column))),
    categories: Object.freeze(
      single.filter((column) => column.texts !== null && column.type !== "text").map(categoryOf),
    ),
    mix: Object.freeze(wholesOf(base).flatMap((whole) => sharesOf(base, whole))),
  });
}

/** True when a descriptor is made of nothing that entered the clustering, so that it may carry a p-value. */
export function isHeldOut(
  descriptor: { readonly madeOf: readonly string[] },
  madeFrom: readonly string[],
): boolean {
  return !descriptor.madeOf.some((figure) => madeFrom.includes(figure));
}

function numberOf(base: CustomerBase, column: CustomerColumn): Descriptor {
  const { name, unit, madeOf, type } = column;
  if (type !== "date" || base.asOf === null) {
    const own = type === "share" && unit === "" ? "share" : unit;
    return Object.freeze({ name, unit: own, madeOf, values: column.numbers! });
  }
  const values = rawValues(base, { kind: "days before", column: name, asOf: base.asOf });
  return Object.freeze({ name: `days since ${name}`, unit: "days", madeOf, values });
}

function categoryOf(column: CustomerColumn): CategoryDescriptor {
  const values = wordsOf(column).map((word) => word ?? MISSING_WORD);
  return Object.freeze({ name: column.name, values: Object.freeze(values), madeOf: column.madeOf });
}

function sharesOf(base: CustomerBase, whole: string): Descriptor[] {
  const parts = base.columns.filter((column) => column.whole === whole);
  return parts.map(({ name, unit }) =>
    Object.freeze({
      name,
      unit: shareUnit(unit),
      madeOf: Object.freeze([whole]),
      values: rawValues(base, { kind: "share", column: name, whole }),
    }),
  );
}
