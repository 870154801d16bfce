import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import { synthesise } from "../../src/cases/champo/workbook/synthesise";

/** A synthetic workbook's file holds every table of its seed; `contradicting` accounts have a flag that their orders contradict. */
export async function expectReadBack(
  file: string,
  { seed, contradicting }: { readonly seed: number; readonly contradicting: number },
): Promise<void> {
  const { workbook, problems, warnings } = await readWorkbook(file);
  expect(problems).toEqual([]);
  const { sales, orders, samples, customers, recommendation, baskets } = synthesise({ seed });
  const written = { sales, orders, samples, customers, recommendation, baskets };
  // Node's own comparison: the test library's takes seconds for 40,000 rows.
  for (const [table, rows] of Object.entries(written))
    expect(isDeepStrictEqual(workbook![table as keyof typeof written], rows), table).toBe(true);
  expect(workbook).toMatchObject({ source: { synthetic: true, fileName: path.basename(file) } });
  const empty = workbook!.emptyCells.filter(
    (column) => column.empty > 0 && column.sheet !== "Data - Association Rules A-11 ",
  );
  expect(empty.map((column) => [column.column, column.empty])).toEqual([
    ["CustomerOrderNo", 9],
    ...["USA", "UK", "Italy", "Belgium", "Romania", "Australia", "India"].map((country) => [country, 39]),
  ]);
  expect(warnings.map(({ column, ofKind }) => [column, ofKind])).toEqual([
    ["TotalArea", 1],
    ...Array<unknown>(5).fill(["Amount", 546]),
    ...Array<unknown>(5).fill([null, 6]),
    // Accounts whose flag "an order followed" contradicts their orders.
    ...Array<unknown>(5).fill(["Order Conversion", contradicting]),
  ]);
}
