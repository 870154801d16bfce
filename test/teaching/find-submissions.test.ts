import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formatNotebook } from "../../src/notebook/document/format-notebook";
import type { Notebook } from "../../src/notebook/document/document";
import { PLAIN_COURSE } from "../../src/teaching/course";
import { knownStudents, keepGradebook } from "../../src/teaching/grade/class-files";
import { membersOf } from "../../src/teaching/grade/class-members";
import { findSubmissions } from "../../src/teaching/grade/find-submissions";
import { withKnownCells } from "../../src/teaching/grade/known-cells";
import { notebookNamed } from "../../src/teaching/grade/notebook-named";
import { unpackSubmission } from "../../src/teaching/grade/unpack-submission";
import { notebookOf } from "../notebook/workspace";

const NAMES = ["01-sales-eda", "03-k-means"];
const text = formatNotebook(notebookOf("const a = 1;"));
const folder = fs.mkdtempSync(path.join(os.tmpdir(), "champo-found-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const put = (place: string, content: string | Uint8Array = text): string => {
  const file = path.join(folder, place);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  return file;
};
const zipOf = (files: Record<string, string>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(content)])));

describe("a class as it is", () => {
  let found: ReturnType<typeof findSubmissions>;
  beforeAll(() => {
    put("class/Ada/notebooks/01-sales-eda.ipynb");
    put("class/Ben/my work/final/01-sales-eda (1).ipynb");
    put("class/Ben/my work/old/01-sales-eda.ipynb", formatNotebook(notebookOf("const old = 1;")));
    fs.utimesSync(path.join(folder, "class/Ben/my work/old/01-sales-eda.ipynb"), 1, 1);
    put(
      "class/Cai.zip",
      zipOf({ "Cai/notebooks/03-k-means.ipynb": text, "__MACOSX/01-sales-eda.ipynb": "x" }),
    );
    put("class/Dee/01-sales-eda.ipynb", "no JSON");
    put("class/Eli.zip", "no zip");
    put("class/notes.txt", "hello");
    put("class/Fay/readme.md", "nothing else");
    fs.symlinkSync(path.join(folder, "class", "Ada"), path.join(folder, "class", "Gus"));
    put("class/Ada.zip", zipOf({ "01-sales-eda.ipynb": text }));
    found = findSubmissions(membersOf([path.join(folder, "class")]), NAMES);
  });

  test("says that Canvas names a file late", () => {
    const zip = zipOf({ "01-sales-eda.ipynb": text });
    const entries = ["lovelaceada_LATE_2217_9001_work.zip", "hoppergrace_2218_9002_work.zip"];
    const [late, timely] = findSubmissions(
      entries.map((name) => put(`canvas/${name}`, zip)),
      NAMES,
    ).submissions;
    expect([late.student, timely.student]).toEqual(["lovelaceada", "hoppergrace"]);
    expect(late.notes).toContainEqual(expect.stringContaining("Canvas names it late"));
    expect(timely.notes).toEqual([]);
  });

  test("is found: folders in folders, renamed notebooks, zips", () => {
    const notebooks = found.submissions.map((each) => [
      each.student,
      ...NAMES.map((name) => typeof each.notebooks.get(name) !== "string"),
    ]);
    expect(notebooks).toEqual([
      ["Ada", true, false],
      ["Ben", true, false],
      ["Cai", false, true],
      ["Dee", false, false],
    ]);
    const [ada, ben, cai, dee] = found.submissions;
    expect(ada.notes).toEqual([]);
    expect(ben.notes).toEqual([
      "01-sales-eda: the latest of 2 files was taken, my work/final/01-sales-eda (1).ipynb.",
    ]);
    expect((ben.notebooks.get("01-sales-eda") as Notebook).cells[0].source).toBe("const a = 1;");
    expect(cai.notes).toEqual(["03-k-means: found as Cai/notebooks/03-k-means.ipynb."]);
    expect(dee.notebooks.get("01-sales-eda")).toMatch(/not JSON/);
  });

  test("names what is no submission, and why, and goes on", () => {
    const why = Object.fromEntries(found.leftOut.map((each) => [path.basename(each.entry), each.why]));
    expect(Object.keys(why).sort()).toEqual(["Ada.zip", "Eli.zip", "Fay", "Gus", "notes.txt"]);
    expect(why["Ada.zip"]).toMatch(/"Ada" was already found/);
    expect(why["Eli.zip"]).toMatch(/a damaged zip/);
    expect(why["Fay"]).toMatch(/no notebooks in it/);
    expect(why["Gus"]).toMatch(/got a link/);
    expect(why["notes.txt"]).toMatch(/not a zip/);
  });

  test("may be one folder of folders; one student's folder stays one", () => {
    expect(membersOf([path.join(folder, "class")])).toHaveLength(9);
    const own = [path.join(folder, "class", "Ada")];
    expect(membersOf(own)).toEqual(own);
    expect(membersOf([path.join(folder, "nowhere")])).toHaveLength(1);
  });
});

