import { expect, test } from "vitest";
import { kindRows, piecePriceRows, samplesByYearRows } from "../../src/cases/champo/sales/sold-rows";
import { salesLine } from "./small-workbook";

const text = (rows: readonly object[]) =>
  rows.map((row) =>
    Object.values(row).map((cell: string | { text: string }) =>
      typeof cell === "string" ? cell : cell.text,
    ),
  );

test("qualities, designs, colours and shapes are counted, with the one that brings most", () => {
  const rows = kindRows([salesLine({ amount: 30 }), salesLine({ amount: 70, colour: "RED", customer: "B" })]);
  expect(text(rows)).toEqual([
    ["quality", "1", "Q1", "100.0%", "2", "100.0%"],
    ["design", "1", "D1", "100.0%", "2", "100.0%"],
    ["colour", "2", "RED", "70.0%", "1", "100.0%"],
    ["shape", "1", "REC", "100.0%", "2", "100.0%"],
  ]);
  expect(kindRows([])).toEqual([]);
});

test("samples are counted year by year, next to the orders", () => {
  const day = (year: number) => new Date(Date.UTC(year, 5, 1));
  const sample = (year: number, customer: string) => salesLine({ kind: "sample", date: day(year), customer });
  const rows = samplesByYearRows([
    sample(2019, "A"),
    sample(2019, "B"),
    salesLine({ date: day(2019) }),
    sample(2020, "A"),
  ]);
  expect(text(rows)).toEqual([
    ["2019", "1", "1", "2", "2", "2.00"],
    ["2020", "0", "0", "1", "1", "not defined"],
  ]);
});

test("a piece has a price by its type; lines without money have none", () => {
  const priced = [10, 20, 30].map((amount) => salesLine({ amount, quantity: 1, pieceAreaFt2: 10 }));
  expect(text(piecePriceRows([...priced, salesLine({ amount: 0 })]))).toEqual([
    ["DURRY", "3", "20.00", "15.00 to 25.00", "2.00"],
  ]);
});
