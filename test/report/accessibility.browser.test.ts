import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WHOLE_STUDY } from "../../src/cases/champo/report/study-report";
import { sharedBrowser } from "../lanes/shared-browser";
import { LIVE_FILE } from "../../src/live/live-page";
import { expectAccessible, expectAccessiblePage } from "./accessible";
import { violations } from "./axe";
import { reportPages } from "./report-pages";
import { DIRECTOR_FILE } from "../../src/cases/director-sections";
import { CUSTOMERS_FILE } from "../../src/report/pages/customers/follow";
import { SLIDES_FILE } from "../../src/cases/report-parts";
import { reportToLookAt } from "./report-to-look-at";
import { PHONE, watchPage, WIDE } from "./watched-page";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`Accessibility is not tested. ${opened.reason}`);
const report = mkdtempSync(path.join(tmpdir(), "accessible-report-"));
const pages = reportPages();

/** The first page and the chapter with most kinds of content; the long lane looks at all. */
const LOOKED_AT = ["index.html", "08-segment-profiles.html", DIRECTOR_FILE, SLIDES_FILE, CUSTOMERS_FILE];

describe.skipIf(opened.browser === null)("every page of the study's report", () => {
  beforeAll(async () => {
    const { files } = await reportToLookAt(report);
    const written = files.map(({ file }) => path.basename(file)).filter((name) => name.endsWith(".html"));
    expect(written.sort()).toEqual(
      [...pages, WHOLE_STUDY, LIVE_FILE, DIRECTOR_FILE, SLIDES_FILE, CUSTOMERS_FILE].sort(),
    );
  });

  afterAll(() => {
    rmSync(report, { recursive: true, force: true });
  });

  test.each(LOOKED_AT)(
    "%s meets WCAG 2.2 AA: wide and on a phone, light and dark, with its tools open",
    (name) => expectAccessiblePage(opened.browser!, report, name),
  );

  test("the whole study meets it in all that its chapters do not hold on their own pages", async () => {
    const { page, complaints } = await watchPage(opened.browser!, path.join(report, WHOLE_STUDY), {
      viewport: WIDE,
      colorScheme: "light",
    });
    // Colours are those of the chapters, and the slowest to look at.
    expect(await violations(page, undefined, ["color-contrast"])).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(
      await violations(page, { type: "rule", values: ["target-size", "scrollable-region-focusable"] }),
    ).toEqual([]);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("the live page meets it once its figures are drawn: wide and on a phone, light and dark", async () => {
    const { page, complaints } = await watchPage(opened.browser!, path.join(report, LIVE_FILE), {
      viewport: WIDE,
      colorScheme: "light",
    });
    for (const id of ["customer-map", "silhouette", "contrast"]) {
      const plot = page.locator(`#${id}-plot`);
      await plot.scrollIntoViewIfNeeded();
      await expect.poll(() => plot.getAttribute("data-state")).toBe("drawn");
    }
    await expectAccessible(page);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  test("a violation would be found", async () => {
    const { page } = await watchPage(opened.browser!, path.join(report, "index.html"), {
      viewport: WIDE,
      colorScheme: "light",
    });
    await page.evaluate(() => {
      const faint = document.createElement("p");
      faint.setAttribute("style", "color: #ccc");
      faint.append("hardly to be read", document.createElement("img"));
      document.querySelector("main")?.append(faint);
      // The page's policy forbids the style attribute, not the property.
      faint.style.color = "#cccccc";
    });
    const found = (await violations(page)).map((line) => line.split(":")[0]);
    expect(found).toEqual(expect.arrayContaining(["color-contrast", "image-alt"]));
    await page.context().close();
  });

  test("every link within a page finds its place, and every link to a page its file", async () => {
    // What a page says is all in its file: its scripts would only draw.
    const context = await opened.browser!.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    const files = new Set(readdirSync(report));
    const ids = new Map<string, Set<string>>();
    const links: [from: string, href: string][] = [];
    for (const name of [...pages, WHOLE_STUDY]) {
      await page.goto(`file://${path.join(report, name)}`);
      const found = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
      expect([name, found.length]).toEqual([name, new Set(found).size]);
      ids.set(name, new Set(found));
      const hrefs = await page
        .locator("a[href]")
        .evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
      links.push(...hrefs.map((href): [string, string] => [name, href]));
    }
    expect(links.length).toBeGreaterThan(500);
    const lost = links.filter(([from, href]) => {
      if (/^https:\/\/doi\.org\//.test(href)) return false;
      const [file = "", hash] = href.split("#");
      const target = file === "" ? from : file;
      if (!files.has(target)) return true;
      return hash !== undefined && ids.has(target) && !ids.get(target)?.has(decodeURIComponent(hash));
    });
    expect(lost).toEqual([]);
    await context.close();
  });
});
