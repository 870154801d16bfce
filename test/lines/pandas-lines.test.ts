import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { columnNamed } from "../../src/customers/customer-base";
import { baseOfLines } from "../../src/lines/base-of-lines";
import { salesOfTable } from "../../src/study/description/sales-of-table";
import { understandTable } from "../../src/study/description/understanding";
import { ProblemLog } from "../../src/tables/problem-log";
import { readAnyTable } from "../../src/tables/read-any-table";

// What pandas makes of the same lines (test/fixtures/pandas-lines/run.py).

type Figures = Readonly<Record<string, number | null>>;
interface Summed<Customers> {
  readonly lines: number;
  readonly "without a customer": number;
  readonly "as of": string;
  readonly totals: Figures;
  readonly customers: Customers;
}

const fixtures = path.join(__dirname, "..", "fixtures", "pandas-lines");
const pandas = JSON.parse(readFileSync(path.join(fixtures, "customers.json"), "utf8")) as {
  readonly "lines.csv": Summed<readonly (Figures & { readonly customer: string })[]>;
  readonly "online retail": Summed<number>;
};
const real = path.join(__dirname, "../../../shared/data/online-retail-first-25000.csv");
if (!existsSync(real)) console.log("skipped: the lines of a real shop are not at hand (../shared/data)");

/** The lines of a file as they are understood without a word of its user, and the customers they are summed to. */
async function summed(file: string) {
  const { table } = await readAnyTable(path.basename(file), new Uint8Array(readFileSync(file)));
  const found = understandTable(table!, new ProblemLog(), new ProblemLog());
  if (found?.kind !== "lines") throw new Error("no sales lines");
  const sales = salesOfTable(table!, found.columns);
  return { columns: found.columns, sales, base: baseOfLines(sales, "lines") };
}

function numbersOf(base: Awaited<ReturnType<typeof summed>>["base"], name: string): readonly number[] {
  return Array.from(columnNamed(base, name).numbers!);
}

test("each customer has the figures that pandas gives it; the total price of a line is summed", async () => {
  const { columns, sales, base } = await summed(path.join(fixtures, "lines.csv"));
  const { customers, ...own } = pandas["lines.csv"];
  expect(columns).toMatchObject({
    amount: "TotalPrice",
    price: "UnitPrice",
    order: "InvoiceNo",
    product: "StockCode",
  });
  expect([sales.lines.length, sales.leftOut?.withoutCustomer, base.asOf]).toEqual([
    own.lines,
    own["without a customer"],
    own["as of"],
  ]);
  expect(base.customers).toEqual(customers.map(({ customer }) => customer));
  for (const name of Object.keys(own.totals))
    numbersOf(base, name).forEach((value, row) => {
      const its = customers[row][name];
      if (its === null) expect(value, `${name} of ${base.customers[row]}`).toBeNaN();
      else expect(value, `${name} of ${base.customers[row]}`).toBeCloseTo(its, 9);
    });
});

test.skipIf(!existsSync(real))("the totals of a real shop are those of pandas", async () => {
  const { sales, base } = await summed(real);
  const own = pandas["online retail"];
  expect([sales.lines.length, sales.leftOut?.withoutCustomer, base.customers.length, base.asOf]).toEqual([
    own.lines,
    own["without a customer"],
    own.customers,
    own["as of"],
  ]);
  for (const [name, total] of Object.entries(own.totals)) {
    const known = numbersOf(base, name).filter((value) => !Number.isNaN(value));
    expect(
      known.reduce((a, b) => a + b, 0),
      name,
    ).toBeCloseTo(total!, 6);
  }
});
