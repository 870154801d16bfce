import { decimalLog } from "../../math/functions/decimal-log";
import { median, sampleSkewness } from "simple-statistics";
import type { Scale } from "./feature-recipe";
import { fitScaling } from "./scaling";
import {
  OTHER_LEVEL,
  type BaseCategory,
  type BaseNumber,
  type BaseRecipe,
  type MissingRule,
} from "./base-recipe";
import type { TypedColumn } from "../typing/typed-column";

/** How typed columns become features. */
export interface BaseRecipeOptions {
  /**
   * `auto`: the logarithm of columns that are never negative and have a long tail to the right (skewness above 1);
   * `log`: of all that are never negative; `none`.
   */
  readonly transform: "auto" | "log" | "none";
  readonly scale: Scale;
  readonly missing: MissingRule;
  /** A level of a category with fewer rows than this joins `(other)`, or one customer would span an axis. */
  readonly rareBelow: number;
}

/** Skewness from which on a column of sizes is taken to be on the scale of ratios. */
const SKEWED = 1;

/** Fits a recipe to the feature columns of a typed table, on the rows given. */
export function fitBaseRecipe(
  columns: readonly TypedColumn[],
  rows: readonly number[],
  options: BaseRecipeOptions,
): BaseRecipe {
  const { scale, missing } = options;
  return Object.freeze({
    version: 1,
    scale,
    missing,
    columns: Object.freeze(
      columns
        .filter(({ use }) => use === "feature")
        .map((column) =>
          isNumeric(column) ? fitNumber(column, rows, options) : fitCategory(column, rows, options),
        ),
    ),
  });
}

/** Truth values are two levels, not the numbers 0 and 1. */
export function isNumeric(column: TypedColumn): boolean {
  return column.kind === "number";
}

function fitNumber(
  { name, unit, numbers }: TypedColumn,
  rows: readonly number[],
  { transform, scale }: BaseRecipeOptions,
): BaseNumber {
  const values = rows.map((row) => numbers![row]);
  const known = values.filter((value): value is number => value !== null);
  const logs = transform !== "none" && takesLog(known, unit, transform);
  const fill = known.length === 0 ? 0 : median(known);
  const ready = values.map((value) => (logs ? decimalLog(1 + (value ?? fill)) : (value ?? fill)));
  return Object.freeze({
    kind: "number",
    name,
    unit,
    transform: logs ? "log" : "none",
    ...fitScaling(ready.length === 0 ? [0] : ready, scale),
    fill,
  });
}

/** Whether a column takes a logarithm: never where a value is below 0; by itself not a percentage, which has an upper end. */
export function takesLog(known: readonly number[], unit: string, transform: "auto" | "log"): boolean {
  if (known.some((value) => value < 0)) return false;
  if (transform === "log") return true;
  if (unit === "%") return false;
  return known.length >= 3 && new Set(known).size > 1 && sampleSkewness([...known]) > SKEWED;
}

function fitCategory(
  { name, texts }: TypedColumn,
  rows: readonly number[],
  { scale, rareBelow }: BaseRecipeOptions,
): BaseCategory {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const text = texts[row];
    if (text !== null) counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const common = sorted.filter(([, count]) => count >= rareBelow);
  const rare = sorted.filter(([, count]) => count < rareBelow);
  // A single rare level is gathered too: it is no easier to find among others under its own name.
  const levels = [...common.map(([level]) => level), ...(rare.length > 0 ? [OTHER_LEVEL] : [])];
  const sizes = [
    ...common.map(([, count]) => count),
    ...(rare.length > 0 ? [sum(rare.map(([, n]) => n))] : []),
  ];
  const fill = levels[sizes.indexOf(Math.max(...sizes))] ?? OTHER_LEVEL;
  const n = rows.length;
  const missing = n - sum(sizes);
  const centers = levels.map((level, l) => (sizes[l] + (level === fill ? missing : 0)) / n);
  const spread = Math.sqrt((sum(centers.map((share) => share * (1 - share))) * n) / Math.max(1, n - 1));
  return Object.freeze({
    kind: "category",
    name,
    levels: Object.freeze(levels),
    centers: Object.freeze(scale === "none" ? centers.map(() => 0) : centers),
    scale: scale === "none" || spread === 0 ? 1 : spread,
    fill,
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
