import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { main } from "../../src/cli/main";

/** Every command that a text of the program says to type: `npx champo run FOLDER --only 07`. */
function commandsIn(source: string): string[][] {
  return [
    ...source.matchAll(
      /\bchampo ((?:[a-z]+)(?: (?:--?[a-z][a-z-]*|[A-Z][A-Z.]*|[a-z]+\.[a-z]+|\d\d|\$\{[^}]*\}))*)/g,
    ),
  ].map(([, words]) => words.split(" "));
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

test("commands and options that remedies name exist", async () => {
  vi.spyOn(process.stderr, "write").mockImplementation(() => true);
  const src = path.join(__dirname, "..", "..", "src");
  const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(path.join(src, file), "utf8"));
  const remedies = sources.flatMap((source) =>
    [...source.matchAll(/remedy[^\n]*?:\s*\n?[^\n]*champo [^\n]*|(?:RENEW|example)\s*=\s*\n?[^\n]*/g)].map(
      ([text]) => text,
    ),
  );
  const named = remedies.flatMap(commandsIn);
  expect(named.length).toBeGreaterThan(10);
  for (const [command, ...words] of named) {
    const help = await helpOf(command);
    expect(help, `champo ${command}`).toContain(`Usage: champo ${command}`);
    for (const option of words.filter((word) => word.startsWith("-")))
      expect(help, `champo ${command} ${option}`).toMatch(new RegExp(`(^|\\s)${option}[,\\s]`, "m"));
  }
  vi.restoreAllMocks();
});
