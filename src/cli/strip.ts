import type { Command } from "commander";
import { text } from "node:stream/consumers";
import { formatNotebook } from "../notebook/document/format-notebook";
import { readNotebook, writeNotebook } from "../notebook/document/notebook-file";
import { parseNotebook } from "../notebook/document/parse-notebook";
import { stripNotebook } from "../notebook/git/strip";
import type { End } from "./command";

/** Adds `champo strip` to the command line. */
export function addStrip(program: Command, end: End): void {
  program
    .command("strip")
    .argument("[files...]")
    .action(async (files: string[]) => {
      end(await stripCommand(files));
    });
}

/**
 * `champo strip [FILE…]`: removes the outputs of notebooks, in place. Without a file it reads a notebook from standard
 * input and writes it to standard output, which is what a git clean filter does.
 */
async function stripCommand(
  files: readonly string[],
  input: NodeJS.ReadableStream = process.stdin,
): Promise<number> {
  if (files.length === 0) {
    const notebook = parseNotebook(await text(input), "standard input");
    process.stdout.write(formatNotebook(stripNotebook(notebook)));
    return 0;
  }
  // All are read before any is written: one that is no notebook leaves the others as they are.
  const notebooks = files.map((file) => [file, readNotebook(file)] as const);
  for (const [file, notebook] of notebooks) writeNotebook(file, stripNotebook(notebook));
  return 0;
}
