import { InputError } from "../core/input-error";

/**
 * Checks that there is a label for each row.
 *
 * @param where function and argument, as the error shall name them: `clusterMeans(labels)`.
 * @throws InputError when their number is not that of the rows.
 */
export function requireLabels(labels: ArrayLike<number>, rows: number, where: string): void {
  if (labels.length === rows) return;
  throw new InputError({ where, what: `${labels.length} labels`, legal: `${rows} labels, one per row` });
}
