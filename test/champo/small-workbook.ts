import type {
  CustomerSheetRow,
  OrderLine,
  SalesLine,
  SampleLine,
  Workbook,
} from "../../src/cases/champo/workbook/tables";

/** A sales line with ordinary values, changed where a test cares. */
export function salesLine(changes: Partial<SalesLine> = {}): SalesLine {
  return {
    row: 2,
    kind: "order",
    pricing: "area",
    customer: "A-1",
    country: "USA",
    orderNumber: "1001",
    date: new Date(Date.UTC(2018, 0, 15)),
    unit: "Ft",
    quantity: 10,
    pieceAreaInUnit: 24,
    amount: 480,
    item: "DURRY",
    quality: "Q1",
    design: "D1",
    colour: "BEIGE",
    shape: "REC",
    pieceAreaFt2: 24,
    ...changes,
  };
}

/** The line of the order sheet that belongs to a sales line. */
export function orderLine(changes: Partial<SalesLine> = {}): OrderLine {
  const { row, customer, country, quantity, pieceAreaInUnit, amount, item, ...rest } = salesLine(changes);
  const { quality, design, colour, shape, pieceAreaFt2 } = rest;
  const names = { item, quality, design, colour, shape };
  const pieceAreaM2 = 0.09 * pieceAreaFt2;
  return { row, customer, country, quantity, pieceAreaInUnit, amount, ...names, pieceAreaFt2, pieceAreaM2 };
}

export function sampleLine(changes: Partial<SampleLine> = {}): SampleLine {
  return {
    row: 2,
    customer: "A-1",
    country: "USA",
    quantity: 1,
    item: "DURRY",
    shape: "REC",
    pieceAreaFt2: 6,
    converted: false,
    ...changes,
  };
}

export function sheetRow(changes: Partial<CustomerSheetRow> = {}): CustomerSheetRow {
  return {
    row: 2,
    customer: "A-1",
    quantity: 10,
    reportedTotalArea: 24,
    amount: 480,
    products: { DURRY: 10, "HAND WOVEN": 0, KNOTTED: 0 },
    ...changes,
  };
}

/** A workbook of the given sales lines: order and customer sheets follow from them unless given. */
export function smallWorkbook(parts: Partial<Workbook> = {}): Workbook {
  const sales = parts.sales ?? [salesLine()];
  return {
    source: { fileName: "small.xlsx", bytes: 1, fingerprint: "0", synthetic: true },
    sales,
    orders: sales.filter((line) => line.kind === "order").map((line) => orderLine(line)),
    samples: [],
    customers: [sheetRow()],
    recommendation: { customers: [], attributes: [], values: [] },
    baskets: [],
    emptyCells: [],
    ...parts,
  };
}
