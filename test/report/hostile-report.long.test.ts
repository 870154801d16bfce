import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { workbookFacts } from "../../src/cases/champo/report/report-facts";
import { studyReport } from "../../src/cases/champo/report/study-report";
import { sharedBrowser } from "../lanes/shared-browser";
import { runNotebooks } from "../../src/notebook/run/run";
import { exportReport } from "../../src/report/export-report";
import { settingsToEnvironment } from "../../src/study/settings";
import { readWorkbook } from "../../src/cases/champo/workbook/read";
import { HOSTILE_NAMES, writeHostileWorkbook } from "./hostile-workbook";
import { afterTimers, drawAll, overflow, watchPage, WIDE } from "./watched-page";

const NOTEBOOKS = ["01-sales-eda", "02-customer-features", "08-segment-profiles"];
const PAGES = [...NOTEBOOKS, "champo-study", "customers", "index"];
const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`The hostile report is not opened in a browser. ${opened.reason}`);

/** As the pages show them: in one line, what hides written out. */
const SHOWN = HOSTILE_NAMES.filter((name) => name.length < 100).map((name) =>
  name
    .replace(
      /[\u202a-\u202e\u200b\u2060\ufeff]/g,
      (mark) => `[U+${mark.charCodeAt(0).toString(16).toUpperCase()}]`,
    )
    .replace(/\s+/g, " "),
);

describe.skipIf(opened.browser === null)("the report of a hostile workbook", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "hostile-report-"));
  const out = path.join(folder, "report");
  const shown: string[] = [];

  beforeAll(async () => {
    const data = await writeHostileWorkbook(folder);
    const check = await readWorkbook(data);
    expect(check.problems).toEqual([]);
    mkdirSync(path.join(folder, "results"));
    const ran = await runNotebooks({
      folder: path.join(__dirname, "..", "..", "notebooks"),
      names: NOTEBOOKS,
      saveTo: null,
      figuresFolder: null,
      timeoutSeconds: 1800,
      env: settingsToEnvironment({ data, seed: 7, outputFolder: path.join(folder, "results") }),
    });
    const notebooks = ran.notebooks.map(({ notebook: name, document }) => ({ name, document }));
    await exportReport({
      ...studyReport(workbookFacts(check.workbook!), { seed: 7 }, notebooks),
      notebooks,
      out,
    });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  test("has a page for each notebook", () => {
    const pages = PAGES.map((name) => `${name}.html`);
    expect(readdirSync(out).sort()).toEqual([...pages, "claims.json"].sort());
  });

  test.each(PAGES)("runs nothing, loads nothing and leads nowhere: %s", async (name) => {
    const file = path.join(out, `${name}.html`);
    const { page, complaints } = await watchPage(opened.browser!, file, {
      viewport: WIDE,
      colorScheme: "light",
    });
    // Following a customer changes the history of the page, not its address.
    page.on("framenavigated", (frame) => {
      if (frame.url() !== pathToFileURL(file).href) complaints.push(`navigation: ${frame.url()}`);
    });
    await page.evaluate(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
        console.error(`policy: ${violatedDirective} ${blockedURI}`),
      );
    });
    expect((await drawAll(page)).filter((state) => state !== "drawn")).toEqual([]);
    shown.push((await page.locator("main, header, footer").allTextContents()).join("\n"));
    if (name === "customers") await followEverybody(page);
    // The chapters' own pages have the same parts.
    if (name !== "champo-study") await touchEverything(page);
    expect(await page.evaluate(() => Object.keys(window).filter((key) => key === "hacked"))).toEqual([]);
    expect(await liveMarkup(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
    // Plotly rejects the promise of a treemap's zoom that the pointer interrupts, with nothing and to nobody.
    expect(complaints.filter((complaint) => complaint !== "error: undefined")).toEqual([]);
    await page.context().close();
  });

  test("shows the names as they are, in one chapter or another", () => {
    const all = shown.join("\n").replace(/\s+/g, " ");
    expect(SHOWN.filter((name) => !all.includes(name))).toEqual([]);
    expect(all).toContain("x".repeat(32_767));
    expect(/[\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff]/.test(all)).toBe(false);
  });
});

/** Looks at the part of each customer. */
async function followEverybody(page: Page): Promise<void> {
  const field = page.locator("#customer");
  const everybody = await field.locator("option").evaluateAll((options) => options.length - 1);
  expect(everybody).toBeGreaterThan(0);
  for (let i = 1; i <= everybody; i++) {
    await field.selectOption({ index: i });
    expect(await page.locator("article[data-customer]:visible").count()).toBe(1);
  }
}

/** Hovers and clicks what a reader can, but what leads away or saves a file: buttons, cells, points of figures. */
async function touchEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    const events = ["pointerover", "mouseover", "mousemove", "focusin", "click"];
    for (const element of document.querySelectorAll("main *, header *, footer *")) {
      if (
        element.closest("a, .plot") ||
        /^(?:PNG|SVG|CSV)/.test(element.closest("button")?.textContent ?? "")
      )
        continue;
      for (const type of events) element.dispatchEvent(new MouseEvent(type, { bubbles: true }));
    }
  });
  for (const plot of await page.locator(".plot").all()) {
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    if (!box) continue;
    for (const share of [0.2, 0.4, 0.6, 0.8]) {
      await page.mouse.move(box.x + share * box.width, box.y + share * box.height);
    }
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  }
  await afterTimers(page, 200);
}

/** Elements and attributes that could do something, and none of them ours. */
function liveMarkup(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("body *")].flatMap((element) => {
      const active = [...element.attributes].filter(
        ({ name, value }) =>
          /^on/i.test(name) ||
          (/^(?:href|src|xlink:href|action|formaction)$/i.test(name) &&
            /^\s*(?:javascript|vbscript|data:text|https?:\/\/example)/i.test(value)) ||
          (name === "style" && /url\(\s*(?!["']?(?:#|data:|blob:|file:[^)"']*#))/i.test(value)),
      );
      const alien = ["IFRAME", "OBJECT", "EMBED", "BASE", "FORM"].includes(element.tagName);
      return [
        ...active.map(({ name, value }) => `${name}=${value.slice(0, 80)}`),
        ...(alien ? [element.tagName] : []),
      ];
    }),
  );
}
