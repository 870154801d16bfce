import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { LiveData } from "../../src/live/live-data";
import { LIVE_FILE, livePage } from "../../src/live/live-page";
import { readLink, writeLink } from "../../src/live/live-link";
import { changed } from "../../src/live/live-settings";
import { sharedBrowser } from "../lanes/shared-browser";
import { exportReport } from "../../src/report/export-report";
import { notebook, text } from "../report/fixture-notebook";
import { afterTimers, overflow, PHONE, watchPage, WIDE, type Watched } from "../report/watched-page";
import { studyData } from "./study-data";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`The live page is not opened in a browser. ${opened.reason}`);
const folder = mkdtempSync(path.join(tmpdir(), "live-page-"));

describe.skipIf(opened.browser === null)("the live page in a browser, from disk", () => {
  let study: LiveData;
  let last: Watched | undefined;

  beforeAll(async () => {
    study = await studyData();
    await exportReport({
      notebooks: [{ name: "03-k-means", document: notebook(text("# k-means?\n\n## One")) }],
      out: folder,
      title: "A study",
      provenance: { Data: "synthetic" },
      furtherPages: [livePage(study)],
      invitations: {
        "03-k-means": {
          title: "Try it",
          text: "Run it.",
          action: "Open",
          href: `${LIVE_FILE}#${writeLink(study.start)}`,
        },
      },
    });
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    await last?.page.context().close();
    last = undefined;
  });

  async function open(
    fragment = "",
    viewport: typeof WIDE | typeof PHONE = WIDE,
    colorScheme: "light" | "dark" = "light",
  ): Promise<Watched> {
    last = await watchPage(
      opened.browser!,
      path.join(folder, LIVE_FILE),
      { viewport, colorScheme },
      fragment,
    );
    await last.page.locator("#banner .verdict p").first().waitFor();
    return last;
  }

  const verdict = (page: Page) => page.locator("#banner .verdict").innerText();
  const settled = (page: Page) => page.waitForFunction(() => !document.body.hasAttribute("data-working"));

  test.each([
    ["wide", "light", WIDE],
    ["phone", "dark", PHONE],
  ] as const)(
    "computes and draws all it shows, complains of nothing and asks for nothing: %s, %s",
    async (_, theme, viewport) => {
      const { page, complaints } = await open("", viewport, theme);
      await settled(page);
      expect(await verdict(page)).toContain("The study's choice");
      const plots = await page.locator("#results .plot").all();
      expect(plots).toHaveLength(5);
      for (const plot of plots) {
        await plot.scrollIntoViewIfNeeded();
        await expect.poll(() => plot.getAttribute("data-state")).toBe("drawn");
      }
      expect(await page.locator("#panel-segments tbody tr").count()).toBe(study.choice!.names.length);
      expect(await page.locator("#panel-segments").innerText()).toMatch(/stable|pattern|dissolved/);
      expect(await page.locator("#panel-silhouettes .takeaway").innerText()).toMatch(
        /on twins of the data: the same columns with the same correlations.*199 twins, p = 0\.\d+/,
      );
      expect(await overflow(page)).toBe(0);
      expect(complaints).toEqual([]);
    },
  );

  test("may compile the kernels in its worker", async () => {
    const { page, complaints } = await open();
    const [worker] = page.workers();
    const empty = [0, 97, 115, 109, 1, 0, 0, 0];
    const compiled = await worker.evaluate((bytes) => {
      return new WebAssembly.Module(Uint8Array.from(bytes)) instanceof WebAssembly.Module;
    }, empty);
    expect(compiled).toBe(true);
    expect(complaints).toEqual([]);
  });

  test("keeps its settings in the address, and another reader's link shows the same", async () => {
    const { page } = await open();
    await page.getByLabel("Method", { exact: true }).selectOption("k-means");
    await page.getByRole("spinbutton", { name: "Segments (k)" }).fill("4");
    await page.getByText("price", { exact: true }).click();
    await expect.poll(() => verdict(page)).toContain("k-means finds 4 segments");
    await settled(page);
    const fragment = new URL(page.url()).hash;
    const expected = changed(
      study.start,
      { method: "k-means", parameters: { k: 4 }, features: [...study.start.features, "price"] },
      study,
    );
    expect(readLink(fragment, study)).toEqual(expected);
    const before = await verdict(page);
    await page.context().close();
    const { page: second, complaints } = await open(fragment);
    await expect.poll(() => verdict(second)).toBe(before);
    expect(await second.getByLabel("Method", { exact: true }).inputValue()).toBe("k-means");
    expect(await second.getByRole("checkbox", { name: "price" }).isChecked()).toBe(true);
    expect(complaints).toEqual([]);
  });

  test("says first that segments are no more than one column", async () => {
    const state = changed(
      study.start,
      { method: "k-means", features: ["price"], parameters: { k: 2 } },
      study,
    );
    const { page, complaints } = await open(`#${writeLink(state)}`);
    await settled(page);
    const first = page.locator("#panel-segments .matches p").first();
    expect(await first.innerText()).toMatch(
      /^The segments are (nearly )?the same as one column: "price" \(currency per ft2\), cut at /,
    );
    await page.getByRole("button", { name: "Back to the study's choice" }).click();
    await expect.poll(() => first.innerText()).toContain('"DURRY" (share of pieces), cut at ');
    expect(complaints).toEqual([]);
  });

  test("follows a link that is put into the address of the open page", async () => {
    const { page } = await open();
    const state = changed(study.start, { method: "average", parameters: { k: 3 } }, study);
    await page.evaluate((link) => (location.hash = link), writeLink(state));
    await expect.poll(() => verdict(page)).toContain("Average linkage finds 3 segments");
    await page.getByRole("button", { name: "Back to the study's choice" }).click();
    await expect.poll(() => verdict(page)).toContain("The study's choice");
    expect(await page.getByRole("button", { name: "Back to the study's choice" }).isDisabled()).toBe(true);
  });

  test("settings travel as a short text: copied, pasted by another reader, undone by Back", async () => {
    const { page, complaints } = await open();
    await settled(page);
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("spinbutton", { name: "Segments (k)" }).fill("4");
    await expect.poll(() => verdict(page)).toContain("finds 4 segments");
    await settled(page);
    await page.getByRole("button", { name: "Copy settings" }).click();
    await page.getByRole("button", { name: "Copied" }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(new URL(page.url()).hash.slice(1));
    expect(copied).not.toContain("file:");
    await page.goBack();
    await expect.poll(() => verdict(page)).toContain("The study's choice");
    await page.getByRole("button", { name: "Paste settings" }).click();
    const field = page.getByLabel("Settings that another reader has copied");
    await field.fill("nonsense");
    await field.press("Enter");
    expect(await page.locator("#pasted-problem").innerText()).toMatch(/The settings stay as they are\.$/);
    expect(await verdict(page)).toContain("The study's choice");
    await field.fill(copied);
    await page.getByRole("button", { name: "Use them" }).click();
    await expect.poll(() => verdict(page)).toContain("finds 4 segments");
    expect(await field.isVisible()).toBe(false);
    await settled(page);
    await page.goBack();
    await expect.poll(() => verdict(page)).toContain("The study's choice");
    expect(complaints).toEqual([]);
  });

  test("shows two settings next to each other: what differs, what both give, and who moved", async () => {
    const { page, complaints } = await open();
    await settled(page);
    const panel = page.locator("#panel-compare");
    await panel.getByRole("button", { name: "Keep what is shown" }).click();
    await expect
      .poll(() => panel.locator(".headline").innerText())
      .toBe(
        "The same segments: no customer moves; adjusted Rand index 1.00, where 1 is the same and 0 is chance.",
      );
    await page.getByLabel("Method", { exact: true }).selectOption("k-means");
    await page.getByRole("spinbutton", { name: "Segments (k)" }).fill("4");
    await expect.poll(() => verdict(page)).toContain("k-means finds 4 segments");
    await settled(page);
    const [differences, crossed] = await panel
      .locator("table")
      .evaluateAll((tables) =>
        tables.map((table) =>
          [...(table as HTMLTableElement).tBodies[0].rows].map((row) =>
            [...row.cells].map((each) => each.innerText),
          ),
        ),
      );
    expect(differences).toContainEqual(["k", String(study.start.parameters["k"]), "4"]);
    expect(differences.map(([name]) => name)).not.toContain("seed");
    expect(differences).toContainEqual(["segments", String(study.choice?.names.length), "4"]);
    const counts = crossed.flatMap((row) => row.slice(1).map(Number));
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(study.base.customers.length);
    expect(crossed[0]).toHaveLength(5);
    await panel.locator("#kept-map-plot .scatterlayer .trace").first().waitFor();
    await panel.locator("#compared-map-plot").scrollIntoViewIfNeeded();
    expect(await panel.locator("figure .caption").allInnerTexts()).toEqual([
      expect.stringMatching(/^Figure \d+ ?Kept: /),
      expect.stringMatching(/^Figure \d+ ?Now: /),
    ]);
    await expect.poll(() => panel.locator("#compared-map-plot .scatterlayer .trace").count()).toBe(4);
    await panel.getByRole("button", { name: "Forget it" }).click();
    expect(await panel.locator("table").count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("opens at the score form where the address names it", async () => {
    const { page, complaints } = await open("#panel-score");
    await settled(page);
    await expect
      .poll(() => page.locator("#panel-score").evaluate((each) => each.getBoundingClientRect().top))
      .toBeLessThan(WIDE.height);
    expect(await verdict(page)).toContain("The study's choice");
    expect(complaints).toEqual([]);
  });

  // What else is no link is in the tests of reading links.
  test.each(["#v=2&features=<img src=x onerror=alert(1)>&transform=log", "#v=9&k=%E0%A4%A"])(
    "takes a hostile link for an error in words, and shows the study's choice: %s",
    async (fragment) => {
      const { page, complaints } = await open(fragment);
      await expect
        .poll(() => page.getByRole("alert").innerText())
        .toMatch(/^Link, .*Shown instead: the study's choice/);
      expect(await verdict(page)).toContain("The study's choice");
      expect(await page.locator("#banner img, main [onerror]").count()).toBe(0);
      expect(complaints).toEqual([]);
    },
  );

  test("leaves a customer out by a click on the map, and brings it back by another", async () => {
    const { page, complaints } = await open();
    await settled(page);
    const map = page.locator("#customer-map-plot");
    await map.scrollIntoViewIfNeeded();
    const click = async (symbol: ReturnType<Page["locator"]>) => {
      const box = await symbol.boundingBox();
      await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2);
    };
    await click(map.locator(".scatterlayer .point").first());
    await expect.poll(() => verdict(page)).toContain("left out: ");
    await expect.poll(() => page.locator(".left-out .chip").count()).toBe(1);
    const chip = page.locator(".left-out .chip");
    const name = (await chip.innerText()).replace(" ×", "");
    expect(study.base.customers).toContain(name);
    expect(page.url()).toContain(`without=${encodeURIComponent(name)}`);
    await expect.poll(() => map.locator(".scatterlayer .trace").count()).toBe(3);
    await afterTimers(page, 400); // A second click so soon would be a double click, which resets the axes.
    await click(map.locator(".scatterlayer .trace").last().locator(".point"));
    await expect.poll(() => verdict(page)).toContain("The study's choice");
    expect(complaints).toEqual([]);
  });

  test("can be worked by the keyboard alone", async () => {
    const { page, complaints } = await open();
    await settled(page);
    const seen: string[] = [];
    for (let i = 0; i < 200; i++) {
      await page.keyboard.press("Tab");
      const focused = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const named = element as HTMLInputElement;
        const label = named.labels?.[0]?.textContent ?? "";
        const name = element.ariaLabel ?? (label !== "" ? label : element.textContent);
        const box = element.getBoundingClientRect();
        return { tag: element.tagName, name: (name ?? "").trim(), visible: box.width > 0 && box.height > 0 };
      });
      if (focused.tag === "BODY") break;
      expect(focused.name, `${focused.tag} number ${i}`).not.toBe("");
      expect(focused.visible, focused.name).toBe(true);
      seen.push(focused.name);
    }
    for (const control of [
      "Method",
      "Segments (k)",
      "Seed",
      "Scaled by",
      "Leave out",
      "revenue",
      "Copy settings",
      "Paste settings",
      "Keep what is shown",
      "Take 3 segments",
    ]) {
      expect(seen, control).toContain(control);
    }
    const method = page.getByLabel("Method", { exact: true });
    await method.focus();
    await page.keyboard.press("Home");
    await expect.poll(() => verdict(page)).toContain("k-means finds");
    await page.getByLabel("By name, or click on the map").focus();
    await page.keyboard.type(study.base.customers[2]);
    await page.keyboard.press("Enter");
    await expect.poll(() => verdict(page)).toContain(`left out: ${study.base.customers[2]}`);
    await page.getByRole("button", { name: `Bring ${study.base.customers[2]} back` }).press("Enter");
    await expect.poll(() => verdict(page)).not.toContain("left out");
    await expect.poll(() => page.locator("#status").innerText()).toContain("k-means finds");
    expect(complaints).toEqual([]);
  });

  test("says what is not legal, and leaves the results as they are", async () => {
    const { page } = await open();
    const field = page.getByRole("spinbutton", { name: "Segments (k)" });
    await field.fill("0");
    expect(await field.getAttribute("aria-invalid")).toBe("true");
    expect(await page.locator("#setting-k-problem").innerText()).toBe(
      "Expected a whole number from 1 to 20.",
    );
    expect(await verdict(page)).toContain("The study's choice");
    await page.getByLabel("By name, or click on the map").fill("nobody");
    await page.getByRole("button", { name: "Leave out" }).click();
    expect(await page.locator(".left-out .problem").innerText()).toBe("No customer is called “nobody”.");
    for (const none of await page.getByRole("button", { name: /^None of/ }).all()) {
      if (await none.isVisible()) await none.click();
    }
    await expect
      .poll(() => page.getByRole("alert").innerText())
      .toContain("Features: expected at least one, got none");
  });

  test("works the whole scorecard out on request, shows how far it is, and stops when told to", async () => {
    const { page, complaints } = await open();
    await settled(page);
    await page.getByLabel("Method", { exact: true }).selectOption("k-means");
    await settled(page);
    const ask = page.getByRole("button", { name: "Compute the study's full scorecard" });
    await ask.click();
    const bar = page.getByRole("progressbar", { name: "Progress" });
    await bar.waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await expect.poll(() => bar.count()).toBe(0);
    expect(await page.locator("body[data-working]").count()).toBe(0);
    expect(await page.getByText("The rule", { exact: true }).count()).toBe(0);
    await page.getByLabel("Method", { exact: true }).selectOption("ward");
    await settled(page);
    await ask.click();
    await page.getByText("The rule", { exact: true }).waitFor();
    expect(await page.locator("#panel-how-many .takeaway").innerText()).toBe(
      study.choice!.because.replace(/^The method chosen is Ward\. /, ""),
    );
    expect(complaints).toEqual([]);
  });

  test("tries the rule on request: a preview that grows, with other specifications, and stops when told to", async () => {
    const { page, complaints } = await open();
    await settled(page);
    await page.getByLabel("Method", { exact: true }).selectOption("ward");
    await settled(page);
    await page.getByRole("button", { name: "How far can the rule be trusted?" }).click();
    const table = page.locator("#certificate table");
    await table.waitFor();
    expect(await table.locator("caption").innerText()).toBe("A preview: the work goes on");
    // The first set has been judged: the rates have intervals.
    await expect.poll(() => table.innerText()).toMatch(/segments on \d of [1-9]\d* twins? .*95% interval/);
    expect(await table.innerText()).toMatch(/\d+ ways to scale, transform and divide the same customers/);
    const bar = page.getByRole("progressbar", { name: "Progress" });
    expect(await bar.count()).toBe(1);
    await page.getByRole("button", { name: "Stop" }).click();
    await expect.poll(() => bar.count()).toBe(0);
    expect(await page.locator("body[data-working]").count()).toBe(0);
    // What was known stays.
    expect(await table.count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  test("gives up what is overtaken: the last of many changes is what is shown", async () => {
    const { page, complaints } = await open();
    const field = page.getByRole("spinbutton", { name: "Segments (k)" });
    await page.getByLabel("Method", { exact: true }).selectOption("gaussian-mixture");
    for (const k of ["3", "4", "5", "6", "3"]) await field.fill(k);
    await page.getByLabel("Method", { exact: true }).selectOption("complete");
    await settled(page);
    expect(await verdict(page)).toContain("Complete linkage finds 3 segments");
    expect(await page.locator("#panel-segments tbody tr").count()).toBe(3);
    expect(complaints).toEqual([]);
  });

  test("lets no other script run, in the page or in a worker of its own making", async () => {
    const { page } = await open();
    const ran = await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "window.hacked = 1";
      document.head.append(script);
      return (window as { hacked?: number }).hacked;
    });
    expect(ran).toBeUndefined();
    const fetched = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const text =
            "fetch('https://example.org/').then(() => postMessage('sent'), () => postMessage('refused'))";
          const worker = new Worker(URL.createObjectURL(new Blob([text])));
          worker.onmessage = ({ data }) => resolve(String(data));
        }),
    );
    expect(fetched).toBe("refused");
  });

  test("is where a chapter's invitation leads", async () => {
    last = await watchPage(opened.browser!, path.join(folder, "03-k-means.html"), {
      viewport: WIDE,
      colorScheme: "light",
    });
    const { page } = last;
    await page.getByRole("link", { name: "Open" }).click();
    await page.waitForURL(/live\.html#v=2/);
    await expect.poll(() => verdict(page)).toContain("The study's choice");
  });
});
