import type { Command } from "commander";
import { formatCheck } from "../cases/champo/workbook/format-check";
import { readWorkbook } from "../cases/champo/workbook/read";
import type { End } from "./command";

/** Adds `champo check` to the command line. */
export function addCheck(program: Command, end: End): void {
  program
    .command("check")
    .description("say what is wrong with a workbook, all of it")
    .argument("<file>")
    .action(async (file: string) => {
      end(await checkCommand(file));
    });
}

/** `champo check FILE`: prints what is wrong with a workbook, all of it. Exit code 0 when it can be used, else 2. */
async function checkCommand(file: string): Promise<number> {
  const check = await readWorkbook(file);
  console.log(formatCheck(check));
  return check.workbook === null ? 2 : 0;
}
