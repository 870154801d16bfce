import { Command, CommanderError } from "commander";
import type { End, ListedCommand } from "./command";
import { describeFault } from "./ends/describe-fault";
import { showLongWork } from "./ends/long-work";
import { InputError } from "../core/input-error";
import { placeProblem } from "../core/place-problem";

/** All commands, in the order in which `champo --help` lists them. */
export const COMMANDS: readonly ListedCommand[] = [
  {
    name: "run",
    purpose: "run the notebooks of a study; write figures and report",
    load: async () => (await import("./run.js")).addRun,
  },
  {
    name: "study",
    purpose: "make a study of your own customers and run it: from a table or sales lines to a report",
    load: async () => (await import("./study.js")).addStudy,
  },
  {
    name: "new",
    purpose: "write the folder of a study of your own customers, without running it",
    load: async () => (await import("./new.js")).addNew,
  },
  {
    name: "report",
    purpose: "write the report again from executed notebooks, without running them",
    load: async () => (await import("./report.js")).addReport,
  },
  {
    name: "check",
    purpose: "show how a table, a workbook or a study's folder is read, and list all its problems",
    load: async () => (await import("./check.js")).addCheck,
  },
  {
    name: "certify",
    purpose: "show how far to trust the segments: false alarms, power, stability, differences",
    load: async () => (await import("./certify.js")).addCertify,
  },
  {
    name: "synthesise",
    purpose: "write a synthetic workbook, and next to it the customer archetypes planted in it",
    load: async () => (await import("./synthesise.js")).addSynthesise,
  },
  {
    name: "lab",
    purpose: "register the kernel with Jupyter and open the notebooks in it",
    load: async () => (await import("./lab.js")).addLab,
  },
  {
    name: "strip",
    purpose: "remove the outputs of notebooks; without a file, read standard input (as a git filter)",
    load: async () => (await import("./strip.js")).addStrip,
  },
  {
    name: "diff",
    purpose:
      "show how two versions of a notebook differ: first the source, then the outputs; or, with --html, what moved between two reports",
    load: async () => (await import("./diff.js")).addDiff,
  },
  {
    name: "pair",
    purpose: "write the percent script (.ts) of a notebook, or the notebook of a script",
    load: async () => (await import("./pair.js")).addPair,
  },
  {
    name: "export",
    purpose:
      "write the segmentation for the sales team: an Excel workbook, and its customers as CSV, Parquet and JSON",
    load: async () => (await import("./export.js")).addExport,
  },
  {
    name: "brief",
    purpose: "write a page to print for each customer or each segment",
    load: async () => (await import("./deliver/brief.js")).addBrief,
  },
  {
    name: "typing",
    purpose: "make a tool that places a prospect by 2, 3 or 5 questions: a page and an Excel workbook",
    load: async () => (await import("./deliver/typing.js")).addTyping,
  },
  {
    name: "compare",
    purpose: "show what changed between files, or periods of one, and whether to segment again",
    load: async () => (await import("./compare.js")).addCompare,
  },
  {
    name: "score",
    purpose: "place new or changed customers in the segments of the latest run",
    load: async () => (await import("./score/score.js")).addScore,
  },
  {
    name: "refresh",
    purpose: "read the lines of a study again, only the days that changed, and say: keep, watch or refit",
    load: async () => (await import("./lines/refresh.js")).addRefresh,
  },
  {
    name: "learn",
    purpose: "read what came back of a test of the offers, say whether they work, and what follows",
    load: async () => (await import("./deliver/learn.js")).addLearn,
  },
  {
    name: "assignment",
    purpose: "make an assignment for students from the study",
    load: async () => (await import("./course/assignment.js")).addAssignment,
  },
  {
    name: "grade",
    purpose: "run submissions in sandboxes, grade them, and write feedback, a table and an overview",
    load: async () => (await import("./course/grade.js")).addGrade,
  },
];

/** What `champo` alone does. */
const DEFAULT_COMMAND = "run";

/**
 * The command line.
 *
 * @param words what was typed after `champo`.
 * @returns the exit code: 0 done, 1 a failed cell or an unexpected error, 2 bad input; of `refresh` also 3 watch and 4 refit.
 */
export async function main(words: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command("champo")
    .description(
      "Customer segmentation in TypeScript notebooks: the study of a carpet maker, and of your own customers.",
    )
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .exitOverride()
    .showHelpAfterError();
  const end = (code: number): void => {
    exitCode = code;
  };
  if (process.stderr.isTTY) showLongWork(process.stderr);
  await addCommands(program, words, end);
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

/** Adds all commands: those that may be called with what they take, the others by name and purpose, for the list of commands. */
async function addCommands(program: Command, words: readonly string[], end: End): Promise<void> {
  const called = COMMANDS.map(({ name }) => name).filter((name) => words.includes(name));
  const asksForList = words.some((word) => ["-h", "--help", "help"].includes(word));
  const loaded = called.length > 0 || asksForList ? called : [DEFAULT_COMMAND];
  for (const { name, purpose, load } of COMMANDS) {
    if (loaded.includes(name)) (await load())(program, end);
    else program.command(name);
    program.commands.find((command) => command.name() === name)?.description(purpose);
  }
}
