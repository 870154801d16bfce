import { inspect } from "node:util";

/** Why a cell failed, in the fields of Jupyter's error messages. */
export interface CellFailure {
  /** The error's class, or a name of our own: `TypeScriptError`, `CellTimeout`, `DeadKernel`, `ProcessExit`. */
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/**
 * Describes a thrown value. Of the stack only the frames down to the cell are kept: those below it are the kernel's.
 */
export function failureOfThrown(thrown: unknown): CellFailure {
  const lines = inspect(thrown).split("\n");
  const lastInCell = lines.map((line) => line.includes("evalmachine.<anonymous>")).lastIndexOf(true);
  const traceback = lines.filter(
    (line, index) => index <= lastInCell || !/^\s+at /.test(line) || lastInCell < 0,
  );
  if (!(thrown instanceof Error)) return { ename: "Uncaught", evalue: inspect(thrown), traceback };
  const { code } = thrown as NodeJS.ErrnoException;
  if (code === "ERR_SCRIPT_EXECUTION_INTERRUPTED" || thrown.message === "Interrupted asynchronously") {
    return { ename: "Interrupted", evalue: "the cell was interrupted", traceback };
  }
  return { ename: thrown.name, evalue: thrown.message, traceback };
}

/** Describes what the type checker found, one line a finding: `2:7 - Type 'string' is not assignable …`. */
export function failureOfDiagnostics(diagnostics: readonly string[]): CellFailure {
  return { ename: "TypeScriptError", evalue: diagnostics[0] ?? "", traceback: diagnostics };
}
