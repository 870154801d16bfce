import { dayText } from "../../core/day";
import type { ExcelCell } from "../xlsx/excel-cells";
import type { ExcelSheet } from "../xlsx/excel-workbook";

/**
 * A table as a Parquet file: days as DATE, numbers as DOUBLE, whole ones of format `whole` as INT32 where they fit, yes and
 * no as BOOLEAN, everything else as text. A number that is not finite, null and undefined are missing. Text is text in
 * Parquet, so no formula can come of it.
 *
 * @returns the same bytes for the same table. Cost O(cells).
 * @example await parquetTable({ columns: [{ name: "segment", format: "whole" }], rows: [[1], [2]] })
 */
export async function parquetTable({
  columns,
  rows,
}: Pick<ExcelSheet, "columns" | "rows">): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import("hyparquet-writer");
  const typed = columns.map(({ name, format }, j) => {
    const cells = rows.map((row) => known(row[j]));
    return { name, ...typedCells(cells, format) };
  });
  const root = { name: "root", num_children: typed.length };
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: typed.map(({ name, data }) => ({ name, data })),
      schema: [
        root,
        ...typed.map(({ name, element }) => ({ ...element, name, repetition_type: "OPTIONAL" as const })),
      ],
      createdBy: "champo",
    }),
  );
}

type Known = string | number | boolean | Date | null;

const ELEMENTS = {
  date: { type: "INT32", converted_type: "DATE" },
  whole: { type: "INT32" },
  number: { type: "DOUBLE" },
  answer: { type: "BOOLEAN" },
  text: { type: "BYTE_ARRAY", converted_type: "UTF8" },
} as const;

const LARGEST_WHOLE = 2 ** 31 - 1;

function known(cell: ExcelCell): Known {
  return cell === undefined || (typeof cell === "number" && !Number.isFinite(cell)) ? null : cell;
}

function typedCells(
  cells: readonly Known[],
  format: string | undefined,
): { readonly data: Known[]; readonly element: (typeof ELEMENTS)[keyof typeof ELEMENTS] } {
  const all = (holds: (cell: Exclude<Known, null>) => boolean): boolean =>
    cells.every((cell) => cell === null || holds(cell));
  const empty = cells.every((cell) => cell === null);
  const isWhole = (cell: Known): boolean =>
    Number.isInteger(cell) && Math.abs(cell as number) <= LARGEST_WHOLE;
  const kind = empty
    ? format === undefined || format === "text"
      ? "text"
      : format === "date"
        ? "date"
        : "number"
    : all((cell) => cell instanceof Date)
      ? "date"
      : format === "whole" && all(isWhole)
        ? "whole"
        : all((cell) => typeof cell === "number")
          ? "number"
          : all((cell) => typeof cell === "boolean")
            ? "answer"
            : "text";
  const data = kind === "text" ? cells.map((cell) => (cell === null ? null : textOf(cell))) : [...cells];
  return { data, element: ELEMENTS[kind] };
}

function textOf(cell: Exclude<Known, null>): string {
  return cell instanceof Date ? dayText(cell) : String(cell);
}
