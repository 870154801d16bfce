import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main";

const root = path.join(__dirname, "..", "..");
const documents = [
  "README.md",
  "CONTRIBUTING.md",
  ...["docs", "data", "instructor"].flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith(".md"))
      .map((file) => path.join(folder, file)),
  ),
];

/** Every `champo …` that a document tells the reader to type, without what follows a `#` or a backquote. */
function commandsIn(text: string): string[][] {
  return [...text.matchAll(/\b(?:npx |npm start -- )champo ([^`#"\n|>]*)/g)].map((match) =>
    match[1].trim().split(/\s+/),
  );
}

async function helpOf(words: readonly string[]): Promise<string> {
  const said: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  try {
    expect(await main([...words, "--help"])).toBe(0);
  } finally {
    write.mockRestore();
  }
  return said.join("");
}

describe.each(documents)("%s", (file) => {
  const commands = commandsIn(readFileSync(path.join(root, file), "utf8"));

  test("names only commands and options that there are", async () => {
    for (const words of commands) {
      const names = words.slice(
        0,
        words.findIndex((word) => !/^[a-z]+$/.test(word)) === -1
          ? words.length
          : words.findIndex((word) => !/^[a-z]+$/.test(word)),
      );
      const help = await helpOf(names);
      const usage = `Usage: champo ${names.join(" ")}`.trim();
      expect(help, `champo ${words.join(" ")}`).toContain(usage);
      for (const option of words.filter((word) => /^--?[a-z]/.test(word))) {
        expect(help, `champo ${words.join(" ")}`).toMatch(new RegExp(`(^|\\s)${option}[,\\s]`, "m"));
      }
    }
  });
});

test("the documents together name most of the commands", () => {
  const named = new Set(
    documents.flatMap((file) =>
      commandsIn(readFileSync(path.join(root, file), "utf8")).map(([first]) => first),
    ),
  );
  for (const command of ["run", "check", "synthesise", "lab", "assignment"]) expect(named).toContain(command);
});
