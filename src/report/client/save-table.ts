/// <reference lib="dom" />
import { writeDelimitedText } from "../../tables/csv/delimited-text";
import type { DataTable } from "../figure-data/figure-data";
import { download } from "./download";

/** Saves a table as CSV that spreadsheets, Python and R read; text in it never becomes a formula. */
export function saveTable({ columns, rows }: Pick<DataTable, "columns" | "rows">, name: string): void {
  const heads = columns.map(({ name: text, unit }) => (unit === undefined ? text : `${text} (${unit})`));
  const text = writeDelimitedText([heads, ...rows]);
  download(`${name}.csv`, new Blob([text], { type: "text/csv" }));
}
