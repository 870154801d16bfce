import { countsOf } from "../../../core/counts-of";
import { InputError } from "../../../core/input-error";
import { mean } from "../../../core/mean";
import { squaredDeviations } from "../../../core/squared-deviations";
import { isNumberColumn, wordsOf, type CustomerColumn } from "../../../customers/column";
import { columnNamed, type CustomerBase } from "../../../customers/customer-base";

/** Columns of customers as numbers, for a model that takes what customers are like. */
export interface CustomerCovariates {
  /** `age` for a column of numbers; `region = south` for a word compared with the most common one. */
  readonly names: readonly string[];
  /** For each customer asked for, in their order: one number per name. */
  readonly rows: readonly (readonly number[])[];
}

/**
 * Columns of a customer base as numbers: a number less its mean, in standard deviations of the customers asked for; of words (yes/no,
 * too) one column per word, 1 for the customers that have it, without the most common word, which the others are compared with. A column
 * in which all these customers are alike says nothing and is left out.
 *
 * @throws InputError for a column that does not exist, and for a customer that the base does not have or that has no value.
 */
export function customerCovariates(
  base: CustomerBase,
  columns: readonly string[],
  customers: readonly string[],
): CustomerCovariates {
  const where = "fitCovariates(columns)";
  const places = new Map(base.customers.map((name, row) => [name, row]));
  const rows = customers.map((name) => {
    const row = places.get(name);
    if (row !== undefined) return row;
    throw new InputError({ where, what: `"${name}"`, legal: "customers of the base" });
  });
  const parts = columns.map((name) => {
    const column = columnNamed(base, name, where);
    requireComplete(column, rows, base, where);
    return isNumberColumn(column) ? numberPart(column, rows) : wordPart(column, rows);
  });
  return Object.freeze({
    names: Object.freeze(parts.flatMap(({ names }) => names)),
    rows: Object.freeze(rows.map((_, i) => Object.freeze(parts.flatMap((part) => part.rows[i])))),
  });
}

function numberPart({ name, numbers }: CustomerColumn, rows: readonly number[]): CustomerCovariates {
  const own = rows.map((row) => numbers![row]);
  const spread = Math.sqrt(squaredDeviations(own) / own.length);
  if (!(spread > 0)) return { names: [], rows: rows.map(() => []) };
  const middle = mean(own);
  return { names: [name], rows: own.map((value) => [(value - middle) / spread]) };
}

function wordPart(column: CustomerColumn, rows: readonly number[]): CustomerCovariates {
  const words = rows.map((row) => wordsOf(column)[row]!);
  const [, ...others] = [...countsOf(words)].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return {
    names: others.map(([word]) => `${column.name} = ${word}`),
    rows: words.map((own) => others.map(([word]) => Number(word === own))),
  };
}

function requireComplete(
  column: CustomerColumn,
  rows: readonly number[],
  base: CustomerBase,
  where: string,
): void {
  const missing = rows.find((row) =>
    isNumberColumn(column) ? Number.isNaN(column.numbers[row]) : wordsOf(column)[row] === null,
  );
  if (missing === undefined) return;
  throw new InputError({
    where,
    what: `no "${column.name}" of "${base.customers[missing]}"`,
    legal: "a value for each customer",
    remedy: "Leave out the customers without one",
  });
}
