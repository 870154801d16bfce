import path from "node:path";
import { Kernel } from "../../notebook/kernel/kernel-client";
import type { Limits } from "../assignment";
import type { LimitedCollector } from "./limited-collector";
import { processUse } from "./process-watch";
import { prepareSandbox, sandboxed, workFolder, type SandboxOptions } from "./sandbox";

/** How often memory and processes are looked at, in milliseconds. */
const WATCH_MS = 150;
/** How long a kernel may take to say what is left in it, in seconds. */
const SCOPE_SECONDS = 20;

/** The kernel was ended for what its process used: it may have been for what earlier cells used. */
export class UsedTooMuch extends Error {}

/**
 * The sandboxed kernel of one submission. It is kept for run after run, each in a clean scope, as long as the cells leave
 * nothing behind; else the next run gets a new one, with a folder of its own.
 */
export class KeptKernel {
  #kernel: Kernel | undefined;
  #started = 0;
  #watch: NodeJS.Timeout | undefined;
  #stop = new AbortController();

  constructor(
    private readonly sandbox: SandboxOptions,
    private readonly limits: Limits,
  ) {}

  /** Makes ready for a run. @returns Whether in a kernel in which others ran before. */
  async prepare(env: Readonly<Record<string, string>>): Promise<boolean> {
    if (this.#kernel !== undefined) {
      const left = await this.#newScope(this.#kernel, env);
      if (left?.length === 0) return true;
      await this.end();
    }
    const sandbox = { ...this.sandbox, folder: path.join(this.sandbox.folder, String(++this.#started)) };
    prepareSandbox(sandbox);
    const kernel = await Kernel.start({ cwd: workFolder(sandbox), wrap: sandboxed(sandbox) });
    this.#kernel = kernel;
    this.#stop = new AbortController();
    this.#watch = setInterval(() => {
      this.#look(kernel);
    }, WATCH_MS);
    await this.#newScope(kernel, env);
    return false;
  }

  /** Runs a cell. @throws The reason, when the kernel was stopped meanwhile. */
  execute(source: string, collector: LimitedCollector): ReturnType<Kernel["execute"]> {
    if (this.#kernel === undefined) throw new Error("the kernel was not prepared");
    const { signal } = this.#stop;
    return this.#kernel.execute(source, collector, { timeoutSeconds: this.limits.cellSeconds, signal });
  }

  /** Ends what runs, for a reason. */
  stop(why: Error): void {
    this.#stop.abort(why);
  }

  /** The next run gets a new kernel. */
  async end(): Promise<void> {
    clearInterval(this.#watch);
    await this.#kernel?.kill();
    this.#kernel = undefined;
  }

  #look({ pid }: Kernel): void {
    const use = pid === undefined ? null : processUse(pid);
    if (use === null) return;
    const { memoryMegabytes, processes } = this.limits;
    if (use.megabytes > memoryMegabytes)
      this.stop(new UsedTooMuch(`it used more than ${memoryMegabytes} MB of memory`));
    if (use.processes > processes) this.stop(new UsedTooMuch(`it started more than ${processes} processes`));
  }

  /** What is left in the kernel; null where it does not say so in time, or has ended: a cell may have broken it. */
  async #newScope(kernel: Kernel, env: Readonly<Record<string, string>>): Promise<readonly string[] | null> {
    const limit = setTimeout(() => void kernel.kill(), SCOPE_SECONDS * 1000);
    const left = await kernel.newScope(env);
    clearTimeout(limit);
    return left;
  }
}
