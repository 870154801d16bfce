import fc from "fast-check";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { tableOutput } from "../../src/cell/display";
import { count, counted, decimal, money, percent } from "../../src/text/format";
import type { CodeCell, DisplayOutput } from "../../src/notebook/document/document";
import { prose, type Interpolation } from "../../src/text/prose";
import { claimsLedger } from "../../src/report/claims/ledger";
import { proseProblems, sentenceAround } from "../../src/report/claims/prose-claims";
import { typedNumbers } from "../../src/report/claims/typed-numbers";
import { agrees, writtenNumber } from "../../src/report/claims/written-number";
import { exportReport } from "../../src/report/export-report";
import { createHighlighter } from "../../src/report/chapters/highlight";
import { createMarkdown } from "../../src/report/chapters/markdown";
import { table } from "../../src/text/table";
import { code, figure, notebook, said, shown, text } from "./fixture-notebook";

const takeaway = (words: TemplateStringsArray, ...values: Interpolation[]) =>
  said("takeaway", words, ...values) as DisplayOutput;
const numbers = (markdown: string) => typedNumbers(markdown).map((number) => number.text);

describe("a number as a sentence writes it", () => {
  test.each([
    ["34.6%", 0.346, 0.0005, "percent"],
    ["10.7 million", 10_700_000, 50_000, "currency"],
    ["9.00 thousand", 9000, 5, "currency"],
    ["1,147", 1147, 0.5, null],
    ["-0.01", -0.01, 0.005, null],
    [".33", 0.33, 0.005, null],
    ["24 customers", 24, 0.5, "customers"],
    ["1.0e+2", 100, 5, null],
  ])("%s is %d, give or take %d", (written, value, tolerance, unit) => {
    const read = writtenNumber(written);
    expect(read?.value).toBeCloseTo(value, 9);
    expect(read?.tolerance).toBeCloseTo(tolerance, 9);
    expect(read?.unit).toBe(unit);
  });

  test.each(["", "undefined", "N-37", "1,23", "12 , 3,4", "%", "."])("%j is none", (words) => {
    expect(words === "12 , 3,4" ? writtenNumber("3,4") : writtenNumber(words)).toBeNull();
  });

  test("agrees with the value that any of the formats wrote", () => {
    const value = fc.oneof(
      fc.double({ min: -1e9, max: 1e9, noNaN: true }),
      fc.integer(),
      fc.double({ noNaN: true, min: -2, max: 2 }),
    );
    fc.assert(
      fc.property(value, fc.integer({ min: 0, max: 6 }), (x, digits) => {
        for (const { text: written, value: kept } of [
          percent(x, digits),
          count(x),
          decimal(x, digits),
          money(x),
          counted(x, "box", "boxes"),
        ]) {
          expect([written, x, agrees(written, kept)]).toEqual([written, x, true]);
        }
      }),
    );
  });

  test("does not agree with a value that rounds to something else", () => {
    expect(agrees("34.6%", 0.3466)).toBe(false);
    expect(agrees("34.6%", 34.6)).toBe(false);
    expect(agrees("10.7 million", 10_761_000)).toBe(false);
    expect(agrees("-0.0614", 0.0614)).toBe(false);
    expect(agrees("45", 46)).toBe(false);
  });

  test("agrees with no value where it says so, and only there", () => {
    expect([percent(NaN), decimal(Infinity)].map(({ text: written }) => agrees(written, null))).toEqual([
      true,
      true,
    ]);
    expect(agrees("0", null)).toBe(false);
    expect(agrees("undefined", 3)).toBe(false);
  });
});

describe("the rule of what may be typed", () => {
  test("numbers that could depend on the data are found", () => {
    expect(numbers("The 45 customers bring 36% of it.")).toEqual(["45", "36%"]);
    expect(numbers("A silhouette of .33 at k = 4.")).toEqual([".33", "4"]);
    expect(numbers("In 2018 they sold 1,234.5 of it.")).toEqual(["2018", "1,234.5"]);
    expect(numbers("The first order is of 2017-01-16.")).toEqual(["2017", "01", "16"]);
    expect(numbers("It is at least 12, above 1.5, and 10 is more.")).toEqual(["12", "1.5", "10"]);
  });

  test.each([
    [
      "notebooks, chapters, figures and tables",
      "See notebooks 03 to 06 and notebook 10, chapter 7, Figure 3.1, Table 2.",
    ],
    ["years of papers", "As before (Hennig 2007; Ward 1963; Fader and Hardie 2005)."],
    ["units, and names with a digit", "Areas in ft2 and m2, ISO-3 codes, customer N-37, H1."],
    ["code and formulas", "With `k = 3`, $x^2 + 1$ and\n```ts\nconst k = 4;\n```\nafter."],
    ["addresses", "[paper](https://doi.org/10.1000/182) and https://doi.org/10.1000/182"],
    ["parameters of a heading", "## What at k = 2 to 8?"],
    ["numbers of a list", "1. first\n2. second"],
    ["conventional levels", "At the 5% level, the 95% interval."],
    ["poles of a scale", "At most 1, above 0; 1 would be the same partition, 0 no more than chance."],
  ])("%s are exempt", (_, prose) => {
    expect(numbers(prose)).toEqual([]);
  });

  test("says where a number stands", () => {
    const prose = "Of `12` and 34 in all.";
    const [found] = typedNumbers(prose);
    expect(prose.slice(found.at, found.at + 2)).toBe("34");
  });
});

