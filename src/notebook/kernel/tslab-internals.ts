/*
 * What of tslab 1.0's compiled code the faithful kernel stands on. tslab publishes no types for these; the tests in
 * test/notebook/ run them against the installed version.
 */

/** Prints one stream of a cell. */
export type WriteStream = (name: "stdout" | "stderr", text: string) => void;

/** Sends one display message of a cell, or the update of an earlier one. */
export type WriteDisplay = (content: object, update?: boolean) => void;

/** What the language service knows of a name. */
export interface QuickInfo {
  readonly displayParts?: readonly { readonly text: string }[];
  readonly tags?: readonly { readonly name: string; readonly text?: readonly { readonly text: string }[] }[];
}

/** A Jupyter message as tslab holds it. */
export interface TslabMessage {
  header: { msg_type: string };
  content: unknown;
  createReply(): TslabMessage;
  signAndSend(key: string, socket: unknown): void;
}

/** A kernel's account of itself. */
export interface KernelInfo {
  readonly language_info: Readonly<Record<string, unknown>>;
}

/** What may follow the cursor, and the places between which it goes. */
export interface CompleteReply {
  readonly cursor_start: number;
  readonly cursor_end: number;
}

/** tslab's kernel, between the sockets and the evaluator. */
export interface TslabHandler {
  /** Cells run so far. */
  execCount: number;
  /** What the kernel says about itself. */
  handleKernel(): KernelInfo;
  handleComplete(request: unknown): CompleteReply;
  handleShutdown(request: { readonly restart: boolean }): object;
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
  handleInspect(socket: unknown, message: TslabMessage): void;
  handleComplete(socket: unknown, message: TslabMessage): void;
  handleCommInfoRequest(socket: unknown, message: TslabMessage): void;
  publishStatus(status: string, parent: TslabMessage): void;
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
  readonly JupyterHandlerImpl: { readonly prototype: TslabHandler };
}

/** tslab's evaluator. */
export interface TslabExecutor {
  /** The variables of the cells. */
  readonly locals: Record<string, unknown>;
  /** Forgets all variables of the cells. */
  reset(): void;
  inspect(source: string, position: number): QuickInfo | null;
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
