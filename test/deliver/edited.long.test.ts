import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import exceljs from "exceljs";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chapterSections } from "../../src/deliver/chapter-sections";
import { typingWorkbook } from "../../src/deliver/typing-workbook";
import { wordDocument } from "../../src/deliver/word-document";
import { placeProspect } from "../../src/models/typing/place-prospect";
import { excelWorkbook } from "../../src/tables/xlsx/excel-workbook";
import { hasOffice, reopened } from "./office";
import { plantedProspects } from "./planted-prospects";
import { NOTEBOOKS } from "./study-notebooks";

/** The Python that `.ci/run` installs openpyxl and python-docx for, else the machine's. */
const own = path.join(process.env["JUPYTER_BIN"] ?? "", "python");
const python = existsSync(own) ? own : "python3";
const missing =
  spawnSync(python, ["-c", "import openpyxl, docx; docx.document.Document.add_comment"]).status !== 0;
if (missing)
  console.log("skipped: Python has no openpyxl and python-docx (1.2), so nothing is edited with them");

const made = new Date("2020-02-14");

describe.skipIf(missing)("edited and saved by openpyxl and python-docx", () => {
  const out = mkdtempSync(path.join(tmpdir(), "edited-"));
  const file = (name: string) => path.join(out, name);
  const words = ["north", '=so"uth', "<b>east*</b>"];
  const { tools, prospects } = plantedProspects(words, ["A", "=B", "C"]);
  const tool = tools.find(({ questions }) => questions.length === 2) ?? tools[0];
  const segmentOf = (answers: (typeof prospects)[number]) => placeProspect(tool, answers).segment;
  // One whom no answer and an answer in the wrong place would put elsewhere; and one of another segment, who gets those answers.
  const nothing = segmentOf({ region: null, staff: null });
  const whole = prospects.filter(({ region, staff }) => region !== null && staff !== null);
  const first = whole.find((each) => segmentOf(each) !== nothing)!;
  const other = whole.find((each) => segmentOf(each) !== segmentOf(first))!;
  const papers = NOTEBOOKS.map(({ name, document }) => {
    const sections = chapterSections(name, document);
    return { topic: name, title: sections[0].title, sections };
  });
  let word: Uint8Array;
  let seen: {
    readonly values: readonly (readonly [unknown, string])[];
    readonly headings: readonly string[];
    readonly tables: readonly (readonly (readonly string[])[])[];
    readonly kept: boolean;
    readonly added: string;
    readonly pictures: number;
    readonly comments: readonly string[];
  };

  beforeAll(async () => {
    const begun = [first, other, first];
    writeFileSync(
      file("typing.xlsx"),
      await typingWorkbook([tool], { prospects: begun, rows: 3, remarks: [], made }),
    );
    const rows = [[-0.5], ["=1+1"], ["-0.5"], [1e-7]];
    writeFileSync(
      file("values.xlsx"),
      await excelWorkbook([{ name: "Values", columns: [{ name: "value" }], rows }], made),
    );
    word = await wordDocument(papers, { title: "A study", subtitle: "Who?", provenance: [], made });
    writeFileSync(file("study.docx"), word);
    const script = path.join(__dirname, "edit-and-save.py");
    const files = ["typing.xlsx", "values.xlsx", "study.docx"].map(file);
    const { stdout, stderr, status } = spawnSync(python, [script, ...files], { encoding: "utf8" });
    expect(stderr).toBe("");
    expect(status).toBe(0);
    seen = JSON.parse(stdout);
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  test("openpyxl reads numbers as numbers and texts as texts, and what it saves keeps them", async () => {
    expect(seen.values.slice(0, 4).map(([value]) => value)).toEqual([-0.5, "=1+1", "-0.5", 1e-7]);
    expect(seen.values.map(([, type]) => type)).toEqual(["n", "s", "s", "n"]);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(file("values.xlsx"));
    const cells = [2, 3, 4, 5, 6].map((row) => workbook.worksheets[0].getCell(row, 1).value);
    expect(cells).toEqual([-0.5, "=1+1", "-0.5", 1e-7, 12.25]);
  });

  test.skipIf(!hasOffice())("a typing workbook with typed answers places them as the library does", () => {
    reopened(out, "csv", "typing.xlsx");
    const rows = readFileSync(path.join(out, "saved", "typing.csv"), "utf8")
      .split("\n")
      .slice(4, 7);
    const { segment, answered } = placeProspect(tool, first);
    expect(answered).toBe(2);
    expect(rows[1]).toMatch(/^typed by a colleague,/);
    for (const row of rows.slice(0, 2)) expect(row).toContain(`,${segment + 1},${tool.segments[segment]},`);
  });

  test("python-docx reads the headings, tables and figures, and a comment and a paragraph leave all else as it was", () => {
    expect(seen.headings).toEqual(expect.arrayContaining(papers.map(({ title }) => title)));
    expect(seen.tables).toHaveLength(3);
    expect(seen.tables.flat(2).join(" ")).toMatch(/\d/);
    expect(seen.kept).toBe(true);
    expect(seen.added).toBe("Added by a colleague.");
    expect(seen.comments).toEqual(["Please check."]);
    expect(seen.pictures).toBeGreaterThan(0);
    const [before, after] = [unzipSync(word), unzipSync(readFileSync(file("study.docx")))];
    expect(strFromU8(after["word/footnotes.xml"]).match(/<w:t[ >]/g)).toEqual(
      strFromU8(before["word/footnotes.xml"]).match(/<w:t[ >]/g),
    );
  });
});
