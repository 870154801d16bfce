import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { digestOf } from "../../src/core/digest";
import { keep, readKept } from "../../src/notebook/run/kept-file";
import { installedPackages, LIBRARY } from "../../src/notebook/run/run-cache";
import { createHighlighter } from "../../src/report/chapters/highlight";

const CODE = 'import { a } from "b"; // first';
const OTHER = "const __proto__ = 1;\nreturn `${a}`;";

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "kept-"));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

/** The markup of some code and the style after it, by a highlighter that keeps it in a folder. */
async function shown(sources: readonly string[], place: string): Promise<readonly string[]> {
  const highlighter = await createHighlighter(undefined, place);
  const markup = sources.map((source) => highlighter.code(source, "ts").markup);
  highlighter.keep();
  return [...markup, highlighter.style()];
}

test("code that an earlier report has shown has the same colours and classes, in whatever order it comes", async () => {
  const [first, second] = ["one", "two"].map((name) => path.join(folder, name)) as [string, string];
  const fresh = await shown([CODE, OTHER, CODE], first);
  expect(await shown([CODE, OTHER, CODE], first)).toEqual(fresh);
  await shown([OTHER], second);
  expect(await shown([CODE, OTHER, CODE], second)).toEqual(fresh);
  expect(await shown([OTHER, CODE], first)).toEqual(await shown([OTHER, CODE], path.join(folder, "three")));
});

test("colours are kept for these packages, this version of Node.js and this code, and taken from there", async () => {
  await shown([CODE], folder);
  const code = fs.readFileSync(path.join(LIBRARY, "report", "chapters", "highlight.js"), "utf8");
  const key = [installedPackages(), process.version, code];
  const file = path.join(folder, `colours-${digestOf(JSON.stringify(key)).slice(0, 32)}.txt`);
  expect(fs.readdirSync(folder)).toEqual([path.basename(file)]);
  const kept = fs.readFileSync(file, "utf8");
  fs.writeFileSync(file, kept.replace(/#[0-9a-f]{6}/gi, "#123456"));
  const [markup, style] = await shown([CODE], folder);
  const name = `k${digestOf("#123456,#123456").slice(0, 8)}`;
  expect(style).toBe(`.${name}{color:light-dark(#123456,#123456)}`);
  expect(new Set(markup.match(/class="\w+"/g))).toEqual(new Set([`class="${name}"`]));
});

test("what is kept is found by all of its key", () => {
  expect(readKept("a", ["1", "2"], folder)).toBeUndefined();
  expect(keep("a", ["1", "2"], "text", folder)).toBe("text");
  expect(readKept("a", ["1", "2"], folder)).toBe("text");
  for (const [name, key] of [
    ["b", ["1", "2"]],
    ["a", ["12"]],
    ["a", ["1", "3"]],
    ["a", ["1,2"]],
  ] as const)
    expect(readKept(name, key, folder)).toBeUndefined();
});
