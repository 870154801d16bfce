import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exportReport } from "../../src/report/export-report";
import { NOTEBOOKS } from "../deliver/study-notebooks";
import { sharedBrowser } from "../lanes/shared-browser";
import { watchPage, WIDE } from "./watched-page";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`The search is not tried in a browser. ${opened.reason}`);
const out = mkdtempSync(path.join(tmpdir(), "search-test-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));

describe.skipIf(opened.browser === null)("a report", () => {
  beforeAll(async () => {
    await exportReport({ notebooks: NOTEBOOKS, out, title: "A study", provenance: { Data: "x.csv" } });
  });

  test("is searched on its first page: findings, tables with their customers, sections, and what there is not", async () => {
    const watched = await watchPage(opened.browser!, path.join(out, "index.html"), {
      viewport: WIDE,
      colorScheme: "light",
    });
    const { page, complaints } = watched;
    const find = async (words: string) => {
      await page.fill("#search-words", words);
      return page.$$eval("#search a", (links) =>
        links.map((link) => [link.textContent, link.getAttribute("href")]),
      );
    };
    expect(await find("g-8")).toEqual([
      [
        expect.stringMatching(/^Silent accounts: A, B, .*G-8$/),
        "10-recommendations.html#cell-id=silence-table",
      ],
    ]);
    expect(await find("strongest YEAR")).toEqual([
      ["The strongest year brought 19.8 million.", "01-sales-eda.html#cell-id=years"],
    ]);
    expect((await find("by year")).map(([, href]) => href)).toContain("01-sales-eda.html#by-year");
    expect(await find("nowhere")).toEqual([]);
    expect(await page.textContent("#search [role=status]")).toBe("Nothing found.");
    await find("g-8");
    await page.click("#search a");
    expect(page.url()).toContain("10-recommendations.html#cell-id=silence-table");
    await page.goBack();
    await expect.poll(() => page.inputValue("#search-words")).toBe("g-8");
    expect(await page.locator("#search a").count()).toBe(1);
    expect(complaints.filter((each) => !each.startsWith("request: file:"))).toEqual([]);
  });

  test("has a handle on each heading that leads to it", async () => {
    const { page } = await watchPage(opened.browser!, path.join(out, "01-sales-eda.html"), {
      viewport: WIDE,
      colorScheme: "light",
    });
    await page.click("#by-year .handle");
    expect(page.url()).toMatch(/#by-year$/);
    expect(await page.getAttribute("#by-year .handle", "aria-label")).toBe("Address of “By year”");
  });
});
