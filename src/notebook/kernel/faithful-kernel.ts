import { AsyncLocalStorage } from "node:async_hooks";
import { CellRun } from "./cell-run";
import { failureOfThrown } from "./cell-failure";
import { withTagWords } from "./front-end-answers";
import type { KernelExtras } from "./kernel-extras";
import type { CellChecks } from "./plain-builder";
import { spellOutShorthands, type TypeScriptParser } from "./shorthand-properties";
import type {
  Converted,
  TslabConverterModule,
  TslabExecutorModule,
  TslabJupyterModule,
  TslabMessage,
  TslabServer,
  WriteDisplay,
  WriteStream,
} from "./tslab-internals";

interface ExecuteRequest {
  readonly code: string;
  /** Shows nothing of the cell, and counts it as little as one that is not for the history. */
  readonly silent?: boolean;
  readonly store_history?: boolean;
  readonly user_expressions?: Readonly<Record<string, string>>;
  readonly stop_on_error?: boolean;
  /** Runs no cell: forgets all variables, sets the environment, and answers what else is left of the cells before. */
  readonly new_scope?: { readonly env: Readonly<Record<string, string>> };
}

/** The modules of tslab that are corrected, and its TypeScript. */
export interface TslabModules {
  readonly jupyter: TslabJupyterModule;
  readonly executor: TslabExecutorModule;
  readonly converter: TslabConverterModule;
  readonly typescript: TypeScriptParser & CellChecks;
}

/** How long requests that were sent before a failure may take to be read from their socket, in milliseconds. */
const DRAIN_MS = 20;

/**
 * Makes tslab's kernel say everything that happens in a cell, in Jupyter's own terms:
 *
 * - no output is lost: tslab never waits for its sends, and its publisher drops what exceeds 512 a turn;
 * - a failed cell sends `error` and says so in its reply; tslab only prints;
 * - work a cell left behind fails that cell when it throws or rejects, also while a later one runs, and prints there;
 * - requests that waited behind a failed cell are answered `aborted`, unless it was sent with `stop_on_error: false`;
 *   requests sent after the failure run, which tslab refuses for 200 ms;
 * - `{ name }` works for a name declared in an earlier cell;
 * - a request that comes while the kernel still opens its sockets is answered, which tslab may lose;
 * - one may ask for a new scope, so that a kernel runs several notebooks one after another;
 * - a cell that is silent shows nothing, and one that is not for the history is not counted;
 * - `execute_input` is sent, and `process.exit` in a cell is reported before the kernel ends.
 *
 * Call once, before tslab starts. Works with any Jupyter client.
 *
 * @param scopeEnds Called where a new scope was asked for, before its environment is set.
 */
export function makeFaithful(
  modules: TslabModules,
  extras: KernelExtras,
  scopeEnds: () => void = () => undefined,
): { readonly watchProcess: () => void } {
  const kernel = new FaithfulKernel(extras, scopeEnds);
  kernel.correctExecutor(modules.executor);
  kernel.correctConverter(modules);
  openAllSocketsFirst(modules.jupyter);
  kernel.correctExecution(modules.jupyter);
  return {
    watchProcess: () => {
      kernel.watchProcess();
    },
  };
}

/** Has requests wait until all sockets are open, and sends done when their call returns. */
function openAllSocketsFirst({ ZmqServer }: TslabJupyterModule): void {
  const server = ZmqServer.prototype;
  const bindSocket = server.bindSocket;
  let unbound = 5; // shell, iopub, control, stdin, heartbeat
  let openGate = (): void => undefined;
  const allBound = new Promise<void>((resolve) => (openGate = resolve));
  server.bindSocket = async function (socket, port) {
    // Without a limit and without waiting, a send is done when the call returns: none is refused, order is kept.
    if (socket === this.iopub) Object.assign(socket as object, { sendHighWaterMark: 0, sendTimeout: 0 });
    await bindSocket.call(this, socket, port);
    if (--unbound === 0) openGate();
  };
  const handleShellMessage = server.handleShellMessage;
  server.handleShellMessage = async function (socket, ...frames) {
    await allBound; // a request may come in on one socket before the others can send
    await handleShellMessage.call(this, socket, ...frames);
  };
}

