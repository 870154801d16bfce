import { InputError } from "../../core/input-error";

/** A table that is written as a whole. */
export interface WholeTable {
  /** Its name, with its database before a point. */
  readonly name: string;
  /** Names and types, in order; the first names the rows and is different in each. */
  readonly columns: readonly (readonly [name: string, type: string])[];
}

/** Whether the table is there. @throws InputError where it is another one. */
export function requireOwnColumns(
  { name, columns }: WholeTable,
  names: readonly string[],
  types: readonly string[],
): boolean {
  if (names.length === 0) return false;
  const own = columns.map(([column, type]) => `${column} ${type}`).join(", ");
  const its = names.map((column, i) => `${column} ${types[i]}`).join(", ");
  if (own === its) return true;
  throw new InputError({
    where: "--to",
    what: `the table ${name} with the columns ${its}`,
    legal: "a new name, or a table that champo score has written",
    remedy: "Name another table: this one is left as it is",
  });
}

/** @throws InputError where a row came twice. */
export function requireDifferent(rows: number, different: number): void {
  if (rows === different) return;
  throw new InputError({
    where: "--to",
    what: `${rows - different} rows of customers that came before`,
    legal: "one row for each customer",
    remedy: "Lines were written while customers were scored: run the command again",
  });
}
