import { expect, test } from "vitest";
import { placementSql } from "../../../src/segments/sql/placement-sql";
import { differences } from "./differences";
import { hostileTable, scoredRows } from "./hostile-table";
import { inDuckDb } from "./in-duckdb";

const statementOf = ({ model }: ReturnType<typeof hostileTable>): string =>
  placementSql(model, { dialect: "duckdb", table: "customers" });

test.each([
  [1, false],
  [2, false],
  [3, true],
  [4, true],
])("in DuckDB every customer gets the place that score gives (seed %i, ties %s)", async (seed, ties) => {
  const table = hostileTable(seed, ties);
  const rows = table.rows(4000);
  const own = scoredRows(table, rows);
  const placed = await inDuckDb(table.columns, rows, statementOf(table));
  expect(differences(own, placed, table.model.names)).toEqual([]);
  expect(new Set(own.map(({ nearest }) => nearest)).size).toBe(5);
  const tied = own.filter(({ distances }) => {
    const [first, second] = [...distances].sort((a, b) => a - b);
    return second <= first * (1 + 1e-12);
  });
  if (ties) expect(tied.length).toBeGreaterThan(10);
});

test("another centre or another scale is seen", async () => {
  const table = hostileTable(5);
  const rows = table.rows(300);
  const own = scoredRows(table, rows);
  const centers = table.model.centers.map((center, c) =>
    c === 0 ? center.map((value) => value + 0.1) : center,
  );
  const moved = { ...table, model: { ...table.model, centers } };
  const placed = await inDuckDb(table.columns, rows, statementOf(moved));
  expect(differences(own, placed, table.model.names).length).toBeGreaterThan(0);
});
