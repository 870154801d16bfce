import fs from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deserialize, serialize } from "node:v8";
import { afterAll, expect, test } from "vitest";
import { randomSource } from "../../src/math/distributions/random";
import { isCode, type Cell, type Notebook } from "../../src/notebook/document/document";
import { exportReport } from "../../src/report/export-report";
import { code, notebook, said, studyNotebook, text } from "./fixture-notebook";
import { percent } from "../../src/text/format";

const folder = fs.mkdtempSync(path.join(tmpdir(), "kept-chapters-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

type Chapters = readonly { readonly name: string; readonly document: Notebook }[];

/** The files of a report by name, made with what a folder keeps. */
async function exported(notebooks: Chapters, keptIn: string): Promise<Readonly<Record<string, string>>> {
  const out = path.join(folder, "report");
  const { files } = await exportReport({
    ...{ notebooks, out, keptIn, title: "A study", provenance: { Seed: "7" }, wholeStudy: "whole.html" },
    customers: ["TGT", "M-1"],
    glossary: [{ term: "Jaccard", definition: "How much two groups share." }],
    library: "a library",
  });
  return Object.fromEntries(files.map(({ file }) => [path.basename(file), fs.readFileSync(file, "utf8")]));
}

const withCell = (document: Notebook, at: number, cell: Cell): Notebook => ({
  ...document,
  cells: document.cells.map((each, i) => (i === at ? cell : each)),
});

const START: Chapters = [
  { name: "01-first", document: studyNotebook() },
  {
    name: "02-second",
    document: notebook(
      text("# Which features?\n\nSee [the first](01-first.ipynb#by-product)."),
      code("const a = 1;", said("takeaway", ["It is ", ""] as never, percent(0.5))),
      text("## More\n\n```ts\nlet b = 2;\n```"),
    ),
  },
  { name: "03-third", document: notebook(text("# What follows?"), code("show(c);")) },
];

test("after random edits of one notebook at a time, a report is to the letter that of an empty store", async () => {
  const random = randomSource(20_261_130);
  const draw = (most: number): number => Math.floor(random() * most);
  const kept = path.join(folder, "kept");
  let chapters = START;
  await exported(chapters, kept);
  const change = (edit: (document: Notebook) => Notebook, at = draw(chapters.length)): void => {
    chapters = chapters.map((each, i) => (i === at ? { ...each, document: edit(each.document) } : each));
  };
  const inText = (edit: (source: string) => string) => (document: Notebook) => {
    const places = document.cells.flatMap((cell, i) => (isCode(cell) || i === 0 ? [] : [i]));
    const at = places[draw(places.length)] ?? 0;
    return withCell(document, at, { ...document.cells[at]!, source: edit(document.cells[at]!.source) });
  };
  const inTitle = (document: Notebook): Notebook => {
    const source = `# Title ${draw(1000)}?\n\nSee [the other](01-first.ipynb).`;
    return withCell(document, 0, { ...document.cells[0]!, source });
  };
  const inCode = (document: Notebook): Notebook => {
    const at = document.cells.findIndex(isCode);
    return withCell(document, at, { ...document.cells[at]!, source: `const x${draw(9)} = "${draw(9)}";` });
  };
  const inOutput = (document: Notebook): Notebook => {
    const at = document.cells.findIndex(isCode);
    const output = said("answer", ["Some ", " of TGT."] as never, percent(draw(100) / 100));
    return withCell(document, at, { ...document.cells[at]!, outputs: [output] } as Cell);
  };
  const edits: readonly (() => void)[] = [
    () => change(inTitle),
    () => change(inText((source) => `${source}\n\nMore on Jaccard, ${"abcdef"[draw(6)]}.`)),
    () => change(inText((source) => source.replace(/^#+ .*/m, (line) => `${line} again`))),
    () => change(inText((source) => `${source}\n\n\`\`\`ts\nfor (const y${draw(9)} of z) y();\n\`\`\``)),
    () => change(inCode),
    () => change(inOutput),
    () => (chapters = [...chapters.slice(0, 2), { ...chapters[2]!, name: `0${3 + draw(6)}-third` }]),
  ];
  for (let edit = 0; edit < 12; edit++) {
    edits[edit < edits.length ? edit : draw(edits.length)]!();
    const taken = await exported(chapters, kept);
    expect(taken).toEqual(await exported(chapters, path.join(folder, `empty-${edit}`)));
  }
});

test("chapters that did not change are taken from the store, one that did is read again", async () => {
  const kept = path.join(folder, "marked");
  await exported(START, kept);
  for (const name of fs.readdirSync(kept).filter((each) => each.startsWith("chapter-"))) {
    const file = path.join(kept, name);
    const bytes = fs.readFileSync(file);
    const start = bytes.indexOf("\n") + 1;
    const read = deserialize(bytes.subarray(start)) as { chapter: object };
    const marked = { ...read, chapter: { ...read.chapter, body: { markup: "<p>from the store</p>" } } };
    fs.writeFileSync(file, Buffer.concat([bytes.subarray(0, start), serialize(marked)]));
  }
  const third = { ...START[2]!, document: notebook(text("# What else?")) };
  const files = await exported([START[0]!, START[1]!, third], kept);
  const isTaken = (name: string): boolean => files[name]!.includes("from the store");
  expect(["01-first.html", "02-second.html", "03-third.html"].map(isTaken)).toEqual([true, true, false]);
});
