import path from "node:path";
import type { Command } from "commander";
import { openLab } from "../notebook/kernel/lab";
import { PROJECT_FOLDER } from "../study/settings";
import type { End } from "./command";

/** Adds `champo lab` to the command line. */
export function addLab(program: Command, end: End): void {
  program.command("lab").action(async () => {
    const folder = path.join(PROJECT_FOLDER, "notebooks");
    end(await openLab({ folder, say: (line) => console.log(line) }));
  });
}
