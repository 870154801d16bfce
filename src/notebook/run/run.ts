import path from "node:path";
import { isCode, type Notebook } from "../document/document";
import { executeNotebook } from "./execute";
import { FigurePainter } from "../drawing/figure-painter";
import { Kernel } from "../kernel/kernel-client";
import { GuardedFile } from "../../core/guarded-file";
import { formatNotebook } from "../document/format-notebook";
import { readNotebook, readText } from "../document/notebook-file";
import { parseNotebook } from "../document/parse-notebook";
import { NotebookRunError } from "./notebook-run-error";
import { injectParameters, type ParameterValue } from "./parameters";
import { addStaticFigures } from "../drawing/static-figures";

/** What happens in a run, as it happens. */
export type RunEvent =
  | {
      readonly kind: "started";
      readonly notebook: string;
      readonly number: number;
      readonly count: number;
      readonly cells: number;
    }
  | { readonly kind: "cell"; readonly notebook: string; readonly done: number; readonly cells: number }
  | { readonly kind: "finished"; readonly notebook: string; readonly cells: number; readonly seconds: number }
  | { readonly kind: "figures"; readonly notebook: string; readonly figures: number }
  /** The notebook was saved by somebody else during the run: it is left as it is, without this run's outputs. */
  | { readonly kind: "left"; readonly notebook: string; readonly file: string };

export interface RunOptions {
  /** The folder of the notebooks, and the one their kernels run in. */
  readonly folder: string;
  /** Names without the extension, in the order to run them: each may read what an earlier one wrote. */
  readonly names: readonly string[];
  /** Where the executed notebooks are written; null to write none. In place unless told. */
  readonly saveTo?: string | null;
  /** Where the figures' pictures are written; null to draw none. */
  readonly figuresFolder: string | null;
  /** How long each cell may run, in seconds. */
  readonly timeoutSeconds?: number;
  /** Put into each notebook that declares them, in a cell of its own; the notebooks' own values elsewhere. */
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  /** Added to the kernels' environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Ends the run when it fires; everything started is then gone. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

/** What became of one notebook. */
export interface NotebookReport {
  readonly notebook: string;
  /** Code cells run. */
  readonly cells: number;
  readonly seconds: number;
  /** Names of the pictures drawn. */
  readonly figures: readonly string[];
  /** The notebook as it was run, with its pictures. */
  readonly document: Notebook;
}

export interface RunReport {
  readonly notebooks: readonly NotebookReport[];
  /** Why no pictures were drawn, when they were wanted and no browser could be started. */
  readonly figuresMissing: string | undefined;
}

/**
 * Runs notebooks one after the other, each in a kernel of its own, and draws their figures. While one runs, the next
 * one's kernel starts and the last one's figures are drawn. Each executed notebook is saved as soon as it has run, and
 * again with its pictures, unless somebody saved it meanwhile: what they saved stays.
 *
 * @throws NotebookRunError at the first cell that fails. What ran until then is saved, figures of earlier notebooks are
 *   drawn, later notebooks are not run.
 * @throws Error when a figure cannot be drawn.
 * @throws The signal's reason when `signal` fires.
 */
export async function runNotebooks(options: RunOptions): Promise<RunReport> {
  const { folder, names, figuresFolder, env, onEvent } = options;
  const stop = new AbortController();
  const { signal } = stop;
  const pass = (): void => {
    stop.abort(options.signal?.reason);
  };
  if (options.signal?.aborted) pass();
  options.signal?.addEventListener("abort", pass);
  const painter = figuresFolder === null ? undefined : FigurePainter.open();
  painter?.catch(() => undefined); // reported where it is awaited
  const startKernel = (): Promise<Kernel> => {
    const kernel = Kernel.start({ cwd: folder, signal, ...(env ? { env } : {}) });
    kernel.catch(() => undefined);
    return kernel;
  };
  const startAhead = async (name: string): Promise<Kernel> => {
    const { cells } = readNotebook(path.join(folder, `${name}.ipynb`));
    const started = await startKernel();
    void started.prepare(
      cells.find((cell) => isCode(cell) && /^\s*import\b/m.test(cell.source))?.source ?? "",
    );
    return started;
  };
  const saved = new Map<string, GuardedFile>();
  const save = (name: string, document: Notebook): void => {
    const target = saved.get(name);
    if (target === undefined || target.write(formatNotebook(document))) return;
    saved.delete(name);
    onEvent?.({ kind: "left", notebook: name, file: target.file });
  };

  const draw = async (
    name: string,
    document: Notebook,
  ): Promise<Pick<NotebookReport, "figures" | "document">> => {
    const ready = await painter;
    if (figuresFolder === null || ready === undefined || typeof ready === "string")
      return { figures: [], document };
    const drawn = await addStaticFigures(document, { name, folder: figuresFolder, painter: ready });
    signal.throwIfAborted();
    save(name, drawn.notebook);
    onEvent?.({ kind: "figures", notebook: name, figures: drawn.files.length });
    return { figures: drawn.files, document: drawn.notebook };
  };

  const reports: Promise<NotebookReport>[] = [];
  let drawing: Promise<unknown> = Promise.resolve();
  let kernel = startKernel();
  let next: Promise<Kernel> | undefined;
  try {
    for (const [index, name] of names.entries()) {
      const source = path.join(folder, `${name}.ipynb`);
      if (options.saveTo !== null)
        saved.set(name, new GuardedFile(path.join(options.saveTo ?? folder, `${name}.ipynb`)));
      // In place, what is run is what the file is compared with when it is saved.
      const inPlace = saved.get(name)?.file === source ? saved.get(name)?.content : undefined;
      const written = parseNotebook(inPlace ?? readText(source), source);
      const notebook = options.parameters ? injectParameters(written, options.parameters, name) : written;
      const cells = notebook.cells.filter(isCode).length;
      onEvent?.({ kind: "started", notebook: name, number: index + 1, count: names.length, cells });
      const began = performance.now();
      const running = executeNotebook(notebook, {
        name,
        cwd: folder,
        kernel,
        signal,
        ...(options.timeoutSeconds === undefined ? {} : { timeoutSeconds: options.timeoutSeconds }),
        onProgress: ({ done, total }) => onEvent?.({ kind: "cell", notebook: name, done, cells: total }),
      });
      // The next kernel starts only once this one has, so that two starts do not slow each other down.
      const following = names[index + 1];
      next = following === undefined ? undefined : kernel.then(() => startAhead(following));
      next?.catch(() => undefined);
      const document = await running;
      const seconds = (performance.now() - began) / 1000;
      save(name, document);
      onEvent?.({ kind: "finished", notebook: name, cells, seconds });
      const drawn = drawing.then(() => draw(name, document));
      drawing = drawn;
      drawn.catch(() => undefined);
      reports.push(drawn.then((result) => ({ notebook: name, cells, seconds, ...result })));
      reports.at(-1)?.catch(() => undefined);
      if (next) kernel = next;
    }
    const notebooks = await Promise.all(reports);
    const ready = await painter;
    return { notebooks, figuresMissing: typeof ready === "string" ? ready : undefined };
  } catch (error) {
    if (error instanceof NotebookRunError) {
      save(error.notebook, error.document);
      await drawing;
    }
    throw error;
  } finally {
    options.signal?.removeEventListener("abort", pass);
    stop.abort();
    await Promise.allSettled([kernel, next].map(async (each) => (await each)?.kill()));
    const ready = await painter?.catch(() => undefined);
    if (ready && typeof ready !== "string") await ready.close();
  }
}
