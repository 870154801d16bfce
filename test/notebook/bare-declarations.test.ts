import fs from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { readBareDeclarations, withoutComments } from "../../src/notebook/kernel/bare-declarations";

const root = path.join(__dirname, "..", "..");

/** What the compiler reads of a text: its parts with the lines they begin in, and the words of those without parts. */
function partsOf(text: string): readonly string[] {
  const file = ts.createSourceFile("a.d.ts", text, ts.ScriptTarget.ES2022);
  const parts: string[] = [];
  const visit = (node: ts.Node): void => {
    const before = parts.length;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    parts.push(`${line} ${node.kind}`);
    ts.forEachChild(node, visit);
    if (parts.length === before + 1) parts[before] += ` ${node.getText(file)}`;
  };
  file.statements.forEach(visit);
  return parts;
}

test.each(["lib/segments", "node_modules/@types/node", "node_modules/@tslab/typescript-for-tslab/lib"])(
  "the compiler reads the declarations of %s alike without their comments, line for line",
  (folder) => {
    const files = fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
      .filter(
        (name) =>
          name.endsWith(".d.ts") && !/(?:typescript|tsserverlibrary|dom|webworker)\.d\.ts$/.test(name),
      );
    expect(files.length).toBeGreaterThan(10);
    for (const name of files) {
      const text = fs.readFileSync(path.join(root, folder, name), "utf8");
      const bare = withoutComments(text);
      expect(/^ *\/\*/m.test(bare), name).toBe(false);
      expect(partsOf(bare).join("\n") === partsOf(text).join("\n"), name).toBe(true);
      const directives = /^\/\/\/ <.*/gm;
      expect(bare.match(directives), name).toEqual(text.match(directives));
    }
  },
);

test("what looks like a comment within a text stays", () => {
  const text = [
    "/* a\n// b */ declare const x: '/* no */' | \"\\\"/*\" | `/*\n*/`; // it's /* not",
    "/// <reference types='node' /> /*",
    "declare const y: 1; /* it's */ declare const z: '//';",
  ].join("\n");
  expect(withoutComments(text)).toBe(text.replace("/* a\n// b */", "\n").replace("/* it's */", ""));
});

test("only declaration files are read without comments, and a file that is not there stays so", () => {
  const system = { readFile: (name: string) => (name === "gone.d.ts" ? undefined : "/* a */const b = 1;") };
  readBareDeclarations(system);
  expect(["a.d.ts", "a.ts", "gone.d.ts"].map((name) => system.readFile(name))).toEqual([
    "const b = 1;",
    "/* a */const b = 1;",
    undefined,
  ]);
});
