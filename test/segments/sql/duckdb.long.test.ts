import { expect, test } from "vitest";
import { placementSql } from "../../../src/segments/sql/placement-sql";
import { differences } from "./differences";
import { hostileTable, scoredRows } from "./hostile-table";
import { inDuckDb } from "./in-duckdb";

const ROWS = 1_000_000;
const BATCH = 50_000;

test.each([
  ["numbers of every size", false],
  ["small whole numbers with ties", true],
])("of a million customers in DuckDB none gets another segment than by score: %s", async (_, ties) => {
  const table = hostileTable(11, ties);
  const rows = table.rows(ROWS);
  const statement = placementSql(table.model, { dialect: "duckdb", table: "customers" });
  const placed = await inDuckDb(table.columns, rows, statement);
  expect(placed).toHaveLength(ROWS);
  // The database gives the rows in any order.
  const byName = new Map(placed.map((row) => [row.customer, row]));
  const found: string[] = [];
  for (let from = 0; from < ROWS; from += BATCH) {
    const own = scoredRows(table, rows.slice(from, from + BATCH));
    const same = own.flatMap(({ customer }) => byName.get(customer) ?? []);
    found.push(...differences(own, same, table.model.names));
  }
  expect(found).toEqual([]);
});
