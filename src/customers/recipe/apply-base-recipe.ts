import { decimalLog } from "../../math/functions/decimal-log";
import { InputError } from "../../core/input-error";
import { observations, type Observations } from "../../math/linear/observations";
import { levelName, OTHER_LEVEL, type BaseColumn, type BaseRecipe } from "./base-recipe";

/** A customer's values by column name; null or left out is missing. */
export type BaseRecord = Readonly<Record<string, number | string | null>>;

/** The matrix of a customer base, and what was filled in. */
export interface BaseFeatures extends Observations {
  readonly recipe: BaseRecipe;
  /** Values that were missing, and took the column's `fill`. */
  readonly filled: readonly { readonly row: string; readonly column: string }[];
}

/**
 * Makes features of customers by a recipe fitted to others: the same columns, transforms, levels and scales. A level the
 * recipe does not know counts as `(other)`, or as none of the levels where it has no such one.
 *
 * @param rowNames one per record, no two alike.
 * @throws InputError for text in a numeric column, for a value that a logarithm cannot take, and for a name that
 * occurs twice. Missing values are filled whatever the recipe's rule: leaving rows out is for who has other rows.
 * Cost O(rows x columns).
 * @example applyBaseRecipe(base.recipe, ["new"], [{ revenue: 1200, country: "USA" }])
 */
export function applyBaseRecipe(
  recipe: BaseRecipe,
  rowNames: readonly string[],
  records: readonly BaseRecord[],
): BaseFeatures {
  const filled: { row: string; column: string }[] = [];
  const columnNames = recipe.columns.flatMap((column) =>
    column.kind === "number" ? [column.name] : column.levels.map((level) => levelName(column.name, level)),
  );
  const data = new Float64Array(records.length * columnNames.length);
  let at = 0;
  records.forEach((record, i) => {
    for (const column of recipe.columns) {
      const raw = record[column.name] ?? null;
      if (raw === null) filled.push(Object.freeze({ row: rowNames[i], column: column.name }));
      for (const value of valuesOf(column, raw ?? column.fill, rowNames[i])) data[at++] = value;
    }
  });
  const matrix = observations(
    { rows: records.length, columns: columnNames.length, data },
    { rowNames, columnNames },
  );
  return Object.freeze({ ...matrix, recipe, filled: Object.freeze(filled) });
}

function valuesOf(column: BaseColumn, raw: number | string, row: string): readonly number[] {
  if (column.kind === "category") {
    const text = String(raw);
    const level = column.levels.includes(text) ? text : OTHER_LEVEL;
    return column.levels.map((each, l) => ((each === level ? 1 : 0) - column.centers[l]) / column.scale);
  }
  const lowest = column.transform === "log" ? 0 : -Infinity;
  if (typeof raw !== "number" || !Number.isFinite(raw) || raw < lowest) {
    throw new InputError({
      where: `applyBaseRecipe, row "${row}", column "${column.name}"`,
      what: typeof raw === "string" ? `"${raw}"` : String(raw),
      legal: column.transform === "log" ? "a number of at least 0" : "a finite number",
    });
  }
  return [((column.transform === "log" ? decimalLog(1 + raw) : raw) - column.center) / column.scale];
}
