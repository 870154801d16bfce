import { InputError } from "../../core/input-error";
import { hasLegalSize, LEGAL_SIZE } from "./number-bounds";

const mark: unique symbol = Symbol.for("champo.mixed-observations") as never;

/** A column of numbers; null is missing. Distances divide by its range. */
export interface NumericColumn {
  readonly name: string;
  readonly kind: "numeric";
  readonly values: readonly (number | null)[];
}

/** A column of ranked levels; null is missing. Treated as the numbers 0, 1, … of its levels. */
export interface OrdinalColumn {
  readonly name: string;
  readonly kind: "ordinal";
  /** The levels from lowest to highest. */
  readonly levels: readonly string[];
  readonly values: readonly (string | null)[];
}

/**
 * A column of names; null is missing. Two rows are alike (0) or not (1). `asymmetric` is for a column of
 * two values, `yes` and `no`, of which only `yes` counts as alike: two rows that both say `no` are not compared.
 */
export interface CategoryColumn {
  readonly name: string;
  readonly kind: "nominal" | "asymmetric";
  readonly values: readonly (string | null)[];
}

export type MixedColumn = NumericColumn | OrdinalColumn | CategoryColumn;

/** Columns of mixed kinds for clustering, one named row per entity; only `mixedObservations` makes them. */
export interface MixedObservations {
  readonly rows: number;
  readonly rowNames: readonly string[];
  readonly columns: readonly MixedColumn[];
  readonly [mark]: true;
}

/**
 * Checks columns of mixed kinds and marks them as observations: one row per entity.
 *
 * @throws InputError when two rows or columns share a name, a column has another length than there are
 * rows, a number is not finite, a value is not among the levels, or an `asymmetric` one not `yes` or `no`.
 * @example mixedObservations(["A", "B"], [
 *   { name: "area", kind: "numeric", values: [3, 4] },
 *   { name: "country", kind: "nominal", values: ["USA", "UK"] },
 * ])
 */
export function mixedObservations(
  rowNames: readonly string[],
  columns: readonly MixedColumn[],
): MixedObservations {
  requireDistinct("row", rowNames);
  requireDistinct(
    "column",
    columns.map((column) => column.name),
  );
  for (const column of columns) {
    const where = `mixedObservations, column "${column.name}"`;
    if (column.values.length !== rowNames.length) {
      throw new InputError({
        where,
        what: `${column.values.length} values`,
        legal: `${rowNames.length} values, one per row`,
      });
    }
    const legal = legalValue(column);
    column.values.forEach((value: number | string | null, i) => {
      if (value === null || legal.test(value)) return;
      throw new InputError({
        where: `${where}, row ${i + 1} ("${rowNames[i]}")`,
        what: typeof value === "string" ? `"${value}"` : String(value),
        legal: `${legal.text}, or null where it is missing`,
      });
    });
  }
  return Object.freeze({
    rows: rowNames.length,
    rowNames: Object.freeze([...rowNames]),
    columns: Object.freeze(columns.map(frozenCopy)),
    [mark]: true as const,
  });
}

/** Throws unless `x` was made by `mixedObservations`. */
export function requireMixedObservations(x: unknown, where: string): asserts x is MixedObservations {
  if (typeof x === "object" && x !== null && (x as { [mark]?: unknown })[mark] === true) return;
  throw new InputError({
    where,
    what: Array.isArray(x) ? `an array of ${x.length} rows` : typeof x,
    legal: "mixed observations, one named row per customer",
    remedy: "Make them with mixedObservations(...)",
  });
}

/** The numbers of a numeric or ordinal column, NaN where missing. */
export function columnNumbers(column: NumericColumn | OrdinalColumn): Float64Array {
  if (column.kind === "numeric") return Float64Array.from(column.values, (value) => value ?? NaN);
  return Float64Array.from(column.values, (value) => (value === null ? NaN : column.levels.indexOf(value)));
}

function legalValue(column: MixedColumn): { test: (value: number | string) => boolean; text: string } {
  switch (column.kind) {
    case "numeric":
      return { test: (value) => hasLegalSize(value as number), text: LEGAL_SIZE };
    case "ordinal":
      return {
        test: (value) => column.levels.includes(value as string),
        text: `one of ${column.levels.join(", ")}`,
      };
    case "asymmetric":
      return { test: (value) => value === "yes" || value === "no", text: `"yes" or "no"` };
    case "nominal":
      return { test: (value) => typeof value === "string", text: "a text" };
  }
}

function frozenCopy(column: MixedColumn): MixedColumn {
  switch (column.kind) {
    case "numeric":
      return Object.freeze({ ...column, values: Object.freeze([...column.values]) });
    case "ordinal": {
      const levels = Object.freeze([...column.levels]);
      return Object.freeze({ ...column, levels, values: Object.freeze([...column.values]) });
    }
    case "nominal":
    case "asymmetric":
      return Object.freeze({ ...column, values: Object.freeze([...column.values]) });
  }
}

function requireDistinct(word: string, names: readonly string[]): void {
  const seen = new Set<string>();
  const twice = names.findIndex((name) => seen.size === seen.add(name).size);
  if (twice < 0) return;
  throw new InputError({
    where: `mixedObservations, ${word} ${twice + 1}`,
    what: `"${names[twice]}" again`,
    legal: `each ${word} name once`,
    ...(word === "row" && { remedy: "Cluster one row per customer: sum the lines of a customer up first" }),
  });
}
