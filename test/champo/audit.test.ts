import { describe, expect, it } from "vitest";
import { dataAudit } from "../../src/cases/champo/sales/data-audit";
import { duplicatedRows } from "../../src/cases/champo/sales/duplicated-rows";
import { missingCells } from "../../src/cases/champo/sales/missing-cells";
import { orderNumberForms } from "../../src/cases/champo/sales/order-number-forms";
import { reconcile } from "../../src/cases/champo/sales/reconciliation";
import { unitAudit } from "../../src/cases/champo/sales/unit-audit";
import { zeroAmounts } from "../../src/cases/champo/sales/zero-amounts";
import { orderLine, salesLine, sheetRow, smallWorkbook } from "./small-workbook";

describe("unit audit", () => {
  it("finds from the ratio of areas what unit the reported area is in", () => {
    const audit = unitAudit([
      salesLine(),
      salesLine({ pieceAreaInUnit: 6, pieceAreaFt2: 6 }),
      salesLine({ unit: "Mtr", pieceAreaInUnit: 2, pieceAreaFt2: 21.5 }),
      salesLine({ unit: "INCH", pieceAreaInUnit: 288, pieceAreaFt2: 2 }),
    ]);
    expect(audit.map((u) => u.unit)).toEqual(["Ft", "INCH", "Mtr"]);
    expect(audit[0]).toMatchObject({ lines: 2, lineShare: 0.5, ratioMin: 1, ratioMax: 1 });
    expect(audit[1].ratioMedian).toBeCloseTo(1 / 144, 12);
    expect(audit[2].ratioMedian).toBe(10.75);
  });

  it("has no ratio where no line has an area", () => {
    const [audit] = unitAudit([salesLine({ unit: "PC", pieceAreaInUnit: 0 })]);
    expect(audit.withoutArea).toBe(1);
    expect(audit.ratioMedian).toBeNaN();
  });
});

describe("zero amounts", () => {
  it("are counted for orders and samples apart, and by product", () => {
    const { all, byItem } = zeroAmounts([
      salesLine(),
      salesLine({ amount: 0, item: "KNOTTED" }),
      salesLine({ kind: "sample", amount: 0 }),
    ]);
    expect(all).toMatchObject({ orderLines: 2, zeroOrderLines: 1, zeroOrderShare: 0.5, zeroSampleShare: 1 });
    expect(byItem.map((z) => z.name)).toEqual(["KNOTTED", "DURRY"]);
    expect(byItem[0].zeroSampleShare).toBeNaN();
  });
});

describe("duplicated rows", () => {
  it("repeat an earlier row in all but its number, dates included", () => {
    const result = duplicatedRows([
      salesLine({ row: 2 }),
      salesLine({ row: 3 }),
      salesLine({ row: 4, date: new Date(Date.UTC(2018, 0, 16)) }),
      salesLine({ row: 5 }),
    ]);
    expect(result).toEqual({
      count: 2,
      pairs: [
        { row: 3, repeats: 2 },
        { row: 5, repeats: 2 },
      ],
    });
  });
});

describe("missing cells", () => {
  it("tells empty cells and placeholders from zeros, and where they lie", () => {
    const records = [
      { row: 2, order: "1", item: "DURRY", amount: 5 },
      { row: 3, order: null, item: "-", amount: 0 },
      { row: 4, order: "3", item: "KNOTTED", amount: 0 },
      { row: 5, order: "NIL 27/04", item: "KNOTTED", amount: 1 },
    ];
    const { columns, blockRows } = missingCells(records, 2);
    expect(blockRows).toBe(2);
    expect(columns.map((c) => [c.column, c.missing, c.zero])).toEqual([
      ["order", 1, 0],
      ["item", 1, 0],
      ["amount", 0, 2],
    ]);
    expect(columns[2].shareByBlock).toEqual([0.5, 0.5]);
  });

  it("are none in an empty table", () => {
    const coded = missingCells([{ customer: "NA" }, { customer: "-" }, { customer: "" }], 1, ["customer"]);
    expect(coded.columns[0].missing).toBe(2);
    expect(missingCells([]).columns).toEqual([]);
    expect(() => missingCells([], 0)).toThrow(/missingCells\(blocks\)/);
  });
});

describe("order number forms", () => {
  it("fold digits and letters, and count the empty ones", () => {
    const forms = orderNumberForms([
      { orderNumber: "1873354" },
      { orderNumber: "99" },
      { orderNumber: "S 411" },
      { orderNumber: null },
    ]);
    expect(forms.map((f) => [f.form, f.lines])).toEqual([
      ["9", 2],
      ["(empty)", 1],
      ["A 9", 1],
    ]);
    expect(forms[0].share).toBe(0.5);
  });
});

describe("reconciliation", () => {
  it("agrees to rounding, and names what does not", () => {
    const orders = [orderLine(), orderLine({ customer: "B-2", amount: 70 }), orderLine({ customer: "Z-9" })];
    const result = reconcile(
      [sheetRow({ amount: 480.4 }), sheetRow({ customer: "B-2", amount: 100, products: { DURRY: 8 } })],
      orders,
    );
    expect(result.reconciling).toBe(1);
    expect(result.customers[1]).toMatchObject({ amount: 30, reconciles: false, unlistedPieces: 2 });
    expect(result).toMatchObject({ withUnlistedPieces: 1, unlistedPieces: 2, notOnSheet: ["Z-9"] });
  });
});

describe("data audit", () => {
  it("sums the checks up for one workbook", () => {
    const audit = dataAudit(
      smallWorkbook({
        sales: [
          salesLine(),
          salesLine({ row: 3, date: new Date(Date.UTC(2019, 4, 2)), item: "-" }),
          salesLine({ row: 4, kind: "sample", customer: "S-3", amount: 0 }),
        ],
        emptyCells: [
          { sheet: "S", column: "full", rows: 3, empty: 0 },
          { sheet: "S", column: "holes", rows: 3, empty: 1 },
          { sheet: "T", column: "hollow", rows: 3, empty: 2 },
        ],
      }),
    );
    expect(audit).toMatchObject({ lines: 3, orderLines: 2, sampleLines: 1, customers: 2, unknownItems: 1 });
    expect(audit.emptyColumns.map((column) => column.column)).toEqual(["hollow", "holes"]);
    expect(audit.sampleOnlyCustomers).toEqual(["S-3"]);
    expect(audit.lastDate?.toISOString()).toBe("2019-05-02T00:00:00.000Z");
  });

  it("holds for a workbook without lines", () => {
    expect(dataAudit(smallWorkbook({ sales: [] }))).toMatchObject({ lines: 0, firstDate: null });
  });
});
