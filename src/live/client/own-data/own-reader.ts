/// <reference lib="dom" />
import type { LiveRequest, LiveResponse } from "../../live-protocol";
import type { OwnReading, OwnTable } from "../../own/own-table";

/** Reads the reader's tables in a worker of its own, one at a time: the last asked for. */
export class OwnReader {
  #worker: Worker | undefined;

  /** @param address of the worker's script, a `blob:` of this page. */
  constructor(private readonly address: string) {}

  /**
   * Reads a table, and gives up the one before.
   *
   * @param done gets the result; @param failed gets, in words, why the file could not be read at all.
   */
  read(own: OwnTable, done: (reading: OwnReading) => void, failed: (message: string) => void): void {
    this.cancel();
    const worker = new Worker(this.address);
    this.#worker = worker;
    worker.addEventListener("message", ({ data }: MessageEvent<LiveResponse>) => {
      if (worker !== this.#worker || data.type !== "read") return;
      this.cancel();
      done(data.reading);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker !== this.#worker) return;
      this.cancel();
      failed(event.message || "the worker did not start");
    });
    worker.postMessage({ type: "read", own } satisfies LiveRequest);
  }

  /** Gives up what is being read, at once. */
  cancel(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
