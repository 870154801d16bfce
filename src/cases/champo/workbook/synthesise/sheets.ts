import { DAY } from "../../../../core/day";
import type { TableSchema } from "../../../../tables/table-schema";
import {
  BASKETS_SHEET,
  COUNTRY_DUMMIES,
  CUSTOMERS_SHEET,
  CUSTOMER_PRODUCTS,
  ITEM_DUMMIES,
  NOTICE_SHEET,
  ORDERS_SHEET,
  RECOMMENDATION_SHEET,
  SALES_SHEET,
  SAMPLES_SHEET,
  SHAPE_DUMMIES,
  SYNTHETIC_MARK,
} from "../schema";
import type { SampleLine } from "../tables";
import { BLANK, columnLetters, type Cell, type SheetContent } from "./cells";
import type { SyntheticTruth, SyntheticWorkbook } from "./synthesise";

/** Formatted empty rows below the long tables. */
const BLANK_ROWS = 200;

/** The seven sheets of a synthetic workbook, in the format's order. */
export function sheetContents(workbook: SyntheticWorkbook): SheetContent[] {
  return [
    { ...sheet(NOTICE_SHEET, noticeRows(workbook.truth)), drawing: true },
    long(SALES_SHEET, salesRows(workbook)),
    long(ORDERS_SHEET, orderRows(workbook)),
    long(SAMPLES_SHEET, sampleRows(workbook)),
    sheet(RECOMMENDATION_SHEET.name, recommendationRows(workbook)),
    sheet(CUSTOMERS_SHEET.name, customerRows(workbook)),
    sheet(BASKETS_SHEET.name, basketRows(workbook)),
  ];
}

function sheet(name: string, rows: readonly (readonly Cell[])[]): SheetContent {
  const width = Math.max(...rows.map((row) => row.length));
  return { name, rows, declaredSize: `A1:${columnLetters(width - 1)}${rows.length}`, drawing: false };
}

/** A table with its headers, formatted empty rows below, and a declared size far beyond both. */
function long(schema: TableSchema, rows: readonly (readonly Cell[])[]): SheetContent {
  const headers = schema.columns.map(({ header }) => header);
  const blank = Array.from({ length: BLANK_ROWS }, () => headers.map((_, i) => (i < 3 ? BLANK : null)));
  return {
    name: schema.name,
    rows: [headers, ...rows, ...blank],
    declaredSize: `A1:${columnLetters(headers.length + 11)}65536`,
    drawing: false,
  };
}

function noticeRows({ seed, traits }: SyntheticTruth): Cell[][] {
  return [
    [],
    [null, `${SYNTHETIC_MARK}: not the case's workbook`],
    [null, "Every customer, line and number in this file was drawn by a seeded random generator."],
    [null, "None of them is taken from a real company; resemblance of any code or name is accidental."],
    [null, `Made by: champo synthesise --seed ${seed}${traits ? " --real" : ""}`],
    [null, "The name of this sheet and the names of the other six are part of the file format."],
  ];
}

/** With the trait, every so many lines have their day as a plain number, as a changed cell format leaves it. */
const SERIAL_EVERY = 9;

function salesRows({ sales, truth }: SyntheticWorkbook): Cell[][] {
  return sales.map((line, i) => [
    line.pricing === "area" ? "Area Wise" : "Pc Wise",
    line.kind === "order" ? "Order" : "Sample",
    line.customer,
    line.country,
    orderNumberCell(line.orderNumber),
    truth.traits?.serialDates && i % SERIAL_EVERY === 0 ? serialDay(line.date) : line.date,
    line.unit,
    line.quantity,
    line.pieceAreaInUnit,
    line.amount,
    line.item,
    line.quality,
    line.design,
    line.colour,
    line.shape,
    line.pieceAreaFt2,
  ]);
}

function serialDay(date: Date): number {
  return (date.getTime() - Date.UTC(1899, 11, 30)) / DAY;
}

