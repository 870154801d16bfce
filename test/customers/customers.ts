import { champoBase } from "../../src/cases/champo/customers/champo-base";
import { customerTable, type CustomerTable } from "../../src/cases/champo/customers/customer-table";
import type { CustomerBase } from "../../src/customers/customer-base";
import { salesLine, sampleLine, sheetRow, smallWorkbook } from "../champo/small-workbook";

/** Five customers of unlike size and taste, G-1 a giant; E-5 has no order line. */
export function fiveCustomers(): CustomerTable {
  return customerTable(fiveWorkbook());
}

/** The same as a customer base. */
export function fiveBase(): CustomerBase {
  return champoBase(fiveWorkbook(), fiveCustomers());
}

function fiveWorkbook() {
  const figures: [string, string, number, number, number, Record<string, number>][] = [
    // customer, country, pieces, ft2 per piece, revenue, pieces per type
    ["A-1", "USA", 100, 20, 4_000, { DURRY: 100, "HAND WOVEN": 0, KNOTTED: 0 }],
    ["B-2", "USA", 50, 40, 9_000, { DURRY: 10, "HAND WOVEN": 40, KNOTTED: 0 }],
    ["C-3", "UK", 20, 80, 8_000, { DURRY: 0, "HAND WOVEN": 4, KNOTTED: 16 }],
    ["G-1", "USA", 9_000, 30, 900_000, { DURRY: 4_000, "HAND WOVEN": 3_000, KNOTTED: 0 }],
    ["E-5", "ITALY", 10, 0, 500, { DURRY: 2, "HAND WOVEN": 3, KNOTTED: 5 }],
  ];
  const sales = figures
    .filter(([, , , pieceAreaFt2]) => pieceAreaFt2 > 0)
    .map(([customer, country, quantity, pieceAreaFt2, amount]) =>
      salesLine({ customer, country, quantity, pieceAreaFt2, pieceAreaInUnit: 1, amount }),
    );
  const customers = figures.map(([customer, , quantity, , amount, products]) =>
    sheetRow({ customer, quantity, amount, products, reportedTotalArea: 1 }),
  );
  const samples = [
    sampleLine(),
    sampleLine({ converted: true }),
    sampleLine({ customer: "E-5", country: "ITALY" }),
  ];
  return smallWorkbook({ sales, customers, samples });
}
