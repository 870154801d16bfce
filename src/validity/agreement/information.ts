import { InputError } from "../../core/input-error";
import type { ContingencyTable } from "./contingency";
import { naturalLog } from "../../math/functions/natural-log";

/** The mean of the two entropies by which a mutual information is divided. */
export type EntropyAverage = "arithmetic" | "geometric" | "max" | "min";

/** Entropies of two clusterings and what they share, in nats. Private to this folder. */
export interface Information {
  readonly first: number;
  readonly second: number;
  readonly mutual: number;
}

/** Entropy of both sides of the table and their mutual information, in nats; all 0 for an empty table. */
export function informationOf(table: ContingencyTable): Information {
  const n = table.comparedRows;
  let mutual = 0;
  table.counts.forEach((row, i) => {
    row.forEach((count, j) => {
      if (count === 0) return;
      mutual += (count / n) * naturalLog((count / table.rowSums[i]) * (n / table.columnSums[j]));
    });
  });
  // Rounding may leave a trace below 0 where the two are independent.
  return {
    first: entropy(table.rowSums, n),
    second: entropy(table.columnSums, n),
    mutual: Math.max(0, mutual),
  };
}

function entropy(sizes: readonly number[], n: number): number {
  let sum = 0;
  for (const size of sizes) if (size > 0) sum -= (size / n) * naturalLog(size / n);
  return Math.max(0, sum);
}

/** Averages two entropies. @throws InputError for an unknown average. */
export function averageEntropy({ first, second }: Information, average: EntropyAverage): number {
  switch (average) {
    case "arithmetic":
      return (first + second) / 2;
    case "geometric":
      return Math.sqrt(first * second);
    case "max":
      return Math.max(first, second);
    case "min":
      return Math.min(first, second);
    default:
      throw new InputError({
        where: "average",
        what: JSON.stringify(average),
        legal: "arithmetic, geometric, max or min",
      });
  }
}

/** Whether the two clusterings are the same partition: each cluster of one is a cluster of the other. */
export function samePartition(table: ContingencyTable): boolean {
  return table.counts.every((row, i) =>
    row.every((count, j) => count === 0 || (count === table.rowSums[i] && count === table.columnSums[j])),
  );
}
