import fs from "node:fs";
import path from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { PATIENCE } from "../lanes/shared-browser";
import { openBrowser } from "../../src/notebook/drawing/browser";
import { readNotebook, writeNotebook } from "../../src/notebook/document/notebook-file";
import { stripNotebook } from "../../src/notebook/git/strip";
import { JupyterServer, whyNoJupyterNotebook } from "./jupyter-server";
import { notebookOf } from "./workspace";

const root = path.join(__dirname, "..", "..");
const missing = whyNoJupyterNotebook();
if (missing !== undefined) console.log(`skipped: ${missing}`);
const opened = missing === undefined ? await openBrowser() : { browser: null, reason: missing };
if (missing === undefined && opened.browser === null) console.log(`skipped: ${opened.reason}`);

/** Pictures for the walk-through go here when asked for; otherwise nowhere. */
const pictures = process.env["CHAMPO_SCREENSHOTS"] === "1" ? path.join(root, "docs", "images") : undefined;

const small = notebookOf(
  'import * as champo from "champo";\nconst study = await champo.loadStudy({ data: "data/champo-synthetic.xlsx" });\nconst features = champo.studyFeatures(study);',
  'champo.show(champo.table("Customers", study.customers.records.slice(0, 3), { columns: ["customer", "revenue"], units: { revenue: "currency" } }));',
  "champo.show(champo.scree(champo.principalComponents(features)));",
  "features",
  "const wrong: number = features.rowNames;",
  "let turns = 0; for (;;) turns++;",
  "champo.twinNull(features, champo.methods.kMeans.cluster, 3, { twins: 20_000, seed: 7 });",
  'console.log("rows", features.rows);',
  "champo.help(champo.kmeans);",
);

