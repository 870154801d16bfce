import { strFromU8, unzipSync } from "fflate";
import { beforeAll, describe, expect, test } from "vitest";
import { champoDirectorPaper } from "../../src/cases/champo/report/director-paper";
import { chapterSections } from "../../src/deliver/chapter-sections";
import { notebookShelf } from "../../src/deliver/notebook-shelf";
import { wordDocument } from "../../src/deliver/word-document";
import { NOTEBOOKS } from "./study-notebooks";

const papers = [
  champoDirectorPaper({ trend: null }, notebookShelf(NOTEBOOKS)),
  ...NOTEBOOKS.map(({ name, document }) => {
    const sections = chapterSections(name, document);
    return { topic: name, title: sections[0].title, sections };
  }),
];
const options = {
  title: "A study of <hostile> & others",
  subtitle: "Who?",
  provenance: [["Data", "x.csv"]] as const,
  made: new Date("2020-02-14"),
};

describe("a study as a Word document", () => {
  let parts: Record<string, string>;
  let bytes: Uint8Array;

  beforeAll(async () => {
    bytes = await wordDocument(papers, options);
    parts = Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]),
    );
  });

  test("has headings, real tables with heads that repeat, captions, and figures with their alternative text", () => {
    const body = parts["word/document.xml"];
    const styles = [...body.matchAll(/<w:pStyle w:val="([^"]+)"/g)].map(([, style]) => style);
    expect(styles.filter((style) => style === "Heading1")).toHaveLength(4);
    expect(styles).toContain("Heading3");
    expect(body).toContain("A study of &lt;hostile&gt; &amp; others");
    expect(body.match(/<w:tbl>/g)).toHaveLength(5);
    expect(body.match(/<w:tblHeader\/>/g)).toHaveLength(5);
    expect(body).toContain("Table 1. The largest of them");
    expect(body).toContain("Figure 1. Revenue by year");
    expect(body).toMatch(/descr="Revenue by year: drawn from the fixture/);
    expect(Object.keys(parts).filter((name) => name.startsWith("word/media/"))).toHaveLength(1);
  });

  test("has at each sentence a note with the full values of its numbers and the cell they come from", () => {
    expect(parts["word/footnotes.xml"]).toContain("19.8 million = 19770625. Notebook 01-sales-eda, cell 2.");
    expect(parts["word/footnotes.xml"]).toContain("40.7% = 0.4071. Notebook 10-recommendations, cell 3.");
  });

  test("has nothing of the clock: the same input gives the same bytes", async () => {
    expect(parts["docProps/core.xml"]).toContain("2020-02-14T00:00:00Z");
    expect(await wordDocument(papers, options)).toEqual(bytes);
  });
});
