import { inspect } from "node:util";

/** Why a cell failed, in the fields of Jupyter's error messages. */
export interface CellFailure {
  /** The error's class, or a name of our own: `TypeScriptError`, `CellTimeout`, `DeadKernel`, `ProcessExit`. */
  readonly ename: string;
  readonly evalue: string;
  readonly traceback: readonly string[];
}

/**
 * Describes a thrown value, its words first: Node puts the place in the code before them. Of the stack only the frames down
 * to the cell are kept: those below it are the kernel's.
 */
export function failureOfThrown(thrown: unknown): CellFailure {
  const written = inspect(thrown).split("\n");
  const place = /^\S.*:\d+$/.test(written[0] ?? "") ? written.findIndex((line) => /^ *\^+$/.test(line)) : -1;
  const lines = written.slice(place < 0 ? 0 : place + 2);
  const lastInCell = lines.map((line) => line.includes("evalmachine.<anonymous>")).lastIndexOf(true);
  const traceback = lines.filter(
    (line, index) => index <= lastInCell || !/^\s+at /.test(line) || lastInCell < 0,
  );
  if (!(thrown instanceof Error)) return { ename: "Uncaught", evalue: inspect(thrown), traceback };
  const { code } = thrown as NodeJS.ErrnoException;
  if (code === "ERR_SCRIPT_EXECUTION_INTERRUPTED" || thrown.message === "Interrupted asynchronously") {
    // Where the interrupt came is chance, and the frames are the kernel's own.
    const evalue = "the cell was interrupted; what earlier cells made is kept";
    return { ename: "Interrupted", evalue, traceback: [`Interrupted: ${evalue}`] };
  }
  return { ename: thrown.name, evalue: thrown.message, traceback };
}

/** A finding of the type checker as tslab prints it: an other file, line, column, message. */
const FINDING = /^(.* )?(\d+):(\d+) - ([\s\S]*)$/;

/**
 * Describes what the type checker found: `2:7 - Type 'string' is not assignable …`. In the traceback each finding is shown
 * with its line of the cell.
 *
 * @param source The cell's text.
 */
export function failureOfDiagnostics(diagnostics: readonly string[], source: string): CellFailure {
  const lines = source.split("\n");
  const traceback = diagnostics.flatMap((diagnostic) => {
    const [, file, line, column, message] = FINDING.exec(diagnostic) ?? [];
    const text = lines[Number(line) - 1];
    if (file !== undefined || message === undefined || text === undefined) return [diagnostic];
    const at = Number(column) - 1;
    // Tabs keep their width, so that the mark is below what it marks.
    const mark = `${text.slice(0, at).replace(/[^\t]/g, " ")}^`;
    return [`Line ${line}, column ${column}: ${message}`, `    ${text}`, `    ${mark}`];
  });
  return { ename: "TypeScriptError", evalue: diagnostics[0] ?? "", traceback };
}
