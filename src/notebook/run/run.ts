import os from "node:os";
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
import { addStaticFigures, lacksPictures } from "../drawing/static-figures";
import { Turns } from "./turns";
import { waitsFor } from "./waits-for";

/** Notebooks that run at the same time at most, unless a run says otherwise: each is a process of about 500 MB. */
const MOST_AT_ONCE = 4;

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
  /** The folder of the notebooks. */
  readonly folder: string;
  /** The folder that kernels run in, from which cells find their packages; that of the notebooks unless given. */
  readonly workingFolder?: string;
  /** Names without the extension, in the order to run them: each may read what an earlier one wrote. */
  readonly names: readonly string[];
  /** How many run at the same time at most; default one for each core, up to four. */
  readonly jobs?: number;
  /** Where the executed notebooks are written; null to write none; default in place. */
  readonly saveTo?: string | null;
  /** Where the figures' pictures are written; null to draw none. */
  readonly figuresFolder: string | null;
  /** Notebooks that an earlier run left in `saveTo`: those of their figures that have no picture are drawn. */
  readonly earlier?: readonly string[];
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
 * Runs notebooks, each in a kernel of its own, and draws their figures. Those that do not need what another one writes
 * run at the same time ({@link waitsFor}), so the outputs are those of a run in order. Each executed notebook is saved
 * as soon as it has run, and again with its pictures, unless somebody saved it meanwhile: what they saved stays.
 *
 * @throws NotebookRunError of the first notebook, in the order of the names, with a cell that fails. The earlier ones
 *   run to their end with their figures; what the failed one did is saved; later ones are ended or not started, and
 *   only those that had run already are saved.
 * @throws Error when a figure cannot be drawn.
 * @throws The signal's reason when `signal` fires.
 */
export async function runNotebooks(options: RunOptions): Promise<RunReport> {
  const stop = new AbortController();
  const pass = (): void => {
    stop.abort(options.signal?.reason);
  };
  if (options.signal?.aborted) pass();
  options.signal?.addEventListener("abort", pass);
  const run = new NotebookRun(options, stop.signal);
  try {
    return await run.runAll();
  } catch (error) {
    if (error instanceof NotebookRunError) await run.keepFailed(error);
    throw error;
  } finally {
    options.signal?.removeEventListener("abort", pass);
    stop.abort();
    await run.end();
  }
}

/** A notebook as it is about to run: with its parameters, and the number of its code cells. */
interface ReadyNotebook {
  readonly name: string;
  readonly notebook: Notebook;
  readonly cells: number;
}

/** A notebook is not run any further, since an earlier one failed. */
class EarlierFailed extends Error {
  override readonly name = "EarlierFailed";
}

