import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LoadedLibrary } from "../../src/notebook/kernel/loaded-library";
import { describeReload } from "../../src/cell/reload";

let folder: string;
beforeEach(() => (folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "champo-library-")))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

let later = 0;
function write(file: string, text: string): void {
  const place = path.join(folder, file);
  fs.writeFileSync(place, text);
  const time = new Date(Date.now() + 1000 * ++later);
  fs.utimesSync(place, time, time);
}

interface Library {
  answer: () => number;
  shift: () => number;
  table: object;
}

function start() {
  write("index.js", 'module.exports = { ...require("./inner"), table: { rows: 1 } };');
  write("inner.js", "exports.answer = () => 1; exports.shift = () => 0; exports.limit = 5;");
  const library = new LoadedLibrary(folder);
  const load = createRequire(path.join(folder, "cell.js"));
  const champo = load("./index") as Library;
  return { library, champo, load };
}

describe("the library in a running kernel", () => {
  test("is found changed when a file of it is written anew, and only then", () => {
    const { library } = start();
    expect(library.changed()).toEqual([]);
    write("unused.js", "");
    expect(library.changed()).toEqual([]);
    write("inner.js", "exports.answer = () => 2;");
    expect(library.changed()).toEqual([path.join(folder, "inner.js")]);
  });

  test("is loaded anew for the variables that hold it, and names those it made", () => {
    const { library, champo } = start();
    library.note();
    const locals: Record<string, unknown> = {
      champo,
      answer: champo.answer,
      alias: champo.answer,
      shift: champo.shift,
      result: { from: champo.answer() },
      mine: () => 3,
      limit: 5,
      text: "t",
    };
    write("inner.js", "exports.answer = () => 2;");
    const told = library.reload(locals);
    expect(told).toEqual({
      changed: ["inner.js"],
      renewed: ["champo", "answer", "alias"],
      stale: ["result", "mine"],
      gone: ["shift"],
    });
    expect((locals["champo"] as Library).answer()).toBe(2);
    expect((locals["alias"] as () => number)()).toBe(2);
    expect(locals["result"] as object).toEqual({ from: 1 });
    expect(library.changed()).toEqual([]);
    expect(describeReload(told)).toBe(
      [
        "Loaded again, with 1 changed file: inner.js.",
        "Now of the new library: alias, answer, champo.",
        "No longer in it, so still the old: shift.",
        "Made before, so perhaps by the old library; run their cells again: mine, result.",
      ].join("\n"),
    );
  });

  test("stays the old one when the new one does not load", () => {
    const { library, champo, load } = start();
    library.note();
    const locals: Record<string, unknown> = { champo };
    write("inner.js", "throw new Error('half written');");
    expect(() => library.reload(locals)).toThrow("half written");
    expect(locals["champo"]).toBe(champo);
    expect(load("./index")).toBe(champo);
    expect(library.changed()).toEqual([path.join(folder, "inner.js")]);
  });

  test("that has not changed is said so", () => {
    const { library, champo } = start();
    library.note();
    expect(describeReload(library.reload({ champo }))).toBe(
      "Nothing in the library has changed since it was loaded.",
    );
  });
});
