import exceljs from "exceljs";
import { zipSync } from "fflate";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Download, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { parseDelimitedText, writeDelimitedText } from "../../src/tables/csv/delimited-text";
import { plainWorkbook } from "../../src/tables/xlsx/plain-workbook";
import type { CustomerBase } from "../../src/customers/customer-base";
import { selectCustomers } from "../../src/customers/customer-base";
import { applyRecipe } from "../../src/customers/recipe/apply-recipe";
import { liveFiles } from "../../src/live/files/live-files";
import { fitLive } from "../../src/live/engine/fit-live";
import type { LiveSegments } from "../../src/live/engine/live-parts";
import { baseOf, type LiveData } from "../../src/live/live-data";
import { readOwn } from "../../src/live/own/read-own";
import { enteredCustomer, fieldText, scoreFields } from "../../src/live/score/score-fields";
import { resultJson, resultTables } from "../../src/live/own/result-tables";
import { sharedBrowser } from "../lanes/shared-browser";
import { scoreCustomers } from "../../src/segments/place/score-customer";
import { formatCheck } from "../../src/cases/champo/workbook/format-check";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import { PHONE, watchPage, WIDE, type Watched } from "../report/watched-page";
import { smallWorkbook, temporaryFolder, toXlsx } from "../workbook/small-workbook";
import { liveFile } from "./live-file";
import { HOSTILE, ownTable } from "./own-table";
import { studyData } from "./study-data";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`The live page is not opened. ${opened.reason}`);

const temporary = temporaryFolder();
const study = await studyData();
const file = await liveFile(study);
const embedded = path.join(__dirname, "..", "..", "data", "champo-synthetic.xlsx");

async function openPage(reader = { viewport: WIDE, colorScheme: "light" as const }): Promise<Watched> {
  const watched = await watchPage(opened.browser as Browser, file, reader);
  await watched.page.waitForSelector("#score-segment");
  await settled(watched.page);
  // Stability comes last, as a second result.
  await watched.page.waitForFunction(
    () => !document.querySelector("#panel-segments tbody")?.textContent.includes("…"),
  );
  return watched;
}

/** Nothing are being computed any more. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector("#panel-segments tbody tr") !== null);
  await page.waitForFunction(() => !document.body.hasAttribute("data-working"));
}

/** Drops a file on the page as a reader does with the mouse. */
async function drop(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const transfer = new DataTransfer();
      const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File([content], name));
      return transfer;
    },
    { name, base64: Buffer.from(bytes).toString("base64") },
  );
  await page.dispatchEvent("h1", "dragover", { dataTransfer: transfer });
  await page.dispatchEvent("h1", "drop", { dataTransfer: transfer });
}

async function report(page: Page): Promise<string> {
  await page.waitForFunction(() => document.querySelector(".own-outcome:not([aria-busy]) .report") !== null);
  return page.locator(".own-outcome .report").innerText();
}

/** What Node makes of the same table with the settings that the page starts from. */
async function inNode(
  name: string,
  content: string | Uint8Array,
  sheet: string | null = null,
): Promise<{ data: LiveData; part: LiveSegments }> {
  const { data } = await readOwn({
    name,
    content,
    sheet,
    columns: {},
    missing: "median",
    sum: false,
    summing: {},
    like: study.start,
  });
  const [part] = fitLive(data!, data!.start, "segments", () => undefined);
  return { data: data!, part: part as LiveSegments };
}

