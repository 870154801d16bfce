import os from "node:os";
import path from "node:path";
import { isCode, type Notebook } from "../document/document";
import { runCells } from "./execute";
import { FigurePainter } from "../drawing/figure-painter";
import { GuardedFile } from "../../core/guarded-file";
import { formatNotebook } from "../document/format-notebook";
import { readNotebook, readText } from "../document/notebook-file";
import { parseNotebook } from "../document/parse-notebook";
import { KernelPool } from "./kernel-pool";
import { NotebookRunError } from "./notebook-run-error";
import { injectParameters, type ParameterValue } from "./parameters";
import { addStaticFigures, lacksPictures } from "../drawing/static-figures";
import { RunCache } from "./run-cache";
import { withRecorded } from "./run-record";
import { Turns } from "./turns";
import { startOrder, waitsFor } from "./waits-for";

/** Notebooks that run at the same time at most, unless a run says otherwise: each is a process of about 500 MB. */
export const MOST_AT_ONCE = 4;

/** What happens in a run, as it happens. */
export type RunEvent =
  /** All notebooks of the run in their order, before the first one starts. */
  | { readonly kind: "planned"; readonly notebooks: readonly string[] }
  | {
      readonly kind: "started";
      readonly notebook: string;
      readonly number: number;
      readonly count: number;
      readonly cells: number;
      /** Why it runs; null where a run keeps nothing. */
      readonly why: string | null;
    }
  /** The notebook need not run: nothing that it depends on has changed since its last run. */
  | { readonly kind: "kept"; readonly notebook: string; readonly number: number; readonly count: number }
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
  /** Files lent to the kernels for this run, by environment variable: `env` names what they hold, too. */
  readonly lent?: Readonly<Record<string, string>>;
  /** Where it is kept what came of each notebook, so that it need not run again; null to run all. */
  readonly cacheFolder?: string | null;
  /** Whether notebooks run again though nothing has changed. */
  readonly fresh?: boolean;
  /** Ends the run when it fires; everything started is then gone. */
  readonly signal?: AbortSignal;
  readonly onEvent?: (event: RunEvent) => void;
}

/** What became of one notebook. */
export interface NotebookReport {
  readonly notebook: string;
  /** Code cells run; 0 where what the last run gave was kept. */
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
 * Runs notebooks, each in a kernel where nothing of another one is left ({@link KernelPool}), and draws their figures. Those that do not need what another one writes
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
  /** Where it is saved, or was read. */
  readonly file: string;
  readonly notebook: Notebook;
  readonly cells: number;
}

function codeCells({ cells }: Notebook): number {
  return cells.filter(isCode).length;
}

/** Draws for a notebook all of whose figures have pictures. */
const NOTHING_TO_DRAW: Pick<FigurePainter, "draw"> = {
  draw: () => Promise.reject(new Error("every figure has a picture")),
};

/** A notebook is not run any further, since an earlier one failed. */
class EarlierFailed extends Error {
  override readonly name = "EarlierFailed";
}

