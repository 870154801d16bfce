import exceljs from "exceljs";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll } from "vitest";
import type { WorkbookCheck } from "../../src/cases/champo/workbook/workbook-check";
import { readWorkbookBytes } from "../../src/cases/champo/workbook/read-bytes";
import {
  BASKETS_SHEET,
  CUSTOMERS_SHEET,
  NOTICE_SHEET,
  ORDERS_SHEET,
  RECOMMENDATION_SHEET,
  SALES_SHEET,
  SAMPLES_SHEET,
} from "../../src/cases/champo/workbook/schema";

/** The check of a workbook's bytes as the live page makes it. */
export function readInBrowser(name: string, bytes: Uint8Array): Promise<WorkbookCheck> {
  return readWorkbookBytes(name, bytes, (content) => createHash("sha256").update(content).digest("hex"));
}

/** A sheet in the making: rows of cells, headers first. */
export type SheetRows = exceljs.CellValue[][];

/** The sheets of a small workbook in the Champo format, to be edited before it is written. */
export type SmallWorkbook = Map<string, SheetRows>;

const headers = (schema: { columns: readonly { header: string }[] }): string[] =>
  schema.columns.map(({ header }) => header);

/** A valid workbook with two customers, three orders and one sample. */
export function smallWorkbook(): SmallWorkbook {
  const day = new Date(Date.UTC(2018, 4, 7));
  const none = [null, null, null, null, null, null, null];
  return new Map<string, SheetRows>([
    [NOTICE_SHEET, [["A notice without a table"]]],
    [
      SALES_SHEET.name,
      [
        headers(SALES_SHEET),
        [
          "Area Wise",
          "Order",
          "K-1",
          "USA",
          1873354,
          day,
          "Ft",
          10,
          20,
          400,
          "DURRY",
          "Q1",
          "D-1",
          "NAVY",
          "REC",
          20,
        ],
        [
          "Area Wise",
          "Order",
          "K-1",
          "USA",
          "S 411",
          day,
          "Ft",
          2,
          40,
          240,
          "KNOTTED",
          "Q2",
          "D-2",
          "TAN",
          "REC",
          40,
        ],
        ["Pc Wise", "Order", "ZO", "UK", null, day, "Ft", 5, 6, 60, "DURRY", "Q1", "D-3", "RUST", "ROUND", 6],
        [
          "Area Wise",
          "Sample",
          "ZO",
          "LEBANON",
          "S 9",
          day,
          "Ft",
          1,
          6,
          0,
          "DURRY",
          "Q1",
          "D-3",
          "RUST",
          "REC",
          6,
        ],
      ],
    ],
    [
      ORDERS_SHEET.name,
      [
        headers(ORDERS_SHEET),
        ["K-1", "USA", 10, 20, 400, "DURRY", "Q1", "D-1", "NAVY", "REC", 20, 1.8],
        ["K-1", "USA", 2, 40, 240, "KNOTTED", "Q2", "D-2", "TAN", "REC", 40, 3.6],
        ["ZO", "UK", 5, 6, 60, "DURRY", "Q1", "D-3", "RUST", "ROUND", 6, 0.54],
      ],
    ],
    [
      SAMPLES_SHEET.name,
      [
        headers(SAMPLES_SHEET),
        ["ZO", "LEBANON", ...none, 1, "DURRY", 0, 1, 0, 0, 0, 0, 0, 0, "REC", 1, 0, 0, 6, 1],
      ],
    ],
    [
      RECOMMENDATION_SHEET.name,
      [
        [...headers(RECOMMENDATION_SHEET), null, null, "Customer ", "K-1", "ZO"],
        [
          "K-1",
          0,
          0,
          10,
          0,
          2,
          0,
          0,
          0,
          12,
          0,
          0,
          0,
          0,
          10,
          0,
          0,
          0,
          0,
          2,
          10,
          null,
          null,
          "Hand Tufted",
          0,
          0,
        ],
        ["ZO", 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, null, null, "Double Wowen", 0, 0],
        [...Array<null>(23).fill(null), "Durry", 10, 5],
      ],
    ],
    [
      CUSTOMERS_SHEET.name,
      [
        headers(CUSTOMERS_SHEET),
        ["K-1", 12, 60, 640, 10, 0, 0, 0, 0, 0, 2, 0, 0, 0],
        ["ZO", 5, 6, 60, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      ],
    ],
    [
      BASKETS_SHEET.name,
      [
        ["Order No", "NAVY", "TAN", null, ...headers(BASKETS_SHEET)],
        [1873354, 1, 1, null, 1873354, "NAVY", "TAN"],
      ],
    ],
  ]);
}

/** Turns the sheets into the bytes of an .xlsx, by exceljs's own writer. */
export async function toXlsx(sheets: SmallWorkbook): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  for (const [name, rows] of sheets) {
    const sheet = workbook.addWorksheet(name);
    rows.forEach((cells, i) =>
      cells.forEach((value, j) => {
        if (value === null) return;
        const cell = sheet.getCell(i + 1, j + 1);
        cell.value = value;
        if (value instanceof Date) cell.numFmt = "yyyy-mm-dd";
      }),
    );
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A folder of its own for a test file, removed when its tests are done. */
export function temporaryFolder(): {
  readonly folder: string;
  write(name: string, bytes: Uint8Array): string;
} {
  const folder = mkdtempSync(path.join(tmpdir(), "champo-workbook-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return {
    folder,
    write(name, bytes) {
      const file = path.join(folder, name);
      writeFileSync(file, bytes);
      return file;
    },
  };
}
