import type { ColumnDraft } from "../customers/column";
import type { CustomerBase } from "../customers/customer-base";
import { derivedColumns } from "../customers/derived/derived-columns";
import type { FeatureRecipe } from "../customers/recipe/feature-recipe";
import { sourceColumn } from "../customers/recipe/feature-recipe";
import type { SchemaColumn } from "../customers/schema/schema-column";
import type { LineColumns } from "../lines/lines-of-table";
import type { ProblemLog } from "../tables/problem-log";

/** What is done to a table before its columns are the study's: new customers go the same way. */
export interface Preparation {
  /** The day that expressions call `asOf`; null for none. */
  readonly asOf: string | null;
  /** Cells that mean "not known", such as `-999`, by column. */
  readonly missing: Readonly<Record<string, readonly string[]>>;
  /** Expressions that make further columns, by their names. */
  readonly derived: Readonly<Record<string, string>>;
  /** The columns that the expressions are worked out from. */
  readonly sources: readonly SchemaColumn[];
  /** Which column of sales lines holds what; empty where the study has none. */
  readonly lines: Partial<LineColumns>;
}

/** The preparation of a study that reads its columns as they are. */
export const NO_PREPARATION: Preparation = Object.freeze({
  asOf: null,
  missing: Object.freeze({}),
  derived: Object.freeze({}),
  sources: Object.freeze([]),
  lines: Object.freeze({}),
});

/**
 * The columns that expressions are worked out from, as a table of new customers must have them: those of the columns that
 * the recipe compares.
 */
export function sourcesOf(
  base: CustomerBase,
  recipe: FeatureRecipe,
  derived: Preparation["derived"],
): readonly SchemaColumn[] {
  const found = new Set<string>();
  const follow = (name: string): void => {
    if (!(name in derived)) return;
    for (const source of base.columns.find((column) => column.name === name)?.madeOf ?? []) {
      if (found.has(source) || source === name) continue;
      found.add(source);
      follow(source);
    }
  };
  recipe.features.map(sourceColumn).forEach(follow);
  return Object.freeze(
    base.columns
      .filter(({ name }) => found.has(name) && !(name in derived))
      .map(({ name, type, unit, levels, whole }) => Object.freeze({ name, type, unit, levels, whole })),
  );
}

/** Columns with those that the expressions make of them. @param problems takes what cannot be computed. */
export function withDerived(
  columns: readonly ColumnDraft[],
  { derived, asOf }: Preparation,
  described: readonly SchemaColumn[],
  problems: ProblemLog,
): readonly ColumnDraft[] {
  const known = new Set(columns.map(({ name }) => name));
  const open = Object.fromEntries(Object.entries(derived).filter(([name]) => !known.has(name)));
  const types = Object.fromEntries(
    described.map(({ name, type, unit }) => [name, { type, unit, role: "feature" as const }]),
  );
  return [...columns, ...derivedColumns(columns, open, { asOf, described: types }, problems)];
}
