import { requireRecord } from "../../core/require-record";
import { InputError } from "../../core/input-error";
import {
  requireMixedObservations,
  type MixedColumn,
  type MixedObservations,
} from "../../math/linear/mixed-observations";

/**
 * How an indicator depends on the class.
 * - `categorical`: a probability of its own for each level in each class.
 * - `ordinal`: adjacent-category logits; the classes share the levels' intercepts, and each class has one slope
 *   along the positions 0, 1, … of the levels (Magidson & Vermunt's ordinal indicator).
 * - `count`: Poisson, one rate per class.
 * - `normal`: Gaussian, one mean and one variance per class.
 */
export type IndicatorKind = "categorical" | "ordinal" | "count" | "normal";

/** One indicator as the model knows it. */
export interface Indicator {
  readonly name: string;
  readonly kind: IndicatorKind;
  /** Levels that rows of positive weight have: in the column's order if it has one, else sorted. Empty for numbers. */
  readonly levels: readonly string[];
  /** The position of each level on the column's scale, 0, 1, …; levels nobody has leave gaps. */
  readonly positions: readonly number[];
}

/** Which kinds each kind of column can be; the first is the default. */
const LEGAL: Record<MixedColumn["kind"], readonly IndicatorKind[]> = {
  numeric: ["normal", "count"],
  ordinal: ["ordinal", "categorical"],
  nominal: ["categorical"],
  asymmetric: ["categorical"],
};

/**
 * Decides the kind of each column and collects its levels.
 *
 * @param kinds a kind by column name, where the default is not wanted.
 * @param weights one per row; levels that only rows of weight 0 have are left out.
 * @throws InputError for an unknown column or kind, a count that is not a whole number of at least 0, and a column in
 * which all values are missing.
 */
export function indicatorsOf(
  x: MixedObservations,
  kinds: Readonly<Record<string, IndicatorKind>>,
  weights: Float64Array,
  where: string,
): readonly Indicator[] {
  requireMixedObservations(x, `${where}(x)`);
  if (x.rows === 0 || x.columns.length === 0) {
    throw new InputError({
      where: `${where}(x)`,
      what: `${x.rows} rows and ${x.columns.length} columns`,
      legal: "at least one row and one column",
    });
  }
  requireRecord(kinds, `${where}(kinds)`);
  const names = x.columns.map((column) => column.name);
  const unknown = Object.keys(kinds).find((name) => !names.includes(name));
  if (unknown !== undefined) {
    throw new InputError({ where: `${where}(kinds)`, what: `"${unknown}"`, legal: names.join(", ") });
  }
  return Object.freeze(x.columns.map((column) => indicatorOf(column, kinds[column.name], weights, where)));
}

function indicatorOf(
  column: MixedColumn,
  wanted: IndicatorKind | undefined,
  weights: Float64Array,
  where: string,
): Indicator {
  const legal = LEGAL[column.kind];
  const kind = wanted ?? legal[0];
  if (!legal.includes(kind)) {
    throw new InputError({
      where: `${where}(kinds), column "${column.name}"`,
      what: `"${kind}" for a column that is ${column.kind}`,
      legal: legal.join(" or "),
    });
  }
  const seen = new Set<string>();
  let found = false;
  column.values.forEach((value: string | number | null, i) => {
    if (value === null || weights[i] === 0) return;
    found = true;
    if (typeof value === "string") seen.add(value);
  });
  if (!found) {
    throw new InputError({
      where: `${where}(x), column "${column.name}"`,
      what: "no value in any row",
      legal: "at least one value",
      remedy: "Leave the column out",
    });
  }
  if (kind === "count") requireCounts(column, where);
  const all = column.kind === "ordinal" ? column.levels : [...seen].sort();
  const positions = all.map((_, position) => position).filter((position) => seen.has(all[position]));
  return Object.freeze({
    name: column.name,
    kind,
    levels: Object.freeze(positions.map((position) => all[position])),
    positions: Object.freeze(positions),
  });
}

/** Throws unless every value is missing or a whole number of at least 0. */
export function requireCounts(column: MixedColumn, where: string): void {
  const wrong = column.values.findIndex(
    (value) => value !== null && !(Number.isInteger(value) && (value as number) >= 0),
  );
  if (wrong < 0) return;
  throw new InputError({
    where: `${where}(x), column "${column.name}", row ${wrong + 1}`,
    what: String(column.values[wrong]),
    legal: "a count: a whole number of at least 0, or null where it is missing",
    remedy: 'Treat the column as "normal"',
  });
}
