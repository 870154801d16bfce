import { isCode, type Cell, type Notebook } from "../document/document";
import { Kernel, type Execution } from "../kernel/kernel-client";
import { NotebookRunError } from "./notebook-run-error";
import { OutputCollector } from "./output-collector";

/** How far a notebook's run has come. */
export interface CellProgress {
  readonly notebook: string;
  /** Code cells that have run. */
  readonly done: number;
  /** Code cells in all. */
  readonly total: number;
}

export interface RunCellsOptions {
  /** The notebook's name in messages. */
  readonly name: string;
  /** How long each cell may run, in seconds; default no limit. */
  readonly timeoutSeconds?: number;
  /** Ends the run and its kernel when it fires. */
  readonly signal?: AbortSignal;
  /** Called after each code cell. */
  readonly onProgress?: (progress: CellProgress) => void;
}

export interface ExecuteNotebookOptions extends RunCellsOptions {
  /** The folder the kernel runs in. */
  readonly cwd: string;
  /** Added to the kernel's environment. */
  readonly env?: Readonly<Record<string, string>>;
}

interface RunCell {
  readonly collector: OutputCollector;
  readonly execution: Execution;
}

/**
 * Runs a notebook from top to bottom in a kernel of its own.
 *
 * @returns The notebook with fresh outputs and execution counts; nothing else in it changes, and nothing that differs
 *   from run to run (times, ids) is added.
 * @throws NotebookRunError at the first cell that fails: by an exception, a type error, a promise rejected or an error
 *   thrown in work it left behind (even while a later cell runs), by ending the kernel, or by running out of time.
 *   The cells after it are not run.
 * @throws The signal's reason when `signal` fires.
 */
export async function executeNotebook(
  notebook: Notebook,
  options: ExecuteNotebookOptions,
): Promise<Notebook> {
  const { cwd, env } = options;
  const kernel = await Kernel.start({ cwd, ...(env ? { env } : {}) });
  // Its end may still bring output of work left behind.
  return runCells(notebook, kernel, () => kernel.shutdown(), options).finally(() => kernel.kill());
}

/**
 * Runs the cells of a notebook in a kernel, as {@link executeNotebook} does.
 *
 * @param settle brings what work that cells left behind has still to say, once the last one has run.
 */
export async function runCells(
  notebook: Notebook,
  kernel: Kernel,
  settle: () => Promise<void>,
  { name, onProgress, signal, timeoutSeconds }: RunCellsOptions,
): Promise<Notebook> {
  const ran = new Map<Cell, RunCell>();
  const total = notebook.cells.filter((cell) => isCode(cell) && !isBlank(cell)).length;
  for (const cell of notebook.cells) {
    if (!isCode(cell) || isBlank(cell)) continue;
    const collector = new OutputCollector();
    const execution = await kernel.execute(cell.source, collector, {
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      ...(signal ? { signal } : {}),
    });
    ran.set(cell, { collector, execution });
    onProgress?.({ notebook: name, done: ran.size, total });
    if ([...ran.values()].some((each) => each.collector.failure)) break;
  }
  await settle();
  const document = withOutputs(notebook, ran);
  for (const [cell, { collector }] of ran) {
    if (!collector.failure) continue;
    throw new NotebookRunError(
      name,
      notebook.cells.indexOf(cell) + 1,
      cell.source,
      collector.failure,
      document,
    );
  }
  return document;
}

/** Jupyter does not run such cells either. */
function isBlank(cell: Cell): boolean {
  return cell.source.trim() === "";
}

function withOutputs(notebook: Notebook, ran: ReadonlyMap<Cell, RunCell>): Notebook {
  const cells = notebook.cells.map((cell): Cell => {
    if (!isCode(cell)) return cell;
    const run = ran.get(cell);
    if (!run) return { ...cell, execution_count: null, outputs: [] };
    return { ...cell, execution_count: run.execution.executionCount, outputs: run.collector.outputs };
  });
  return { ...notebook, cells };
}