describe.skipIf(opened.browser === null)("the notebook in a real front end", () => {
  let folder: string;
  let server: JupyterServer;
  let page: Page;

  beforeAll(async () => {
    const sales = stripNotebook(readNotebook(path.join(root, "notebooks", "01-sales-eda.ipynb")));
    // Within the project, as a user's notebooks are, for what a cell can import depends on the folders above it.
    fs.mkdirSync(path.join(root, "out"), { recursive: true });
    folder = fs.mkdtempSync(path.join(root, "out", "front-end-"));
    const notebooks = path.join(folder, "notebooks");
    writeNotebook(path.join(notebooks, "small.ipynb"), small);
    writeNotebook(path.join(notebooks, "01-sales-eda.ipynb"), sales);
    server = await JupyterServer.start(notebooks, path.join(folder, "home"));
    page = await (opened.browser as Browser).newPage({ viewport: { width: 1200, height: 900 } });
    page.setDefaultTimeout(PATIENCE);
  });

  afterAll(async () => {
    await opened.browser?.close();
    await server?.stop();
    if (folder !== undefined) fs.rmSync(folder, { recursive: true, force: true });
  });

  async function open(name: string): Promise<void> {
    await page.goto(server.page(`${name}.ipynb`));
    await page.waitForSelector(".kernel_idle_icon");
    await expect.poll(() => page.locator("#kernel_indicator").textContent()).toContain("TypeScript (Champo)");
  }
  const cell = (number: number): Locator => page.locator(".code_cell").nth(number - 1);
  const output = (number: number): Locator => cell(number).locator(".output_wrapper");
  async function run(number: number): Promise<void> {
    await cell(number).locator(".CodeMirror").click();
    await page.keyboard.press("Control+Enter");
  }
  /** A cell that runs, or waits to, has an asterisk for a number. */
  async function finished(number: number): Promise<void> {
    await expect.poll(() => cell(number).locator(".input_prompt").textContent()).toMatch(/\[\d+\]/);
  }
  async function picture(name: string, of: Locator): Promise<void> {
    if (pictures === undefined) return;
    fs.mkdirSync(pictures, { recursive: true });
    await of.screenshot({ path: path.join(pictures, `${name}.png`) });
  }

  test("shows a table as a table, with its units", async () => {
    await open("small");
    await run(1);
    await run(2);
    await expect.poll(() => output(2).locator("table caption").textContent()).toBe("Customers");
    expect(await output(2).locator("th").allTextContents()).toEqual(["customer", "revenue (currency)"]);
    expect(await output(2).locator("tbody tr").count()).toBe(3);
  });

  test("draws a figure, though it has no Plotly extension", async () => {
    await run(3);
    const image = output(3).locator("img");
    await image.waitFor();
    expect(await image.evaluate((each) => (each as HTMLImageElement).naturalWidth)).toBe(900);
    expect(await output(3).locator("img, pre").count()).toBe(1);
    await finished(3);
    await picture("jupyter-figure", cell(3));
  });

  test("shows a matrix in the last line as a table, with the names of its rows and columns", async () => {
    await run(4);
    await output(4).locator("table").waitFor();
    expect(await output(4).locator("caption").textContent()).toMatch(/^Observations: 45 rows by 9 columns/);
    expect(await output(4).locator(".output_prompt").textContent()).toMatch(/^Out\[\d+\]:$/);
    await picture("jupyter-value", cell(4));
  });

  test("tells a type error in words, with its line", async () => {
    await run(5);
    const error = output(5).locator(".output_error, .output_subarea");
    await expect
      .poll(() => error.first().textContent())
      .toContain("Line 1, column 7: Type 'readonly string[]' is not");
    expect(await error.first().textContent()).toContain(
      "const wrong: number = features.rowNames;\n          ^",
    );
    await picture("jupyter-type-error", cell(5));
  });

  test("interrupts an endless loop, and keeps what earlier cells made", async () => {
    await run(6);
    await page.waitForSelector(".kernel_busy_icon");
    // An interrupt that comes before the loop has begun may be lost, as a person's would be: it is given again.
    const interrupted = async (): Promise<string | null> => {
      await page.locator("#kernellink").click();
      await page.locator("#int_kernel").click();
      return output(6).textContent();
    };
    await expect.poll(interrupted, { interval: 1000 }).toContain("the cell was interrupted");
    await run(8);
    await expect.poll(() => output(8).textContent()).toContain("rows 45");
  });

  test("shows one progress line for long work, replaced and not appended, and says where an interrupt stopped it", async () => {
    await run(7);
    const line = output(7).locator("pre");
    await expect
      .poll(() => line.allTextContents())
      .toEqual([expect.stringMatching(/^twins █*░+ \d+ of 20000, about \d+ (s|min) left/)]);
    const first = await line.textContent();
    await picture("jupyter-progress", cell(7));
    await expect.poll(() => line.textContent()).not.toBe(first);
    expect(await line.count()).toBe(1);
    await page.locator("#kernellink").click();
    await page.locator("#int_kernel").click();
    await expect.poll(() => line.first().textContent()).toMatch(/^twins: stopped at \d+ of 20000/);
    await expect.poll(() => output(7).textContent()).toContain("the cell was interrupted");
  });

  test("runs a cell as edited", async () => {
    await cell(8).locator(".CodeMirror").click();
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText('console.log("columns", features.columns);');
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => output(8).textContent()).toContain("columns 9");
    await run(9);
    await output(9).locator("h1, p").first().waitFor();
    expect(await output(9).textContent()).toContain("KMeansOptions");
    await picture("jupyter-help", cell(9));
  });

  test("restarts and runs the sales notebook from its first cell to its last, with all figures", async () => {
    await open("01-sales-eda");
    await page.locator("#kernellink").click();
    await page.locator("#restart_run_all").click();
    await page.locator(".modal-dialog .btn-danger, .modal-dialog .btn-warning").first().click();
    const committed = readNotebook(path.join(root, "notebooks", "01-sales-eda.ipynb"));
    const code = committed.cells.filter((each) => each.cell_type === "code").length;
    const last = cell(code).locator(".input_prompt");
    await expect.poll(() => last.textContent(), { timeout: 600_000 }).toContain(`[${code}]`);
    const figures = fs
      .readdirSync(path.join(root, "figures"))
      .filter((file) => file.startsWith("01-")).length;
    await expect.poll(() => page.locator(".output_wrapper img").count()).toBe(figures);
    expect(await page.locator(".output_error, .output_stderr").count()).toBe(0);
    expect(await page.locator(".output_wrapper table caption").count()).toBeGreaterThan(2);
    expect(await page.locator(".output_wrapper pre").count()).toBe(0);
    await cell(3).scrollIntoViewIfNeeded();
    await picture("jupyter-notebook", page.locator("body"));
  });
});
