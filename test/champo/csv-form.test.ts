import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readStudy } from "../../src/cases/cases";
import type { Study } from "../../src/study/study";
import { columnNamed, valuesOf } from "../../src/customers/customer-base";
import { writeDelimitedText } from "../../src/tables/csv/delimited-text";
import { customerTable } from "../../src/cases/champo/customers/customer-table";
import { workbookOfSeed } from "../segments/study-of-seed";

const workbook = workbookOfSeed(7);
let folder: string;
let study: Study;

/** The case as one file: a line each, with the order's and the item's number. */
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "champo-csv-form-"));
  const file = path.join(folder, "champo.csv");
  const orders = workbook.sales.filter(({ kind }) => kind === "order");
  const items = new Map<string, number>();
  const orderIds = new Map<string, number>();
  const numberOf = (ids: Map<string, number>, key: string) =>
    ids.get(key) ?? ids.set(key, ids.size + 1).get(key)!;
  const head = ["OrderId", "ItemId", "CustomerCode", "CountryName", "CustomerOrderNo", "Custorderdate"];
  writeFileSync(
    file,
    writeDelimitedText([
      [...head, "UnitName", "QtyRequired", "TotalArea", "Amount", "ITEM_NAME"],
      ...orders.map((line) => [
        numberOf(orderIds, `${line.customer} ${line.orderNumber} ${line.date.getTime()}`),
        numberOf(items, `${line.item} ${line.quality} ${line.design}`),
        line.customer,
        line.country,
        line.orderNumber ?? "",
        line.date.toISOString().slice(0, 10),
        line.unit,
        line.quantity,
        line.pieceAreaInUnit,
        line.amount,
        line.item,
      ]),
    ]),
  );
  study = await readStudy({ data: file, seed: 7 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the case's CSV form is read as sales lines of its customers", () => {
  expect(study.kind).toBe("general");
  expect(study.lines).not.toBeNull();
  const amounts = new Map(workbook.customers.map(({ customer, amount }) => [customer, amount]));
  expect([...study.base.customers].sort()).toEqual([...amounts.keys()].sort());
  const values = valuesOf(study.base)!;
  study.base.customers.forEach((customer, i) =>
    expect(values[i] / (amounts.get(customer) ?? NaN)).toBeCloseTo(1, 4),
  );
  const orders = new Map(customerTable(workbook).records.map((record) => [record.customer, record.orders]));
  const counted = columnNamed(study.base, "orders").numbers!;
  expect(study.base.customers.map((customer, i) => [customer, counted[i]])).toEqual(
    study.base.customers.map((customer) => [customer, orders.get(customer)]),
  );
  const types = new Set(workbook.sales.filter(({ kind }) => kind === "order").map(({ item }) => item));
  expect(new Set(study.lines!.lines.map(({ product }) => product))).toEqual(
    new Set([...types].map((item) => (item === "-" ? null : item))),
  );
});
