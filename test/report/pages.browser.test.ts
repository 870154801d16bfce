import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { sharedBrowser } from "../lanes/shared-browser";
import { exportReport } from "../../src/report/export-report";
import { afterTimers, drawAll, overflow, PHONE, watchPage, WIDE, type Watched } from "./watched-page";
import {
  code,
  hostileNotebook,
  notebook,
  PIXEL,
  studyNotebook,
  text,
  wordsNotebook,
} from "./fixture-notebook";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`The report is not tested in a browser. ${opened.reason}`);

const folder = mkdtempSync(path.join(tmpdir(), "report-browser-"));

describe.skipIf(opened.browser === null)("the report in a browser", () => {
  const { browser } = opened;
  let last: Watched | undefined;

  beforeAll(async () => {
    await exportReport({
      notebooks: [
        { name: "01-study", document: studyNotebook(PIXEL) },
        { name: "02-plain", document: notebook(text("# Plain\n\n## One"), code("const a = 1;")) },
        { name: "03-hostile", document: hostileNotebook() },
        { name: "04-words", document: wordsNotebook() },
      ],
      out: folder,
      title: "A study",
      subtitle: "Who buys?",
      provenance: { Workbook: "<script>window.hacked = 10</script> synthetic" },
      typedNumbers: "mark",
    });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    await last?.page.context().close();
    last = undefined;
  });

  async function open(name: string, viewport = WIDE, colorScheme: "light" | "dark" = "light") {
    last = await watchPage(browser!, path.join(folder, `${name}.html`), { viewport, colorScheme });
    return last;
  }

  // The long lane draws them wide and dark, and on a phone in light colours.
  test.each([
    ["wide", "light", WIDE],
    ["phone", "dark", PHONE],
  ] as const)("draws every figure without a complaint or a request: %s, %s", async (_, theme, viewport) => {
    const { page, complaints } = await open("01-study", viewport, theme);
    expect(await overflow(page)).toBe(0);
    expect(await drawAll(page)).toEqual(Array.from({ length: 10 }, () => "drawn"));
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
  });

  test.each(["index", "02-plain", "03-hostile"])(
    "%s needs no scrolling sideways at either width and complains of nothing",
    async (name) => {
      const { page, complaints } = await open(name);
      await drawAll(page);
      expect(await overflow(page)).toBe(0);
      await page.setViewportSize(PHONE);
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
    },
  );

  test("draws a figure only when the reader comes near it", async () => {
    const { page } = await open("01-study");
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>(".plot")?.dataset["state"] === "drawn",
    );
    await afterTimers(page, 300);
    expect(await page.locator(".plot").last().getAttribute("data-state")).toBe("waiting");
    expect(await page.locator(".plot").last().textContent()).toContain(
      "Missing cells: drawn from the fixture",
    );
  });

  test("shows hostile texts as texts: nothing runs, nothing is linked, nothing is loaded", async () => {
    const { page, complaints } = await open("03-hostile");
    await drawAll(page);
    await page.locator("#show-code").click();
    await page.locator(".plot .bars path, .plot .point path").first().hover({ force: true });
    await afterTimers(page, 300);
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
    const scripts = await page.locator("script:not([type])").count();
    expect(scripts).toBe(2); // The page's own and Plotly.
    const links = await page
      .locator("a")
      .evaluateAll((all) =>
        all.map((link) => link.getAttribute("href") ?? link.getAttribute("xlink:href") ?? ""),
      );
    expect(links.filter((href) => /^\s*(javascript|data|vbscript):/i.test(href))).toEqual([]);
    const handlers = await page
      .locator("main [onerror], main [onload], main [onmouseover], main img, main iframe")
      .count();
    expect(handlers).toBe(0);
    const shown = await page.locator("main").innerText();
    for (const sample of [
      "<script>window.hacked = 1</script>",
      `<img src=x onerror="window.hacked = 3">`,
      "before[U+202E]after",
      "=HYPERLINK(",
    ]) {
      expect(shown).toContain(sample);
    }
    expect(await page.locator(".plot").first().textContent()).toContain("</script><script>window.hacked = 2");
    expect(complaints).toEqual([]);
  });

  test("its policy blocks any other script", async () => {
    const { page } = await open("04-words");
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.hacked = 11";
      document.head.append(script);
      const button = document.createElement("button");
      button.setAttribute("onclick", "window.hacked = 12");
      document.body.append(button);
      button.click();
      return (window as { hacked?: number }).hacked;
    });
    expect(ran).toBeUndefined();
    // The driver's own evaluation is not bound by the policy, so eval is asked for by a timer.
    await page.evaluate(() => setTimeout("window.hacked = 13" as never));
    await afterTimers(page, 50);
    expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
  });

  test("folds code away, opens it cell by cell and all at once", async () => {
    const { page } = await open("04-words");
    const folds = page.locator("details.code");
    const openFolds = () => page.locator("details.code[open]").count();
    const all = page.getByRole("button", { name: /all code/ });
    expect(await openFolds()).toBe(0);
    await folds.nth(1).locator("summary").press("Enter");
    expect(await openFolds()).toBe(1);
    await all.click();
    expect(await openFolds()).toBe(await folds.count());
    expect([await all.textContent(), await all.getAttribute("aria-pressed")]).toEqual([
      "Hide all code",
      "true",
    ]);
    await all.click();
    expect(await openFolds()).toBe(0);
  });

  test("keeps what the reader looks at in its place when all code opens", async () => {
    const { page } = await open("01-study");
    await drawAll(page);
    const table = page.locator("#table-2");
    await table.evaluate((element) => scrollBy(0, element.getBoundingClientRect().top + 150));
    const top = async () => (await table.boundingBox())?.y ?? NaN;
    const before = await top();
    await page.getByRole("button", { name: /all code/ }).click();
    expect(Math.abs((await top()) - before)).toBeLessThan(3);
  });

  test("marks in the table of contents where the reader is", async () => {
    const { page } = await open("04-words");
    const marked = page.locator("#contents [aria-current]");
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => marked.count()).toBe(0);
    await page.getByRole("link", { name: "By product", exact: true }).click();
    await expect.poll(() => marked.allTextContents()).toEqual(["By product"]);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await expect.poll(() => marked.allTextContents()).toEqual(["What follows, and what limits it?"]);
  });

  test("folds the table of contents on a phone", async () => {
    const { page } = await open("04-words", PHONE);
    expect(await page.locator("#contents details").getAttribute("open")).toBeNull();
    await page.locator("#contents summary").click();
    await page.getByRole("link", { name: "Where do they buy?", exact: true }).click();
    expect(await page.locator("#contents details").getAttribute("open")).toBeNull();
    expect((await page.locator("#where-do-they-buy").boundingBox())?.y).toBeLessThan(150);
  });

  test("sorts a table by a column: numbers with the largest first", async () => {
    const { page } = await open("04-words");
    const firsts = async () =>
      (await page.locator("#table-1 tbody tr > :nth-child(1)").allTextContents()).map((t) => t.trim());
    const column = page.locator("#table-1").getByRole("button", { name: "revenue" });
    const heading = page.locator("#table-1 th", { hasText: "revenue" });
    await column.click();
    expect((await firsts())[0]).toBe("TGT");
    expect(await heading.getAttribute("aria-sort")).toBe("descending");
    await column.press("Enter");
    expect((await firsts())[0]).toBe("CC");
    expect(await heading.getAttribute("aria-sort")).toBe("ascending");
  });

  test("saves a figure as PNG and SVG, and its data as CSV that no spreadsheet takes for a formula", async () => {
    const { page, complaints } = await open("03-hostile");
    const figure = page.locator("#figure-1");
    const saved = async (name: string) => {
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        figure.getByRole("button", { name }).first().click(),
      ]);
      const chunks: Buffer[] = [];
      for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
      return { name: file.suggestedFilename(), content: Buffer.concat(chunks) };
    };
    const png = await saved("PNG");
    expect(png.name).toMatch(/^title-script.*\.png$/);
    expect(png.content.subarray(1, 4).toString()).toBe("PNG");
    expect(png.content.readUInt32BE(16)).toBe(1800);
    const svg = (await saved("SVG")).content.toString();
    expect(svg).toMatch(/^<svg [^]*<\/svg>$/);
    const active = await page.evaluate((text) => {
      const drawing = new DOMParser().parseFromString(text, "image/svg+xml");
      const attributes = [...drawing.querySelectorAll("*")].flatMap((element) => [...element.attributes]);
      return [
        drawing.querySelectorAll("parsererror, script, foreignObject").length,
        attributes.filter(({ name }) => name.startsWith("on")).length,
        attributes.filter(({ name, value }) => /href$/.test(name) && !/^(#|data:)/.test(value)).length,
      ];
    }, svg);
    expect(active).toEqual([0, 0, 0]);
    expect(svg).toContain("Figure 3.1 · Synthetic data · A study");
    await figure.getByRole("button", { name: /^Data/ }).press("Enter");
    const csv = await saved("CSV");
    expect(csv.name).toMatch(/\.csv$/);
    const lines = csv.content.toString("utf8").split("\r\n");
    expect(lines.some((line) => line.includes("HYPERLINK"))).toBe(true);
    expect(lines.filter((line) => /^"?[=+@-]|[,;]"?=HYPERLINK/.test(line))).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test("shows the data of a figure as a sortable table behind a toggle", async () => {
    const { page } = await open("01-study");
    const figure = page.locator("#figure-1");
    const toggle = figure.getByRole("button", { name: "Data of Figure 1.1 as a table" });
    expect(await toggle.getAttribute("aria-expanded")).toBe("false");
    await toggle.press("Enter");
    const table = page.getByRole("table", { name: "Data of Figure 1.1" });
    await expect.poll(() => toggle.getAttribute("aria-expanded")).toBe("true");
    expect((await table.locator("th").allInnerTexts()).map((text) => text.replace(/\s+/g, " "))).toEqual([
      "customer",
      "revenue money",
      "cumulative share",
    ]);
    expect((await table.locator("tbody tr").first().locator("td").allInnerTexts()).slice(0, 2)).toEqual([
      "TGT",
      "31,400,000",
    ]);
    await table.getByRole("button", { name: "customer" }).press("Enter");
    expect(await table.locator("tbody tr").first().locator("td").first().innerText()).toBe("C-1");
    await toggle.press("Enter");
    expect(await table.isVisible()).toBe(false);
  });

  test("shows of long data the first rows and says so; the file has all", async () => {
    const { page } = await open("01-study");
    const figure = page.locator("figure", { hasText: "Missing cells" });
    await figure.getByRole("button", { name: /^Data/ }).click();
    expect(await figure.locator("tbody tr").count()).toBe(200);
    expect(await figure.locator(".rows").innerText()).toBe("The first 200 of 500 rows; the CSV has all");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      figure.getByRole("button", { name: /^CSV/ }).click(),
    ]);
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    expect(Buffer.concat(chunks).toString().trim().split("\r\n")).toHaveLength(501);
  });

  test("saves a table as CSV in the order shown", async () => {
    const { page } = await open("04-words");
    await page.locator("#table-1").getByRole("button", { name: "country" }).click();
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "CSV of Table 4.1" }).click(),
    ]);
    expect(file.suggestedFilename()).toBe("the-ten-largest-customers.csv");
    const chunks: Buffer[] = [];
    for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
    const [head, first] = Buffer.concat(chunks).toString().replace("\uFEFF", "").split("\r\n");
    expect(head).toBe("customer,country,revenue (money),share,area (ft²)");
    expect(first).toMatch(/^TGT,INDIA,/);
  });

  test("copies code, and says so", async () => {
    const { page } = await open("04-words");
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: /all code/ }).click();
    const copy = page.getByRole("button", { name: "Copy the code" }).first();
    await copy.press("Enter");
    await expect.poll(() => page.locator(".copied .tool").first().innerText()).toBe("Copied");
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'import { loadStudy, kmeans, show, takeaway } from "champo";',
    );
  });

  test("turns dark and light again at a button, figures too, and forgets it on the next page", async () => {
    const { page, complaints } = await open("01-study");
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>(".plot")?.dataset["state"] === "drawn",
    );
    const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const fill = () =>
      page.locator("#figure-1-plot .xtitle").evaluate((element) => getComputedStyle(element).fill);
    const light = [await ground(), await fill()];
    const button = page.getByRole("button", { name: "Dark theme" });
    await button.press("Enter");
    expect(await button.getAttribute("aria-pressed")).toBe("true");
    expect(await ground()).not.toBe(light[0]);
    await expect.poll(fill).not.toBe(light[1]);
    await button.click();
    await expect.poll(async () => [await ground(), await fill()]).toEqual(light);
    await button.click();
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])).toEqual([
      0,
      0,
      "",
    ]);
    expect(complaints).toEqual([]);
    await page.getByRole("link", { name: /Next/ }).click();
    await page.waitForURL(/02-plain\.html\?theme=dark$/);
    expect(await ground()).not.toBe(light[0]);
    expect(await page.getByRole("button", { name: "Dark theme" }).getAttribute("aria-pressed")).toBe("true");
    // The page before was asked for in the light.
    await page.goBack();
    await expect.poll(() => page.getAttribute("html", "data-theme")).toBe("dark");
  });

  test("leads from the first page to a chapter and on by the keyboard", async () => {
    const { page } = await open("index");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("search-words");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForURL(/01-study\.html$/);
    await page.getByRole("link", { name: /Next/ }).press("Enter");
    await page.waitForURL(/02-plain\.html$/);
    expect(await page.title()).toBe("Plain · A study");
  });

  test("redraws figures when the theme changes, and keeps the reader's zoom", async () => {
    const { page, complaints } = await open("01-study");
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>(".plot")?.dataset["state"] === "drawn",
    );
    const text = page.locator("#figure-1-plot .xtitle");
    const fill = () => text.evaluate((element) => getComputedStyle(element).fill);
    const light = await fill();
    const range = () =>
      page.evaluate(
        () =>
          (
            document.querySelector("#figure-1-plot") as unknown as {
              _fullLayout: { yaxis: { range: number[] } };
            }
          )._fullLayout.yaxis.range,
      );
    await page.evaluate(() =>
      (window as unknown as { Plotly: { relayout(id: string, change: object): void } }).Plotly.relayout(
        "figure-1-plot",
        { "yaxis.range": [0, 5e6] },
      ),
    );
    await page.emulateMedia({ colorScheme: "dark" });
    await expect.poll(fill).not.toBe(light);
    expect(await range()).toEqual([0, 5e6]);
    expect(complaints).toEqual([]);
  });

  test("hides a name that lies over another until a zoom makes room for it", async () => {
    const { page, complaints } = await open("01-study");
    await page.waitForFunction(
      () => document.querySelector<HTMLElement>(".plot")?.dataset["state"] === "drawn",
    );
    const asked = (method: "react" | "relayout", ...words: object[]) =>
      page.evaluate(
        ([name, given]) =>
          (
            window as unknown as { Plotly: Record<typeof name, (id: string, ...all: object[]) => object> }
          ).Plotly[name]("figure-1-plot", ...given),
        [method, words] as const,
      );
    const points = { x: [0, 0.001, 1], y: [0, 0, 1], text: ["A-1", "B-2", "C-3"] };
    const names = () =>
      page
        .locator("#figure-1-plot .textpoint")
        .evaluateAll((all) =>
          all.map((name) => [name.textContent, getComputedStyle(name).visibility === "visible"]),
        );
    const trace = { type: "scatter", mode: "markers+text", textposition: "top center", ...points };
    await asked("react", [trace], {});
    expect(await names()).toEqual([
      ["A-1", true],
      ["B-2", false],
      ["C-3", true],
    ]);
    await asked("relayout", { "xaxis.range": [-0.001, 0.002] });
    expect((await names()).slice(0, 2)).toEqual([
      ["A-1", true],
      ["B-2", true],
    ]);
    expect(complaints).toEqual([]);
  });

  test("draws every figure for print, in light colours and within the paper", async () => {
    const { page, complaints } = await open("01-study", WIDE, "dark");
    await page.waitForFunction(() => "Plotly" in window);
    await page.pdf({ preferCSSPageSize: true });
    await expect.poll(() => page.locator('.plot[data-state="drawn"]').count()).toBe(10);
    expect(complaints).toEqual([]);
    // What printing sees, held still: its event without its end.
    const bands = await page.evaluate(async () => {
      dispatchEvent(new Event("beforeprint"));
      await new Promise(requestAnimationFrame);
      return [...document.querySelectorAll(".sankey-link")].map((band) => getComputedStyle(band).opacity);
    });
    expect(new Set(bands)).toEqual(new Set(["1"]));
    // A button is left out where a heading is repeated on the next page: its words are in no box of their own.
    await page.emulateMedia({ media: "print" });
    const sort = page.locator("thead .sort").first();
    expect(await sort.evaluate((button) => getComputedStyle(button).display)).toBe("contents");
    const text = page.locator("#figure-1-plot .xtitle");
    await expect
      .poll(() => text.evaluate((element) => getComputedStyle(element).fill))
      .toBe("rgb(31, 29, 26)");
    const widths = await page
      .locator(".plot .main-svg:first-child")
      .evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect().width));
    expect(Math.max(...widths)).toBeLessThanOrEqual(660);
  });

  test("says so where a figure cannot be drawn, loudly", async () => {
    const { page, complaints } = await open("02-plain");
    await page.goto(pathToFileURL(path.join(folder, "01-study.html")).href, { waitUntil: "commit" });
    complaints.length = 0;
    await page.addInitScript(() => {
      Object.defineProperty(window, "DecompressionStream", { value: undefined });
    });
    await page.reload();
    await expect.poll(() => page.locator(".plot").first().getAttribute("data-state")).toBe("failed");
    expect(await page.locator(".plot").first().textContent()).toMatch(
      /^This figure could not be drawn .*Revenue by customer/,
    );
    expect(complaints.some((complaint) => complaint.startsWith("error:"))).toBe(true);
  });

  test("names figures, tables and landmarks for those who do not see them", async () => {
    const { page } = await open("01-study");
    expect(await page.getByRole("img", { name: /^Revenue by customer: drawn/ }).count()).toBe(1);
    expect(await page.getByRole("figure", { name: /Figure 1\.1 Revenue by customer/ }).count()).toBe(1);
    expect(await page.getByRole("table", { name: "Table 1.1 The ten largest customers" }).count()).toBe(1);
    expect(await page.getByRole("rowheader", { name: "TGT" }).count()).toBe(1);
    for (const landmark of ["banner", "main", "contentinfo"] as const) {
      expect(await page.getByRole(landmark).count()).toBe(1);
    }
    expect(await page.getByRole("heading", { level: 1 }).count()).toBe(1);
    const ids = await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