/** Runs cells one after the other, and knows to which of them an output or a failure belongs. */
class FaithfulKernel {
  private readonly running = new AsyncLocalStorage<CellRun>();
  /** For what happens outside any cell's flow. */
  private latest: CellRun | undefined;
  private queue: Promise<void> = Promise.resolve();
  /** Requests that arrived before a failure was answered carry an older count. */
  private failures = 0;
  private forgetVariables = (): void => undefined;
  /** What cells became, by the declarations before them and their text: kept from the first new scope on. */
  private converted: Map<string, Converted> | undefined;

  constructor(
    private readonly extras: KernelExtras,
    private readonly scopeEnds: () => void,
  ) {}

  /** Has printed values and messages go to the cell they come from. */
  correctExecutor(executor: TslabExecutorModule): void {
    const createExecutor = executor.createExecutor;
    executor.createExecutor = (root, converters, console) => {
      const made = createExecutor(root, converters, {
        log: (...parts) => {
          const run = this.running.getStore();
          const shown = parts.length === 1 ? this.extras.valueShown(parts[0]) : undefined;
          if (run && shown) run.publishResult(shown);
          else console.log(...parts);
        },
        error: (...parts) => {
          const run = this.running.getStore();
          if (run) run.note(parts);
          else console.error(...parts);
        },
      });
      const inspect = made.inspect.bind(made);
      made.inspect = (source, position) => withTagWords(inspect(source, position));
      this.extras.takeLocals(made.locals);
      this.forgetVariables = () => {
        made.reset();
      };
      return made;
    };
  }

  /** Has `{ name }` work for a name that an earlier cell declared, and checks no cell twice that is run in scope after scope. */
  correctConverter({ converter, typescript }: TslabModules): void {
    const createConverter = converter.createConverter;
    converter.createConverter = (options) => {
      const made = createConverter(options);
      const usual = made.convert.bind(made);
      const convert: typeof made.convert = (previous, source) =>
        typescript.checking(source, () => usual(previous, source));
      const convertSpelled = (previous: string, source: string): Converted => {
        const spelled = spellOutShorthands(source, typescript);
        const converted = convert(previous, spelled);
        // Findings name the places of the text as it was written.
        return spelled === source || converted.diagnostics.length === 0
          ? converted
          : convert(previous, source);
      };
      made.convert = (previous, source) => {
        const key = JSON.stringify([previous, source]);
        const converted = this.converted?.get(key) ?? convertSpelled(previous, source);
        // A local module may have changed by the next time.
        if (converted.sideOutputs === undefined) this.converted?.set(key, converted);
        return converted;
      };
      return made;
    };
  }

  /** Has requests wait for the cell before them, and be aborted where it failed after they came. */
  correctExecution({ ZmqServer }: TslabJupyterModule): void {
    const enqueue = (tslab: TslabServer, socket: unknown, message: TslabMessage): Promise<void> => {
      const arrivedAt = this.failures;
      const turn = this.queue.then(() =>
        arrivedAt === this.failures ? this.execute(tslab, socket, message) : abort(tslab, socket, message),
      );
      this.queue = turn.catch(() => undefined); // the rejection goes to tslab's own loop; the queue goes on
      return turn;
    };
    ZmqServer.prototype.handleExecute = function (socket, message) {
      return enqueue(this, socket, message);
    };
  }

  /** Takes over from tslab, which prints these two and calls the cell a success. Call after tslab has started. */
  watchProcess(): void {
    const exit = process.exit.bind(process);
    for (const event of ["uncaughtException", "unhandledRejection"] as const) {
      process.removeAllListeners(event);
      process.on(event, (thrown: unknown) => {
        const run = this.current();
        if (run) {
          run.failAside(failureOfThrown(thrown));
          return;
        }
        console.error(thrown); // the kernel itself could not start: a taken port, an unreadable connection file
        exit(1);
      });
    }
    process.exit = (code) => {
      const evalue = `process.exit(${code ?? ""}) was called and ended the kernel`;
      this.current()?.failAside({
        ename: "ProcessExit",
        evalue,
        traceback: [`ProcessExit: ${evalue}`],
      });
      return exit(code);
    };
  }

