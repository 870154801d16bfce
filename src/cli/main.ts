import { Command, CommanderError, InvalidArgumentError } from "commander";
import path from "node:path";
import { answersCommand, releaseCommand, type AnswersSettings, type ReleaseSettings } from "./assignment";
import { checkCommand } from "./check";
import { compareCommand, type CompareSettings } from "./compare";
import { diffCommand, type DiffSettings } from "./diff";
import { exportCommand, type ExportSettings } from "./export";
import { gradeCommand, type GradeSettings } from "./grade";
import { pairCommand, type PairSettings } from "./pair";
import { reportCommand, type ReportSettings } from "./report";
import { runCommand, type RunSettings } from "./run";
import { scoreCommand, type ScoreSettings } from "./score";
import { stripCommand } from "./strip";
import { synthesiseCommand } from "./synthesise";
import { InputError } from "../core/input-error";
import { placeProblem } from "../core/place-problem";
import { openLab } from "../notebook/kernel/lab";
import { DEFAULT_SEED, PROJECT_FOLDER, wholeSeed } from "../study/settings";

/** How long a cell may run unless told, in seconds. */
const CELL_TIMEOUT_SECONDS = 300;

/**
 * The command line.
 *
 * @param words what was typed after `champo`.
 * @returns the exit code: 0 done, 1 a failed cell or an unexpected error, 2 bad input.
 */
