import exceljs from "exceljs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { parseDelimitedText, writeDelimitedText } from "../../src/tables/csv/delimited-text";
import { plainWorkbook } from "../../src/tables/xlsx/plain-workbook";
import type { CustomerBase } from "../../src/customers/customer-base";
import { selectCustomers } from "../../src/customers/customer-base";
import { applyRecipe } from "../../src/customers/recipe/apply-recipe";
import { liveFiles } from "../../src/live/files/live-files";
import { baseOf } from "../../src/live/live-data";
import { enteredCustomer, fieldText, scoreFields } from "../../src/live/score/score-fields";
import { resultJson, resultTables } from "../../src/live/own/result-tables";
import { scoreCustomers } from "../../src/segments/place/score-customer";
import { PHONE } from "../report/watched-page";
import { drop, openedLivePage, report, saved, settled } from "./opened-live-page";
import { HOSTILE, ownTable } from "./own-table";

const { browser, study, openPage, inNode } = await openedLivePage();

describe.runIf(browser !== null)("the reader's own data", () => {
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

describe.runIf(browser !== null)("scoring one customer", () => {
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
