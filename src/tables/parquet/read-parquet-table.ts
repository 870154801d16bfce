import { ProblemLog } from "../problem-log";
import type { TableReading } from "../read-table";
import { tableOfRecords, type TableRecord } from "../table-of-records";

/** True for the bytes of a Parquet file: it begins with `PAR1`. */
export function isParquet(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(0, 4)) === "PAR1";
}

/** Reads a table from Parquet, by hyparquet, whatever it is compressed by. Cost O(bytes). */
export async function readParquetTable(name: string, bytes: Uint8Array): Promise<TableReading> {
  const [{ parquetReadObjects }, { compressors }] = await Promise.all([
    import("hyparquet"),
    import("hyparquet-compressors"),
  ]);
  // A copy: the bytes may be a part of a larger buffer.
  const file = bytes.slice().buffer;
  try {
    const records = await parquetReadObjects({ file, compressors });
    return tableOfRecords(name, records as readonly TableRecord[]);
  } catch (error) {
    const problems = new ProblemLog();
    problems.add({
      value: `Parquet that cannot be read: ${(error as Error).message.slice(0, 100)}`,
      legal: "a whole Parquet file",
      remedy: "Write the file out again, or save the table as CSV",
    });
    return Object.freeze({ table: null, sheets: [], problems, warnings: new ProblemLog() });
  }
}
