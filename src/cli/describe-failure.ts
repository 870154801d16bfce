import { NotebookRunError } from "../notebook/run/notebook-run-error";
import { RunInterrupted } from "../notebook/run/run-interrupted";

/** A failed cell for the terminal: which notebook and cell, its source, and what went wrong. */
export function describeFailure(error: NotebookRunError): string {
  const { notebook, cellNumber, source, failure } = error;
  const numbered = source.split("\n").map((line, i) => `${String(i + 1).padStart(4)} | ${line}`);
  const heading = `${failure.ename}: ${failure.evalue}`;
  const details = failure.traceback.filter((line) => !heading.includes(line.trim()));
  return ["", `${notebook}, cell ${cellNumber} failed.`, "", ...numbered, "", heading, ...details].join("\n");
}

/**
 * How to go on after a run that died: what was kept, and the command that runs the rest.
 *
 * @param notebook name of the notebook in which the run died, such as `05-density`. @param kept the folder of what ran.
 * @example howToGoOn("05-density", "notebooks") // "… champo run --from 05 …"
 */
export function howToGoOn(notebook: string, kept: string): string {
  const number = /^\d+/.exec(notebook)?.[0] ?? notebook;
  return `What ran until then is kept in ${kept}; the rest was not run. To go on from there: champo run --from ${number}, with the same options.`;
}

/**
 * Says why a run of notebooks ended early: by a signal, or by a cell that failed.
 *
 * @param advice what a reader can do after a failed cell, such as `howToGoOn`; default nothing.
 * @returns the exit code. @throws any other error, as it is.
 */
export function explainEndOfRun(error: unknown, advice?: (notebook: string) => string): number {
  if (error instanceof RunInterrupted) {
    console.error(error.message);
    return error.exitCode;
  }
  if (!(error instanceof NotebookRunError)) throw error;
  console.error(describeFailure(error));
  if (advice !== undefined) console.error(advice(error.notebook));
  return 1;
}