describe("a folder with one folder in it", () => {
  const members = (place: string, known: readonly string[] = []): readonly string[] =>
    membersOf([path.join(folder, place)], (name) => known.includes(name)).map((each) =>
      path.relative(folder, each),
    );
  beforeAll(() => {
    put("late/Zoe/notebooks/01-sales-eda.ipynb");
    put("zipped/Zoe.zip", zipOf({ "01-sales-eda.ipynb": text }));
    put("from Moodle/Zoe Lee_2217_assignsubmission_file/01-sales-eda.ipynb");
    put("Hal/my work/01-sales-eda.ipynb");
    put("Ida/champo-edition/notebooks/01-sales-eda.ipynb");
    put("Ida/champo-edition/package.json", "{}");
    put("Jo/first/notebooks/01-sales-eda.ipynb");
    put("Jo/second/notebooks/01-sales-eda.ipynb");
  });

  test("is a class of one where the inner one is handed in as it is to be, or as Moodle does", () => {
    expect(members("late")).toEqual(["late/Zoe"]);
    expect(members("zipped")).toEqual(["zipped/Zoe.zip"]);
    expect(members("from Moodle")).toEqual(["from Moodle/Zoe Lee_2217_assignsubmission_file"]);
  });

  test("is a student's own where it is not, and what is known of the class goes before", () => {
    expect(members("Hal")).toEqual(["Hal"]);
    expect(members("Ida")).toEqual(["Ida"]);
    expect(members("Hal", ["my work"])).toEqual(["Hal/my work"]);
    expect(members("late", ["late"])).toEqual(["late"]);
    expect([members("Jo"), members("Jo", ["Jo"])]).toEqual([["Jo/first", "Jo/second"], ["Jo"]]);
  });

  test("the gradebook and the editions say who is known", () => {
    const [out, book] = [path.join(folder, "graded"), put("book.csv", 'name\n"Lee, Zoe"')];
    keepGradebook(out, book, PLAIN_COURSE);
    const released = { forAll: null, students: { Ada: { seed: 1, edition: 0 } } };
    const isKnown = knownStudents(out, released, PLAIN_COURSE);
    expect(["Zoe Lee", "Ada", "late"].map(isKnown)).toEqual([true, true, false]);
  });
});

describe("a notebook's name", () => {
  test.each([
    ["01-sales-eda.ipynb", "01-sales-eda"],
    ["01-sales-eda (1).ipynb", "01-sales-eda"],
    ["Copy of 01 Sales_EDA-2.ipynb", "01-sales-eda"],
    ["ada_2217_03-K-MEANS.ipynb", "03-k-means"],
    ["sales.ipynb", undefined],
    ["101-sales-eda.ipynb", undefined],
    ["01-sales-eda and 03-k-means.ipynb", undefined],
  ])("%s is %s", (file, name) => {
    expect(notebookNamed(file, NAMES)).toBe(name);
  });
});

describe("a zip", () => {
  test("is unpacked into memory only, whatever its paths say", () => {
    const zip = zipOf({
      "../../escaped/01-sales-eda.ipynb": text,
      "/etc/03-k-means.ipynb": text,
      "a.sh": "x",
    });
    expect(unpackSubmission(zip, "x.zip", 1e6).map(({ name }) => name)).toEqual([
      "../../escaped/01-sales-eda.ipynb",
      "/etc/03-k-means.ipynb",
    ]);
    expect(fs.existsSync(path.join(folder, "..", "..", "escaped"))).toBe(false);
  });

  test("that holds too much is refused by the sizes it states, and cannot unpack to more", () => {
    const bomb = zipOf({ "01-sales-eda.ipynb": "0".repeat(2_000_000) });
    expect(() => unpackSubmission(bomb, "x.zip", 1e6)).toThrow(/of 2 MB/);
    // The sizes in the directory and in the local header say 10 bytes.
    const lying = Buffer.from(bomb);
    for (let at = 0; at + 4 <= lying.length; at++)
      if (lying.readUInt32LE(at) === 2_000_000) lying.writeUInt32LE(10, at);
    let size = 0;
    try {
      size = unpackSubmission(lying, "x.zip", 1e6)[0].bytes.length;
    } catch (error) {
      expect((error as Error).message).toMatch(/damaged/);
    }
    expect(size).toBeLessThan(1000);
    const many = zipOf(Object.fromEntries(Array.from({ length: 5001 }, (_, i) => [`${i}.txt`, ""])));
    expect(() => unpackSubmission(many, "x.zip", 1e6)).toThrow(/more than 5000 files/);
  });
});

describe("cells whose ids an editor has lost", () => {
  const base = notebookOf("// Task (3 points): count.\n// YOUR CODE HERE", "show(1);");
  const ids = ["count", "shown"];
  const released: Notebook = { ...base, cells: base.cells.map((cell, i) => ({ ...cell, id: ids[i] })) };
  const changed = (sources: readonly string[], metadata = {}): Notebook => ({
    ...base,
    cells: sources.map((source, i) => ({ ...base.cells[0], id: `new-${i}`, metadata, source })),
  });

  test("are recognised by their text, or by the line of their task", () => {
    const known = withKnownCells(
      changed(["const helper = 1;", "// Task (3 points): count.\nconst n = 3;", "show(1);"]),
      released,
    );
    expect(known.cells.map(({ id }) => id)).toEqual(["new-0", "count", "shown"]);
  });

  test("are left out where champo run injected them for its parameters", () => {
    const injected = changed(['const data = "mine.xlsx";'], { tags: ["injected-parameters"] });
    expect(withKnownCells(injected, released).cells).toEqual([]);
  });
});
