import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sharedBrowser } from "../lanes/shared-browser";
import { count } from "../../src/text/format";
import { writeReportDiff } from "../../src/report/diff/write-diff";
import { exportReport } from "../../src/report/export-report";
import { code, figure, notebook, said, text } from "./fixture-notebook";
import { drawAll, overflow, PHONE, watchPage, WIDE } from "./watched-page";

const opened = await sharedBrowser();
if (opened.browser === null) console.warn(`Pages of differences are not tested. ${opened.reason}`);
const folder = mkdtempSync(path.join(tmpdir(), "diff-"));
const [before, after] = ["before", "after"].map((name) => path.join(folder, name));
const page = path.join(folder, "report-diff.html");

const study = (customers: number, source: string) =>
  notebook(
    text("# How many?"),
    {
      ...code(
        source,
        said(
          "takeaway",
          Object.assign(["There are ", " customers."], { raw: ["There are ", " customers."] }),
          count(customers),
        ),
      ),
      id: "counted",
    },
    code("show(bars);", figure("Bars", [{ type: "bar", x: ["A", "B"], y: [1, customers] }])),
    code("show(map);", figure("Map", [{ type: "heatmap", x: [1, 2], y: [1], z: [[1, customers]] }])),
  );

describe.skipIf(opened.browser === null)("the page of what moved between two reports", () => {
  beforeAll(async () => {
    const write = (out: string, customers: number, seed: string) =>
      exportReport({
        notebooks: [{ name: "01-study", document: study(customers, "takeaway`…`;") }],
        out,
        title: "A study",
        provenance: { Data: "synthetic", Seed: seed },
      });
    await write(before, 45, "7");
    await write(after, 46, "8");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("lists old, new, change, cell and cause, and overlays the figures", async () => {
    expect(await writeReportDiff([before, after], [], page)).toEqual({ claims: 1, figures: 2 });
    const { page: opening, complaints } = await watchPage(opened.browser!, page, {
      viewport: WIDE,
      colorScheme: "light",
    });
    const cells = await opening.locator("#moved tbody tr").first().locator("th, td").allInnerTexts();
    expect(cells.slice(0, 5)).toEqual(["01-study, counted", "45", "46", "+2.2%", "There are 46 customers."]);
    expect(cells[5]).toMatch(/^seed\s+seed 7 -> 8$/);
    expect(await opening.locator("#moved a").getAttribute("href")).toBe(
      "after/01-study.html#cell-id=counted",
    );
    expect(await drawAll(opening)).toEqual(["drawn", "drawn", "drawn"]);
    expect(await opening.locator(".caption").allInnerTexts()).toEqual(
      expect.arrayContaining([
        "Figure 1 Bars: now over before, in grey",
        "Figure 2 Map: before",
        "Figure 2 Map: now",
      ]),
    );
    await opening.setViewportSize(PHONE);
    expect(await overflow(opening)).toBe(0);
    expect(complaints).toEqual([]);
    await opening.context().close();
  });

  test("says that nothing moved between a report and itself", async () => {
    expect(await writeReportDiff([after, after], [], page)).toEqual({ claims: 0, figures: 0 });
  });

  test("takes only reports that say what they were made with", async () => {
    await expect(writeReportDiff([folder, after], [], page)).rejects.toThrow(/no claims\.json/);
  });
});
