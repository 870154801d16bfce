import { isNumberColumn, wordsOf, type ColumnDraft, type CustomerColumn } from "../../customers/column";
import { customerBaseOf, type CustomerBase } from "../../customers/customer-base";
import { sourceColumn, type FeatureRecipe } from "../../customers/recipe/feature-recipe";

/** A figure of a customer that the recipe asks for. */
export interface ScoreField {
  /** The column's name. */
  readonly id: string;
  readonly unit: string;
  /** Of a number: what the study's customers show. NaN for words. */
  readonly least: number;
  readonly most: number;
  /** Of words: what may be chosen. null for numbers. */
  readonly words: readonly string[] | null;
  /** The whole it is a part of; of such parts, no entry is none. */
  readonly whole: string | null;
  readonly column: CustomerColumn;
}

/**
 * The figures that place a customer: the columns that the recipe is made of, with the range that the study's customers
 * show, and all parts of a whole of which the recipe uses any. Parts with a feature of their own come first.
 */
export function scoreFields(recipe: FeatureRecipe, base: CustomerBase): readonly ScoreField[] {
  const used = new Set(recipe.features.map(sourceColumn));
  const wholes = new Set(base.columns.flatMap(({ name, whole }) => (used.has(name) ? (whole ?? []) : [])));
  const own = base.columns.filter(({ name }) => used.has(name));
  const others = base.columns.filter(
    ({ name, whole }) => !used.has(name) && whole !== null && wholes.has(whole),
  );
  return Object.freeze([...own, ...others].map(fieldOf));
}

function fieldOf(column: CustomerColumn): ScoreField {
  const { name: id, unit, whole } = column;
  if (!isNumberColumn(column)) {
    const words = [...new Set(wordsOf(column).filter((word) => word !== null))].sort();
    return Object.freeze({ id, unit, whole, column, least: NaN, most: NaN, words: column.levels ?? words });
  }
  const known = column.numbers.filter((value) => !Number.isNaN(value));
  const least = known.reduce((a, b) => Math.min(a, b), Infinity);
  const most = known.reduce((a, b) => Math.max(a, b), -Infinity);
  return Object.freeze({ id, unit, whole, column, least, most, words: null });
}

/** The value of a field for one customer of the base, as text to be edited; "" where it is missing. */
export function fieldText({ column }: ScoreField, row: number): string {
  if (!isNumberColumn(column)) return wordsOf(column)[row] ?? "";
  return Number.isNaN(column.numbers[row]) ? "" : String(column.numbers[row]);
}

/**
 * The customer that the entries describe, as a base of one.
 *
 * @param entries one per field: a number, a word, or null where it is not known.
 */
export function enteredCustomer(
  name: string,
  fields: readonly ScoreField[],
  entries: readonly (number | string | null)[],
  asOf: string | null,
): CustomerBase {
  const columns = fields.map(({ column }, i): ColumnDraft => {
    const entry = entries[i];
    const isYes = column.type === "yes/no" && entry !== null;
    return {
      ...column,
      numbers: [typeof entry === "number" ? entry : isYes ? (entry === "yes" ? 1 : 0) : null],
      texts: [typeof entry === "string" ? entry : null],
    };
  });
  return customerBaseOf({ name, customers: [name], columns, asOf });
}