/** One call of {@link runNotebooks}: its kernels, its painter, and the files it writes. */
class NotebookRun {
  private readonly cache: RunCache | undefined;
  private painter: Promise<FigurePainter | string> | undefined;
  private readonly saved = new Map<string, GuardedFile>();
  private readonly kernels: KernelPool;
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
    const {
      folder,
      workingFolder = folder,
      env = {},
      lent = {},
      cacheFolder = null,
      fresh = false,
    } = options;
    const cache =
      cacheFolder === null
        ? undefined
        : new RunCache({ folder: cacheFolder, fresh, workingFolder, env, lent });
    this.cache = cache;
    this.kernels = new KernelPool({
      start: { cwd: workingFolder, env: { ...env, ...lent }, signal },
      keep: jobs < names.length,
      ...(cache ? { recordFile: (number) => cache.recordFile(number) } : {}),
    });
  }

  async runAll(): Promise<RunReport> {
    const { earlier = [], folder, names, onEvent } = this.options;
    onEvent?.({ kind: "planned", notebooks: names });
    for (const name of earlier) void this.drawAfterOthers(() => this.drawMissing(name));
    const notebooks = names.map((name) => readNotebook(path.join(folder, `${name}.ipynb`)));
    const waits = waitsFor(notebooks);
    const running: Promise<void>[] = [];
    for (const [place, index] of startOrder(waits, notebooks.map(codeCells)).entries()) {
      const before = Promise.all((waits[index] ?? []).map((other) => running[other]));
      running[index] = before
        .then(() => this.turns.take(() => this.runOne(index), place))
        .catch((error: unknown) => {
          for (const stop of this.stops.slice(index + 1)) stop.abort(new EarlierFailed());
          throw error;
        });
    }
    const failed = (await Promise.allSettled(running)).find((each) => each.status === "rejected");
    if (failed) throw failed.reason;
    const reports = await Promise.all(this.reports);
    const ready = await this.painter;
    return { notebooks: reports, figuresMissing: typeof ready === "string" ? ready : undefined };
  }

  /** Saves what a notebook did before its failure, once the pictures of those before it are drawn. */
  async keepFailed({ notebook, document }: NotebookRunError): Promise<void> {
    this.save(notebook, document);
    await this.drawing;
  }

  /** Ends kernels and browser. */
  async end(): Promise<void> {
    this.cache?.end();
    await this.kernels.end();
    const ready = await this.painter?.catch(() => undefined);
    if (ready && typeof ready !== "string") await ready.close();
  }

  /** Runs a notebook, or takes what its last run gave where nothing has changed; its figures are drawn while others run. */
  private async runOne(index: number): Promise<void> {
    const { names, onEvent } = this.options;
    const signal = AbortSignal.any([this.signal, this.stops[index]!.signal]);
    signal.throwIfAborted();
    const ready = this.read(names[index]!);
    const place = { notebook: ready.name, number: index + 1, count: names.length };
    const found = this.cache?.find(ready.file, ready.notebook) ?? { why: null };
    if ("record" in found) onEvent?.({ kind: "kept", ...place });
    else onEvent?.({ kind: "started", ...place, cells: ready.cells, why: found.why });
    const kept = "record" in found ? found.record : undefined;
    const { document, recorded, ...effort } = kept
      ? { document: withRecorded(ready.notebook, kept), cells: 0, seconds: 0 }
      : await this.execute(ready, signal);
    const record = kept ?? (recorded && this.cache?.recordOf(document, recorded));
    this.save(ready.name, document);
    if (!kept) onEvent?.({ kind: "finished", notebook: ready.name, ...effort });
    const drawn = this.drawAfterOthers(() => this.draw(ready.name, document));
    const report = drawn.then((result) => {
      if (record && (!kept || result.document !== document))
        this.cache?.keep(ready.file, record, result.document);
      return { notebook: ready.name, ...effort, ...result };
    });
    report.catch(() => undefined); // reported where it is awaited
    this.reports[index] = report;
  }

  private async execute(
    { name, notebook, cells }: ReadyNotebook,
    signal: AbortSignal,
  ): Promise<Pick<NotebookReport, "document" | "cells" | "seconds"> & { readonly recorded?: string }> {
    const { timeoutSeconds, onEvent } = this.options;
    const began = performance.now();
    const { kernel, record, settle } = await this.kernels.take(notebook);
    const document = await runCells(notebook, kernel, settle, {
      name,
      signal,
      ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }),
      onProgress: ({ done, total }) => onEvent?.({ kind: "cell", notebook: name, done, cells: total }),
    });
    const seconds = (performance.now() - began) / 1000;
    return { document, cells, seconds, ...(record === undefined ? {} : { recorded: record }) };
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
    return { name, file: target?.file ?? source, notebook, cells: codeCells(notebook) };
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
    this.saved.set(name, target);
    await this.draw(name, parseNotebook(target.content, target.file));
  }

  private async draw(
    name: string,
    document: Notebook,
  ): Promise<Pick<NotebookReport, "figures" | "document">> {
    const { figuresFolder: folder, onEvent } = this.options;
    if (folder === null) return { figures: [], document };
    const painter = lacksPictures(document) ? await this.openPainter() : NOTHING_TO_DRAW;
    if (typeof painter === "string") return { figures: [], document };
    const { notebook, files } = await addStaticFigures(document, { name, folder, painter });
    this.signal.throwIfAborted();
    if (notebook !== document) this.save(name, notebook);
    onEvent?.({ kind: "figures", notebook: name, figures: files.length });
    return { figures: files, document: notebook };
  }

  /** The browser that draws, started with the first figure without a picture; a text where none can be started. */
  private openPainter(): Promise<FigurePainter | string> {
    this.painter ??= FigurePainter.open();
    this.painter.catch(() => undefined); // reported where it is awaited
    return this.painter;
  }
}
