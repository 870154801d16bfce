/// <reference lib="dom" />
import type { LiveData } from "../live-data";
import type { LiveDepth, LiveRequest, LiveResponse } from "../live-protocol";
import type { LiveState } from "../live-state";

/** How long a worker may take to let go of a job, in milliseconds, before it is ended. */
const PATIENCE = 150;

/** One worker and its one job at a time: the last asked for. */
export class LiveEngine {
  #worker: Worker | undefined;
  #data: LiveData | undefined;
  #job = 0;
  #busy = false;
  #impatience: ReturnType<typeof setTimeout> | undefined;

  /**
   * No worker is started before there is something to load.
   *
   * @param address of the worker's script, a `blob:` of this page.
   * @param listener hears of the last job only; what still comes of an older one is dropped.
   */
  constructor(
    private readonly address: string,
    private readonly listener: (response: LiveResponse) => void,
  ) {}

  /** Takes other data; a job on the old is given up. */
  load(data: LiveData): void {
    if (this.#busy) this.#end();
    this.#data = data;
    if (this.#worker) this.#send({ type: "load", data });
    else this.#start();
  }

  /** Starts a job, and gives up the one before. */
  fit(state: LiveState, depth: LiveDepth): void {
    const before = this.#job;
    this.#job++;
    const ask = () => this.#send({ type: "fit", job: this.#job, state, depth });
    clearTimeout(this.#impatience);
    if (this.#busy) {
      this.#send({ type: "cancel", job: before });
      const job = this.#job;
      this.#impatience = setTimeout(() => {
        // Still inside one long step of the old job: the new one has not even been read.
        if (job !== this.#job || !this.#busy) return;
        this.#end();
        this.#start();
        this.#busy = true;
        ask();
      }, PATIENCE);
    }
    this.#busy = true;
    ask();
  }

  /** Gives the job up, at once. */
  cancel(): void {
    clearTimeout(this.#impatience);
    if (!this.#busy) return;
    this.#job++;
    this.#end();
    this.#start();
  }

  get busy(): boolean {
    return this.#busy;
  }

  #start(): void {
    const worker = new Worker(this.address);
    worker.addEventListener("message", ({ data }: MessageEvent<LiveResponse>) => {
      if (worker === this.#worker) this.#hear(data);
    });
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      if (worker !== this.#worker) return;
      this.#busy = false;
      this.listener({ type: "failed", job: this.#job, message: event.message || "the worker did not start" });
    });
    this.#worker = worker;
    if (this.#data) this.#send({ type: "load", data: this.#data });
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#busy = false;
  }

  #hear(response: LiveResponse): void {
    if (response.type === "loaded" || response.type === "read" || response.job !== this.#job) return;
    clearTimeout(this.#impatience);
    if (response.type === "done" || response.type === "failed") this.#busy = false;
    this.listener(response);
  }

  #send(request: LiveRequest): void {
    if (!this.#worker) this.#start();
    this.#worker?.postMessage(request);
  }
}
