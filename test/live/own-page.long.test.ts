import { zipSync } from "fflate";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { formatCheck } from "../../src/cases/champo/workbook/format-check";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import { parseDelimitedText } from "../../src/tables/csv/delimited-text";
import { smallWorkbook, temporaryFolder, toXlsx } from "../workbook/small-workbook";
import { drop, openedLivePage, report, settled } from "./opened-live-page";
import { ownTable } from "./own-table";

const { browser, openPage, inNode } = await openedLivePage();
const embedded = path.join(__dirname, "..", "..", "data", "champo-synthetic.xlsx");
const temporary = temporaryFolder();

describe.runIf(browser !== null)("other ways of the reader's own data", () => {
  test("a workbook of the case is known, and gives the study's segments", async () => {
    const { page, complaints } = await openPage();
    // Names, sizes, shares, silhouettes, stability: all of it.
    const segments = page.locator("#panel-segments tbody");
    const before = await segments.innerText();
    await page.setInputFiles(".drop input", embedded);
    const text = await report(page);
    expect(text.trim()).toBe(formatCheck(await readWorkbook(embedded)).trim());
    await settled(page);
    expect(await page.locator("#banner").innerText()).not.toContain("The study's choice");
    expect(await segments.innerText()).toBe(before);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("a pasted TSV gives the same as the file; the reader's word on a column is followed", async () => {
    const { page, complaints } = await openPage();
    await page.getByText("Or paste a table").click();
    await page.getByLabel("Cells as copied from a spreadsheet").fill(ownTable("\t"));
    await page.getByRole("button", { name: "Read the pasted table" }).click();
    expect(await report(page)).toBe("pasted table: 60 customers, 5 features; no problems, no warnings.");
    await settled(page);
    const { part } = await inNode("pasted table", ownTable("\t"));
    const sizes = page.locator("#panel-segments tbody tr td:nth-child(2)");
    expect(await sizes.allInnerTexts()).toEqual(part.segments.map(({ profile }) => String(profile.size)));
    await page.getByLabel("Take Sector as").selectOption("set aside");
    await page.waitForFunction(() => document.querySelector(".report")?.textContent.includes("4 features"));
    await settled(page);
    expect(await page.getByLabel("Take Sector as").inputValue()).toBe("set aside");
    expect(await page.locator(".own-columns tr.aside th").allInnerTexts()).toContain("Sector");
    await page.getByLabel("Take Sector as").selectOption("");
    await page.waitForFunction(() => document.querySelector(".report")?.textContent.includes("5 features"));
    await page.getByRole("button", { name: "Back to the study's customers" }).click();
    await settled(page);
    expect(await page.locator("#banner").innerText()).toContain("The study's choice");
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("a sheet of an Excel file is read, and another one chosen", async () => {
    const { page, complaints } = await openPage();
    const { records } = parseDelimitedText(ownTable());
    const rows = records.map(({ cells }) => [...cells]);
    const bytes = await toXlsx(
      new Map([
        ["all", rows],
        ["half", rows.slice(0, 31)],
      ]),
    );
    await page.setInputFiles(".drop input", {
      name: "mine.xlsx",
      mimeType: "application/octet-stream",
      buffer: Buffer.from(bytes),
    });
    expect(await report(page)).toContain("60 customers, 5 features");
    await page.getByLabel("Sheet", { exact: true }).selectOption("half");
    await page.waitForFunction(() => document.querySelector(".report")?.textContent.includes("30 customers"));
    await settled(page);
    const { part } = await inNode("mine.xlsx", new Uint8Array(bytes), "half");
    const sizes = page.locator("#panel-segments tbody tr td:nth-child(2)");
    expect(await sizes.allInnerTexts()).toEqual(part.segments.map(({ profile }) => String(profile.size)));
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("broken files give the report of champo check, and the page stays as it was", async () => {
    const { page, complaints } = await openPage();
    const before = await page.locator("#panel-segments tbody").innerText();
    const sheets = smallWorkbook();
    sheets.get("Data Order ONLY")![1][4] = "much";
    const bad = await toXlsx(sheets);
    const check = await readWorkbook(temporary.write("bad.xlsx", bad));
    await drop(page, "bad.xlsx", bad);
    expect(await report(page)).toBe(formatCheck(check, "this cannot be segmented"));
    expect(await page.locator(".report").getAttribute("role")).toBe("alert");
    for (const [name, content, shown] of [
      ["old.xls", Buffer.from("d0cf11e0a1b11ae10000", "hex"), /legacy \.xls/],
      ["cut.xlsx", bad.subarray(0, bad.length / 2), /damaged or cut-off zip/],
      ["empty.csv", Buffer.alloc(0), /no cells/],
      ["picture.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /control characters/],
      ["quote.csv", Buffer.from('id,a\nx,"1\ny,2'), /never closed/],
    ] as const) {
      await drop(page, name, content);
      await page.waitForFunction(
        (name) => document.querySelector(".report")?.textContent.startsWith(name),
        name,
      );
      expect(await report(page)).toMatch(shown);
    }
    await page.evaluate(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(100_000_001)], "large.csv"));
      document.dispatchEvent(
        new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }),
      );
    });
    expect(await report(page)).toContain("at most 100 MB");
    await drop(page, "bomb.xlsx", zipSync({ "xl/workbook.xml": new Uint8Array(160_000_000) }, { level: 1 }));
    await page.waitForFunction(() => document.querySelector(".report")?.textContent.startsWith("bomb"));
    expect(await report(page)).toContain("zip bomb");
    await drop(page, "lines.csv", Buffer.from("customer,amount\nA,1\nB,2\nA,3\nB,4\nA,5"));
    await page.waitForFunction(() => document.querySelector(".report")?.textContent.startsWith("lines"));
    expect(await report(page)).toContain("looks like sales lines");
    await page.getByRole("button", { name: "Sum it up to one row for each customer" }).click();
    await page.waitForFunction(() =>
      /2 rows|at least 4 customers/.test(document.querySelector(".report")?.textContent ?? ""),
    );
    expect(await page.locator("#panel-segments tbody").innerText()).toBe(before);
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("reading can be stopped, and the page stays as it was", async () => {
    const { page, complaints } = await openPage();
    const before = await page.locator("#panel-segments tbody").innerText();
    const rows = Array.from(
      { length: 90_000 },
      (_, i) => `customer ${i},${i * 7},"${i % 9},5",2020-01-${10 + (i % 20)}`,
    );
    await page.getByText("Or paste a table").click();
    await page.evaluate(
      (text) => {
        (document.getElementById("own-paste") as HTMLTextAreaElement).value = text;
      },
      `customer,a,b,day\n${rows.join("\n")}`,
    );
    await page.getByRole("button", { name: "Read the pasted table" }).click();
    await page.getByRole("button", { name: "Stop reading" }).click();
    expect(await report(page)).toBe("Reading was stopped.");
    expect(await page.locator("#panel-segments tbody").innerText()).toBe(before);
    expect(await page.getByRole("button", { name: "Stop reading" }).isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
