import { countsOf } from "../core/counts-of";
import type { ColumnDraft } from "./column";

/** Fewer of either outcome are too few to learn from and to check on. */
const LEAST = 20;

/** What happened to customers, where there are two answers. */
export interface KnownOutcome {
  readonly name: string;
  readonly yes: string;
  /** The rows for which it is known. */
  readonly rows: readonly number[];
  /** For each of them 1 where it happened. */
  readonly y: Uint8Array;
}

/**
 * The first outcome with two answers; of words that are not yes and no, the rarer counts as "yes".
 *
 * @returns null where no column is one, or where an answer is given by fewer than 20 customers.
 */
export function knownOutcome(columns: readonly ColumnDraft[]): KnownOutcome | null {
  for (const { name, role, texts, numbers } of columns) {
    if (role !== "outcome") continue;
    const words =
      texts ??
      Array.from(numbers ?? [], (value) => (value === null || Number.isNaN(value) ? null : String(value)));
    const counts = countsOf(words.filter((word) => word !== null));
    const sorted = [...counts].sort((a, b) => a[1] - b[1]);
    if (sorted.length !== 2 || sorted[0][1] < LEAST) continue;
    const yes = counts.has("yes") ? "yes" : sorted[0][0];
    const rows = words.flatMap((word, row) => (word === null ? [] : [row]));
    return { name, yes, rows, y: Uint8Array.from(rows, (row) => Number(words[row] === yes)) };
  }
  return null;
}
