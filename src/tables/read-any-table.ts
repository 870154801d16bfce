import { gunzipSync } from "fflate";
import { readJsonTable } from "./json/read-json-table";
import { isParquet, readParquetTable } from "./parquet/read-parquet-table";
import { ProblemLog } from "./problem-log";
import { readTable, type TableReading } from "./read-table";

/**
 * Reads a table from a file's bytes, whatever it is called: CSV, TSV, .xlsx, JSON (an array of records), JSON lines or
 * Parquet, plain or packed by gzip. The format is known by the bytes.
 *
 * @param sheet which sheet of a workbook; default the first that has any cells. Cost O(bytes).
 * @example (await readAnyTable("shops.jsonl.gz", bytes)).table?.columns
 */
export async function readAnyTable(name: string, bytes: Uint8Array, sheet?: string): Promise<TableReading> {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const unpacked = unpack(bytes);
    if (unpacked !== null) return readAnyTable(name.replace(/\.gz$/i, ""), unpacked, sheet);
    const problems = new ProblemLog();
    problems.add({
      value: "a damaged gzip file",
      legal: "a file that gzip can unpack",
      remedy: "Pack or download the file again",
    });
    return Object.freeze({ table: null, sheets: [], problems, warnings: new ProblemLog() });
  }
  if (isParquet(bytes)) return readParquetTable(name, bytes);
  if (looksLikeJson(bytes)) return readJsonTable(name, bytes);
  return readTable(name, bytes, sheet);
}

function unpack(bytes: Uint8Array): Uint8Array | null {
  try {
    return gunzipSync(bytes);
  } catch {
    return null;
  }
}

/** An array or a record: the first mark that is no blank, and what follows it. */
function looksLikeJson(bytes: Uint8Array): boolean {
  const begin = new TextDecoder().decode(bytes.subarray(0, 200)).replace(/^\uFEFF/, "");
  return /^\s*(\[\s*\{|\{\s*")/.test(begin);
}
