import type { Notebook } from "../document/document";
import { Kernel, type KernelOptions } from "../kernel/kernel-client";
import { RECORD_FILE } from "../kernel/kernelspec";
import { effectsOf } from "./effects";

/** How kernels are started, and where they record what they do with files. */
export interface KernelPoolOptions {
  readonly start: KernelOptions;
  /** Whether more notebooks run than kernels: then they are kept. */
  readonly keep: boolean;
  /** The file for the record of the run with a number, each of its own; nothing is recorded unless given. */
  readonly recordFile?: (number: number) => string;
}

/** A kernel for one notebook. */
export interface TakenKernel {
  readonly kernel: Kernel;
  /** Where its record of files is, once the notebook has settled; undefined where none is made. */
  readonly record: string | undefined;
  /** Ends what the notebook did here: its kernel is kept for another one where nothing of it is left, or ends. */
  readonly settle: () => Promise<void>;
}

/** A kernel that is free. */
type FreeKernel = Omit<TakenKernel, "settle">;

/** What a notebook may leave that the next one does not find: a run knows of the files that each wrote. */
const KNOWN_OTHERWISE: readonly string[] = ["files"];

/**
 * The kernels of a run. A start takes as long as some twenty cells, so a kernel runs one notebook after another, each in a
 * clean scope, as long as their cells use the library alone and leave nothing behind.
 */
export class KernelPool {
  readonly #kernels = new Set<Promise<Kernel>>();
  readonly #free: FreeKernel[] = [];
  #records = 0;

  constructor(private readonly options: KernelPoolOptions) {}

  /** A kernel for a notebook: one that is kept, or a new one. */
  async take(notebook: Notebook): Promise<TakenKernel> {
    const alone = this.options.keep && effectsOf(notebook) === undefined;
    const { kernel, record } = (alone ? this.#free.pop() : undefined) ?? (await this.#start(alone));
    const settle = async (): Promise<void> => {
      if (!alone || !(await this.#keep(kernel))) await kernel.shutdown();
    };
    return { kernel, record, settle };
  }

  /** Ends all kernels at once. */
  async end(): Promise<void> {
    await Promise.allSettled([...this.#kernels].map(async (each) => (await each).kill()));
  }

  async #start(kept: boolean): Promise<FreeKernel> {
    const { start } = this.options;
    const record = this.#nextRecord();
    const starting = Kernel.start({ ...start, env: { ...start.env, ...recordIn(record) } });
    this.#kernels.add(starting);
    const kernel = await starting;
    // It takes note of how it is before any cell.
    if (kept) await kernel.newScope(recordIn(record));
    return { kernel, record };
  }

  async #keep(kernel: Kernel): Promise<boolean> {
    const record = this.#nextRecord();
    const left = await kernel.newScope(recordIn(record));
    const clean = left?.every((each) => KNOWN_OTHERWISE.includes(each)) === true;
    if (clean) this.#free.push({ kernel, record });
    return clean;
  }

  #nextRecord(): string | undefined {
    return this.options.recordFile?.(this.#records++);
  }
}

function recordIn(file: string | undefined): Readonly<Record<string, string>> {
  return file === undefined ? {} : { [RECORD_FILE]: file };
}
