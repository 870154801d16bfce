import type { LineColumns } from "../lines-of-table";
import type { LineSums } from "../line-sums";

/**
 * Sales lines that stay where they are, and are summed there: by DuckDB on this machine, or by
 * ClickHouse on its servers. `sumsOfLines` gives the same of lines in memory.
 */
export interface LinesEngine {
  /** As a reader knows it. */
  readonly name: string;
  /** Which column holds what. */
  readonly columns: LineColumns;
  /**
   * The lines, summed to one row per customer.
   *
   * @param mix the columns of the product mix, where an earlier base has made them; default the largest products by money.
   * @throws InputError where the lines cannot be read whole: there is no result from a part of them.
   */
  sums(mix?: readonly string[]): Promise<LineSums>;
  /** What has been asked so far, in order. */
  readonly queries: readonly QueryNote[];
  close(): Promise<void>;
}

/** One question to an engine, and what it cost. */
export interface QueryNote {
  /** What was asked, in a few words: `one row for each customer`. */
  readonly what: string;
  /** Rows that travelled to this program. */
  readonly rows: number;
  /** Their bytes, as they came. */
  readonly bytes: number;
  readonly seconds: number;
}
