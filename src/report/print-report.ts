import { pathToFileURL } from "node:url";
import path from "node:path";
import type { Page } from "playwright-core";
import { openBrowser, type OpenedBrowser } from "../notebook/drawing/browser";
import { writeFileAtomically } from "../core/write-file-atomically";
import { pdfPlaces } from "./pdf-places";

/** What `printReport` made. */
export type PrintedReport =
  { readonly file: string; readonly bytes: number } | { readonly file: null; readonly reason: string };

/** How long all figures of a page may take, in milliseconds. */
const PATIENCE = 120_000;

/**
 * Prints a page of the report to PDF through the browser that draws the figures: A4, every figure drawn, pages numbered,
 * with an outline and tags for those who read it aloud. What is folded is left out.
 *
 * @param page The page's file.
 * @param file The PDF, replaced whole where there is one.
 * @param open Where the browser comes from.
 * @returns the file, or why there is no browser to print with.
 * @throws Error for a page whose figures cannot be drawn.
 */
export async function printReport(
  page: string,
  file: string,
  open: () => Promise<OpenedBrowser> = openBrowser,
): Promise<PrintedReport> {
  const opened = await open();
  if (opened.browser === null) return { file: null, reason: opened.reason };
  try {
    const paper = await opened.browser.newPage({ colorScheme: "light" });
    paper.setDefaultTimeout(PATIENCE);
    await paper.goto(pathToFileURL(path.resolve(page)).href);
    await paper.emulateMedia({ media: "print" });
    // Printing waits for nothing: what it asks for is done before it begins.
    await paper.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await paper.waitForFunction(() =>
      [...document.querySelectorAll<HTMLElement>(".plot")].every(
        (plot) =>
          plot.closest("details:not([open])") !== null || /drawn|failed/.test(plot.dataset["state"] ?? ""),
      ),
    );
    const failed = await paper.locator('.plot[data-state="failed"]').allTextContents();
    if (failed.length > 0) throw new Error(`${path.basename(page)} cannot be printed: ${failed.join(" ")}`);
    const pdf = await withPageNumbers(paper);
    writeFileAtomically(path.resolve(file), pdf);
    return Object.freeze({ file, bytes: pdf.length });
  } finally {
    await opened.browser.close();
  }
}

/** Prints; where the page has contents for paper, it prints again with the numbers of the pages in them. */
async function withPageNumbers(paper: Page): Promise<Buffer> {
  const print = () =>
    paper.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
  const first = await print();
  const entries = paper.locator(".paper-contents .page");
  if ((await entries.count()) === 0) return first;
  const pages = Object.fromEntries(pdfPlaces(first));
  await entries.evaluateAll(
    (all, pageOf) =>
      all.forEach((entry) => {
        const id = decodeURIComponent(entry.closest("a")?.hash.slice(1) ?? "");
        entry.textContent = String(pageOf[id] ?? "");
      }),
    pages,
  );
  return print();
}
