import { REAL_TRAITS } from "../../src/cases/champo/workbook/synthesise";
import {
  customerTable,
  orderTable,
  recommendationTable,
} from "../../src/cases/champo/workbook/synthesise/tables";
import type { SalesLine, Workbook } from "../../src/cases/champo/workbook/tables";
import { synthesised } from "./drawn-workbooks";

/** Workbooks whose data contradict what an analyst would like to say, each from a seed of its own. */
export const MADE: readonly { readonly name: string; readonly make: () => Workbook }[] = [
  { name: "a giant with 60% of all money in one month, no sample converted", make: giantMonth },
  { name: "customers whose returns exceed their orders, samples of what nobody orders", make: returned },
  { name: "one product only, every sample converted", make: oneProduct },
];

function giantMonth(): Workbook {
  const drawn = synthesised("made", 4001);
  const giant = largest(drawn);
  const [first] = drawn.sales.filter(
    ({ customer, kind, amount }) => customer === giant && kind === "order" && amount > 0,
  );
  const month = first.date.toISOString().slice(0, 7);
  const isIn = (line: SalesLine): boolean =>
    line.customer === giant && line.kind === "order" && line.date.toISOString().startsWith(month);
  const inMonth = sum(drawn.sales.filter(isIn));
  const others = sum(drawn.sales) - inMonth;
  const factor = (1.5 * others) / inMonth;
  const sales = drawn.sales.map((line) => (isIn(line) ? { ...line, amount: line.amount * factor } : line));
  const samples = drawn.samples.map((sample) => ({ ...sample, converted: false }));
  return remade({ ...drawn, samples }, sales);
}

function returned(): Workbook {
  const drawn = synthesised("made", 4002, REAL_TRAITS);
  const some = new Set(drawn.customers.map(({ customer }) => customer).filter((_, i) => i % 9 === 2));
  const sales = drawn.sales.map((line) =>
    line.kind === "order"
      ? some.has(line.customer)
        ? { ...line, amount: -line.amount }
        : line
      : { ...line, design: `S-${line.design}`, quality: `S-${line.quality}` },
  );
  return remade(drawn, sales);
}

function oneProduct(): Workbook {
  const drawn = synthesised("made", 4003);
  const item = "HAND TUFTED";
  const samples = drawn.samples.map((sample) => ({ ...sample, item, converted: true }));
  return remade(
    { ...drawn, samples },
    drawn.sales.map((line) => ({ ...line, item })),
  );
}

/** The workbook with other sales lines, its order, customer and recommendation sheets made from them. */
function remade(workbook: Workbook, sales: readonly SalesLine[]): Workbook {
  const orders = orderTable(sales.map((line) => ({ sales: line, converted: false })));
  const customers = customerTable(orders);
  return { ...workbook, sales, orders, customers, recommendation: recommendationTable(orders, customers) };
}

function largest({ customers }: Workbook): string {
  return customers.reduce((most, row) => (row.amount > most.amount ? row : most)).customer;
}

function sum(lines: readonly SalesLine[]): number {
  return lines.reduce((total, { kind, amount }) => (kind === "order" ? total + amount : total), 0);
}
