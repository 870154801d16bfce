import { beforeAll, describe, expect, test } from "vitest";
import { InputError } from "../../src/core/input-error";
import { GLOSSARY } from "../../src/report/notes/glossary";
import { REFERENCES } from "../../src/report/notes/references";
import { createHighlighter } from "../../src/report/chapters/highlight";
import { html, trusted } from "../../src/report/pages/html";
import { createMarkdown, type Markdown } from "../../src/report/chapters/markdown";
import { createNotes, type Notes } from "../../src/report/notes/notes";
import { shortReference } from "../../src/report/notes/reference";
import { notesMarkup } from "../../src/report/notes/notes-markup";
import { termFinder } from "../../src/report/notes/term-finder";
import { relocate } from "../../src/report/chapters/relocate";

const references = {
  rousseeuw1987: {
    authors: "Rousseeuw, P. J.",
    year: 1987,
    title: "Silhouettes",
    published: "Journal <20>",
    doi: "10.1016/0377-0427(87)90125-7",
  },
  ward1963: { authors: "Ward, J. H.", year: 1963, title: "Grouping", published: "JASA" },
};
const glossary = [
  { term: "silhouette", also: ["mean silhouette"], definition: "How <near>.", scale: "-1 to 1", source: "rousseeuw1987" },
  { term: "PSI", definition: "Drift." },
  { term: "medoid", definition: "Middle." },
]; // prettier-ignore

let markdown: Markdown;
beforeAll(async () => {
  markdown = await createMarkdown(await createHighlighter());
});

const body = (source: string, notes: Notes | undefined = createNotes({ glossary, references })) =>
  markdown.render(source, { ids: new Set(), pageOf: () => undefined, notes, where: "notebook 01, cell 2" })
    .body.markup;
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

describe("terms in the text", () => {
  test("are marked once a section, wherever its Markdown stands", () => {
    const notes = createNotes({ glossary, references });
    const first = body("A silhouette, the silhouettes.\n\n## Next\n\nSilhouettes.", notes);
    expect(first).toContain(
      `A <a class="term" role="doc-glossref" href="#term-silhouette" aria-describedby="term-silhouette-text">silhouette</a>, the silhouettes.`,
    );
    expect(first).toContain(">Silhouettes</a>");
    expect(body("Another silhouette.", notes)).not.toContain("term");
  });

  test("are whole words, the longest first, abbreviations as they are written", () => {
    const found = (text: string) => termFinder(glossary)(text).map(({ at }) => text.slice(at[0], at[1]));
    expect(found("Mean silhouette, silhouette-like, psi, PSI, k-medoid, Medoids, medoidal")).toEqual([
      "Mean silhouette",
      "PSI",
      "Medoids",
    ]);
    expect(termFinder([])("anything")).toEqual([]);
  });

  test("are left alone in code, formulas, links and headings", () => {
    expect(
      body("`silhouette` [silhouette](https://example.org) $silhouette$\n\n```ts\nsilhouette\n```"),
    ).not.toContain("doc-glossref");
    expect(body("### The silhouette")).not.toContain("doc-glossref");
  });

  test("say nothing that is not escaped", () => {
    const notes = createNotes({ glossary, references });
    expect(body("<b>silhouette</b>", notes)).toContain("&lt;b&gt;<a");
    expect(notesMarkup(notes, "chapter 1").body.markup).toContain("How &lt;near&gt;.");
  });
});

