import type { QueryNote } from "../../lines/engines/lines-engine";
import type { LineColumns } from "../../lines/lines-of-table";
import type { LineSums } from "../../lines/line-sums";

/** What a study read of sales lines that stay where they are. */
export interface LinesReading extends Pick<LineSums, "lines" | "firstDay" | "lastDay" | "leftOut"> {
  /** Who summed the lines: DuckDB or ClickHouse. */
  readonly engine: string;
  /** Where they are, without names and passwords. */
  readonly place: string;
  readonly columns: LineColumns;
  readonly queries: readonly QueryNote[];
  /** Where customers were drawn: how many there are in all, and how many came. */
  readonly coreset?: { readonly customers: number; readonly drawn: number; readonly seed: number };
}

/** Sales lines that were summed where they are, and what was read for it. */
export interface LinesRead {
  readonly sums: LineSums;
  readonly reading: LinesReading;
}
