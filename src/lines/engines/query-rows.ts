import { count, decimal, type Quantity } from "../../text/format";
import type { QueryNote } from "./lines-engine";

const KILOBYTE = 1e3;

/**
 * What an engine was asked, as rows of a table.
 *
 * @example queryRows([{ what: "one row for each customer", rows: 2, bytes: 340, seconds: 0.1 }]).length // 1
 */
export function queryRows(
  queries: readonly QueryNote[],
): readonly Readonly<Record<string, string | Quantity>>[] {
  return queries.map(({ what, rows, bytes, seconds }) =>
    Object.freeze({
      question: what,
      "rows that travelled": count(rows),
      kB: decimal(bytes / KILOBYTE, 1),
      seconds: decimal(seconds, 1),
    }),
  );
}
