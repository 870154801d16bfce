import { InputError } from "../core/input-error";
import { requireObservations, type Observations } from "../math/linear/observations";

export { requireWhole } from "../core/require-whole";

/** Throws unless `x` is observations with at least one row and one column. */
export function requireRows(x: Observations, method: string): void {
  requireObservations(x, `${method}(x)`);
  if (x.rows > 0 && x.columns > 0) return;
  throw new InputError({
    where: `${method}(x)`,
    what: `${x.rows} rows and ${x.columns} columns`,
    legal: "at least one row and one column",
  });
}

/** Throws unless k is a whole number from 1 to the number of rows. */
export function requireClusterCount(k: number, n: number, where: string): void {
  if (Number.isInteger(k) && k >= 1 && k <= n) return;
  throw new InputError({
    where,
    what: String(k),
    legal: `a whole number from 1 to ${n}`,
    remedy: `There are ${n} rows, and each cluster needs one`,
  });
}

/** Throws unless the new rows have the columns of the model, in the same order. */
export function requireSameColumns(x: Observations, columnNames: readonly string[], where: string): void {
  requireObservations(x, where);
  const same = x.columns === columnNames.length && columnNames.every((name, j) => x.columnNames[j] === name);
  if (same) return;
  throw new InputError({
    where,
    what: `columns ${x.columnNames.join(", ")}`,
    legal: `the columns of the model: ${columnNames.join(", ")}`,
    remedy: "Make the new rows by the same recipe as those the model was fitted to",
  });
}
