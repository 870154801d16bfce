import { AsyncLocalStorage } from "node:async_hooks";
import { CellRun } from "./cell-run";
import { failureOfThrown } from "./cell-failure";
import type { KernelExtras } from "./kernel-extras";
import { spellOutShorthands, type TypeScriptParser } from "./shorthand-properties";
import type {
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
  readonly silent?: boolean;
  readonly stop_on_error?: boolean;
}

/** The modules of tslab that are corrected, and its TypeScript. */
export interface TslabModules {
  readonly jupyter: TslabJupyterModule;
  readonly executor: TslabExecutorModule;
  readonly converter: TslabConverterModule;
  readonly typescript: TypeScriptParser;
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
 * - `execute_input` is sent, and `process.exit` in a cell is reported before the kernel ends.
 *
 * Call once, before tslab starts. Works with any Jupyter client.
 */
export function makeFaithful(
  { jupyter, executor, converter, typescript }: TslabModules,
  extras: KernelExtras,
): { watchProcess: () => void } {
  const running = new AsyncLocalStorage<CellRun>();
  let latest: CellRun | undefined; // for what happens outside any cell's flow
  let queue: Promise<void> = Promise.resolve();
  let failures = 0; // requests that arrived before a failure was answered carry an older count

  const createExecutor = executor.createExecutor;
  executor.createExecutor = (root, converters, console) => {
    const made = createExecutor(root, converters, {
      log: (...parts) => {
        const run = running.getStore();
        const shown = parts.length === 1 ? extras.valueShown(parts[0]) : undefined;
        if (run && shown) run.publishResult(shown);
        else console.log(...parts);
      },
      error: (...parts) => {
        const run = running.getStore();
        if (run) run.note(parts);
        else console.error(...parts);
      },
    });
    extras.takeLocals(made.locals);
    return made;
  };

  const createConverter = converter.createConverter;
  converter.createConverter = (options) => {
    const made = createConverter(options);
    const convert = made.convert.bind(made);
    made.convert = (previous, source) => {
      const spelled = spellOutShorthands(source, typescript);
      const converted = convert(previous, spelled);
      // Findings are told with the places of the text as it was written.
      return spelled === source || converted.diagnostics.length === 0 ? converted : convert(previous, source);
    };
    return made;
  };

  const server = jupyter.ZmqServer.prototype;
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

  server.handleExecute = function (socket, message) {
    const arrivedAt = failures;
    const turn = queue.then(() =>
      arrivedAt === failures ? execute(this, socket, message) : abort(this, socket, message),
    );
    queue = turn.catch(() => undefined); // the rejection goes to tslab's own loop; the queue goes on
    return turn;
  };

  async function execute(tslab: TslabServer, socket: unknown, message: TslabMessage): Promise<void> {
    const request = message.content as ExecuteRequest;
    const count = tslab.handler.execCount + 1;
    const run = new CellRun(tslab, message, count);
    latest = run;
    run.publish("status", { execution_state: "busy" }); // an earlier cell's end has called the kernel idle
    if (!request.silent) run.publish("execute_input", { code: request.code, execution_count: count });
    const ok = await running.run(run, () => evaluate(tslab, request, run));
    if (ok && !run.failure) {
      run.publishRemarks();
      run.reply(socket, { status: "ok", execution_count: count, user_expressions: {}, payload: [] });
      return;
    }
    const failedAside = run.failure !== undefined && ok;
    const failure = run.settle();
    if (!failedAside) run.publish("error", failure);
    if (request.stop_on_error !== false) {
      await new Promise((resolve) => setTimeout(resolve, DRAIN_MS));
      failures++;
    }
    run.reply(socket, { status: "error", execution_count: count, ...failure });
  }

  /** Resolves to whether the cell's own flow went well; a failure aside ends the wait for it. */
  async function evaluate(tslab: TslabServer, request: ExecuteRequest, run: CellRun): Promise<boolean> {
    const write: WriteStream = (name, text) => {
      (running.getStore() ?? run).write(name, text);
    };
    const display: WriteDisplay = (content, update = false) => {
      const own = running.getStore() ?? run;
      extras.display(content, update, (sent, again) => {
        own.publish(again ? "update_display_data" : "display_data", sent);
      });
    };
    extras.beforeCell(
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
    await extras.afterCell();
    return ok;
  }

  function abort(tslab: TslabServer, socket: unknown, message: TslabMessage): Promise<void> {
    new CellRun(tslab, message, null).reply(socket, { status: "aborted" });
    return Promise.resolve();
  }

  /** Takes over from tslab, which prints these two and calls the cell a success. Call after tslab has started. */
  function watchProcess(): void {
    const exit = process.exit.bind(process);
    for (const event of ["uncaughtException", "unhandledRejection"] as const) {
      process.removeAllListeners(event);
      process.on(event, (thrown: unknown) => {
        const run = running.getStore() ?? latest;
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
      (running.getStore() ?? latest)?.failAside({
        ename: "ProcessExit",
        evalue,
        traceback: [`ProcessExit: ${evalue}`],
      });
      return exit(code);
    };
  }

  return { watchProcess };
}
