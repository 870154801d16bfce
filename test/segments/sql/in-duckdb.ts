import { DuckDBDateValue, DuckDBInstance } from "@duckdb/node-api";
import type { RawCell } from "../../../src/tables/raw-table";
import type { HostileColumn } from "./hostile-table";

/** A row of what the statement gives. */
export interface PlacedRow {
  readonly customer: string;
  readonly segment: number;
  readonly segment_name: string;
  readonly distance: number;
  readonly confidence: number | null;
  readonly place: string;
  readonly too_far: boolean;
}

const TYPES: Readonly<Record<HostileColumn["kind"], string>> = {
  id: "VARCHAR",
  text: "VARCHAR",
  double: "DOUBLE",
  integer: "INTEGER",
  date: "DATE",
};

/** Runs a statement on a table that holds the rows, and gives its result in the order of the rows. */
export async function inDuckDb(
  columns: readonly HostileColumn[],
  rows: readonly (readonly RawCell[])[],
  statement: string,
): Promise<readonly PlacedRow[]> {
  const instance = await DuckDBInstance.create(":memory:", { memory_limit: "2GB", threads: "2" });
  const connection = await instance.connect();
  try {
    const list = columns.map(({ name, kind }) => `"${name.split('"').join('""')}" ${TYPES[kind]}`);
    await connection.run(`CREATE TABLE customers (${list.join(", ")})`);
    const appender = await connection.createAppender("customers");
    for (const cells of rows) {
      cells.forEach((cell, j) => {
        if (cell === null) appender.appendNull();
        else if (cell instanceof Date) appender.appendDate(new DuckDBDateValue(cell.getTime() / 86_400_000));
        else if (typeof cell === "string") appender.appendVarchar(cell);
        else if (columns[j].kind === "integer") appender.appendInteger(cell as number);
        else appender.appendDouble(cell as number);
      });
      appender.endRow();
    }
    appender.closeSync();
    const reader = await connection.runAndReadAll(statement);
    return reader.getRowObjectsJS() as unknown as PlacedRow[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}
