/**
 * What a column holds.
 *
 * - `amount`: a quantity that may be added up, such as money. `count`: whole things. `share`: 0 to 1. `score`: a number
 *   whose sum means nothing, such as an age, a rating or a price.
 * - `ordinal`: words with an order. `category`: words without one. `yes/no`: two answers, 1 for yes.
 * - `date`: a day, as days since 1970-01-01. `text`: words that nearly all differ. `id`: what names a customer.
 */
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** All types of columns. */
export const COLUMN_TYPES = Object.freeze([
  "amount",
  "count",
  "share",
  "score",
  "ordinal",
  "category",
  "yes/no",
  "date",
  "text",
  "id",
] as const);

/**
 * What a column is for.
 *
 * - `feature`: customers are compared by it. Segments differ in it by construction, so it never carries a p-value.
 * - `describe`: segments are described by it; it never enters the matrix, so it may carry a p-value.
 * - `outcome`: what happened to the customer, such as churn. Described and modelled, never clustered.
 * - `value`: what the customer is worth, described only. A feature may be the value too: see `CustomerBase.value`.
 * - `weight`: how many customers the row represents. `id`: names the customer. `set aside`: not used.
 */
export type ColumnRole = (typeof COLUMN_ROLES)[number];

/** All roles of columns. */
export const COLUMN_ROLES = Object.freeze([
  "feature",
  "describe",
  "outcome",
  "value",
  "weight",
  "id",
  "set aside",
] as const);

/** The types whose values are numbers. */
export const NUMBER_TYPES: readonly ColumnType[] = Object.freeze([
  "amount",
  "count",
  "share",
  "score",
  "date",
]);

/** One column of a customer base: one value per customer, of one type, in one unit. */
export interface CustomerColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly role: ColumnRole;
  /** A currency, `pieces`, `%`, `days since 1970`; "" for none. */
  readonly unit: string;
  /** Of numbers and dates, and of yes/no as 1 and 0: one per customer, NaN where missing. Else null. */
  readonly numbers: Float64Array | null;
  /** Of words: one per customer, null where missing. Else null. */
  readonly texts: readonly (string | null)[] | null;
  /** Of an ordinal: its words from the lowest to the highest. Else null. */
  readonly levels: readonly string[] | null;
  /** The whole that the column is a part of, such as `product mix`; null for none. */
  readonly whole: string | null;
  /** The figures it is worked out from. A column made of what entered the matrix differs between segments by construction. */
  readonly madeOf: readonly string[];
  /** Why it has this type and role, in a sentence; "" where nobody asked. */
  readonly reason: string;
}

/** A column as it is given: what is left out takes the usual value. */
export type ColumnDraft = Pick<CustomerColumn, "name" | "type" | "role"> &
  Partial<Omit<CustomerColumn, "numbers">> & {
    /** Missing is NaN or null. */
    readonly numbers?: ArrayLike<number | null> | null;
  };

/** True for a column whose values are numbers: not for yes/no, whose 0 and 1 mean words. */
export function isNumberColumn(
  column: CustomerColumn,
): column is CustomerColumn & { readonly numbers: Float64Array } {
  return NUMBER_TYPES.includes(column.type);
}

/** The words of a column of words; of yes/no too. Empty for numbers. */
export function wordsOf(column: CustomerColumn): readonly (string | null)[] {
  return column.texts ?? [];
}
