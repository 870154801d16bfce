import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { sharedBrowser } from "../lanes/shared-browser";
import { exportReport } from "../../src/report/export-report";
import { tableOutput } from "../../src/cell/display";
import { table } from "../../src/text/table";
import { pdfPlaces } from "../../src/report/pdf-places";
import { printReport } from "../../src/report/print-report";
import { afterTimers, drawAll, overflow, PHONE, watchPage, WIDE, type Watched } from "./watched-page";
import { faultsOfTags, pagesOfPdf } from "./pdf-elements";
import { code, figure, notebook, PIXEL, said, shown, studyNotebook, text } from "./fixture-notebook";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`Reading is not tested. ${opened.reason}`);
const folder = mkdtempSync(path.join(tmpdir(), "reading-"));

const cited = notebook(
  text(
    "# Which is near?\n\nThe silhouette ([Rousseeuw 1987](#rousseeuw1987)) of a customer. More of the silhouette.\n\n## Again\n\nSee [the study](01-study.ipynb#where-do-they-buy) and [above](#again), and the silhouette.",
  ),
  code("show(bars);", figure("Bars", [{ type: "bar", x: ["A", "B"], y: [1, 2] }])),
);

const customers = Array.from({ length: 12 }, (_, i) => ({
  customer: `K-${i}`,
  country: i % 3 === 0 ? "UK" : i === 1 ? "" : "USA",
  ...Object.fromEntries(Array.from({ length: 14 }, (_, j) => [`a long heading ${j}`, i * j])),
}));
const bars = (title: string) => figure(title, [{ type: "bar", x: ["A", "B"], y: [1, 2] }]);
const saidOf = (words: string, ...put: Parameters<typeof said>[2][]) => {
  const parts = put.length === 0 ? [words] : [words, "."];
  return said("takeaway", Object.assign(parts, { raw: parts }), ...put);
};
const check = (source: string, ...outputs: Parameters<typeof code>[1][]) => ({
  ...code(source, ...outputs),
  metadata: { tags: ["check"] },
});
const checked = notebook(
  text("# Does it stay?"),
  code("show(wide);", shown(tableOutput(table("Customers", customers)))),
  code("show(points);", figure("Points", [{ type: "scatter", x: [1, 2], y: [1, 2], text: ["K-3", "K-4"] }])),
  code("say(largest);", saidOf("The largest is ", "K-3")),
  code("show(main);", bars("Main")),
  check("show(stays);", bars("Stays"), saidOf("Nothing moved.")),
  { ...code("show(more);", bars("More"), saidOf("How to read it.")), metadata: { tags: ["aside"] } },
);

