import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { studyLanding } from "../../src/cases/champo/report/study-landing";
import { named, type Interpolation } from "../../src/text/prose";
import { count, counted, decimal, percent } from "../../src/text/format";
import { sharedBrowser } from "../lanes/shared-browser";
import type { Notebook } from "../../src/notebook/document/document";
import { exportReport, type ReportRequest } from "../../src/report/export-report";
import { code, figure, notebook, PIXEL, said, text } from "./fixture-notebook";
import { afterTimers, overflow, PHONE, watchPage, WIDE, type Watched } from "./watched-page";

const folder = mkdtempSync(path.join(tmpdir(), "landing-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const takeaway = (words: TemplateStringsArray, ...values: Interpolation[]) =>
  said("takeaway", words, ...values);
const answer = (words: TemplateStringsArray, ...values: Interpolation[]) => said("answer", words, ...values);
const cell = (id: string, ...outputs: Parameters<typeof code>[1][]) => ({
  ...code(`${id};`, ...outputs),
  id,
});

/** A segment in a sentence, with the names that the page asks for. */
const segment = (name: string, size: number, of: number, brings: number, jaccard: number, word: string) =>
  takeaway`**${named("segmentName", name)}**: ${named("segmentSize", counted(size, "customer"))},
    ${named("segmentCustomerShare", percent(of))} of all, with ${named("segmentValueShare", percent(brings))} of the revenue;
    bootstrap Jaccard ${named("segmentJaccard", decimal(jaccard))}, ${named("segmentStability", word)}.`;

/** Notebooks that say what the study's own say, of other data. */
function studyNotebooks(standing: string): ReportRequest["notebooks"] {
  const documents: Readonly<Record<string, Notebook>> = {
    "01-sales-eda": notebook(
      text("# What is sold?"),
      cell(
        "answers",
        answer`**Few customers**: the largest of ${count(45)} brings ${percent(0.346)}, the top five ${named("topFiveShare", percent(0.67592))}.`,
        answer`**Areas** are not areas.`,
        answer`**Samples**: ${named("sampleConversion", percent(0.2026))} of ${count(5820)} led to an order.`,
      ),
    ),
    "07-choosing-a-segmentation": notebook(
      text("# Which?"),
      cell(
        "choice",
        answer`The rule chooses ${named("segmentCount", counted(2, "segment"))}.`,
        answer`Because ${named("chosenMethod", "Ward")} has a gap of ${decimal(-0.0614, 4)}.`,
        answer`The weakest comes back with a Jaccard of ${named("weakestJaccard", decimal(0.5))}.`,
      ),
    ),
    "08-segment-profiles": notebook(
      text("# Who?"),
      cell("map", figure("The groups", [{ type: "bar", y: [1] }], {}, PIXEL)),
      cell(
        "at-a-glance",
        takeaway`At a glance, the division by ${"Ward"} is ${named("standing", standing)}.`,
        segment("<b>Bulk</b> buyers", 24, 0.533, 0.6187, 0.98, "highly stable"),
        segment("Others", 21, 0.467, 0.3813, 0.5, "dissolved"),
      ),
    ),
    "10-recommendations": notebook(
      text("# What to do?"),
      cell(
        "findings",
        answer`**Protect the largest.** It brings ${percent(0.346)}.`,
        answer`**Call** ${count(11)} accounts.`,
      ),
    ),
  };
  return Object.entries(documents).map(([name, document]) => ({ name, document }));
}

async function landing(
  out: string,
  notebooks: ReportRequest["notebooks"],
  more: Partial<ReportRequest> = {},
) {
  await exportReport({
    notebooks,
    out: path.join(folder, out),
    title: "A study",
    subtitle: "Who buys?",
    provenance: { Workbook: "sales.xlsx", Data: "synthetic" },
    landing: studyLanding(notebooks),
    ...more,
  });
  return readFileSync(path.join(folder, out, "index.html"), "utf8");
}

const plain = (markup: string) => markup.replace(/<[^>]*>/g, "").replace(/\s+/g, " ");

describe("the first page", () => {
  test("says plainly that a division is not supported, and why", async () => {
    const page = plain(await landing("constructed", studyNotebooks("constructed")));
    expect(page).toContain(
      "Not supported by the data: a working division, constructed because the company must act",
    );
    expect(page.includes("2 segments chosen by a written rule, not supported by the data")).toBe(true);
    expect(page).toContain("Because Ward has a gap of -0.0614.");
  });

  test("says so when it is supported", async () => {
    const page = plain(await landing("supported", studyNotebooks("supported")));
    expect(page).toContain("Supported by the data");
    expect(page).not.toContain("ot supported");
  });

  test("shows each group with its name, shares, stability and colour, and the map", async () => {
    const page = await landing("groups", studyNotebooks("constructed"));
    const [, first = "", second = ""] = page.split('<svg class="dot"');
    expect(first).toContain("#0072B2");
    expect(second).toContain("#D55E00");
    expect(plain(first)).toMatch(
      /&lt;b&gt;Bulk&lt;\/b&gt; buyers.*24 customers.*53\.3%.*61\.9%.*0\.98, highly stable/,
    );
    expect(first).toMatch(/<rect width="61\.87"/);
    expect(page).toContain(
      '<a href="08-segment-profiles.html#cell-id=map">The groups, live in its chapter</a>',
    );
  });

  test("links every number to its cell", async () => {
    const page = await landing("links", studyNotebooks("constructed"));
    const body = page.slice(page.indexOf("<main"), page.indexOf('<section aria-labelledby="chapters"'));
    const claims = [...body.matchAll(/<a\s+class="claim"\s+href="([^"]*)"[^>]*>[^<]*<\/a\s*>/g)];
    expect(new Set(claims.map(([, href]) => href))).toEqual(
      new Set([
        "01-sales-eda.html#cell-id=answers",
        "07-choosing-a-segmentation.html#cell-id=choice",
        "08-segment-profiles.html#cell-id=at-a-glance",
        "10-recommendations.html#cell-id=findings",
      ]),
    );
    const words = plain(body.replace(/<a\s+class="claim"[^]*?<\/a\s*>|<style[^]*?<\/style>/g, " ")).replace(
      /&#?\w+;/g,
      " ",
    );
    expect(words.match(/\d/g)).toBeNull();
  });

  test("leaves out what a run did not make", async () => {
    const [sales] = studyNotebooks("constructed");
    const page = plain(await landing("one", [sales]));
    expect(page).toContain("67.6%");
    expect(page).not.toMatch(/at a glance|What to do/);
  });

  test("says once what two of its main numbers come from", async () => {
    const notebooks = studyNotebooks("constructed");
    const own = studyLanding(notebooks);
    const [headline] = own.headlines;
    const words = async (headlines: typeof own.headlines) =>
      (await landing("once", notebooks, { landing: { ...own, headlines } })).match(/class="words"/g)?.length;
    const once = await words([headline]);
    expect(await words([headline, { ...headline, label: "again" }])).toBe(once);
    expect(await words(own.headlines.slice(0, 2))).toBe(once! + 1);
  });

  test("names only further pages that the report has", async () => {
    const link = (href: string) => ({ title: href, text: "t", action: "open", href });
    const page = await landing("further", studyNotebooks("constructed"), {
      links: ["claims.json", "live.html", "08-segment-profiles.html#cell-id=map"].map(link),
    });
    expect([...page.matchAll(/<h3>([^<]*)<\/h3>\s*<p>t<\/p>/g)].map(([, title]) => title)).toEqual([
      "claims.json",
      "08-segment-profiles.html#cell-id=map",
    ]);
  });

  test("refuses a number typed into its words, and a reference that leads nowhere", async () => {
    const notebooks = studyNotebooks("constructed");
    const own = studyLanding(notebooks);
    const [headline] = own.headlines;
    await expect(
      landing("bad", notebooks, {
        landing: { ...own, headlines: [{ ...headline, label: "of 45 customers" }] },
      }),
    ).rejects.toThrow(/"45" in "of 45 customers"/);
    await expect(
      landing("bad", notebooks, { landing: { ...own, headlines: [{ ...headline, claim: "none" }] } }),
    ).rejects.toThrow(/no such saying/);
    await expect(
      landing("bad", notebooks, {
        landing: { headlines: [], advice: { title: "t", sayings: [{ notebook: "x", answer: 0 }] } },
      }),
    ).rejects.toThrow(/no such saying/);
  });

  test("lets no style and no script of another run", async () => {
    const page = await landing("policy", studyNotebooks("constructed"));
    const [, policy = ""] = /Content-Security-Policy" content="([^"]*)"/.exec(page) ?? [];
    expect(policy).toMatch(/default-src 'none'; script-src 'sha256-[^ ]*'; style-src 'sha256-[^ ]*';/);
    expect(policy).not.toContain("unsafe");
    expect(/\sstyle="/.test(page)).toBe(false);
  });
});

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`The first page is not opened in a browser. ${opened.reason}`);

describe.skipIf(opened.browser === null)("the first page in a browser", () => {
  let last: Watched | undefined;
  const open = async (viewport = WIDE, colorScheme: "light" | "dark" = "light") =>
    (last = await watchPage(opened.browser!, path.join(folder, "browser", "index.html"), {
      viewport,
      colorScheme,
    }));

  beforeAll(async () => {
    await landing("browser", studyNotebooks("constructed"));
  });
  afterEach(async () => {
    await last?.page.context().close();
  });
  test.each([
    [WIDE, "light"],
    [WIDE, "dark"],
    [PHONE, "light"],
    [PHONE, "dark"],
  ] as const)("stands at %j, %s, without a complaint", async (viewport, theme) => {
    const { page, complaints } = await open(viewport, theme);
    expect(await overflow(page)).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("a number shows its value and cell to the pointer, and moves nothing", async () => {
    const { page } = await open();
    const claim = page.locator(".headlines .large .claim").first();
    const tip = page.getByRole("tooltip");
    const place = () => page.locator(".verdict").boundingBox();
    const before = await place();
    expect(await tip.count()).toBe(0);
    await claim.hover();
    expect(await tip.innerText()).toBe("0.67592 as a share of 1\ncomputed by cell 2 of 01-sales-eda");
    expect(await place()).toEqual(before);
    await tip.hover();
    await afterTimers(page, 400);
    expect(await tip.isVisible()).toBe(true);
    await page.mouse.move(5, 900);
    await expect.poll(() => tip.isVisible()).toBe(false);
  });

  test("a number shows them to the keyboard, described for those who listen; Escape closes", async () => {
    const { page } = await open();
    const claim = page.locator(".headlines .claim").first();
    const tip = page.locator("#claim-tip");
    for (let i = 0; i < 20 && !(await claim.evaluate((element) => element === document.activeElement)); i++) {
      await page.keyboard.press("Tab");
    }
    expect(await tip.isVisible()).toBe(true);
    expect(await claim.getAttribute("aria-describedby")).toBe("claim-tip");
    await page.keyboard.press("Escape");
    expect(await tip.isVisible()).toBe(false);
    expect(await claim.getAttribute("aria-describedby")).toBeNull();
    await page.keyboard.press("Enter");
    await page.waitForURL(/01-sales-eda\.html#cell-id=answers$/);
    await expect.poll(() => page.locator("#cell-2 details.code").getAttribute("open")).toBe("");
  });

  test("a first tap shows them, a second follows", async () => {
    const { page } = await open(PHONE);
    const claim = page.locator(".headlines .large .claim").first();
    await claim.tap();
    expect(await page.locator("#claim-tip").isVisible()).toBe(true);
    const box = await page.locator("#claim-tip").boundingBox();
    expect(box!.x).toBeGreaterThanOrEqual(0);
    expect(box!.x + box!.width).toBeLessThanOrEqual(PHONE.width);
    expect(page.url()).toMatch(/index\.html$/);
    await claim.tap();
    await page.waitForURL(/01-sales-eda\.html#cell-id=answers$/);
  });

  test("turns dark by its button, the pictures too", async () => {
    const { page } = await open();
    const filter = () => page.locator(".map img").evaluate((element) => getComputedStyle(element).filter);
    expect(await filter()).toBe("none");
    await page.getByRole("button", { name: "Dark theme" }).click();
    expect(await filter()).toContain("invert");
  });

  test("prints numbers as text, without tip and button", async () => {
    const { page } = await open();
    await page.locator(".headlines .claim").first().hover();
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#claim-tip").isVisible()).toBe(false);
    const line = page.locator(".headlines .claim").first();
    expect(await line.evaluate((element) => getComputedStyle(element).textDecorationLine)).toBe("none");
  });
});
