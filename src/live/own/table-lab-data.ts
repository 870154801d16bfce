import { levelName, type BaseCategory, type BaseNumber } from "../../customers/recipe/base-recipe";
import type { CustomerBase } from "../../customers/customer-base";
import { takesLog } from "../../customers/recipe/fit-base-recipe";
import { OTHER_LEVEL } from "../../customers/recipe/base-recipe";
import type { TypedColumn } from "../../customers/typing/typed-column";
import type { LabColumn, LabData } from "../lab-data";
import type { LabState } from "../lab-state";

/** How a missing category is called in descriptions. */
const MISSING = "(missing)";
/** Headers of what a customer is worth. */
const MONEY = /revenue|sales|turnover|amount|spen[dt]|umsatz|monetary|income/i;
/** Groups shown first; the reader chooses others. */
const GROUPS = 3;

/**
 * The live page's data of a reader's table: numbers as they are, categories as one column of 0 and 1 for each level, which
 * weigh together as the parts of a whole. Columns with a long tail to the right take logarithms.
 *
 * @param money name of the column that says what a customer is worth; null for none.
 * Cost O(cells).
 */
export function tableLabData(base: CustomerBase, money: string | null, like: LabState): LabData {
  const found = new Map(base.columns.map((column) => [column.name, column]));
  const columns = base.recipe.columns.flatMap((recipe) => {
    const column = found.get(recipe.name) as TypedColumn;
    return recipe.kind === "number"
      ? [numberColumn(recipe, column, base.rows)]
      : levelColumns(recipe, column, base.rows);
  });
  const features = base.columns.filter(({ use }) => use === "feature");
  const worth = money === null ? undefined : found.get(money)?.numbers;
  return Object.freeze({
    version: 1,
    kind: "own",
    name: base.name,
    customers: base.observations.rowNames,
    revenue: worth ? Object.freeze(base.rows.map((row) => worth[row] ?? 0)) : null,
    columns: Object.freeze(columns),
    descriptors: {
      numeric: features
        .filter(({ kind }) => kind === "number")
        .map(({ name, unit, numbers }) => ({
          name,
          unit,
          ingredients: [`column ${name}` as const],
          values: base.rows.map((row) => numbers![row]),
        })),
      mix: [],
      categories: features
        .filter(({ kind }) => kind !== "number")
        .map(({ name, texts }) => ({
          name,
          ingredients: [`column ${name}` as const],
          values: base.rows.map((row) => texts[row] ?? MISSING),
        })),
    },
    start: Object.freeze({
      features: Object.freeze(columns.map(({ name }) => name)),
      transform: "log",
      scale: "standard",
      weight: "blocks",
      method: "k-means",
      parameters: Object.freeze({ k: Math.min(GROUPS, base.rows.length) }),
      seed: like.seed,
      without: Object.freeze([]),
    }),
    choice: null,
  });
}

/** The column that looks like money: by its name, never below 0 and never missing. */
export function moneyColumn(columns: readonly TypedColumn[]): string | null {
  return columns.find((column) => MONEY.test(column.name) && canBeMoney(column))?.name ?? null;
}

/** True for numbers that are never missing and never below 0: such a column can order segments and give shares. */
export function canBeMoney({ kind, unit, numbers }: TypedColumn): boolean {
  return kind === "number" && unit !== "%" && numbers!.every((value) => value !== null && value >= 0);
}

function numberColumn(
  { name, unit }: BaseNumber,
  { numbers }: TypedColumn,
  rows: readonly number[],
): LabColumn {
  const values = rows.map((row) => numbers![row]);
  const known = values.filter((value): value is number => value !== null);
  return Object.freeze({
    name,
    unit,
    block: "measure",
    values: Object.freeze(values),
    logs: takesLog(known, unit, "auto"),
    fill: "median",
    ingredients: [`column ${name}` as const],
  });
}

function levelColumns(
  { name, levels }: BaseCategory,
  { texts }: TypedColumn,
  rows: readonly number[],
): LabColumn[] {
  const levelOf = (text: string): string => (levels.includes(text) ? text : OTHER_LEVEL);
  return levels.map((level) =>
    Object.freeze({
      name: levelName(name, level),
      unit: "0 or 1",
      block: "mix",
      values: Object.freeze(
        rows.map((row) => {
          const text = texts[row];
          return text === null ? null : levelOf(text) === level ? 1 : 0;
        }),
      ),
      logs: false,
      fill: "mean",
      ingredients: [`column ${name}` as const],
    }),
  );
}
