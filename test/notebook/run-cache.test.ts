import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { pathState } from "../../src/core/path-state";
import { isCode, type Notebook } from "../../src/notebook/document/document";
import type { FileRecord, PlaceRead } from "../../src/notebook/kernel/file-record";
import { RunCache } from "../../src/notebook/run/run-cache";
import { withRecorded } from "../../src/notebook/run/run-record";
import { randomSource } from "../../src/math/distributions/random";
import { notebookOf } from "./workspace";

/** A folder with two data files, a library of two files, and records. */
function makePlace() {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), "run-cache-"));
  const at = (...names: string[]): string => path.join(root, ...names);
  fs.mkdirSync(at("lib"));
  for (const file of ["a", "b", "lib/first.js", "lib/second.js", "lib/first.d.ts"])
    fs.writeFileSync(at(file), file);
  const cacheWith = (env: Readonly<Record<string, string>> = {}, fresh = false): RunCache =>
    new RunCache({ folder: at("records"), library: at("lib"), workingFolder: root, env, lent: {}, fresh });
  return { at, cacheWith };
}
type Place = ReturnType<typeof makePlace>;

/**
 * Runs a notebook in place of a kernel: a cell `show FILE`, `save FILE TEXT`, `call MODULE` or `setting` prints what it
 * finds; what it did with files is recorded as a kernel records it.
 */
function execute(notebook: Notebook, { at }: Place, env: Readonly<Record<string, string>>) {
  const read = new Map<string, PlaceRead>();
  const written = new Set<string>();
  const library = new Set<string>();
  const look = (place: string): string => {
    const known = read.get(place) ?? { place, look: "content" as const, found: pathState(place, "content") };
    if (!written.has(place)) read.set(place, known);
    return fs.existsSync(place) ? fs.readFileSync(place, "utf8") : "nothing";
  };
  const run = (source: string): string => {
    const [verb, name = "", ...text] = source.split(" ");
    if (verb === "show") return look(at(name));
    if (verb === "setting") return env["SETTING"] ?? "";
    if (verb === "call") {
      library.add(at("lib", name));
      return fs.readFileSync(at("lib", name), "utf8");
    }
    written.add(at(name));
    fs.writeFileSync(at(name), text.join(" "));
    return "saved";
  };
  const cells = notebook.cells.map((cell) =>
    isCode(cell)
      ? {
          ...cell,
          execution_count: 1,
          outputs: [{ output_type: "stream" as const, name: "stdout" as const, text: run(cell.source) }],
        }
      : cell,
  );
  const record: FileRecord = {
    read: [...read.values()],
    written: [...written],
    library: [...library],
    beyond: [],
  };
  return { document: { ...notebook, cells }, record };
}

/** Runs a notebook through the records, as a run does. */
function runKept(file: string, notebook: Notebook, place: Place, env: Readonly<Record<string, string>>) {
  const cache = place.cacheWith(env);
  const found = cache.find(file, notebook);
  if ("record" in found) return { document: withRecorded(notebook, found.record), why: null };
  const { document, record } = execute(notebook, place, env);
  const recordFile = cache.recordFile(1);
  fs.writeFileSync(recordFile, JSON.stringify(record));
  const kept = cache.recordOf(document, recordFile);
  if (kept) cache.keep(file, kept, document);
  cache.end();
  return { document, why: found.why };
}

const SOURCES = [
  "show a",
  "show b",
  "save b one",
  "save c two",
  "show c",
  "call first.js",
  "call second.js",
  "setting",
];

test("after 500 random edits of code, text, order, data, settings and library, all is as in a clean run", () => {
  const random = randomSource(20_261_129);
  const [kept, clean] = [makePlace(), makePlace()];
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
  let sources: string[] = ["show a", "call first.js", "save c two"];
  let text = "Some words.";
  let env: Readonly<Record<string, string>> = {};
  let taken = 0;
  const both = (file: string, content: string): void => {
    for (const { at } of [kept, clean]) fs.writeFileSync(at(file), content);
  };
  const edits: readonly (() => void)[] = [
    () => (sources = sources.map((source) => (random() < 0.3 ? pick(SOURCES) : source))),
    () => (sources = [...sources, pick(SOURCES)].slice(-5)),
    () => (sources = [...sources].reverse()),
    () => (text = `Other words, ${random()}.`),
    () => (env = { SETTING: pick(["x", "y"]) }),
    () => both(pick(["a", "b"]), pick(["old", "new"])),
    () => both(`lib/${pick(["first.js", "second.js"])}`, pick(["v1", "v2"])),
    () => undefined,
  ];
  for (let edit = 0; edit < 500; edit++) {
    pick(edits)();
    const plain = notebookOf(...sources);
    const first = { cell_type: "markdown" as const, id: "words", metadata: {}, source: text };
    const notebook = { ...plain, cells: [first, ...plain.cells] };
    const { document, why } = runKept("n.ipynb", notebook, kept, env);
    if (why === null) taken++;
    expect(document).toEqual(execute(notebook, clean, env).document);
    for (const file of ["a", "b", "c"])
      expect(pathState(kept.at(file), "content")).toBe(pathState(clean.at(file), "content"));
  }
  expect(taken).toBeGreaterThan(100);
});

