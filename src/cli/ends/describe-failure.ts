import { InputError } from "../../core/input-error";
import { placeProblem } from "../../core/place-problem";
import { NotebookRunError } from "../../notebook/run/notebook-run-error";
import { RunInterrupted } from "../../notebook/run/run-interrupted";
import { describeFault } from "./describe-fault";

/** A frame of a stack: of use to who mends the library, not to who runs a study. */
const FRAME = /^\s+at /;

/** A failed cell for the terminal: which notebook and cell, its source, and what went wrong; no frames of the stack. */
export function describeFailure(error: NotebookRunError): string {
  const { notebook, cellNumber, source, failure } = error;
  const numbered = source.split("\n").map((line, i) => `${String(i + 1).padStart(4)} | ${line}`);
  const heading = `${failure.ename}: ${failure.evalue}`;
  const details = failure.traceback.filter((line) => !heading.includes(line.trim()) && !FRAME.test(line));
  return ["", `${notebook}, cell ${cellNumber} failed.`, "", ...numbered, "", heading, ...details].join("\n");
}

/** What a reader of the terminal can do after a run that died. */
export interface GoOn {
  /** The command that was run, without `--from`: `champo run --instructor`. */
  readonly command: string;
  /** The folder of what ran. */
  readonly kept: string;
}

/**
 * How to go on after a run that died: what was kept, and the command that runs the rest.
 *
 * @param notebook name of the notebook in which the run died, such as `05-density`.
 * @example howToGoOn("05-density", { command: "champo run", kept: "notebooks" }) // "… champo run --from 05 …"
 */
export function howToGoOn(notebook: string, { command, kept }: GoOn): string {
  const number = /^\d+/.exec(notebook)?.[0] ?? notebook;
  return `What ran until then is kept in ${kept}; the rest was not run. To go on from there: ${command} --from ${number}, with the same options.`;
}

/**
 * Says why a run of notebooks ended early and how to go on: after a signal, a cell that failed, or a fault of the program
 * (a kernel that does not start, a figure that cannot be drawn).
 *
 * @param at the notebook that was run last; null where none had started.
 * @returns the exit code. @throws an `InputError`, or a problem of a file or folder, as it is.
 */
export function explainEndOfRun(error: unknown, goOn: GoOn, at: string | null): number {
  const failed = error instanceof NotebookRunError;
  const interrupted = error instanceof RunInterrupted;
  if (!failed && !interrupted && (error instanceof InputError || placeProblem(error) !== null)) throw error;
  if (failed) console.error(describeFailure(error));
  else console.error(interrupted ? error.message : describeFault(error));
  const notebook = failed ? error.notebook : at;
  if (notebook !== null) console.error(howToGoOn(notebook, goOn));
  return interrupted ? error.exitCode : 1;
}
