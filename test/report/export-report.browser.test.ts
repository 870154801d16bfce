import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { injectParameters } from "../../src/notebook/run/parameters";
import { exportReport, type ExportedReport } from "../../src/report/export-report";
import { code, figure, notebook, PIXEL, said, studyNotebook, text } from "./fixture-notebook";

const folder = mkdtempSync(path.join(tmpdir(), "report-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = notebook(text("# Which features?\n\nNothing is drawn here."), code("const a = 1;"));
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
const chapters = Array.from({ length: 10 }, (_, i) => ({
  name: `${String(i + 1).padStart(2, "0")}-chapter-${i + 1}`,
  document: i === 1 ? plain : studyNotebook(PIXEL),
}));
const request = {
  notebooks: chapters,
  out: path.join(folder, "report"),
  title: "A study of <carpets>",
  subtitle: "Who buys them?",
  provenance: { Workbook: "a.xlsx, synthetic", Seed: "7" },
};

describe("a report of ten chapters", () => {
  let report: ExportedReport;
  let seconds = 0;
  let index = "";

  beforeAll(async () => {
    const start = process.cpuUsage();
    report = await exportReport(request);
    const { user, system } = process.cpuUsage(start);
    seconds = (user + system) / 1e6;
    index = read("report/index.html");
  });

  test("is written within 8 seconds of processor time and 25 MB", () => {
    console.log(
      `ten chapters: ${(report.bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s of processor time`,
    );
    expect(seconds).toBeLessThan(8);
    expect(report.bytes).toBeLessThan(25_000_000);
    expect(report.bytes).toBe(report.files.reduce((sum, { file }) => sum + statSync(file).size, 0));
    expect(report.index).toBe(path.join(request.out, "index.html"));
  });

  test("has a card for each chapter with its question, first finding and first figure", () => {
    expect(index.match(/<article class="card">/g)).toHaveLength(10);
    expect(index).toMatch(
      /<a href="01-chapter-1\.html"\s*>Which customers belong together, and how sure can we be\?<\/a>/,
    );
    expect(index.replace(/<[^>]*>/g, "")).toContain("Five customers of 45 bring 71.4% of the revenue");
    expect(index.match(new RegExp(PIXEL.replace(/[+/=]/g, "\\$&"), "g"))).toHaveLength(9);
  });

  test("says what the study asks, where its data comes from, and that it is synthetic", () => {
    expect(index).toContain("A study of &lt;carpets&gt;");
    expect(index).toContain("Who buys them?");
    expect(index).toMatch(/<dt>Seed<\/dt>\s*<dd>7<\/dd>/);
    for (const page of ["report/index.html", "report/02-chapter-2.html"])
      expect(read(page)).toContain("Synthetic data</span>");
  });

  test("carries Plotly only in pages with figures, and coastlines only in pages with maps", async () => {
    const page = (id: string) =>
      ["plotly", "geography", "figures"].map((part) => id.includes(`id="${part}"`));
    expect(page(read("report/01-chapter-1.html"))).toEqual([true, true, true]);
    expect(page(read("report/02-chapter-2.html"))).toEqual([false, false, false]);
    const out = path.join(folder, "no-map");
    const document = notebook(text("# Bars"), code("show", figure("Bars", [{ type: "bar", y: [1] }])));
    await exportReport({ ...request, out, notebooks: [{ name: "bars", document }] });
    expect(page(read("no-map/bars.html"))).toEqual([true, false, true]);
  });

  test("carries the whole of Plotly only where a figure needs WebGL", async () => {
    const out = path.join(folder, "webgl");
    const cloud = figure("Cloud", [{ type: "scatter3d", x: [1], y: [1], z: [1] }]);
    const document = notebook(text("# Cloud"), code("show", cloud));
    const exported = await exportReport({ ...request, out, notebooks: [{ name: "cloud", document }] });
    const sizes = [exported.files[0]?.bytes ?? 0, statSync(path.join(folder, "no-map", "bars.html")).size];
    expect(sizes[0]).toBeGreaterThan(1_900_000);
    expect(sizes[1]).toBeLessThan(1_300_000);
  });

  test("numbers figures and tables within their chapter, and puts a takeaway under its figure", () => {
    const page = read("report/01-chapter-1.html");
    expect(page).toMatch(/Figure 1\.1<\/span>\s*Revenue by customer/);
    expect(page).toMatch(/Table 1\.2<\/span>\s*All customers/);
    const [, first = ""] = page.split(`<div class="exhibit">`);
    expect(first).toMatch(
      /<\/figure>[^]*<div class="takeaway">\s*<p>The largest customer brings <a[^>]*>35\.7%<\/a>/,
    );
    expect(page).toContain("cell 5, 6");
  });

  test("joins the answers, and leads on to the next chapter", () => {
    const page = read("report/03-chapter-3.html");
    expect(page.match(/class="answer"/g)).toHaveLength(1);
    expect(page).toMatch(/rel="prev"\s+href="02-chapter-2\.html"/);
    expect(page).toMatch(/rel="next"\s+href="04-chapter-4\.html"/);
  });

  test("links to another notebook's page, and never shows a notebook's HTML", () => {
    const page = read("report/01-chapter-1.html");
    expect(page).toContain(`href="02-customer-features.ipynb"`);
    expect(page).not.toContain("never shown as HTML");
  });

  test("has a place to link to for every code cell with output, in the form that JupyterLab follows", () => {
    const [{ document }] = request.notebooks;
    const shown = document.cells.filter((cell) => cell.cell_type === "code" && cell.outputs.length > 0);
    expect(shown.length).toBeGreaterThan(3);
    const page = read("report/01-chapter-1.html");
    for (const { id } of shown) expect(page.split(`id="cell-id=${id}"`)).toHaveLength(2);
  });

  test("has no folder of this machine in any file: of the workbook that it was run with, the file's name is left", async () => {
    const out = path.join(folder, "elsewhere");
    const tagged = { ...code('const data: string = "";'), metadata: { tags: ["parameters"] } };
    const document = injectParameters(
      notebook(text("# Where?"), tagged, code("show(bars);", figure("Bars", [{ type: "bar", y: [1] }]))),
      { data: "/home/ann/client/Carpets.xlsx" },
      "01-where",
    );
    const { files } = await exportReport({ ...request, out, notebooks: [{ name: "01-where", document }] });
    const texts = files.map(({ file }) => readFileSync(file, "utf8"));
    expect(texts.filter((each) => each.includes("Carpets.xlsx"))).toHaveLength(2);
    expect(texts.filter((each) => /home\/ann/.test(each))).toEqual([]);
  });

  test("is the same bytes again from the same notebooks", async () => {
    const before = readFileSync(report.files[0]?.file ?? "");
    await exportReport(request);
    expect(readFileSync(report.files[0]?.file ?? "").equals(before)).toBe(true);
  });
});

describe("the folder of a report", () => {
  const out = path.join(folder, "again");
  const small = (name: string) => ({ ...request, out, notebooks: [{ name, document: plain }] });

  test("loses pages of an earlier report, and keeps all other files", async () => {
    await exportReport(small("old"));
    writeFileSync(path.join(out, "mine.html"), "<p>mine</p>");
    writeFileSync(path.join(out, "notes.txt"), "mine");
    await exportReport(small("new"));
    expect(readdirSync(out).sort()).toEqual([
      "claims.json",
      "index.html",
      "mine.html",
      "new.html",
      "notes.txt",
    ]);
  });

  test("is left as it was when an export fails, and nothing is left beside it", async () => {
    const before = readFileSync(path.join(out, "index.html"));
    const wrong = notebook(code("show", figure("Wrong", [{ type: "bars" }])));
    await expect(
      exportReport({ ...small("new"), notebooks: [{ name: "wrong", document: wrong }] }),
    ).rejects.toThrow(/notebook "wrong", cell 1, figure "Wrong"/);
    expect(readFileSync(path.join(out, "index.html")).equals(before)).toBe(true);
    expect(existsSync(path.join(out, "wrong.html"))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.startsWith("again-"))).toEqual([]);
  });
});

describe("what a report is asked of", () => {
  test.each(["", "../x", "a/b", "index", ".hidden", "a b"])("refuses a notebook named %j", async (name) => {
    await expect(exportReport({ ...request, notebooks: [{ name, document: plain }] })).rejects.toThrow(
      /name/,
    );
  });

  test("refuses no notebooks, and one name twice", async () => {
    await expect(exportReport({ ...request, notebooks: [] })).rejects.toThrow(/at least one/);
    const twice = [1, 2].map(() => ({ name: "a", document: plain }));
    await expect(exportReport({ ...request, notebooks: twice })).rejects.toThrow(/second time/);
  });

  test("takes a notebook without title, figures or outputs", async () => {
    const out = path.join(folder, "bare");
    await exportReport({
      notebooks: [{ name: "bare", document: notebook() }],
      out,
      title: "T",
      provenance: {},
    });
    expect(read("bare/bare.html")).toContain("<h1>bare</h1>");
    expect(read("bare/index.html")).not.toContain("Synthetic data");
  });

  test("does not mark data as synthetic that is said not to be", async () => {
    const out = path.join(folder, "real");
    await exportReport({
      ...request,
      out,
      notebooks: [{ name: "a", document: plain }],
      provenance: { Data: "not synthetic" },
    });
    expect(read("real/index.html")).not.toContain("Synthetic data");
  });

  test("gives a heading that is called like a figure or a part of the page an id of its own", async () => {
    const out = path.join(folder, "ids");
    const bars = figure("Bars", [{ type: "bar", y: [1] }]);
    const document = notebook(text("## Figure 1\n\n## Plotly\n\n## Cell 1"), code("show", bars));
    await exportReport({ ...request, out, notebooks: [{ name: "a", document }] });
    const ids = [...read("ids/a.html").matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(["figure-1", "figure-1-2", "plotly-2", "cell-1-2"]));
  });

  test("uses the first takeaway as finding where there is no answer", async () => {
    const out = path.join(folder, "finding");
    const document = notebook(
      text("# Q?"),
      code("t", said("takeaway", ["Half of it."] as unknown as TemplateStringsArray)),
    );
    await exportReport({ ...request, out, notebooks: [{ name: "a", document }] });
    expect(read("finding/index.html")).toMatch(/<p class="finding">Half of it\.<\/p>/);
  });
});
