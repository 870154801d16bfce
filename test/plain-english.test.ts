import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { isCode, type Cell } from "../src/notebook/document/document";
import { readNotebook } from "../src/notebook/document/notebook-file";
import { proseOfMarkdown, proseOfSource } from "./prose-of";
import { parse, sourceFiles } from "./source-tree";
import { WORDS_TO_AVOID, wordsToAvoidIn } from "./words-to-avoid";

const root = path.join(__dirname, "..");

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true })
    .map((file) => path.posix.join(folder, String(file).replaceAll(path.sep, "/")))
    .filter((file) => file.endsWith(ending))
    .sort();
}

/** How many words to avoid each file has. */
function count(
  files: readonly string[],
  proseOf: (file: string) => readonly string[],
): Record<string, number> {
  const counts = files.map((file) => [file, proseOf(file).flatMap(wordsToAvoidIn).length] as const);
  return Object.fromEntries(counts.filter(([, found]) => found > 0));
}

describe("plain English is written in", () => {
  test("the documents", () => {
    const documents = [
      "README.md",
      "CONTRIBUTING.md",
      ...filesIn("docs", ".md"),
      ...filesIn("instructor", ".md"),
    ];
    const proseOf = (file: string) => [proseOfMarkdown(readFileSync(path.join(root, file), "utf8"))];
    expect(count(documents, proseOf)).toEqual({});
  });

  test("the notebooks: their Markdown and what their cells say", () => {
    const notebooks = ["notebooks", "instructor", "templates"].flatMap((folder) => filesIn(folder, ".ipynb"));
    const found = count(notebooks, (file) => readNotebook(path.join(root, file)).cells.flatMap(proseOfCell));
    expect(found).toEqual({});
  });

  test("the library: its docstrings and its texts", () => {
    const trees = new Map(sourceFiles(path.join(root, "src")).map(({ file, tree }) => [file, tree]));
    expect(count([...trees.keys()], (file) => proseOfSource(trees.get(file)!))).toEqual({});
    expect(trees.size).toBeGreaterThan(500);
  });
});

function proseOfCell(cell: Cell): string[] {
  if (!isCode(cell)) return [proseOfMarkdown(cell.source)];
  return cell.outputs.flatMap((output) =>
    "data" in output ? [textOf(output.data["text/markdown"] ?? output.data["text/plain"])] : [],
  );
}

function textOf(text: unknown): string {
  return proseOfMarkdown(Array.isArray(text) ? text.join("") : String(text ?? ""));
}

describe("the words to avoid", () => {
  test("are all in the list for writers", () => {
    const guide = readFileSync(path.join(root, "CONTRIBUTING.md"), "utf8");
    expect(WORDS_TO_AVOID.map(({ name }) => name).filter((name) => !guide.includes(`\`${name}\``))).toEqual(
      [],
    );
  });

  test.each([
    ["It is fitted anew, beside the old one.", ["anew", "beside"]],
    ["What parts them is told below.", ["parts them", "told"]],
    ["M promises most and knows no season.", ["knows no", "promises most"]],
    ["Parts of a whole; the household understands besides.", []],
  ])("are found where they are words: %s", (text, found) => {
    expect(wordsToAvoidIn(text).sort()).toEqual([...found].sort());
  });

  test("are looked for in docstrings and texts, not in code", () => {
    const source = [
      'import { told } from "./told it";',
      "/** What is told. @see {@link told}",
      " * @example",
      " * told();",
      " * @returns what is said",
      " */",
      'const told = `it ${"is said"} and stands`; const key = "said";',
    ].join("\n");
    expect(proseOfSource(parse("source.ts", source)).flatMap(wordsToAvoidIn).sort()).toEqual([
      "said",
      "said",
      "stands",
      "told",
    ]);
  });
});
