import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { studyLanding } from "../../src/cases/champo/report/study-landing";
import { WHOLE_STUDY } from "../../src/cases/champo/report/study-report";
import { sharedBrowser } from "../lanes/shared-browser";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { exportReport, type ExportedReport } from "../../src/report/export-report";
import { GLOSSARY } from "../../src/report/notes/glossary";
import { REFERENCES } from "../../src/report/notes/references";
import { drawnFaults } from "./drawn-faults";
import { figuresOf } from "./figures-of";
import { drawAll, overflow, openChecks, PHONE, watchPage, WIDE } from "./watched-page";

const committed = path.join(__dirname, "..", "..", "notebooks");
const notebooks = readdirSync(committed)
  .filter((file) => file.endsWith(".ipynb"))
  .sort()
  .map((file) => ({
    name: path.basename(file, ".ipynb"),
    document: readNotebook(path.join(committed, file)),
  }));
const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`The study's pages are not opened in a browser. ${opened.reason}`);
const out = mkdtempSync(path.join(tmpdir(), "study-report-"));

describe.skipIf(notebooks.length === 0)("the report of the committed notebooks", () => {
  let report: ExportedReport;

  beforeAll(async () => {
    report = await exportReport({
      notebooks,
      out,
      title: "The study",
      provenance: { Data: "synthetic" },
      landing: studyLanding(notebooks),
      wholeStudy: WHOLE_STUDY,
      references: REFERENCES,
      glossary: GLOSSARY,
      typedNumbers: "refuse",
    });
  });

  afterAll(() => {
    rmSync(out, { recursive: true, force: true });
  });

  test("has a page for each, in less than 25 MB", () => {
    console.log(`${notebooks.length} chapters: ${(report.bytes / 1e6).toFixed(1)} MB`);
    expect(report.files).toHaveLength(notebooks.length + 3);
    expect(report.bytes).toBeLessThan(25_000_000);
  });

  test("has a first page made of what the notebooks say, and links each number to a cell there is", () => {
    const { headlines, division, advice } = studyLanding(notebooks);
    expect([headlines.length, division?.grounds.length, advice?.sayings.length]).toEqual([
      4,
      2,
      expect.any(Number),
    ]);
    expect(division?.groups.length).toBeGreaterThan(1);
    const index = readFileSync(path.join(out, "index.html"), "utf8");
    const links = [...index.matchAll(/href="([^"#]+)#(cell-id=[^"]+)"/g)];
    expect(links.length).toBeGreaterThan(30);
    const broken = links.filter(
      ([, page, id]) => !readFileSync(path.join(out, page), "utf8").includes(`id="${id}"`),
    );
    expect(broken).toEqual([]);
  });

  test("lists every number of its prose with a cell that the notebook has", () => {
    const { claims } = JSON.parse(readFileSync(path.join(out, "claims.json"), "utf8")) as {
      claims: { notebook: string; cell: string; source: string; id: string }[];
    };
    expect(claims.length).toBeGreaterThan(500);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
    const sources = new Map(
      notebooks.flatMap(({ name, document }) =>
        document.cells.map(({ id, source }) => [`${name} ${id}`, source]),
      ),
    );
    const wrong = claims.filter(({ notebook, cell, source }) => {
      const text = sources.get(`${notebook} ${cell}`);
      return text === undefined || createHash("sha256").update(text).digest("hex") !== source;
    });
    expect(wrong).toEqual([]);
  });

  test.skipIf(opened.browser === null)(
    "looks on the page of the whole study as on the first page",
    async () => {
      const looks = async (file: string): Promise<unknown> => {
        const { page } = await watchPage(opened.browser!, path.join(out, file), {
          viewport: WIDE,
          colorScheme: "light",
        });
        const found = await page.locator(".landing").evaluate((landing) =>
          [".headlines", ".headlines .large", ".verdict", ".glance", ".groups .dot", ".advice li"].map(
            (selector) => {
              const style = getComputedStyle(landing.querySelector(selector)!);
              return [selector, style.display, style.fontSize, style.borderTopWidth, style.position];
            },
          ),
        );
        const dot = await page.locator(".landing .groups .dot").first().boundingBox();
        await page.context().close();
        return { found, dot: [dot?.width, dot?.height] };
      };
      expect(await looks(WHOLE_STUDY)).toEqual(await looks("index.html"));
    },
  );

  // The long lane draws every figure of all of them.
  test.skipIf(opened.browser === null).each(notebooks)(
    "opens $name without a complaint and within the window, and draws its first figure",
    async ({ name, document }) => {
      const { page, complaints } = await watchPage(opened.browser!, path.join(out, `${name}.html`), {
        viewport: WIDE,
        colorScheme: "dark",
      });
      const plots = page.locator(".plot");
      expect(await plots.count()).toBe(figuresOf(document).length);
      await openChecks(page);
      await plots.first().scrollIntoViewIfNeeded();
      await expect.poll(() => plots.first().getAttribute("data-state")).toBe("drawn");
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
  );

  test.skipIf(opened.browser === null)(
    "has nothing over anything else and nothing cut in its figures, on a phone and on one that is turned back",
    async () => {
      const { page } = await watchPage(opened.browser!, path.join(out, "08-segment-profiles.html"), {
        viewport: PHONE,
        colorScheme: "light",
      });
      const legends = () =>
        page
          .locator(".plot")
          .evaluateAll((all) => all.map((plot) => plot.style.getPropertyValue("--more-room")));
      await drawAll(page);
      expect(await drawnFaults(page)).toEqual([]);
      const narrow = await legends();
      expect(narrow.filter((room) => parseFloat(room) > 0)).toHaveLength(1);
      await page.setViewportSize(WIDE);
      await expect.poll(async () => (await legends()).filter((room) => parseFloat(room) > 0)).toEqual([]);
      await page.setViewportSize(PHONE);
      await expect.poll(legends).toEqual(narrow);
      await expect.poll(() => drawnFaults(page)).toEqual([]);
      await page.context().close();
    },
  );
});
