/*
 * What of tslab 1.0's compiled code the faithful kernel stands on. tslab publishes no types for these; the tests in
 * test/notebook/ run them against the installed version.
 */

/** Prints one stream of a cell. */
export type WriteStream = (name: "stdout" | "stderr", text: string) => void;

/** Sends one display message of a cell, or the update of an earlier one. */
export type WriteDisplay = (content: object, update?: boolean) => void;

/** A Jupyter message as tslab holds it. */
export interface TslabMessage {
  header: { msg_type: string };
  content: unknown;
  createReply(): TslabMessage;
  signAndSend(key: string, socket: unknown): void;
}

/** tslab's kernel, between the sockets and the evaluator. */
export interface TslabHandler {
  /** Cells run so far. */
  execCount: number;
  /** Runs one cell, redirecting stdout and stderr. Resolves to its number, or throws an object that carries it. */
  handleExecuteImpl(
    request: { code: string },
    writeStream: WriteStream,
    writeDisplay: WriteDisplay,
  ): Promise<{ count: number }>;
}

/** tslab's message loop. */
export interface TslabServer {
  readonly handler: TslabHandler;
  readonly connInfo: { readonly key: string };
  readonly iopub: { readonly closed: boolean };
  /** Opens one of the kernel's five sockets; called for each while it starts. */
  bindSocket(socket: unknown, port: number): Promise<void>;
  /** Takes any request, from the shell or the control channel. */
  handleShellMessage(socket: unknown, ...frames: readonly Buffer[]): Promise<void>;
  handleExecute(socket: unknown, message: TslabMessage): Promise<void>;
  /** Closes the sockets, once the kernel was asked to end. */
  close(): void;
}

/** What the evaluator prints through: `error` gets a thrown value alone, or a format and parts for a type error. */
export interface ExecutorConsole {
  log(...parts: unknown[]): void;
  error(...parts: unknown[]): void;
}

export interface TslabJupyterModule {
  readonly ZmqServer: { readonly prototype: TslabServer };
}

/** tslab's evaluator. */
export interface TslabExecutor {
  /** The variables of the cells. */
  readonly locals: Record<string, unknown>;
  /** Forgets all variables of the cells. */
  reset(): void;
}

export interface TslabExecutorModule {
  createExecutor(root: string, converters: unknown, console: ExecutorConsole): TslabExecutor;
}

/** What became of a cell's text. */
export interface Converted {
  readonly diagnostics: readonly unknown[];
  /** Local modules that were compiled with it. */
  readonly sideOutputs?: unknown;
}

/** Checks a cell's types and turns it into JavaScript. */
export interface TslabConverter {
  convert(previous: string, source: string): Converted;
}

export interface TslabConverterModule {
  createConverter(options: unknown): TslabConverter;
}

export interface TslabMainModule {
  startKernel(options: { configPath: string; enableFindLocal: boolean }): void;
}
