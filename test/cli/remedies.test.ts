import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test, vi } from "vitest";
import { COMMANDS, main } from "../../src/cli/main";

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

/** Remedies that name the command that may be running, and lead on all the same. */
const LEAD_ON = new Map([
  ["run: Run the study that is there", "whoever gave a file runs the folder"],
  ["new: Make one", "of a folder without a study, which only commands on studies read"],
  ["score: For example", "an example of what `--to` takes"],
  [
    'export: Fill in the sheet "${}" of npx champo export, and keep its titles',
    "champo learn says it of its file",
  ],
  ["compare: Compare two files instead", "whoever gave one study gives two files"],
]);

/** The remedies of a source file; what is put into a template is `${}`. */
function remediesOf(file: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node, inRemedy: boolean): void => {
    const isRemedy = inRemedy || (ts.isPropertyAssignment(node) && node.name.getText() === "remedy");
    if (isRemedy && ts.isStringLiteralLike(node)) found.push(node.text);
    if (isRemedy && ts.isTemplateExpression(node))
      found.push(node.head.text + node.templateSpans.map(({ literal }) => `\${}${literal.text}`).join(""));
    ts.forEachChild(node, (child) => visit(child, isRemedy));
  };
  const source = readFileSync(file, "utf8");
  if (source.includes("champo "))
    visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true), false);
  return found;
}

/** A file and all that it imports, types left out. */
function reachedFrom(start: string, imports: Map<string, readonly string[]>): ReadonlySet<string> {
  const reached = new Set([start]);
  for (const file of reached) {
    if (!imports.has(file)) {
      const places = [
        ...readFileSync(file, "utf8").matchAll(
          /^(?:import|export) (?!type )[^;]*?"(\.[^"]+)";|import\("(\.[^"]+)"\)/gm,
        ),
      ];
      const stems = places.map(([, still, late]) =>
        path.join(path.dirname(file), (still ?? late).replace(/\.js$/, "")),
      );
      imports.set(
        file,
        stems.map((stem) => `${stem}.ts`).filter((each) => existsSync(each)),
      );
    }
    imports.get(file)!.forEach((each) => reached.add(each));
  }
  return reached;
}

test("no remedy names the command that is running, as it was typed", () => {
  const cli = path.join(__dirname, "..", "..", "src", "cli");
  const [imports, remedies] = [new Map<string, readonly string[]>(), new Map<string, readonly string[]>()];
  const circles = new Set<string>();
  for (const { name, load } of COMMANDS) {
    const [, place] = /"(\.[^"]+)\.js"/.exec(String(load))!;
    for (const file of reachedFrom(path.join(cli, `${place}.ts`), imports)) {
      if (!remedies.has(file)) remedies.set(file, remediesOf(file));
      for (const remedy of remedies.get(file)!)
        for (const [command, ...words] of commandsIn(remedy))
          if (command === name && !words.some((word) => word.startsWith("-") && word !== "--data"))
            circles.add(`${name}: ${remedy.split(/[:;]/)[0]}`);
    }
  }
  expect(remedies.size).toBeGreaterThan(400);
  expect([...circles].sort()).toEqual([...LEAD_ON.keys()].sort());
});
