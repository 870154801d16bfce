import { Command, CommanderError } from "commander";
import { addAssignment } from "./course/assignment";
import { addBrief } from "./deliver/brief";
import { addCertify } from "./certify";
import { addCheck } from "./check";
import type { AddCommand } from "./command";
import { addCompare } from "./compare";
import { describeFault } from "./ends/describe-fault";
import { addDiff } from "./diff";
import { addExport } from "./export";
import { addGrade } from "./course/grade";
import { addLab } from "./lab";
import { addLearn } from "./deliver/learn";
import { addNew } from "./new";
import { addPair } from "./pair";
import { addReport } from "./report";
import { addRun } from "./run";
import { addScore } from "./score";
import { addStrip } from "./strip";
import { addStudy } from "./study";
import { addSynthesise } from "./synthesise";
import { addTyping } from "./deliver/typing";
import { InputError } from "../core/input-error";
import { placeProblem } from "../core/place-problem";

/** All commands, in the order in which `champo --help` lists them. */
const COMMANDS: readonly AddCommand[] = [
  addRun,
  addStudy,
  addNew,
  addReport,
  addCheck,
  addCertify,
  addSynthesise,
  addLab,
  addStrip,
  addDiff,
  addPair,
  addExport,
  addBrief,
  addTyping,
  addCompare,
  addScore,
  addLearn,
  addAssignment,
  addGrade,
];

/**
 * The command line.
 *
 * @param words what was typed after `champo`.
 * @returns the exit code: 0 done, 1 a failed cell or an unexpected error, 2 bad input.
 */
export async function main(words: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command("champo")
    .description(
      "Customer segmentation in TypeScript notebooks: the study of a carpet maker, and of your own customers.",
    )
    .exitOverride()
    .showHelpAfterError();
  const end = (code: number): void => {
    exitCode = code;
  };
  for (const add of COMMANDS) add(program, end);
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const said = error instanceof InputError ? error : placeProblem(error);
    console.error(said === null ? describeFault(error) : said.message);
    return said === null ? 1 : 2;
  }
  return exitCode;
}