/** Plain numbers are numbers in the sheet, everything else is text: the column mixes both. */
function orderNumberCell(orderNumber: string | null): Cell {
  return orderNumber !== null && /^\d+$/.test(orderNumber) ? Number(orderNumber) : orderNumber;
}

function orderRows({ orders }: SyntheticWorkbook): Cell[][] {
  return orders.map((line) => [
    line.customer,
    line.country,
    line.quantity,
    line.pieceAreaInUnit,
    line.amount,
    line.item,
    line.quality,
    line.design,
    line.colour,
    line.shape,
    line.pieceAreaFt2,
    line.pieceAreaM2,
  ]);
}

function sampleRows({ samples }: SyntheticWorkbook): Cell[][] {
  return samples.map((line) => [
    line.customer,
    line.country,
    ...countryDummies(line),
    line.quantity,
    line.item,
    ...dummies(ITEM_DUMMIES, ITEM_DUMMY_OF[line.item] ?? "Other"),
    line.shape,
    ...dummies(SHAPE_DUMMIES, SHAPE_DUMMY_OF[line.shape] ?? ""),
    line.pieceAreaFt2,
    line.converted ? 1 : 0,
  ]);
}

const ITEM_DUMMY_OF: Readonly<Record<string, string>> = {
  "HAND TUFTED": "Hand Tufted",
  DURRY: "Durry",
  "DOUBLE BACK": "Double Back",
  HANDWOVEN: "Hand Woven",
  KNOTTED: "Knotted",
  JACQUARD: "Jacquard",
  HANDLOOM: "Handloom",
};

const SHAPE_DUMMY_OF: Readonly<Record<string, string>> = { REC: "REC", ROUND: "Round", SQUARE: "Square" };

function dummies(names: readonly string[], held: string): Cell[] {
  return names.map((name) => (name === held ? 1 : 0));
}

/** The seven country columns; all of them empty, not zero, for any other country. */
function countryDummies({ country }: SampleLine): Cell[] {
  const names = COUNTRY_DUMMIES.map((name) => name.toUpperCase());
  return names.includes(country) ? dummies(names, country) : names.map(() => null);
}

/** Two tables side by side: the second, and the first's copied column, are formulas over the first. */
function recommendationRows({ recommendation }: SyntheticWorkbook): Cell[][] {
  const { customers, attributes, values } = recommendation;
  const address = (customer: number, attribute: number): string =>
    `${columnLetters(attribute + 1)}${customer + 2}`;
  const copied = attributes.indexOf("NAVY");
  const original = attributes.indexOf("Navy");
  const rows: Cell[][] = [["Customer ", ...attributes, null, null, "Customer ", ...customers]];
  customers.forEach((code, i) => {
    const left = values[i].map((value, j): Cell =>
      j === copied ? { formula: address(i, original), value } : value,
    );
    const right = customers.map((_, j): Cell => ({ formula: address(j, i), value: values[j][i] }));
    rows.push([code, ...left, null, null, attributes[i], ...right]);
  });
  return rows;
}

function customerRows({ customers }: SyntheticWorkbook): Cell[][] {
  return [
    CUSTOMERS_SHEET.columns.map(({ header }) => header),
    ...customers.map((row) => [
      row.customer,
      row.quantity,
      row.reportedTotalArea,
      row.amount,
      ...CUSTOMER_PRODUCTS.map(({ header }) => row.products[header]),
    ]),
  ];
}

function basketRows({ baskets, basketColours }: SyntheticWorkbook): Cell[][] {
  const headers = BASKETS_SHEET.columns.map(({ header }) => header);
  return [
    [headers[0], ...basketColours, null, ...headers],
    ...baskets.map(({ order, items }): Cell[] => [
      orderNumberCell(order),
      ...basketColours.map((colour) => (items.includes(colour) ? 1 : 0)),
      null,
      orderNumberCell(order),
      ...items,
    ]),
  ];
}
