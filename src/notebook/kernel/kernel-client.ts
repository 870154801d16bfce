import { isAddressTaken } from "./address-taken";
import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { Dealer, Subscriber } from "zeromq";
import type { CellFailure } from "./cell-failure";
import type { Metadata, MimeBundle } from "../document/document";
import { KernelProcess, type LaunchOptions } from "./kernel-process";
import type { OutputCollector } from "../run/output-collector";
import { Wire, type WireMessage } from "./wire";

export interface KernelOptions extends LaunchOptions {
  /** How long the kernel may take to answer, in seconds; default 180. */
  readonly startSeconds?: number;
  /** Ends the kernel when it fires, also while it starts. */
  readonly signal?: AbortSignal;
}

export interface ExecuteOptions {
  /** How long the cell may run, in seconds; default no limit. */
  readonly timeoutSeconds?: number;
  /** Ends the kernel at once when it fires. */
  readonly signal?: AbortSignal;
}

export interface Execution {
  /** The number Jupyter shows next to the cell; null when the kernel ended before sending it. */
  readonly executionCount: number | null;
  /** Why the cell failed; undefined when it did not. Also among its outputs. */
  readonly failure: CellFailure | undefined;
}

interface Pending {
  readonly collector: OutputCollector | undefined;
  readonly onReply: () => void;
  readonly onDone: () => void;
  reply: WireMessage["content"] | undefined;
  idle: boolean;
}

/** How long an interrupted cell, or a kernel that is asked to end, may take before it is killed, in milliseconds. */
const GRACE_MS = 5000;
/** How long after a kernel's end its last messages are waited for, at most and between two of them. */
const DRAIN_MS = 5000;
const QUIET_MS = 200;

/**
 * A running TypeScript kernel and the line to it: starts one, runs cells, ends it. One cell at a time.
 *
 * @example
 * const kernel = await Kernel.start({ cwd: "notebooks" });
 * const outputs = new OutputCollector();
 * const { failure } = await kernel.execute("1 + 1", outputs, { timeoutSeconds: 60 });
 * await kernel.shutdown();
 */
export class Kernel {
  readonly #process: KernelProcess;
  readonly #wire: Wire;
  readonly #shell = new Dealer({ linger: 0, sendTimeout: 0, sendHighWaterMark: 0, reconnectInterval: 20 });
  readonly #control = new Dealer({ linger: 0, sendTimeout: 0, sendHighWaterMark: 0, reconnectInterval: 20 });
  readonly #iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0, reconnectInterval: 20 });
  readonly #pending = new Map<string, Pending>();
  readonly #collectors = new Map<string, OutputCollector>();
  #lastMessageAt = 0;