describe("citations", () => {
  test("are numbered as they come, and lead to the list and back", () => {
    const notes = createNotes({ glossary, references });
    const text = body(
      "One ([Ward 1963](#ward1963)). Two ([Rousseeuw 1987](#rousseeuw1987), [Ward 1963](#ward1963)).",
      notes,
    );
    expect(text.replace(/<[^>]+>/g, "")).toBe("One[1]. Two[2][1].\n");
    expect(count(text, /id="citation-ward1963"/g)).toBe(1);
    expect(text).toContain(`aria-label="Reference 1: Ward, J. H. (1963)"`);
    const { body: end, headings } = notesMarkup(notes, "chapter 1");
    expect(headings.map(({ id }) => id)).toEqual(["references"]);
    expect(end.markup).toMatch(/id="reference-ward1963"[^]*id="reference-rousseeuw1987"/);
    expect(end.markup).toContain(`href="https://doi.org/10.1016/0377-0427(87)90125-7"`);
    expect(end.markup).toContain("Journal &lt;20&gt;");
    expect(count(end.markup, /doc-backlink/g)).toBe(2);
  });

  test("of a term's source join the list, without a way back", () => {
    const notes = createNotes({ glossary, references });
    body("A silhouette.", notes);
    const { body: end, headings } = notesMarkup(notes, "chapter 1");
    expect(headings.map(({ id }) => id)).toEqual(["terms", "references"]);
    expect(end.markup).toContain(`id="reference-rousseeuw1987"`);
    expect(end.markup).not.toContain("doc-backlink");
  });

  test("of an unknown publication are an error that says where", () => {
    expect(() => body("See ([Ward 1936](#ward1936)).")).toThrow(
      /^notebook 01, cell 2: expected a key of the references, got a citation of ward1936/,
    );
    expect(() => body("See ([Builder 1990](#constructor)).")).toThrow(InputError);
    expect(() => createNotes({ glossary, references: {} })).toThrow(/glossary term "silhouette"/);
  });

  test("cannot come from text of the data, which is escaped", () => {
    const escaped = body("A customer called (\\[Ward 1963\\](#ward1963)).");
    expect(escaped).toContain("A customer called ([Ward 1963](#ward1963)).");
  });

  test("name the publication as every front end shows it: other words are an error, and other links stay links", () => {
    expect(() => body("See ([Ward 1936](#ward1963)).")).toThrow(
      "notebook 01, cell 2: expected Ward 1963, as a citation names it, got Ward 1936",
    );
    expect(body("See ([above](#again)).")).toContain(`(<a href="#again">above</a>).`);
    expect(shortReference(REFERENCES["monti2003"])).toBe("Monti et al. 2003");
    expect(shortReference(REFERENCES["campello2013"])).toBe("Campello et al. 2013");
    expect(shortReference(REFERENCES["hubert1985"])).toBe("Hubert and Arabie 1985");
    expect(shortReference(REFERENCES["hennig2007"])).toBe("Hennig 2007");
  });

  test("leave a heading and a card as they are", () => {
    expect(body("## Trees ([Ward 1963](#ward1963))")).toBe(`<h2 id="trees">Trees </h2>\n`);
    const opening = markdown.opening("Found ([Ward 1963](#ward1963)).", {
      ids: new Set(),
      pageOf: () => undefined,
    });
    expect(opening.markup).toBe("Found .");
  });
});

describe("the study's glossary and references", () => {
  test("stand by themselves: every source is known, every term is found once", () => {
    expect(() => createNotes({ glossary: GLOSSARY, references: REFERENCES })).not.toThrow();
    const forms = GLOSSARY.flatMap(({ term, also = [] }) => [term, ...also]);
    expect(new Set(forms.map((form) => form.toLowerCase())).size).toBe(forms.length);
    for (const form of forms) {
      const [found] = termFinder(GLOSSARY)(`The ${form} here.`);
      expect([form, found?.at[1]]).toEqual([form, 4 + form.length]);
    }
  });

  test("have the form of entries", () => {
    for (const [key, { authors, year, doi }] of Object.entries(REFERENCES)) {
      const [author = ""] = authors.split(",");
      const plain = author
        .normalize("NFKD")
        .replace(/\p{M}|[^\p{L}]/gu, "")
        .toLowerCase();
      expect(key.replace(/\d{4}[a-z]*$/, "")).toBe(plain);
      expect(key).toContain(String(year));
      if (doi !== undefined) expect(doi).toMatch(/^10\.\d{4,}\/\S+$/);
    }
    for (const { definition } of GLOSSARY) expect(definition).toMatch(/\.$/);
  });
});

describe("a chapter within the whole study", () => {
  const names = new Set(["03-k-means", "04-trees"]);
  const moved = (markup: string) => relocate(trusted(markup), "03-k-means", names).markup;

  test("has ids of its own, and links that find them", () => {
    expect(moved(`<h2 id="why"></h2><a href="#why">`)).toBe(
      `<h2 id="03-k-means.why"></h2><a href="#03-k-means.why">`,
    );
    expect(moved(`<p aria-labelledby="a b">`)).toBe(`<p aria-labelledby="03-k-means.a 03-k-means.b">`);
    expect(moved(`<a href="04-trees.html#cell-id=x"><a href="04-trees.html">`)).toBe(
      `<a href="#04-trees.cell-id=x"><a href="#04-trees">`,
    );
  });

  test("keeps links that lead elsewhere, and text that looks like an attribute", () => {
    const link = `<a href="https://example.org/#x"><a href="live.html#y">`;
    expect(moved(link)).toBe(link);
    expect(moved(html`<p>${` id="why" href="#why"`}</p>`.markup)).not.toContain("03-k-means");
  });
});
