import path from "node:path";
import type { Command } from "commander";
import { openLab } from "../notebook/kernel/lab";
import { PROJECT_FOLDER } from "../study/settings";
import type { End } from "./command";

/** Adds `champo lab` to the command line. */
export function addLab(program: Command, end: End): void {
  program
    .command("lab")
    .argument("[options...]", "options for Jupyter, for example --no-browser --ip=0.0.0.0 --port=8890")
    .allowUnknownOption()
    .action(async (options: readonly string[]) => {
      const folder = path.join(PROJECT_FOLDER, "notebooks");
      end(await openLab({ folder, options, say: (line) => console.log(line) }));
    });
}