describe("the prose of a cell", () => {
  const output = takeaway`The customer ${"7 Seas"} brings ${percent(0.34629)} of ${money(30_806_686)}, ${decimal(NaN)} more.`;
  const markdown = output.data["text/markdown"] as string;
  const { claims, texts } = (output.metadata as { champo: Parameters<typeof proseProblems>[1] }).champo;

  test("has no problem when each number is a claim or stands in a text put in", () => {
    expect(proseProblems(markdown, { claims, texts })).toEqual([]);
  });

  test("is caught when its text was changed by hand", () => {
    const changed = proseProblems(markdown.replace("34.6%", "43.6%"), { claims, texts });
    expect(changed.map(({ kind, text: written }) => [kind, written])).toEqual([["misplaced", "34.6%"]]);
  });

  test("is caught when its value was", () => {
    const [share, ...rest] = claims;
    const changed = proseProblems(markdown, { claims: [{ ...share, value: 0.35 }, ...rest], texts });
    expect(changed.map(({ kind, what }) => [kind, what])).toEqual([
      ["disagrees", "the value computed is 0.35"],
    ]);
  });

  test("is caught when a number is typed into it, or put in as a text that nobody recorded", () => {
    expect(proseProblems(`${markdown} And 12 others.`, { claims, texts }).map(({ kind }) => kind)).toEqual([
      "typed",
    ]);
    expect(proseProblems(markdown, { claims, texts: [] }).map(({ text: written }) => written)).toEqual(["7"]);
    expect(proseProblems(markdown, { claims: [], texts }).map(({ text: written }) => written)).toEqual([
      "34.6%",
      "30.8",
    ]);
  });

  test("is quoted by the sentence", () => {
    const prose = "First of all 3. **Then** 4.5 \\*of\\* it, e.g. 6. Last.";
    expect(sentenceAround(prose, [24, 27])).toBe("Then 4.5 *of* it, e.g. 6.");
  });
});

describe("the ledger", () => {
  const says = code("takeaway`...`;", takeaway`Of ${count(45)} customers ${percent(0.2)} are new.`);
  const advice = code(
    "show(table(...))",
    shown(
      tableOutput(
        table("Advice", [{ who: "M", why: prose`It brings ${percent(0.34629)} of ${count(12)}.` }]),
      ),
    ),
  );
  const drawn = code("show(chart(x))", figure("Share of 12.5% in all", [{ type: "bar", y: [1] }]));
  const document = notebook(text("# Why?"), says, advice, drawn);

  test("lists each number with its cell, value, unit and sentence", () => {
    const { claims, problems } = claimsLedger([{ name: "01-a", document }]);
    expect(problems).toEqual([]);
    expect(
      claims.map(({ id, kind, text: written, value, unit }) => [id, kind, written, value, unit]),
    ).toEqual([
      [`01-a#${says.id}:1`, "takeaway", "45", 45, null],
      [`01-a#${says.id}:2`, "takeaway", "20.0%", 0.2, "percent"],
      [`01-a#${advice.id}:1`, "table", "34.6%", 0.34629, "percent"],
      [`01-a#${advice.id}:2`, "table", "12", 12, null],
      [`01-a#${drawn.id}:1`, "figure", "12.5%", null, "percent"],
      [`01-a#${drawn.id}:2`, "figure", "12.5%", null, "percent"],
    ]);
    expect(claims[0]).toMatchObject({
      chapter: `01-a.html#cell-id=${says.id}`,
      position: 2,
      sentence: "Of 45 customers 20.0% are new.",
    });
    expect(claims[0].source).toMatch(/^[0-9a-f]{64}$/);
  });

  test("finds numbers typed into text cells, figures and tables", () => {
    const typed = notebook(
      text("It has 36 customers."),
      code('show(chart("Share of 12.5% in all"))', ...drawn.outputs),
      code("show(table(`The 45 best of ${n}`))", shown(tableOutput(table("The 45 best of 9", [{ a: 1 }])))),
      { cell_type: "raw", id: "raw", metadata: {}, source: "not shown as prose: 99" },
    );
    const { problems } = claimsLedger([{ name: "a", document: typed }]);
    expect(problems.map(({ position, text: written }) => [position, written])).toEqual([
      [1, "36"],
      [2, "12.5%"],
      [2, "12.5%"],
      [3, "45"],
    ]);
  });
});