describe.skipIf(opened.browser === null)("a report that explains itself", () => {
  let last: Watched | undefined;

  beforeAll(async () => {
    await exportReport({
      notebooks: [
        { name: "01-study", document: studyNotebook(PIXEL) },
        { name: "02-cited", document: cited },
        { name: "03-checked", document: checked },
      ],
      out: folder,
      title: "A study",
      provenance: { Data: "synthetic" },
      typedNumbers: "mark",
      wholeStudy: "whole.html",
      customers: customers.map(({ customer }) => customer),
      glossary: [
        { term: "silhouette", definition: "How near it lies.", scale: "-1 to 1", source: "rousseeuw1987" },
      ],
      references: {
        rousseeuw1987: {
          authors: "Rousseeuw, P. J.",
          year: 1987,
          title: "Silhouettes",
          published: "Journal",
          doi: "10.1016/0377-0427(87)90125-7",
        },
      },
    });
  });

  afterEach(async () => {
    await last?.page.context().close();
    last = undefined;
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(name: string, viewport = WIDE) {
    last = await watchPage(opened.browser!, path.join(folder, name), { viewport, colorScheme: "light" });
    return last;
  }

  test("tells what a term means when the pointer rests on it, and lets it go", async () => {
    const { page, complaints } = await open("02-cited.html");
    const tip = page.locator("#note-tip");
    expect(await page.locator("a.term").count()).toBe(2); // Once a section.
    await page.locator("a.term").first().hover();
    await expect.poll(() => tip.innerText()).toBe("silhouette\nHow near it lies.\nScale: -1 to 1.");
    await tip.hover();
    await afterTimers(page, 400);
    expect(await tip.isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    expect(await tip.isVisible()).toBe(false);
    await page.locator("a.term").last().hover();
    expect(await tip.isVisible()).toBe(true);
    await page.mouse.move(5, 500);
    await expect.poll(() => tip.isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test("tells it to the keyboard and to those who listen, and leads to the list and back", async () => {
    const { page } = await open("02-cited.html");
    const term = page.locator("a.term").first();
    const id = (await term.getAttribute("aria-describedby")) ?? "";
    expect(await page.locator(`[id="${id}"]`).innerText()).toContain("How near it lies.");
    await page.locator("#main").focus();
    await page.keyboard.press("Tab");
    expect(await term.evaluate((element) => element === document.activeElement)).toBe(true);
    expect(await page.locator("#note-tip").isVisible()).toBe(true);
    expect(await page.locator("sup a.cite").getAttribute("aria-label")).toBe(
      "Reference 1: Rousseeuw, P. J. (1987)",
    );
    await page.locator("sup a.cite").focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    await expect.poll(() => page.locator("#note-tip").innerText()).toContain("Rousseeuw, P. J. (1987)");
    expect((await page.locator("#note-tip").boundingBox())?.width).toBeLessThan(450);
    // The address in the tip comes next.
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("href"))).toBe(
      "https://doi.org/10.1016/0377-0427(87)90125-7",
    );
    expect(await page.locator("#note-tip").isVisible()).toBe(true);
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#reference-rousseeuw1987");
    await page.getByRole("link", { name: "Back to where reference 1 is cited" }).press("Enter");
    expect(new URL(page.url()).hash).toBe("#citation-rousseeuw1987");
  });

  test("tells it at a tap, and stays where it is", async () => {
    const { page } = await open("02-cited.html", PHONE);
    const before = page.url();
    await page.locator("a.term").first().tap();
    expect(await page.locator("#note-tip").isVisible()).toBe(true);
    expect(page.url()).toBe(before);
    expect(await overflow(page)).toBe(0);
    await page.locator("h1").tap();
    expect(await page.locator("#note-tip").isVisible()).toBe(false);
  });

  test("is whole in one file, with Plotly once and every anchor in its place", async () => {
    const { page, complaints } = await open("whole.html");
    expect(statSync(path.join(folder, "whole.html")).size).toBeLessThan(1_500_000);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining(["01-study", "02-cited", "01-study.figure-1", "02-cited.figure-1"]),
    );
    const hrefs = await page
      .locator("a[href^='#']")
      .evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    const lost = hrefs.filter((href) => !ids.includes(decodeURIComponent((href ?? "").slice(1))));
    expect(lost).toEqual([]);
    expect(hrefs).toContain("#01-study.where-do-they-buy");
    expect(hrefs).toContain("#02-cited.again");
    expect(await drawAll(page)).toEqual(Array.from({ length: 15 }, () => "drawn"));
    expect(complaints).toEqual([]);
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBe(0);
  });

  test("marks in the contents of the whole the chapter and the section", async () => {
    const { page } = await open("whole.html");
    const contents = page.getByRole("navigation", { name: "Contents" });
    const sections = contents.locator("li li a");
    expect(await sections.first().isVisible()).toBe(false);
    await contents.getByRole("link", { name: "2 cited" }).click();
    await expect.poll(() => contents.locator("[aria-current]").allInnerTexts()).toEqual(["2 cited"]);
    expect(await contents.getByRole("link", { name: "Again" }).isVisible()).toBe(true);
    expect(await sections.first().isVisible()).toBe(false);
  });

  test("is printed to one tagged PDF with an outline, every figure drawn", async () => {
    const file = path.join(folder, "whole.pdf");
    const printed = await printReport(path.join(folder, "whole.html"), file);
    expect(printed).toEqual({ file, bytes: statSync(file).size });
    const pdf = readFileSync(file, "latin1");
    expect(pdf.slice(0, 5)).toBe("%PDF-");
    for (const part of ["/StructTreeRoot", "/Outlines"]) expect(pdf).toContain(part);
    expect(faultsOfTags(pdf)).toEqual([]);
    expect(Number(/\/MediaBox \[0 0 ([\d.]+)/.exec(pdf)?.[1])).toBeCloseTo(595, 0);
    expect(pagesOfPdf(pdf)).toBeGreaterThan(5);
  });

  test("has contents on paper with the page on which each chapter and section begins", async () => {
    const { page } = await open("whole.html");
    const places = pdfPlaces(readFileSync(path.join(folder, "whole.pdf")));
    const links = page.locator(".paper-contents a");
    const ids = await links.evaluateAll((all) =>
      all.map((a) => decodeURIComponent((a as HTMLAnchorElement).hash.slice(1))),
    );
    expect(ids).toEqual(expect.arrayContaining(["01-study", "02-cited", "02-cited.again"]));
    const pages = ids.map((id) => places.get(id) ?? NaN);
    expect(pages).toEqual([...pages].sort((a, b) => a - b));
    expect(pages[0]).toBeGreaterThan(2);
    expect(await links.first().isVisible()).toBe(false);
    expect(pdfPlaces(Buffer.from("no PDF")).size).toBe(0);
  });

  test("folds checks: what they say is read, what shows it opens on demand, by a link, and all at once", async () => {
    const { page, complaints } = await open("03-checked.html");
    const fold = page.locator("details.check");
    expect(await fold.count()).toBe(2);
    expect(await page.getByText("Nothing moved.").isVisible()).toBe(true);
    expect(await page.getByText("How to read it.").isVisible()).toBe(false);
    expect(await fold.first().locator("summary").innerText()).toBe("Check Stays");
    expect(await page.locator("#figure-3").isVisible()).toBe(false);
    expect(await page.locator(".checks").innerText()).toMatch(/^2 figures and tables that are only checks/);
    await page.evaluate(() => (location.hash = "figure-3"));
    await expect.poll(() => page.locator("#figure-3-plot").getAttribute("data-state")).toBe("drawn");
    await page.getByRole("button", { name: "Open all checks" }).click();
    expect(await fold.evaluateAll((all) => all.every((each) => (each as HTMLDetailsElement).open))).toBe(
      true,
    );
    await page.getByRole("button", { name: "Fold all checks" }).click();
    expect(await page.locator("#figure-3").isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  });

  test("filters the rows of a table, saves what is left, and says where a table goes on to the right", async () => {
    const { page } = await open("03-checked.html");
    const frame = page.locator("#table-1");
    const rows = frame.locator("tbody tr:visible");
    const field = frame.getByRole("searchbox", { name: "Filter rows of Table 3.1" });
    await field.fill("uk k-");
    expect(await rows.count()).toBe(4);
    expect(await frame.getByRole("status").innerText()).toBe("4 of 12 rows");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      frame.getByRole("button", { name: "CSV of Table 3.1" }).click(),
    ]);
    expect(
      readFileSync((await file.path()) ?? "", "utf8")
        .trim()
        .split("\n").length,
    ).toBe(5);
    await field.fill("");
    expect(await rows.count()).toBe(12);
    const hint = frame.getByText("More columns to the right");
    expect(await hint.isVisible()).toBe(true);
    const scroll = frame.locator(".scroll");
    const goesOn = () => scroll.evaluate((element) => element.classList.contains("goes-on"));
    expect(await goesOn()).toBe(true);
    await scroll.evaluate((element) => (element.scrollLeft = element.scrollWidth));
    await expect.poll(goesOn).toBe(false);
  });

  test("follows one customer through tables, figures and pages, to its own page, and Back undoes it", async () => {
    const { page, complaints } = await open("03-checked.html");
    const field = page.getByLabel("Follow a customer");
    const rows = page.locator("tr.followed");
    const rings = () => page.locator("#figure-1-plot .scatterlayer .trace").count();
    await page.locator("#figure-1").scrollIntoViewIfNeeded();
    await expect.poll(rings).toBe(1);
    await field.selectOption("K-3");
    expect(await rows.locator("th").allInnerTexts()).toEqual(["K-3"]);
    await expect.poll(rings).toBe(2);
    expect(await page.locator(".follow [role=status]").innerText()).toBe(
      "K-3 is in 1 row of this page's tables.",
    );
    await field.selectOption("K-4");
    expect(await rows.locator("th").allInnerTexts()).toEqual(["K-4"]);
    await page.goBack();
    await expect.poll(() => rows.locator("th").allInnerTexts()).toEqual(["K-3"]);
    expect(await field.inputValue()).toBe("K-3");
    await page.getByRole("link", { name: "All that the report says of it" }).click();
    await page.waitForURL(/customers\.html\?customer=K-3$/);
    const own = page.locator("article:visible");
    expect(await own.locator("h1").allInnerTexts()).toEqual(["K-3"]);
    expect(await own.locator(".takeaway").innerText()).toMatch(/^The largest is K-3\. checked$/);
    expect(await own.locator("tbody tr").count()).toBe(1);
    await page.getByLabel("Follow a customer").selectOption("K-5");
    expect(await own.locator("h1").allInnerTexts()).toEqual(["K-5"]);
    await page.setViewportSize(PHONE);
    expect(await overflow(page)).toBe(0);
    expect(complaints.filter((each) => !each.startsWith("request: file:"))).toEqual([]);
  });

  test("leaves folded checks out on paper, and says so", async () => {
    const { page } = await open("03-checked.html");
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await expect.poll(() => page.locator("#figure-1-plot").getAttribute("data-state")).toBe("drawn");
    expect(await page.locator("#figure-3-plot").getAttribute("data-state")).toBe("waiting");
    expect(await page.locator("details.check").first().isVisible()).toBe(false);
    expect(await page.locator(".checks").innerText()).toContain("left out on paper");
    expect(await page.getByText("Nothing moved.").isVisible()).toBe(true);
  });

  test("is not printed where a figure cannot be drawn", async () => {
    const broken = path.join(folder, "broken.html");
    const whole = readFileSync(path.join(folder, "02-cited.html"), "utf8");
    writeFileSync(broken, whole.replace(/(id="figures">)[^<]*/, "$1"));
    await expect(printReport(broken, path.join(folder, "broken.pdf"))).rejects.toThrow(
      /broken\.html cannot be printed: This figure could not be drawn/,
    );
  });
});

test("no browser, no PDF, and a reason", async () => {
  const none = () => Promise.resolve({ browser: null, reason: "none is installed" } as const);
  expect(await printReport("x.html", "x.pdf", none)).toEqual({ file: null, reason: "none is installed" });
});