  /**
   * Starts a kernel and waits until it answers (1 to 2 s).
   *
   * @throws Error when it cannot be started or does not answer in time, or the signal's reason; nothing is left behind.
   */
  static async start(options: KernelOptions): Promise<Kernel> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await Kernel.#startOnce(options);
      } catch (error) {
        // Over TCP another program may take a port between its choice and the kernel's use of it.
        if (attempt === 3 || !isAddressTaken(error)) throw error;
      }
    }
  }

  static async #startOnce(options: KernelOptions): Promise<Kernel> {
    const { signal } = options;
    signal?.throwIfAborted();
    const kernel = new Kernel(await KernelProcess.launch(options));
    const abort = (): void => {
      kernel.#process.killNow();
    };
    signal?.addEventListener("abort", abort);
    void kernel.#process.ended.then(() => signal?.removeEventListener("abort", abort));
    try {
      await kernel.#greet(options.startSeconds ?? 180);
    } catch (error) {
      await kernel.kill();
      signal?.throwIfAborted();
      throw error;
    }
    return kernel;
  }

  private constructor(process: KernelProcess) {
    this.#process = process;
    this.#wire = new Wire(process.key);
    for (const socket of [this.#shell, this.#control, this.#iopub]) void this.#listen(socket);
    this.#iopub.subscribe();
    this.#iopub.connect(process.address("iopub"));
    this.#shell.connect(process.address("shell"));
    this.#control.connect(process.address("control"));
    void process.ended
      .then(() => this.#drain())
      .then(() => {
        for (const pending of this.#pending.values()) pending.onDone();
        for (const socket of [this.#shell, this.#control, this.#iopub]) socket.close();
      });
  }

  get pid(): number | undefined {
    return this.#process.pid;
  }

  /**
   * Asks what a front end asks while a cell is written: `complete_request`, `inspect_request`, `is_complete_request`.
   *
   * @returns The reply's content; empty when the kernel has ended.
   */
  async ask(type: string, content: object): Promise<Readonly<Record<string, unknown>>> {
    const { pending, done } = this.#request(type, content, this.#shell);
    await done;
    return pending.reply ?? {};
  }

  /**
   * Forgets all variables, counts cells from 1 again and sets environment variables, so that the next notebook runs in a clean scope.
   *
   * @returns What the cells before left in the process besides variables, in words; empty where the next notebook finds
   *   what it would find in a kernel of its own; null when the kernel has ended.
   */
  async newScope(env: Readonly<Record<string, string>>): Promise<readonly string[] | null> {
    const reply = await this.ask("execute_request", { code: "", silent: true, new_scope: { env } });
    return Array.isArray(reply["left"]) ? (reply["left"] as readonly string[]) : null;
  }

  /**
   * Runs a cell. Its outputs go to the collector, also those of work it leaves behind, which may come later.
   * A cell that outlives its time is interrupted, and its kernel killed when that does not help.
   *
   * @throws The signal's reason when `signal` fires; the kernel is then gone.
   */
  async execute(code: string, collector: OutputCollector, options: ExecuteOptions = {}): Promise<Execution> {
    const { signal, timeoutSeconds } = options;
    signal?.throwIfAborted();
    const abort = (): void => {
      this.#process.killNow();
    };
    signal?.addEventListener("abort", abort);
    const limit = timeoutSeconds === undefined ? undefined : this.#limit(timeoutSeconds);
    const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: false };
    const request = this.#request(
      "execute_request",
      { ...content, stop_on_error: true },
      this.#shell,
      collector,
    );
    await request.done;
    limit?.lift();
    signal?.removeEventListener("abort", abort);
    signal?.throwIfAborted();

    const died = this.#process.ending !== undefined;
    const reply = request.pending.reply;
    if (limit?.exceeded) collector.replaceFailure(timeoutFailure(timeoutSeconds ?? 0, died));
    else if (died && !collector.failure) collector.replaceFailure(this.#deathFailure());
    else if (reply?.["status"] !== "ok" && !collector.failure) collector.replaceFailure(refusal(reply));
    const count = reply?.["execution_count"];
    return { executionCount: typeof count === "number" ? count : null, failure: collector.failure };
  }

  /** Lets the kernel finish what it is writing and end; kills it when it has not within five seconds. */
  async shutdown(): Promise<void> {
    if (this.#process.ending === undefined) {
      void this.#request("shutdown_request", { restart: false }, this.#control).done;
      const giveUp = new AbortController();
      await Promise.race([
        this.#process.ended,
        delay(GRACE_MS, undefined, { signal: giveUp.signal }).catch(() => undefined),
      ]);
      giveUp.abort();
    }
    await this.kill();
  }

  /** Ends the kernel at once, with everything it started. */
  async kill(): Promise<void> {
    await this.#process.kill();
  }

  /**
   * Replies show that requests arrive on both sockets, an idle status that outputs do: a subscriber misses what came before
   * it. Only then may the sockets' files go: one that had not connected by then would never hear the request to end.
   */
  async #greet(seconds: number): Promise<void> {
    const timer = new AbortController();
    const deadline = delay(seconds * 1000, "late" as const, { signal: timer.signal }).catch(
      () => "late" as const,
    );
    try {
      for (;;) {
        const asked = [this.#shell, this.#control].map((socket) =>
          this.#request("kernel_info_request", {}, socket),
        );
        const replied = Promise.all(asked.map((each) => each.replied));
        const first = await Promise.race([replied, this.#process.ended, deadline]);
        if (this.#process.ending !== undefined) {
          throw new Error(`The kernel did not start (${this.#process.ending}).\n${this.#process.log}`.trim());
        }
        if (first === "late")
          throw new Error(`The kernel did not answer within ${seconds} s.\n${this.#process.log}`.trim());
        const done = Promise.all(asked.map((each) => each.done));
        const heard = await Promise.race([done.then(() => true), delay(50, false)]);
        if (heard) break;
      }
    } finally {
      timer.abort();
    }
    this.#process.forgetConnection();
  }

  #request(type: string, content: object, socket: Dealer, collector?: OutputCollector) {
    const id = randomUUID();
    if (collector) this.#collectors.set(id, collector);
    let onReply = (): void => undefined;
    let onDone = (): void => undefined;
    const replied = new Promise<void>((resolve) => (onReply = resolve));
    const done = new Promise<void>((resolve) => (onDone = resolve)).then(() => {
      this.#pending.delete(id);
    });
    const pending: Pending = { collector, onReply, onDone, reply: undefined, idle: false };
    this.#pending.set(id, pending);
    if (this.#process.ending !== undefined) onDone();
    else void socket.send(this.#wire.encode(id, type, content));
    return { pending, replied, done };
  }

  async #listen(socket: Dealer | Subscriber): Promise<void> {
    for await (const frames of socket) {
      this.#lastMessageAt = performance.now();
      const message = this.#wire.decode(frames);
      if (message) this.#take(message);
    }
  }

  #take({ type, requestId, content }: WireMessage): void {
    const pending = this.#pending.get(requestId);
    if (type === "status") {
      if (pending && content["execution_state"] === "idle") pending.idle = true;
    } else if (type.endsWith("_reply")) {
      if (pending) pending.reply = content;
      pending?.onReply();
    } else if (type === "update_display_data") {
      const { display_id: displayId } = (content["transient"] ?? {}) as { display_id?: string };
      if (displayId === undefined) return;
      for (const collector of this.#collectors.values()) {
        collector.update(displayId, content["data"] as MimeBundle, (content["metadata"] ?? {}) as Metadata);
      }
    } else this.#collectors.get(requestId)?.receive(type, content);
    if (pending?.reply && pending.idle) pending.onDone();
  }

  #limit(seconds: number): { readonly exceeded: boolean; lift(): void } {
    const state = {
      exceeded: false,
      lift: () => {
        clearTimeout(timer);
      },
    };
    let timer = setTimeout(() => {
      state.exceeded = true;
      this.#process.interrupt();
      timer = setTimeout(() => {
        this.#process.killNow();
      }, GRACE_MS);
    }, seconds * 1000);
    return state;
  }

  /** What the kernel sent before it ended may still be on its way. */
  async #drain(): Promise<void> {
    const end = performance.now() + DRAIN_MS;
    do await delay(QUIET_MS);
    while (performance.now() < end && performance.now() - this.#lastMessageAt < QUIET_MS);
  }

  #deathFailure(): CellFailure {
    const evalue = `the kernel ended while the cell ran (${this.#process.ending ?? "unknown"})`;
    const log = this.#process.log.trim();
    return { ename: "DeadKernel", evalue, traceback: log === "" ? [evalue] : [evalue, ...log.split("\n")] };
  }
}

function timeoutFailure(seconds: number, killed: boolean): CellFailure {
  const end = killed ? "ignored an interrupt; its kernel was killed" : "was interrupted";
  const evalue = `the cell ran longer than ${seconds} s and ${end}`;
  return { ename: "CellTimeout", evalue, traceback: [evalue] };
}

function refusal(reply: WireMessage["content"] | undefined): CellFailure {
  const evalue = `the kernel answered ${JSON.stringify(reply?.["status"])}`;
  return { ename: "NotRun", evalue, traceback: [evalue] };
}
