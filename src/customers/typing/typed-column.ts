/** What a column turned out to hold. */
export type ColumnKind =
  "number" | "category" | "date" | "boolean" | "identifier" | "constant" | "nearly empty" | "empty";

/**
 * What a reader may say a column is, against what was found: its type, its role, or the words of an ordinal from the
 * lowest to the highest. A date as `number` counts days.
 */
export type ColumnOverride =
  | "number"
  | "category"
  | "identifier"
  | "feature"
  | "describe"
  | "outcome"
  | "value"
  | "weight"
  | "set aside"
  | readonly string[];

/** What becomes of a column. */
export type ColumnUse = "feature" | "row name" | "set aside";

/** One column, typed: values of one kind, or null where missing. */
export interface TypedColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly use: ColumnUse;
  /** Why it is what it is, in a sentence. */
  readonly reason: string;
  /** `%`, a currency, `days`; "" for none. Percent is read as a share: 35% is 0.35. */
  readonly unit: string;
  /** Numbers for a number, else text; one per row. A date's are its days since 1970 in `numbers`. */
  readonly texts: readonly (string | null)[];
  /** For numbers, dates and, as 0 and 1, booleans; else null. One per row, null where missing. */
  readonly numbers: readonly (number | null)[] | null;
  /** Rows without a value. */
  readonly missing: number;
  /** Different values. */
  readonly distinct: number;
}