test("the reason of a run is named", () => {
  const place = makePlace();
  const why = (notebook: Notebook, env = {}): string | null => runKept("n.ipynb", notebook, place, env).why;
  const notebook = notebookOf("show a", "call first.js");
  expect(why(notebook)).toBe("there is no record of a run");
  expect(why(notebook)).toBeNull();
  const other = notebookOf("show a", "call second.js");
  expect(why(other)).toBe(`cell "${other.cells[1]!.id}" changed`);
  expect(why(notebookOf("show a"))).toBe(`cell "${other.cells[1]!.id}" is gone`);
  expect(why(notebookOf("show a"), { CHAMPO_SEED: "8" })).toBe("the settings of the run changed");
  fs.writeFileSync(place.at("a"), "other");
  const shown = (): string | null => why(notebookOf("show a"), { CHAMPO_SEED: "8" });
  expect(shown()).toBe(`${place.at("a")} changed`);
  fs.rmSync(place.at("a"));
  expect(shown()).toBe(`${place.at("a")} is gone`);
  fs.writeFileSync(place.at("a"), "back");
  expect(shown()).toBe(`${place.at("a")} is there now`);
  expect(why(other)).toMatch(/changed$/);
  fs.writeFileSync(place.at("lib/first.js"), "v9"); // not loaded by this notebook
  expect(why(other)).toBeNull();
  fs.writeFileSync(place.at("lib/second.js"), "v9");
  expect(why(other)).toBe("the library changed: second.js");
  fs.writeFileSync(place.at("lib/first.d.ts"), "types");
  expect(why(other)).toBe("the types of the library changed");
  expect(place.cacheWith({}, true).find("n.ipynb", other)).toEqual({ why: "it was asked for" });
});

test("a record that was cut short or is of another version counts as none", () => {
  const place = makePlace();
  const notebook = notebookOf("show a");
  runKept("n.ipynb", notebook, place, {});
  const [record = ""] = fs.readdirSync(place.at("records"));
  const file = place.at("records", record);
  fs.writeFileSync(file, fs.readFileSync(file).subarray(0, 60));
  expect(place.cacheWith().find("n.ipynb", notebook)).toEqual({ why: "there is no record of a run" });
  fs.writeFileSync(file, "no record");
  expect(place.cacheWith().find("n.ipynb", notebook)).toEqual({ why: "there is no record of a run" });
});

test("a notebook that started a program, was killed, or differs from run to run runs each time", () => {
  const place = makePlace();
  const cache = place.cacheWith();
  const notebook = notebookOf("show a");
  const { record } = execute(notebook, place, {});
  const recordFile = cache.recordFile(1);
  expect(cache.recordOf(notebook, recordFile)).toBeUndefined();
  fs.writeFileSync(recordFile, JSON.stringify({ ...record, beyond: ["it started a program"] }));
  cache.keep("n.ipynb", cache.recordOf(notebook, recordFile)!, notebook);
  expect(cache.find("n.ipynb", notebook)).toEqual({ why: "it started a program" });
  fs.writeFileSync(recordFile, JSON.stringify(record));
  expect(cache.recordOf(notebookOf("Date.now()"), recordFile)).toBeUndefined();
  expect(cache.recordOf(notebook, recordFile)).toBeDefined();
  cache.end();
});

test("the end of a run does not mind what another run has removed meanwhile", () => {
  const place = makePlace();
  runKept("n.ipynb", notebookOf("show a"), place, {});
  fs.symlinkSync(place.at("gone"), place.at("records", "gone.json.gz"));
  expect(() => place.cacheWith().end()).not.toThrow();
  expect(fs.readdirSync(place.at("records"))).toHaveLength(2);
});
