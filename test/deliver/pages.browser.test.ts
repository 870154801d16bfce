import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadStudy } from "../../src/cases/champo/champo-study";
import { champoSlides } from "../../src/cases/champo/report/champo-slides";
import { champoDirectorPaper } from "../../src/cases/champo/report/director-paper";
import { notebookShelf } from "../../src/deliver/notebook-shelf";
import { paperPage } from "../../src/deliver/paper-page";
import { slidesPage } from "../../src/deliver/slides-page";
import { typingPage } from "../../src/deliver/typing-page";
import { moneyTrend } from "../../src/lines/money-trend";
import { placeProspect } from "../../src/models/typing/place-prospect";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { fontFaces } from "../../src/report/pages/fonts";
import { data } from "../cli/lent-study";
import { sharedBrowser } from "../lanes/shared-browser";
import { faultsOfTags, pagesOfPdf } from "../report/pdf-elements";
import { overflow, PHONE, watchPage, WIDE } from "../report/watched-page";
import { plantedProspects } from "./planted-prospects";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`What is delivered is not opened in a browser. ${opened.reason}`);
const out = mkdtempSync(path.join(tmpdir(), "deliver-pages-"));
const file = (name: string) => path.join(out, name);
const committed = path.join(__dirname, "..", "..", "notebooks");
const notebooks = readdirSync(committed)
  .filter((name) => name.endsWith(".ipynb"))
  .sort()
  .map((name) => ({
    name: path.basename(name, ".ipynb"),
    document: readNotebook(path.join(committed, name)),
  }));

afterAll(() => rmSync(out, { recursive: true, force: true }));

/** The print of a page: how many sheets, and what is wrong for those who have it read aloud. */
async function printed(
  name: string,
): Promise<{ readonly sheets: number; readonly faults: readonly string[] }> {
  const page = await opened.browser!.newPage();
  await page.goto(pathToFileURL(file(name)).href);
  const bytes = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true });
  await page.close();
  const pdf = bytes.toString("latin1");
  return { sheets: pagesOfPdf(pdf), faults: faultsOfTags(pdf) };
}

describe.skipIf(opened.browser === null)("what is delivered of the committed notebooks", () => {
  beforeAll(async () => {
    const study = await loadStudy({ data });
    const shelf = notebookShelf(notebooks);
    const director = champoDirectorPaper({ trend: moneyTrend(study.lines) }, shelf);
    const provenance = [
      ["Data", "synthetic: invented customers in the shape of the case, not the company's figures"],
      ["Fingerprint", "SHA-256 38f4929c31ce31e0…, 2,610,601 bytes"],
      ["Lines", "18,955 lines of 45 customers with orders"],
      ["Versions", "study 0.3.0, Node v20.20.2"],
    ] as const;
    const context = { title: "A study of customers", subtitle: "Who?", provenance, synthetic: true };
    const shared = { context, fonts: fontFaces(), vectorPlotly: undefined as never };
    for (const page of [
      paperPage("one.html", director),
      slidesPage("slides.html", champoSlides(director, shelf)),
    ]) {
      writeFileSync(file(page.file), await page.make(shared));
    }
  });

  test("the one page is printed on one sheet, the slides on ten, with whole rows and figures that have words", async () => {
    expect(await printed("one.html")).toEqual({ sheets: 1, faults: [] });
    expect(await printed("slides.html")).toEqual({ sheets: 10, faults: [] });
  });

  test.each([PHONE, WIDE])("nothing is wider than the screen, and nothing fails: %o", async (viewport) => {
    for (const name of ["one.html", "slides.html"]) {
      const watched = await watchPage(opened.browser!, file(name), { viewport, colorScheme: "light" });
      expect(await overflow(watched.page)).toBe(0);
      expect(watched.complaints).toEqual([]);
      await watched.page.close();
    }
  });

  test("a slide shows all that is on it", async () => {
    const watched = await watchPage(opened.browser!, file("slides.html"), {
      viewport: WIDE,
      colorScheme: "light",
    });
    await watched.page.emulateMedia({ media: "print" });
    const cut = await watched.page.$$eval(".slide", (slides) =>
      slides.filter((slide) => slide.scrollHeight > slide.clientHeight + 1).map((slide) => slide.textContent),
    );
    expect(cut).toEqual([]);
    await watched.page.close();
  });
});

describe.skipIf(opened.browser === null)("a typing tool as a page", () => {
  test("places a thousand prospects as the library does", async () => {
    const words = ["north", "<b>south</b>", "="];
    const { tools, prospects } = plantedProspects(words, ["A", "B", "C"]);
    writeFileSync(file("typing.html"), await typingPage(tools, "A study", []));
    const [tool] = tools;
    const expected = prospects.map((prospect) => {
      const { segment, answered } = placeProspect(tool, prospect);
      return answered === 0 ? "No answer yet." : `${segment + 1}: ${tool.segments[segment]}`;
    });
    const fields = tool.questions.map(({ column, options }) => ({
      column,
      words: options.map(({ word }) => word),
    }));
    const watched = await watchPage(opened.browser!, file("typing.html"), {
      viewport: WIDE,
      colorScheme: "light",
    });
    const shown = await watched.page.evaluate(
      ([asked, all]) => {
        const form = document.querySelector("form.typing")!;
        return all.map((prospect) => {
          asked.forEach(({ column, words: known }, i) => {
            const field = form.querySelector<HTMLInputElement>(`[data-question="${i}"]`)!;
            const answer = (prospect as Record<string, string | number | null>)[column];
            const text =
              typeof answer === "string" ? String(known.indexOf(answer) + 1 || "") : String(answer ?? "");
            field.value = text;
          });
          form.dispatchEvent(new Event("input", { bubbles: true }));
          return form.querySelector("output")!.textContent.replace(/ \(.*/, "");
        });
      },
      [fields, prospects] as const,
    );
    expect(shown).toEqual(expected);
    expect(new Set(expected).size).toBe(4);
    expect(watched.complaints).toEqual([]);
    await watched.page.close();
  });
});
