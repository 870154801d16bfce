import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test, vi } from "vitest";
import { main } from "../../src/cli/main";

/** Every command that a text says to type: `npx champo run FOLDER --only 07`. */
function commandsIn(text: string): string[][] {
  return [
    ...text.matchAll(
      /\bchampo ((?!or\b|and\b)[a-z]+(?: (?:--?[a-z][a-z-]*|[A-Z][A-Z.]*|[a-z]+\.[a-z]+|\d\d|\$\{\}))*)/g,
    ),
  ].map(([, words]) => words.split(" "));
}

/** All texts of a source file, comments left out; what is put into a template is `${}`. */
function textsOf(file: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node))
      texts.push(node.head.text + node.templateSpans.map(({ literal }) => `\${}${literal.text}`).join(""));
    ts.forEachChild(node, visit);
  };
  const source = readFileSync(file, "utf8");
  // Most files name no command: they are not parsed.
  if (source.includes("champo ")) visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest));
  return texts;
}

async function helpOf(command: string): Promise<string> {
  const said: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  try {
    return (await main([command, "--help"])) === 0 ? said.join("") : "";
  } finally {
    write.mockRestore();
  }
}

test("commands and options that a text of the program names exist", async () => {
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  const src = path.join(__dirname, "..", "..", "src");
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".ts"),
  );
  const named = files.flatMap((file) => textsOf(path.join(src, file))).flatMap(commandsIn);
  expect(named.length).toBeGreaterThan(40);
  for (const [command, ...words] of named) {
    const help = await helpOf(command);
    expect(help, `champo ${command}`).toContain(`Usage: champo ${command}`);
    for (const option of words.filter((word) => word.startsWith("-")))
      expect(help, `champo ${command} ${option}`).toMatch(new RegExp(`(^|\\s)${option}[,\\s]`, "m"));
  }
  vi.restoreAllMocks();
});
