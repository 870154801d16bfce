import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "../../src/notebook/browser";
import { isCode } from "../../src/notebook/document";
import { readNotebook } from "../../src/notebook/notebook-file";
import { PLOTLY_MIME } from "../../src/notebook/static-figures";
import { exportReport, type ExportedReport } from "../../src/report/export-report";
import { drawAll, overflow, PHONE, watchPage, WIDE } from "./watched-page";

const committed = path.join(__dirname, "..", "..", "notebooks");
const notebooks = readdirSync(committed)
  .filter((file) => file.endsWith(".ipynb"))
  .sort()
  .map((file) => ({
    name: path.basename(file, ".ipynb"),
    document: readNotebook(path.join(committed, file)),
  }));
const opened = await openBrowser();
if (opened.browser === null) console.warn(`The study's pages are not opened in a browser. ${opened.reason}`);
const out = mkdtempSync(path.join(tmpdir(), "study-report-"));

describe.skipIf(notebooks.length === 0)("the report of the committed notebooks", () => {
  let report: ExportedReport;

  beforeAll(async () => {
    report = await exportReport({ notebooks, out, title: "The study", provenance: { Data: "synthetic" } });
  });

  afterAll(async () => {
    await opened.browser?.close();
    rmSync(out, { recursive: true, force: true });
  });

  test("has a page for each, in less than 25 MB", () => {
    console.log(`${notebooks.length} chapters: ${(report.bytes / 1e6).toFixed(1)} MB`);
    expect(report.files).toHaveLength(notebooks.length + 2);
    expect(report.bytes).toBeLessThan(25_000_000);
  });

  test.skipIf(opened.browser === null).each(notebooks)(
    "draws every figure of $name, without a complaint and within the window",
    async ({ name, document }) => {
      const figures = document.cells
        .filter(isCode)
        .flatMap(({ outputs }) => outputs)
        .filter((output) => "data" in output && PLOTLY_MIME in output.data);
      const { page, complaints } = await watchPage(opened.browser!, path.join(out, `${name}.html`), {
        viewport: WIDE,
        colorScheme: "dark",
      });
      expect(await drawAll(page)).toEqual(figures.map(() => "drawn"));
      expect(await overflow(page)).toBe(0);
      await page.setViewportSize(PHONE);
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );
});