  private current(): CellRun | undefined {
    return this.running.getStore() ?? this.latest;
  }

  private newScope({ env }: NonNullable<ExecuteRequest["new_scope"]>): object {
    try {
      this.forgetVariables();
      this.converted ??= new Map();
      this.latest = undefined;
      this.scopeEnds();
      Object.assign(process.env, env);
      return { status: "ok", left: this.extras.leftBehind() };
    } catch (error) {
      return { status: "ok", left: [String(error)] }; // a cell has broken what this relies on
    }
  }

  private async execute(tslab: TslabServer, socket: unknown, message: TslabMessage): Promise<void> {
    const request = message.content as ExecuteRequest;
    if (request.new_scope) {
      tslab.handler.execCount = 0;
      const answer = this.newScope(request.new_scope);
      new CellRun(tslab, message, null).reply(socket, answer);
      return;
    }
    const before = tslab.handler.execCount;
    const isCounted = request.silent !== true && request.store_history !== false;
    const count = isCounted ? before + 1 : before;
    const run = new CellRun(tslab, message, count, request.silent);
    this.latest = run;
    run.publish("status", { execution_state: "busy" }); // an earlier cell's end has called the kernel idle
    run.publish("execute_input", { code: request.code, execution_count: count });
    const ok = await this.running.run(run, () => this.evaluate(tslab, request, run));
    if (!isCounted) tslab.handler.execCount = before;
    if (ok && !run.failure) {
      run.publishRemarks();
      const user_expressions = notEvaluated(request.user_expressions);
      run.reply(socket, { status: "ok", execution_count: count, user_expressions, payload: [] });
      return;
    }
    const failedAside = run.failure !== undefined && ok;
    const failure = run.settle();
    if (!failedAside) run.publish("error", failure);
    if (request.stop_on_error !== false) {
      await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
      this.failures++;
    }
    run.reply(socket, { status: "error", execution_count: count, ...failure });
  }

  /** Resolves to whether the cell's own flow went well; a failure aside ends the wait for it. */
  private async evaluate(tslab: TslabServer, request: ExecuteRequest, run: CellRun): Promise<boolean> {
    const write: WriteStream = (name, text) => {
      (this.running.getStore() ?? run).write(name, text);
    };
    const display: WriteDisplay = (content, update = false) => {
      const own = this.running.getStore() ?? run;
      this.extras.display(content, update, (sent, again) => {
        own.publish(again ? "update_display_data" : "display_data", sent);
      });
    };
    this.extras.beforeCell(
      (text) => {
        run.write("stderr", text);
      },
      (sent, again) => {
        run.publish(again ? "update_display_data" : "display_data", sent);
      },
    );
    const flow = tslab.handler.handleExecuteImpl(request, write, display).then(
      () => true,
      (reason: unknown) => {
        if (typeof (reason as { count?: unknown } | null)?.count !== "number") run.note([reason]);
        return false;
      },
    );
    const ok = await Promise.race([flow, run.failedAside.then(() => true)]);
    // One turn of the event loop: a promise the cell left rejected is reported before the cell is called done.
    await new Promise((resolve) => setImmediate(resolve));
    await this.extras.afterCell();
    return ok;
  }
}

/** The protocol wants an answer for each expression; this kernel works none out, as a cell can show any value itself. */
function notEvaluated(expressions: ExecuteRequest["user_expressions"] = {}): object {
  const evalue = "this kernel evaluates no expressions next to a cell";
  const answer = { status: "error", ename: "NotEvaluated", evalue, traceback: [] };
  return Object.fromEntries(Object.keys(expressions).map((name) => [name, answer]));
}

function abort(tslab: TslabServer, socket: unknown, message: TslabMessage): Promise<void> {
  new CellRun(tslab, message, null).reply(socket, { status: "aborted" });
  return Promise.resolve();
}
