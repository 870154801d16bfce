import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main";
import { slug } from "../../src/report/chapters/slug";
import { sharedBrowser } from "../lanes/shared-browser";
import { heard } from "../cli/heard";
import { data, lendStudy } from "../cli/lent-study";
import { pagesOfPdf } from "../report/pdf-elements";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`Briefs are not printed. ${opened.reason}`);
const said = heard();
let lent: Awaited<ReturnType<typeof lendStudy>>;
let folder: string;

beforeAll(async () => {
  lent = await lendStudy();
  folder = path.join(lent.folder, "briefs-customer");
});
afterAll(() => lent.end());

describe("champo brief --each customer", () => {
  test("writes a page for each customer and one of all, within a minute of the processor", async () => {
    const before = process.cpuUsage();
    const words = ["brief", "--each", "customer", "--data", data, "--seed", "7", "--out", lent.folder];
    expect(await main(words)).toBe(0);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(60);
    const { customers } = lent.study.base;
    const pages = customers.map((name) => `${slug(name)}.html`);
    expect(readdirSync(folder).sort()).toEqual([...pages, "briefs.html"].sort());
    expect(said.join("\n")).toContain(`wrote ${customers.length} briefs into`);
    for (const [i, name] of customers.entries()) {
      const page = readFileSync(path.join(folder, pages[i]), "utf8");
      expect(page.match(/<h1[^>]*>[^]*?<\/h1>/)?.[0]).toContain(name);
    }
  });

  test.skipIf(opened.browser === null)("each is printed on one sheet", async () => {
    const page = await opened.browser!.newPage();
    await page.goto(pathToFileURL(path.join(folder, "briefs.html")).href);
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    await page.close();
    expect(pagesOfPdf(pdf.toString("latin1"))).toBe(lent.study.base.customers.length);
  });
});
