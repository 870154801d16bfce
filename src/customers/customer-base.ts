import type { Scale } from "./recipe/feature-recipe";
import { decimalLog } from "../math/functions/decimal-log";
import { InputError } from "../core/input-error";
import {
  mixedObservations,
  type MixedColumn,
  type MixedObservations,
} from "../math/linear/mixed-observations";
import { ProblemLog } from "../tables/problem-log";
import type { Problem } from "../tables/problems";
import { applyBaseRecipe, type BaseFeatures, type BaseRecord } from "./recipe/apply-base-recipe";
import type { BaseRecipe, MissingRule } from "./recipe/base-recipe";
import { fitBaseRecipe, isNumeric, type BaseRecipeOptions } from "./recipe/fit-base-recipe";
import type { RawTable } from "../tables/raw-table";
import { requireOneRowEach } from "./require-one-row-each";
import { typeTable, type TypedTable } from "./typing/typed-table";
import type { ColumnOverride, TypedColumn } from "./typing/typed-column";

/** How a table is taken in; every option has a default. */
export interface CustomerBaseOptions {
  /** What you know better than the program, by column name. */
  readonly columns?: Readonly<Record<string, ColumnOverride>>;
  /** Default `auto`: logarithms of columns of sizes with a long tail to the right. */
  readonly transform?: BaseRecipeOptions["transform"];
  /** Default `standard`. */
  readonly scale?: Scale;
  /** Default `median`. */
  readonly missing?: MissingRule;
  /** A level of a category with fewer rows joins `(other)`; default 3. */
  readonly rareBelow?: number;
}

/** Any table of customers, ready to be clustered. */
export interface CustomerBase {
  readonly name: string;
  /** Every column of the table: what it holds, what became of it, and why. */
  readonly columns: readonly TypedColumn[];
  /** The rows of the table that take part, as indices; all but those left out by `missing: "complete"`. */
  readonly rows: readonly number[];
  /** One row per customer, numbers only: categories as 0/1 columns. For every method. */
  readonly observations: BaseFeatures;
  /** The same as mixed columns, missing values kept, for `gowerDistances`. Numbers are transformed and scaled. */
  readonly mixed: MixedObservations;
  readonly recipe: BaseRecipe;
  /** Rows left out because a value was missing. */
  readonly leftOut: number;
  readonly warnings: readonly Problem[];
}

/** What came of looking at a table. */
export interface CustomerBaseCheck {
  readonly name: string;
  /** null where there is any problem. */
  readonly base: CustomerBase | null;
  /** The columns as far as they were typed, for a reader to correct; null where there is no table. */
  readonly typed: TypedTable | null;
  /** The column by which the rows could be summed up to customers; null where that is not the trouble. */
  readonly sumBy: string | null;
  readonly problems: readonly Problem[];
  readonly problemCount: number;
  readonly warnings: readonly Problem[];
  readonly warningCount: number;
}

/** Fewer customers than this cannot be grouped. */
const FEWEST = 4;

/**
 * Types the columns of a table, checks that there is one row per customer, and makes features of what is left. The
 * same for a table of a file, of a paste and of a cell of a notebook.
 *
 * @param table what `readTable` gave; null where it gave none, then with the reason in `problems`.
 * @param problems and @param warnings of reading it; those found here are added.
 * Cost O(cells).
 */
export function checkCustomerBase(
  name: string,
  table: RawTable | null,
  options: CustomerBaseOptions = {},
  problems: ProblemLog = new ProblemLog(),
  warnings: ProblemLog = new ProblemLog(),
): CustomerBaseCheck {
  const typed = table === null ? null : typeTable(table, options.columns ?? {}, warnings);
  if (table !== null) requireKnownColumns(table, options.columns ?? {});
  const oneEach = table === null || typed === null ? null : requireOneRowEach(table, typed, problems);
  const base = table === null || typed === null ? null : baseOf(table, typed, options, problems, warnings);
  return Object.freeze({
    name,
    base: problems.count > 0 ? null : base,
    typed,
    sumBy: oneEach?.sumBy ?? null,
    problems: problems.list(),
    problemCount: problems.count,
    warnings: warnings.list(),
    warningCount: warnings.count,
  });
}

function baseOf(
  table: RawTable,
  typed: TypedTable,
  options: CustomerBaseOptions,
  problems: ProblemLog,
  warnings: ProblemLog,
): CustomerBase | null {
  const { transform = "auto", scale = "standard", missing = "median", rareBelow = 3 } = options;
  const place = table.sheet === null ? {} : { sheet: table.sheet };
  const features = typed.columns.filter(({ use }) => use === "feature");
  if (features.length === 0) {
    problems.add({
      ...place,
      value: `no column that can be compared, of ${typed.columns.length}`,
      legal: "at least one column of numbers or categories that differ between customers",
      remedy: "Look at the table of columns: each says why it was set aside",
    });
  }
  const all = table.rows.map((_, row) => row);
  const isWhole = (row: number): boolean => features.every((column) => valueOf(column, row) !== null);
  const rows = missing === "complete" ? all.filter(isWhole) : all;
  if (rows.length < FEWEST) {
    problems.add({
      ...place,
      value: `${rows.length} ${missing === "complete" ? "complete rows" : "rows"}`,
      legal: `at least ${FEWEST} customers`,
      remedy:
        rows.length < all.length ? "Fill missing values by the median instead" : "Add the other customers",
    });
  }
  if (typed.rowNameColumn === null) {
    warnings.add({
      ...place,
      value: "no column that names the customers",
      legal: "a code or name for each customer",
      remedy: "Rows are called by their place in the file; make sure that each is another customer",
    });
  }
  if (problems.count > 0) return null;
  const rowNames = rows.map((row) => typed.rowNames[row]);
  const recipe = fitBaseRecipe(features, rows, { transform, scale, missing, rareBelow });
  const records = rows.map((row): BaseRecord =>
    Object.fromEntries(features.map((column) => [column.name, valueOf(column, row)])),
  );
  return Object.freeze({
    name: table.name,
    columns: typed.columns,
    rows: Object.freeze(rows),
    observations: applyBaseRecipe(recipe, rowNames, records),
    mixed: mixedObservations(rowNames, mixedColumns(recipe, features, rows)),
    recipe,
    leftOut: all.length - rows.length,
    warnings: warnings.list(),
  });
}

function valueOf(column: TypedColumn, row: number): number | string | null {
  return isNumeric(column) ? column.numbers![row] : column.texts[row];
}

function mixedColumns(
  recipe: BaseRecipe,
  features: readonly TypedColumn[],
  rows: readonly number[],
): MixedColumn[] {
  return recipe.columns.map((column, j): MixedColumn => {
    const { name } = column;
    if (column.kind === "category")
      return { name, kind: "nominal", values: rows.map((row) => features[j].texts[row]) };
    const { transform, center, scale } = column;
    const values = rows.map((row) => {
      const raw = features[j].numbers![row];
      return raw === null ? null : ((transform === "log" ? decimalLog(1 + raw) : raw) - center) / scale;
    });
    return { name, kind: "numeric", values };
  });
}

function requireKnownColumns(table: RawTable, overrides: Readonly<Record<string, ColumnOverride>>): void {
  const unknown = Object.keys(overrides).find((name) => !table.columns.includes(name));
  if (unknown === undefined) return;
  throw new InputError({
    where: "customerBase(columns)",
    what: `"${unknown}"`,
    legal: table.columns.map((name) => `"${name}"`).join(", "),
  });
}