async function saved(page: Page, button: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent("download") as Promise<Download>,
    page.getByRole("button", { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

describe.runIf(opened.browser !== null)("the reader's own data", () => {
  test("a dropped CSV is typed, segmented as in Node, and taken along as files that open again", async () => {
    const { page, complaints } = await openPage();
    const csv = ownTable();
    await drop(page, "my customers.csv", Buffer.from(csv));
    expect(await report(page)).toBe("my customers.csv: 60 customers, 5 features; no problems, no warnings.");
    await settled(page);
    const { data, part } = await inNode("my customers.csv", Buffer.from(csv));
    const tables = resultTables(data, data.start, part);
    const asCsv = await saved(page, "Customers as CSV");
    expect(asCsv.name).toBe("my-customers-k-means.csv");
    const { records } = parseDelimitedText(asCsv.bytes.toString("utf8"));
    expect(records[0].cells).toEqual(tables[0].columns.map(({ name }) => name));
    expect(records.slice(1).map(({ cells }) => cells)).toEqual(
      tables[0].rows.map((row) =>
        row.map((cell) => (cell === null || Number.isNaN(cell) ? "" : String(cell))),
      ),
    );
    const excel = await saved(page, "All tables as Excel");
    expect(excel.bytes.equals(plainWorkbook(tables))).toBe(true);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(excel.bytes as never);
    expect(workbook.worksheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ["Customers", 61],
      ["Segments", part.segments.length + 1],
      ["Settings", tables[2].rows.length + 1],
    ]);
    const json = await saved(page, "Everything as JSON");
    expect(json.bytes.toString("utf8")).toBe(resultJson(data, data.start, part));
    const files = liveFiles(data, data.start);
    const segments = await saved(page, "Segments for new customers (segments.json)");
    expect([segments.name, segments.bytes.toString("utf8")]).toEqual(["segments.json", files.segments]);
    const described = await saved(page, "This study as a file (study.yaml)");
    expect([described.name, described.bytes.toString("utf8")]).toEqual(["study.yaml", files.description]);
    const kept = await page.evaluate(async () => ({
      storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
      databases: (await indexedDB.databases()).length,
      cookie: document.cookie,
      address: location.href,
    }));
    expect(kept.storage).not.toContain("C-1");
    expect(kept.address).not.toContain("Margin");
    expect(kept).toMatchObject({ databases: 0, cookie: "" });
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

  test("hostile text is shown as text and nothing of it runs", async () => {
    const { page, complaints } = await openPage();
    const title = await page.title();
    const table = parseDelimitedText(ownTable(",", HOSTILE)).records.map(({ cells }) => [...cells]);
    table[0][4] = '<b onclick="document.title=3">Sector</b>';
    table.slice(1).forEach((row, i) => (row[4] = HOSTILE[i % 3]));
    await drop(page, '<img src=x onerror="document.title=4">.csv', Buffer.from(writeDelimitedText(table)));
    expect(await report(page)).toContain('<img src=x onerror="document.title=4">.csv: 60 customers');
    await settled(page);
    for (const panel of ["#panel-own-data", "#panel-segments", "#panel-map", "#controls"]) {
      await page.locator(panel).scrollIntoViewIfNeeded();
    }
    expect(await page.locator(".own-columns tbody th").allInnerTexts()).toContain(table[0][4]);
    expect(await page.locator('main :is(img, b, script, a[href^="javascript"]):not(.plot *)').count()).toBe(
      0,
    );
    expect(await page.title()).toBe(title);
    const { bytes } = await saved(page, "Customers as CSV");
    const { records } = parseDelimitedText(bytes.toString("utf8"));
    expect(records.slice(1, HOSTILE.length + 1).map(({ cells }) => cells[0])).toEqual([...HOSTILE]);
    expect(bytes.toString("utf8")).not.toMatch(/(^|\n|,)"?=/);
    expect(complaints).toEqual([]);
    await page.close();
  });
});

describe.runIf(opened.browser !== null)("scoring one customer", () => {
  const choice = study.choice!;
  const model = {
    recipe: choice.recipe,
    centers: choice.centers,
    tooFar: choice.tooFar,
    customers: study.base.customers.map((customer, row) => ({ customer, segment: choice.labels[row] })),
  };
  const base = baseOf(study);
  const known = applyRecipe(choice.recipe, base);

  const shown = async (page: Page): Promise<string[]> =>
    page
      .locator(".score-outcome data")
      .evaluateAll((all) => all.map((each) => (each as HTMLDataElement).value));

  /** The numbers that the page should show, in its order. */
  const expected = (customer: CustomerBase): string[] => {
    const [score] = scoreCustomers(model, customer, { known });
    return [
      score.confidence,
      score.distance,
      choice.tooFar,
      ...(score.change === null ? [] : [score.change.from, score.change.to]),
      ...score.distances,
      ...score.neighbours.map(({ distance }) => distance),
    ].map(String);
  };

  test("gives for each of the study's customers exactly what Node gives", async () => {
    const { page, complaints } = await openPage();
    for (const [row, customer] of base.customers.entries()) {
      await page.locator("#score-example").selectOption(customer);
      expect(await shown(page)).toEqual(expected(selectCustomers(base, [row])));
    }
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("follows what is entered, says what is wrong, and when a customer is like none", async () => {
    const { page, complaints } = await openPage({ viewport: PHONE, colorScheme: "dark" as never });
    await page.locator("#score-example").selectOption(base.customers[0]);
    const revenue = page.locator('[data-field="revenue"]');
    await revenue.fill("1,234,567.5");
    const fields = scoreFields(choice.recipe, base);
    const entries = fields.map((field) => (field.id === "revenue" ? 1234567.5 : Number(fieldText(field, 0))));
    expect(await shown(page)).toEqual(expected(enteredCustomer("new customer", fields, entries, base.asOf)));
    await revenue.fill("-3");
    expect(await page.locator(".score-outcome").innerText()).toBe("Enter a number of at least 0: revenue.");
    expect(await revenue.getAttribute("aria-invalid")).toBe("true");
    await revenue.fill("100000000000000000000");
    expect(await page.locator("#score-segment").innerText()).toContain("No segment: too far from all");
    await page.locator('[data-field="piece size"]').fill("");
    expect(await page.locator(".score-outcome").innerText()).toContain(
      "Not known, so the typical value was taken",
    );
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBe(PHONE.width);
    expect(complaints).toEqual([]);
    await page.close();
  });
});
