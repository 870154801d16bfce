import { InputError } from "../../core/input-error";
import { adjustedRand } from "./adjusted-rand";

/** A partition by its name. */
export interface NamedPartition {
  readonly name: string;
  readonly labels: ArrayLike<number>;
}

/** The adjusted Rand index of every pair of partitions. */
export interface AgreementTable {
  readonly names: readonly string[];
  /** Square and symmetric, 1 on the diagonal; 1 the same partition, 0 no more than chance. */
  readonly values: readonly (readonly number[])[];
  /** The lowest and the highest value of any two different partitions; NaN with fewer than two. */
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Compares partitions of the same rows, each with each. Noise rows count as a group of their own; a value
 * that is not defined (a single row) is NaN.
 *
 * @throws InputError without partitions, or where they differ in length. Cost O(p^2 n).
 * @example agreementTable([{ name: "a", labels: [0, 1] }, { name: "b", labels: [1, 0] }]).lowest // 1
 */
export function agreementTable(partitions: readonly NamedPartition[]): AgreementTable {
  if (partitions.length === 0) {
    throw new InputError({ where: "agreementTable", what: "0 partitions", legal: "at least one" });
  }
  const values = partitions.map((a) =>
    partitions.map((b) =>
      a === b ? 1 : (adjustedRand(a.labels, b.labels, { noise: "cluster" }).value ?? NaN),
    ),
  );
  const pairs = values.flatMap((row, i) => row.slice(i + 1));
  return Object.freeze({
    names: Object.freeze(partitions.map(({ name }) => name)),
    values: Object.freeze(values.map((row) => Object.freeze(row))),
    lowest: pairs.length === 0 ? NaN : Math.min(...pairs),
    highest: pairs.length === 0 ? NaN : Math.max(...pairs),
  });
}