/** One call of {@link runNotebooks}: its kernels, its painter, and the files it writes. */
class NotebookRun {
  private readonly painter: Promise<FigurePainter | string> | undefined;
  private readonly saved = new Map<string, GuardedFile>();
  private readonly kernels = new Set<Promise<Kernel>>();
  private readonly reports: Promise<NotebookReport>[] = [];
  private readonly turns: Turns;
  /** Ends the notebook at a place. */
  private readonly stops: readonly AbortController[];
  private drawing: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly options: RunOptions,
    private readonly signal: AbortSignal,
  ) {
    const { jobs = Math.min(os.availableParallelism(), MOST_AT_ONCE), names } = options;
    this.turns = new Turns(jobs);
    this.stops = names.map(() => new AbortController());
    this.painter = options.figuresFolder === null ? undefined : FigurePainter.open();
    this.painter?.catch(() => undefined); // reported where it is awaited
  }

  async runAll(): Promise<RunReport> {
    const { earlier = [], folder, names } = this.options;
    for (const name of earlier) void this.drawAfterOthers(() => this.drawMissing(name));
    const waits = waitsFor(names.map((name) => readNotebook(path.join(folder, `${name}.ipynb`))));
    const running: Promise<void>[] = [];
    for (const index of names.keys()) {
      const before = Promise.all((waits[index] ?? []).map((other) => running[other]));
      const run = before
        .then(() => this.turns.take(() => this.runOne(index)))
        .catch((error: unknown) => {
          for (const stop of this.stops.slice(index + 1)) stop.abort(new EarlierFailed());
          throw error;
        });
      running.push(run);
    }
    const failed = (await Promise.allSettled(running)).find((each) => each.status === "rejected");
    if (failed) throw failed.reason;
    const notebooks = await Promise.all(this.reports);
    const ready = await this.painter;
    return { notebooks, figuresMissing: typeof ready === "string" ? ready : undefined };
  }

  /** Saves what a notebook did before its failure, once the pictures of those before it are drawn. */
  async keepFailed({ notebook, document }: NotebookRunError): Promise<void> {
    this.save(notebook, document);
    await this.drawing;
  }

  /** Ends kernels and browser. */
  async end(): Promise<void> {
    await Promise.allSettled([...this.kernels].map(async (each) => (await each).kill()));
    const ready = await this.painter?.catch(() => undefined);
    if (ready && typeof ready !== "string") await ready.close();
  }

  /** Runs a notebook, whose figures are then drawn while others run. */
  private async runOne(index: number): Promise<void> {
    const { folder, workingFolder = folder, names, timeoutSeconds, onEvent } = this.options;
    const signal = AbortSignal.any([this.signal, this.stops[index]!.signal]);
    signal.throwIfAborted();
    const { name, notebook, cells } = this.read(names[index]!);
    onEvent?.({ kind: "started", notebook: name, number: index + 1, count: names.length, cells });
    const began = performance.now();
    const document = await executeNotebook(notebook, {
      name,
      cwd: workingFolder,
      kernel: this.startKernel(signal),
      signal,
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      onProgress: ({ done, total }) => onEvent?.({ kind: "cell", notebook: name, done, cells: total }),
    });
    const seconds = (performance.now() - began) / 1000;
    this.save(name, document);
    onEvent?.({ kind: "finished", notebook: name, cells, seconds });
    const drawn = this.drawAfterOthers(() => this.draw(name, document));
    const report = drawn.then((result) => ({ notebook: name, cells, seconds, ...result }));
    report.catch(() => undefined); // reported where it is awaited
    this.reports[index] = report;
  }

  private read(name: string): ReadyNotebook {
    const { folder, saveTo, parameters } = this.options;
    const source = path.join(folder, `${name}.ipynb`);
    if (saveTo !== null) this.saved.set(name, new GuardedFile(path.join(saveTo ?? folder, `${name}.ipynb`)));
    // In place, what is run is what the file is compared with when it is saved.
    const target = this.saved.get(name);
    const inPlace = target?.file === source ? target.content : undefined;
    const written = parseNotebook(inPlace ?? readText(source), source);
    const notebook = parameters ? injectParameters(written, parameters, name) : written;
    return { name, notebook, cells: notebook.cells.filter(isCode).length };
  }

  private save(name: string, document: Notebook): void {
    const target = this.saved.get(name);
    if (target === undefined || target.write(formatNotebook(document))) return;
    this.saved.delete(name);
    this.options.onEvent?.({ kind: "left", notebook: name, file: target.file });
  }

  /** Pictures are drawn one notebook at a time. */
  private drawAfterOthers<Drawn>(draw: () => Promise<Drawn>): Promise<Drawn> {
    const drawn = this.drawing.then(draw);
    this.drawing = drawn;
    drawn.catch(() => undefined);
    return drawn;
  }

  /** Draws what a run that ended early left without pictures. */
  private async drawMissing(name: string): Promise<void> {
    const { folder, saveTo, figuresFolder } = this.options;
    if (saveTo === null || figuresFolder === null) return;
    const target = new GuardedFile(path.join(saveTo ?? folder, `${name}.ipynb`));
    if (target.content === null) return;
    const document = parseNotebook(target.content, target.file);
    if (!lacksPictures(document, { name, folder: figuresFolder })) return;
    this.saved.set(name, target);
    await this.draw(name, document);
  }

  private async draw(
    name: string,
    document: Notebook,
  ): Promise<Pick<NotebookReport, "figures" | "document">> {
    const { figuresFolder, onEvent } = this.options;
    const ready = await this.painter;
    if (figuresFolder === null || ready === undefined || typeof ready === "string")
      return { figures: [], document };
    const drawn = await addStaticFigures(document, { name, folder: figuresFolder, painter: ready });
    this.signal.throwIfAborted();
    this.save(name, drawn.notebook);
    onEvent?.({ kind: "figures", notebook: name, figures: drawn.files.length });
    return { figures: drawn.files, document: drawn.notebook };
  }

  private startKernel(signal: AbortSignal): Promise<Kernel> {
    const { folder, workingFolder = folder, env } = this.options;
    const kernel = Kernel.start({ cwd: workingFolder, signal, ...(env ? { env } : {}) });
    this.kernels.add(kernel);
    kernel.catch(() => undefined);
    return kernel;
  }
}
