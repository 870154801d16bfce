import { Command } from "commander";
import { describe, expect, test, vi } from "vitest";
import { COMMANDS, main } from "../../src/cli/main";

describe("the list of commands", () => {
  test.each(COMMANDS)("$name is what its module adds", async ({ name, load }) => {
    const program = new Command();
    (await load())(program, () => undefined);
    expect(program.commands.map((command) => command.name())).toEqual([name]);
  });

  test("champo --help has each with its purpose", async () => {
    const said: string[] = [];
    const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
    try {
      expect(await main(["--help"])).toBe(0);
    } finally {
      write.mockRestore();
    }
    const help = said.join("").replace(/\s+/g, " ");
    for (const { name, purpose } of COMMANDS) expect(help).toContain(`${name} ${purpose}`);
  });
});
