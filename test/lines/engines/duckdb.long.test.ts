import { expect, test } from "vitest";
import { baseOfLines } from "../../../src/lines/base-of-lines";
import { baseOfSums } from "../../../src/lines/base-of-sums";
import { openDuckDb } from "../../../src/lines/engines/open-duckdb";
import { salesLinesOf } from "../../../src/lines/sales-lines";
import { temporaryFolder } from "../../workbook/small-workbook";
import { placeOf } from "./duckdb-place";
import { baseDifferences, GENERATED_COLUMNS, generatedLines, linesText } from "./generated-lines";

const temporary = temporaryFolder();

test("a million lines have the same customers in DuckDB and in memory", async () => {
  const sales = salesLinesOf(generatedLines(1_000_000, 20_000, 11));
  const file = temporary.write("lines.csv", Buffer.from(linesText(sales.lines)));
  const engine = await openDuckDb(placeOf("csv", file), GENERATED_COLUMNS, temporary.folder, {});
  const sums = await engine.sums();
  await engine.close();
  expect(sums.accounts.customers).toHaveLength(20_000);
  expect(baseDifferences(baseOfLines(sales, "x"), baseOfSums(sums, "x"))).toEqual([]);
});
