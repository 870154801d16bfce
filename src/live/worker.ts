/// <reference lib="webworker" />
import { InputError } from "../core/input-error";
import { fitLive } from "./engine/fit-live";
import type { LiveData } from "./live-data";
import type { OwnCase } from "./own/own-case";
import { readOwn } from "./own/read-own";
import type { LiveRequest, LiveResponse } from "./live-protocol";

// What the worker's script runs. It computes, and knows nothing of the page.
const scope = self as unknown as DedicatedWorkerGlobalScope;

/** A job lets go for messages between its parts; progress is sent this often at most, in milliseconds. */
const TELL = 40;

let data: LiveData | undefined;
let current = -1;

/** Answers the page's requests. @param cases whose workbooks are read too. */
export function startWorker(cases: readonly OwnCase[]): void {
  scope.addEventListener("message", ({ data: request }: MessageEvent<LiveRequest>) => answer(request, cases));
}

function answer(request: LiveRequest, cases: readonly OwnCase[]): void {
  switch (request.type) {
    case "load":
      data = request.data;
      tell({ type: "loaded", rows: data.base.customers.length });
      break;
    case "read":
      readOwn(request.own, cases).then((reading) => tell({ type: "read", reading }), reportError);
      break;
    case "cancel":
      if (current === request.job) current = -1;
      break;
    case "fit":
      current = request.job;
      tell({ type: "started", job: current });
      void run(request);
      break;
  }
}

async function run({ job, state, depth }: LiveRequest & { type: "fit" }): Promise<void> {
  const start = performance.now();
  let told = start;
  try {
    if (!data) throw new Error("the worker was asked before it was given data");
    const parts = fitLive(data, state, depth, (progress) => {
      const now = performance.now();
      if (now - told < TELL && progress.done < progress.all) return;
      told = now;
      tell({ type: "progress", job, progress });
    });
    for (let next = parts.next(); !next.done; next = parts.next()) {
      tell({ type: "part", job, part: next.value, milliseconds: performance.now() - start });
      await messages();
      if (current !== job) return tell({ type: "cancelled", job });
    }
    tell({ type: "done", job, milliseconds: performance.now() - start });
  } catch (error) {
    if (!(error instanceof InputError)) reportError(error);
    tell({ type: "failed", job, message: error instanceof Error ? error.message : String(error) });
  }
}

/** Resolves after the messages that have come in meanwhile. */
function messages(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function tell(response: LiveResponse): void {
  scope.postMessage(response);
}
