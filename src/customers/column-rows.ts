import type { TypedColumn } from "./typing/typed-column";

/** A row of the table of columns. */
export interface ColumnRow {
  readonly column: string;
  readonly kind: string;
  readonly use: string;
  readonly missing: number;
  readonly different: number;
  readonly examples: string;
  readonly why: string;
}

/** How many examples of a column are shown. */
const EXAMPLES = 3;

/**
 * The columns of a table as rows to be shown: what each holds, what became of it, what is missing, and why.
 *
 * @example show(table("Columns", columnRows(base.columns)))
 */
export function columnRows(columns: readonly TypedColumn[]): readonly ColumnRow[] {
  return Object.freeze(
    columns.map((column) =>
      Object.freeze({
        column: column.name,
        kind: column.unit === "" ? column.kind : `${column.kind} (${column.unit})`,
        use: column.use,
        missing: column.missing,
        different: column.distinct,
        examples: exampleTexts(column).join(", "),
        why: column.reason,
      }),
    ),
  );
}

/** The first values of a column that differ from each other, cut to a readable length. */
export function exampleTexts({ texts }: TypedColumn): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    if (text !== null) found.add(text);
    if (found.size === EXAMPLES) break;
  }
  return [...found].map((text) => (text.length > 30 ? `${text.slice(0, 29)}\u2026` : text));
}
