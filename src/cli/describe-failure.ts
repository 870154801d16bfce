import type { NotebookRunError } from "../notebook/run/notebook-run-error";

/** A failed cell for the terminal: which notebook and cell, its source, and what went wrong. */
export function describeFailure(error: NotebookRunError): string {
  const { notebook, cellNumber, source, failure } = error;
  const numbered = source.split("\n").map((line, i) => `${String(i + 1).padStart(4)} | ${line}`);
  const heading = `${failure.ename}: ${failure.evalue}`;
  const details = failure.traceback.filter((line) => !heading.includes(line.trim()));
  return ["", `${notebook}, cell ${cellNumber} failed.`, "", ...numbered, "", heading, ...details].join("\n");
}
