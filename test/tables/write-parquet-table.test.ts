import { expect, test } from "vitest";
import { parquetTable } from "../../src/tables/parquet/write-parquet-table";
import { readAnyTable } from "../../src/tables/read-any-table";

const day = new Date(Date.UTC(2024, 1, 29));

test("a table comes back from Parquet by our own reader: text, numbers, days, answers, and what is missing", async () => {
  const columns = [
    { name: "who" },
    { name: "segment", format: "whole" },
    { name: "money", format: "decimal" },
    { name: "since", format: "date" },
    { name: "gone" },
    { name: "nothing", format: "decimal" },
  ] as const;
  const rows = [
    ["=1+1", 1, 0.1, day, true, null],
    ['Käufe\n"x"', 2, -1e300, null, false, undefined],
    [null, null, NaN, day, null, Infinity],
  ];
  const bytes = await parquetTable({ columns, rows });
  const { table } = await readAnyTable("x.parquet", bytes);
  expect(table!.columns).toEqual(columns.map(({ name }) => name));
  expect(table!.rows.map(({ cells }) => cells)).toEqual([
    ["=1+1", 1, 0.1, day, true, null],
    ['Käufe\n"x"', 2, -1e300, null, false, null],
    [null, null, null, day, null, null],
  ]);
  expect(await parquetTable({ columns, rows })).toEqual(bytes);
});

test("numbers and words in one column are text, and a table without rows keeps its columns", async () => {
  const mixed = await parquetTable({ columns: [{ name: "a" }], rows: [[1], ["x"], [day]] });
  const { table } = await readAnyTable("x.parquet", mixed);
  expect(table!.rows.map(({ cells }) => cells[0])).toEqual(["1", "x", "2024-02-29"]);
  const none = await parquetTable({ columns: [{ name: "a" }, { name: "b", format: "whole" }], rows: [] });
  expect(String.fromCharCode(...none.slice(0, 4))).toBe("PAR1");
});
