import { expect, test } from "vitest";
import { typeTable } from "../../src/customers/typing/typed-table";
import { lineColumns } from "../../src/lines/lines-of-table";
import { understandTable } from "../../src/study/description/understanding";
import { ProblemLog } from "../../src/tables/problem-log";
import type { RawTable } from "../../src/tables/raw-table";

/** Sales lines of 40 customers, three each: a price, pieces, two columns of money, and the state of the order. */
function lines(names: { readonly each: string; readonly money: string; readonly extra: string }): RawTable {
  const columns = ["Customer ID", "Order Status", names.extra, names.money, names.each, "Quantity", "Date"];
  const rows = Array.from({ length: 120 }, (_, i) => {
    const [price, pieces] = [10 + (i % 7), 1 + (i % 4)];
    const state = i % 5 === 0 ? "Cancelled" : "Completed";
    const day = `2024-0${1 + (i % 9)}-1${i % 10}`;
    const cells = [`c${i % 40}`, state, `${i % 3}.50`, `${price * pieces}`, `${price}`, `${pieces}`, day];
    return { line: i + 2, cells };
  });
  return { name: "lines.csv", sheet: null, delimiter: ",", columns, rows };
}

const columnsOf = (table: RawTable) => lineColumns(typeTable(table, {}, new ProblemLog()));

test("the money of a line is what is quantity x price, whatever it is called", () => {
  const total = lines({ each: "Unit Price", money: "Total Price", extra: "Add-on Total" });
  expect(columnsOf(total)).toMatchObject({
    amount: "Total Price",
    price: "Unit Price",
    quantity: "Quantity",
  });
  const plain = lines({ each: "Price", money: "Worth", extra: "Tax Amount" });
  expect(columnsOf(plain)).toMatchObject({ amount: "Worth", price: "Price", quantity: "Quantity" });
});

test("a total price is an amount where there is no other price, and no price of a piece", () => {
  const table = lines({ each: "Weight", money: "Total Price", extra: "Points" });
  expect(columnsOf(table)).toMatchObject({ amount: "Total Price", price: null });
});

test("columns that are not used are named, and lines that were cancelled", () => {
  const table = lines({ each: "Unit Price", money: "Total Price", extra: "Age" });
  const found = understandTable(table, new ProblemLog(), new ProblemLog());
  expect(found?.kind === "lines" ? found.doubts : []).toEqual([
    "Not used: Order Status, Age. What customers are like (age, region) can come as a table of its own, one row each, next to the lines.",
    'Order Status says "Cancelled" of 24 lines, which count like all others: leave them out of the file if they brought no money.',
  ]);
});
