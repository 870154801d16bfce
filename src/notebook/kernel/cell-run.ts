import { format } from "node:util";
import { failureOfDiagnostics, failureOfThrown, type CellFailure } from "./cell-failure";
import type { ShownValue } from "./kernel-hooks";
import type { TslabMessage, TslabServer } from "./tslab-internals";

/** This many pieces of output are sent one by one, so that nothing printed is lost when a kernel is killed in a loop. */
const SINGLE_PIECES = 1000;
/** Later pieces are sent together, when this many characters have gathered or the event loop turns. */
const BATCH_CHARACTERS = 1 << 15;

/** One execution of a cell inside the kernel: what it publishes, and whether it failed. */
export class CellRun {
  /** Rejects nothing and resolves only when the cell failed outside its own flow: a timer, a promise, an exit. */
  readonly failedAside: Promise<void>;
  #failure: CellFailure | undefined;
  #diagnostics: string[] = [];
  #resolveAside: () => void = () => undefined;
  #pieces = 0;
  #batch: { name: "stdout" | "stderr"; text: string } | undefined;

  constructor(
    private readonly server: TslabServer,
    private readonly request: TslabMessage,
    /** The number Jupyter shows next to the cell; null for one that does not run. */
    private readonly count: number | null,
    /** Whether it was asked for without anything to be shown: of what it publishes, only its status is sent. */
    private readonly isSilent = false,
  ) {
    this.failedAside = new Promise((resolve) => {
      this.#resolveAside = resolve;
    });
  }

  get #source(): string {
    return String((this.request.content as { readonly code?: unknown }).code);
  }

  get failure(): CellFailure | undefined {
    return this.#failure;
  }

  /** Prints to one of the cell's streams; nothing is lost or reordered. */
  write(name: "stdout" | "stderr", text: string): void {
    if (++this.#pieces <= SINGLE_PIECES) {
      this.publish("stream", { name, text });
      return;
    }
    if (this.#batch?.name !== name) this.flush();
    if (this.#batch) this.#batch.text += text;
    else {
      this.#batch = { name, text };
      setImmediate(() => {
        this.flush();
      });
    }
    if (this.#batch.text.length > BATCH_CHARACTERS) this.flush();
  }

  /** Sends what was printed and is still held. */
  flush(): void {
    const batch = this.#batch;
    this.#batch = undefined;
    if (batch) this.publish("stream", batch);
  }

  /** Sends a message about this cell to every listener, after what it printed before. */
  publish(type: string, content: object): void {
    if (this.server.iopub.closed) return; // shutting down: nobody listens, and a send would only fail
    if (this.isSilent && type !== "status") return;
    this.flush();
    const message = this.request.createReply();
    message.header.msg_type = type;
    message.content = content;
    message.signAndSend(this.server.connInfo.key, this.server.iopub);
  }

  /** Sends the value of the cell's last line. */
  publishResult({ data, metadata }: ShownValue): void {
    this.publish("execute_result", { data, metadata, execution_count: this.count });
  }

  /** Answers the one who asked for the execution. */
  reply(socket: unknown, content: object): void {
    this.flush();
    const message = this.request.createReply();
    message.header.msg_type = "execute_reply";
    message.content = content;
    message.signAndSend(this.server.connInfo.key, socket);
  }

  /** Takes what the evaluator prints as an error: a thrown value, or a format and parts for one type error. */
  note(parts: readonly unknown[]): void {
    if (parts.length > 1) this.#diagnostics.push(format(...parts));
    else this.#failure ??= failureOfThrown(parts[0]);
  }

  /** Fails the cell for something that happened outside its own flow, at once and visibly. */
  failAside(failure: CellFailure): void {
    this.#failure ??= failure;
    this.publish("error", failure);
    this.#resolveAside();
  }

  /** What the evaluator's "not ok" meant. */
  settle(): CellFailure {
    this.#failure ??=
      this.#diagnostics.length > 0
        ? failureOfDiagnostics(this.#diagnostics, this.#source)
        : { ename: "Error", evalue: "the cell failed without saying why", traceback: [] };
    return this.#failure;
  }

  /** Type errors of a module cell, which tslab registers all the same: shown, as tslab shows them. */
  publishRemarks(): void {
    if (this.#diagnostics.length === 0) return;
    this.write("stderr", `${this.#diagnostics.join("\n")}\n`);
  }
}
