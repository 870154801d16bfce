import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import exceljs from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chapterSections } from "../../src/deliver/chapter-sections";
import { typingWorkbook } from "../../src/deliver/typing-workbook";
import { wordDocument } from "../../src/deliver/word-document";
import { placeProspect } from "../../src/models/typing/place-prospect";
import { readNotebook } from "../../src/notebook/document/notebook-file";
import { PROJECT_FOLDER } from "../../src/study/settings";
import { excelWorkbook } from "../../src/tables/xlsx/excel-workbook";
import { hasOffice, reopened } from "./office";
import { NOTEBOOKS } from "./study-notebooks";
import { plantedProspects } from "./planted-prospects";

const out = mkdtempSync(path.join(tmpdir(), "reopened-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));
const made = new Date("2020-02-14");
const saved = path.join(out, "saved");

describe.skipIf(!hasOffice())("reopened and saved by LibreOffice", () => {
  const words = ["north", '=so"uth', "<b>east*</b>"];
  const { tools, prospects } = plantedProspects(words, ["A", "=B", "C"]);
  const [tool] = tools;
  const papers = NOTEBOOKS.map(({ name, document }) => {
    const sections = chapterSections(name, document);
    return { topic: name, title: sections[0].title, sections };
  });

  beforeAll(async () => {
    writeFileSync(
      path.join(out, "typing.xlsx"),
      await typingWorkbook([tool], { prospects, rows: 3, remarks: [], made }),
    );
    const cells = [[-0.5], ["=1+1"], ["-0.5"], [1e-7]];
    const sheet = { name: "Values", columns: [{ name: "value" }], rows: cells };
    writeFileSync(path.join(out, "values.xlsx"), await excelWorkbook([sheet], made));
    const options = { title: "A study", subtitle: "Who?", provenance: [], made };
    writeFileSync(path.join(out, "study.docx"), await wordDocument(papers, options));
    reopened(out, "csv", "typing.xlsx");
    reopened(out, "xlsx", "values.xlsx");
    reopened(out, "docx", "study.docx");
  });

  test("the typing workbook places a thousand prospects as the library does", () => {
    const rows = readFileSync(path.join(saved, "typing.csv"), "utf8").split("\n").slice(4, 1004);
    const places = rows.map(
      (row) => /,(\d?),("[^"]*"|[^,]*),-?\d+,-?\d+,-?\d+$/.exec(row)?.slice(1, 3) ?? row,
    );
    const expected = prospects.map((prospect) => {
      const { segment, answered } = placeProspect(tool, prospect);
      return answered === 0 ? ["", ""] : [String(segment + 1), tool.segments[segment]];
    });
    expect(places).toEqual(expected);
  });

  test("the export keeps numbers as numbers and texts as texts", async () => {
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(path.join(saved, "values.xlsx"));
    const cells = [2, 3, 4, 5].map((row) => workbook.worksheets[0].getCell(row, 1).value);
    expect(cells).toEqual([-0.5, "=1+1", "-0.5", 1e-7]);
  });

  test("the Word document has the same words, tables, figures and notes", () => {
    const before = unzipSync(readFileSync(path.join(out, "study.docx")));
    const after = unzipSync(readFileSync(path.join(saved, "study.docx")));
    const textsOf = (parts: typeof before, name: string) =>
      [...strFromU8(parts[name]).matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map(([, text]) => text).join("");
    for (const part of ["word/document.xml", "word/footnotes.xml"]) {
      expect(textsOf(after, part)).toBe(textsOf(before, part));
    }
    const body = strFromU8(after["word/document.xml"]);
    expect(body.match(/<w:tbl>/g)).toHaveLength(3);
    expect(body).toMatch(/descr="Revenue by year: drawn from the fixture/);
  });

  test.skipIf(!hasPoppler())("no word is broken in a table of the study's Word document", async () => {
    const committed = path.join(PROJECT_FOLDER, "notebooks");
    const files = readdirSync(committed).filter((file) => file.endsWith(".ipynb"));
    const chapters = files.map((file) => {
      const name = path.basename(file, ".ipynb");
      const sections = chapterSections(name, readNotebook(path.join(committed, file)));
      return { topic: name, title: sections[0].title, sections };
    });
    const bytes = await wordDocument(chapters, { title: "A study", subtitle: "", provenance: [], made });
    writeFileSync(path.join(out, "whole.docx"), bytes);
    reopened(out, "pdf", "whole.docx");
    const pdf = path.join(saved, "whole.pdf");
    const printed = execFileSync("pdftotext", ["-raw", pdf, "-"], { encoding: "utf8", maxBuffer: 1e8 });
    // The mark of a footnote follows the last word of a cell.
    const whole = new Set(printed.split(/\s+/).flatMap((word) => [word, word.replace(/\d{1,4}$/, "")]));
    const inTables = chapters
      .flatMap(({ sections }) => sections.flatMap(({ blocks }) => blocks))
      .flatMap((block) => (block.kind === "table" ? [block.table] : []))
      .flatMap(({ columns, rows }) => [
        ...columns.map(({ name }) => name),
        ...rows.flatMap((row) => row.map(({ text }) => text)),
      ])
      .flatMap((text) => text.split(/\s+/))
      .filter((word) => !/-/.test(word));
    expect(inTables.length).toBeGreaterThan(3000);
    expect([...new Set(inTables)].filter((word) => !whole.has(word))).toEqual([]);
  });
});

/** Whether the program that reads the words of a PDF is there; says so where it is not. */
function hasPoppler(): boolean {
  try {
    return execFileSync("sh", ["-c", "command -v pdftotext"], { stdio: "pipe" }).length > 0;
  } catch {
    console.warn("Poppler (pdftotext) is not installed: the words of the Word document are not looked for.");
    return false;
  }
}