describe("the report", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "claims-test-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const request = { out: folder, title: "T", provenance: {} };
  const good = code("t", takeaway`About ${percent(0.34629)} of it.`);
  const page = () => readFileSync(path.join(folder, "a.html"), "utf8");

  test("leads from a number to its cell, and lists it in claims.json", async () => {
    const report = await exportReport({ ...request, notebooks: [{ name: "a", document: notebook(good) }] });
    expect(report.unsourced).toEqual([]);
    expect(page().includes(`<span id="cell-id=${good.id}"></span>`)).toBe(true);
    const [link] = /About <a[^]*?<\/a> of it/.exec(page()) ?? [];
    expect(link?.replace(/\s+/g, " ").replace(/" >/g, '">')).toBe(
      `About <a class="claim" href="#cell-id=${good.id}" data-value="0.34629 as a share of 1" data-source="cell 1 of a">34.6%</a> of it`,
    );
    const { claims } = JSON.parse(readFileSync(path.join(folder, "claims.json"), "utf8")) as {
      claims: object[];
    };
    expect(claims).toMatchObject([{ id: `a#${good.id}:1`, text: "34.6%", value: 0.34629 }]);
  });

  test("refuses a number that its cell did not compute so, naming notebook, cell and sentence", async () => {
    const [output] = good.outputs as [DisplayOutput];
    const data = { ...output.data, "text/markdown": "About 43.6% of it." };
    const document = notebook({ ...good, outputs: [{ ...output, data }] } as CodeCell);
    await expect(exportReport({ ...request, notebooks: [{ name: "a", document }] })).rejects.toThrow(
      new RegExp(
        `a, cell 1 \\(${good.id}\\): "34.6%": the prose says "43.6%" in its place, in "About 43.6% of it."`,
      ),
    );
  });

  test("marks a number that somebody typed, or refuses it where asked to", async () => {
    const notebooks = [
      { name: "a", document: notebook(text("# Of 36 customers\n\nThere are **45** of them."), good) },
    ];
    const report = await exportReport({ ...request, notebooks });
    expect(report.unsourced.map(({ text: written }) => written)).toEqual(["36", "45"]);
    expect(
      /<strong><span class="unsourced" title="Typed by hand[^"]*">45<\/span><\/strong>/.test(page()),
    ).toBe(true);
    expect(page().includes("<title>Of 36 customers")).toBe(true);
    await expect(exportReport({ ...request, notebooks, typedNumbers: "refuse" })).rejects.toThrow(
      /"45": no cell/,
    );
  });
});

describe("marks in Markdown", async () => {
  const markdown = await createMarkdown(await createHighlighter());
  const place = { ids: new Set<string>(), pageOf: () => undefined };
  const marked = (source: string, ...spans: [number, number][]) =>
    markdown
      .render(source, { ...place, marks: spans.map((at) => ({ at, open: "<a class=x>", close: "</a>" })) })
      .body.markup.trim();

  test("stand around their part of the text, also within emphasis and at the start of a line", () => {
    expect(marked("It is **12%** or 3.", [8, 11], [17, 18])).toBe(
      "<p>It is <strong><a class=x>12%</a></strong> or <a class=x>3</a>.</p>",
    );
    expect(marked("12. of it", [0, 2])).toBe("<p><a class=x>12</a>. of it</p>");
  });

  test("are left out of links, code, formulas and pictures, which can hold none", () => {
    expect(marked("[see 12](#a)", [5, 7])).toBe('<p><a href="#a">see 12</a></p>');
    expect(marked("`see 12`", [5, 7])).toBe("<p><code>see 12</code></p>");
    expect(marked("$x = 12$", [5, 7])).not.toMatch(/class=x|[\ue000-\uf8ff]/);
    expect(marked("![a 12](http://example.org/a.png)", [4, 6])).not.toMatch(/class=x|[\ue000-\uf8ff]/);
    expect(marked("```ts\nconst a = 12;\n```", [16, 18])).not.toMatch(/class=x|[\ue000-\uf8ff]/);
  });

  test("cannot be forged by private characters in the text, nor overlap or run past its end", () => {
    expect(marked("\ue001 12 \ue000", [2, 4])).toBe("<p>\ufffd <a class=x>12</a> \ufffd</p>");
    expect(marked("123", [0, 2], [1, 3], [2, 9])).toBe("<p><a class=x>12</a>3</p>");
  });

  test("do not show in the ids and texts of headings", () => {
    const { headings } = markdown.render("## At 12 of them", {
      ...place,
      marks: [{ at: [6, 8], open: "<b>", close: "</b>" }],
    });
    expect(headings.map(({ id, content }) => [id, content.markup])).toEqual([
      ["at-12-of-them", "At <b>12</b> of them"],
    ]);
  });
});