export async function main(words: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = new Command("champo")
    .description("A customer-segmentation study of a carpet maker, as TypeScript notebooks.")
    .exitOverride()
    .showHelpAfterError();
  program
    .command("run", { isDefault: true })
    .description("run the notebooks on a workbook; write figures and report")
    .option(
      "--data <file>",
      "your own workbook in the Champo format (default: one in data/, else the synthetic one)",
    )
    .option("--only <numbers>", "only these notebooks: 03,05", list)
    .option("--from <number>", "from this notebook on: 04")
    .option("--out <folder>", "where notebooks, figures and report go (your own data: out/, unless told)")
    .option("--timeout <seconds>", "how long a cell may run", positive, CELL_TIMEOUT_SECONDS)
    .option("--seed <number>", `seed of everything random (default: ${DEFAULT_SEED})`, seed)
    .option("-p, --parameter <name=value>", "sets a parameter of the notebooks; may be repeated", collect, [])
    .action(async ({ timeout, ...options }: Omit<RunSettings, "timeoutSeconds"> & { timeout: number }) => {
      exitCode = await runCommand({ ...options, timeoutSeconds: timeout });
    });
  program
    .command("report")
    .description("write the report anew from executed notebooks, without running them")
    .option("--data <file>", "the workbook that they were run on (default: as in a run)")
    .option("--out <folder>", "the folder that they were run into (default: as in a run)")
    .option("--pdf", "also print the whole study to one PDF, by a browser")
    .action(async (options: ReportSettings) => {
      exitCode = await reportCommand(options);
    });
  program
    .command("check")
    .description("say what is wrong with a workbook, all of it")
    .argument("<file>")
    .action(async (file: string) => {
      exitCode = await checkCommand(file);
    });
  program
    .command("synthesise")
    .description("write a synthetic workbook, and beside it the customer archetypes planted in it")
    .option("--seed <number>", "another seed, another company", seed, DEFAULT_SEED)
    .option("--out <file>", "the workbook to write (default: the embedded one in data/)")
    .action((options: { seed: number; out?: string }) => {
      exitCode = synthesiseCommand(options);
    });
  program
    .command("lab")
    .description("register the kernel with Jupyter and open the notebooks in it")
    .action(async () => {
      const folder = path.join(PROJECT_FOLDER, "notebooks");
      exitCode = await openLab({ folder, say: (line) => console.log(line) });
    });
  program
    .command("strip")
    .description("remove the outputs of notebooks; without a file, of standard input (a git filter)")
    .argument("[files...]")
    .action(async (files: string[]) => {
      exitCode = await stripCommand(files);
    });
  program
    .command("diff")
    .description("what two versions of a notebook differ in, text and outputs apart")
    .argument("<files...>")
    .option("--source", "only what was written")
    .option("--outputs", "only what came out")
    .option("--git", "take the arguments that git gives an external diff program")
    .action((files: string[], options: DiffSettings) => {
      exitCode = diffCommand(files, options);
    });
  program
    .command("pair")
    .description("write the percent script (.ts) of a notebook, or the notebook of a script")
    .argument("<files...>")
    .option("--print", "print it instead")
    .option("--check", "write nothing; say which pairs differ")
    .option("--force", "also over a partner that was changed later")
    .action((files: string[], options: PairSettings) => {
      exitCode = pairCommand(files, options);
    });
  program
    .command("export")
    .description(
      "write the segmentation for the sales team: an Excel workbook, and its customers as CSV and JSON",
    )
    .option("--data <file>", "the workbook (default: one in data/, else the synthetic one)")
    .option("--seed <number>", `seed of everything random (default: ${DEFAULT_SEED})`, seed)
    .option("--out <folder>", "where to write (default: out/export in the project's folder)")
    .action(async (options: ExportSettings) => {
      exitCode = await exportCommand(options);
    });
  program
    .command("compare")
    .description(
      "say what has changed between two files, or two periods of one, and whether to segment again",
    )
    .argument("<old>", "a workbook in the case's format")
    .argument("[new]", "a later one")
    .option(
      "--split <day>",
      "compare the workbook before and from this day or year instead: 2019, 2019-07-01",
    )
    .option("--seed <number>", `seed of everything random (default: ${DEFAULT_SEED})`, seed)
    .option("--out <file>", "write it: .json or .xlsx (everything), .csv or .tsv (the customers)")
    .action(async (old: string, now: string | undefined, options: CompareSettings) => {
      exitCode = await compareCommand(old, now, options);
    });
  program
    .command("score")
    .description("say where new or changed customers belong in the segmentation of the latest run")
    .argument("<file>", "a workbook in the case's format, or a table of customers (CSV, TSV, XLSX)")
    .option("--segments <file>", "the segmentation (default: the segments.json of the latest run)")
    .option("--out <file>", "write it: .csv, .tsv, .xlsx or .json")
    .action(async (file: string, options: ScoreSettings) => {
      exitCode = await scoreCommand(file, options);
    });
  const assignment = program.command("assignment").description("the study as an assignment for students");
  assignment
    .command("release")
    .description("write the students' edition: without solutions and hidden tests, with a fresh workbook")
    .requiredOption("--out <folder>", "a new or empty folder")
    .option("--seed <number>", "of the workbook: one for a class", seed, DEFAULT_SEED)
    .option("--students <file>", "one student a line: a folder and a workbook for each")
    .option("--nbgrader", "write the instructor's edition as a course folder of nbgrader instead")
    .action((options: ReleaseSettings) => {
      exitCode = releaseCommand(options);
    });
  assignment
    .command("answers")
    .description("the questions for the class, with what the executed notebooks answer")
    .option("--from <folder>", "executed notebooks (default: notebooks/)")
    .option("--out <file>", "write it as Markdown")
    .action((options: AnswersSettings) => {
      exitCode = answersCommand(options);
    });
  program
    .command("grade")
    .description("run submissions in sandboxes, judge them, and write feedback, a table and an overview")
    .argument("<submission...>", "folders of notebooks, each named after its student")
    .requiredOption("--out <folder>", "where grades go; an interrupted grading goes on there")
    .option("--jobs <number>", "submissions at a time", positive, 2)
    .option("--seed <number>", "of the workbook graded on (default: drawn once, then kept)", seed)
    .action(async (folders: string[], options: GradeSettings) => {
      exitCode = await gradeCommand(folders, options);
    });
  try {
    await program.parseAsync(words, { from: "user" });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const said = error instanceof InputError ? error : placeProblem(error);
    if (said === null) throw error;
    console.error(said.message);
    return 2;
  }
  return exitCode;
}

function list(text: string): string[] {
  return text.split(",").map((part) => part.trim());
}

function collect(text: string, before: readonly string[]): string[] {
  return [...before, text];
}

function positive(text: string): number {
  const value = Number(text);
  if (Number.isFinite(value) && value > 0) return value;
  throw new InvalidArgumentError("Expected a number above 0.");
}

function seed(text: string): number {
  try {
    return wholeSeed(text, "--seed");
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}
