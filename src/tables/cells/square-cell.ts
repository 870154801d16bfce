import type { RawCell } from "../raw-table";

/** A value of JSON or Parquet as a cell: large whole numbers as digits where a number would lose some, lists as their JSON. */
export function squareCell(value: unknown): RawCell {
  if (value === null || value === undefined) return null;
  if (typeof value === "bigint") {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value instanceof Date ? value : JSON.stringify(value);
}
