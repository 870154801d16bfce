/* A thread of node-threads.ts: runs one function of the library after the other. */
import path from "node:path";
import { workerData, type MessagePort } from "node:worker_threads";
import type { ThreadJob, ThreadResult } from "./node-threads";

const library = path.resolve(__dirname, "..", "..");
const port = workerData as MessagePort;

port.on("message", ({ file, name, input, flag }: ThreadJob) => {
  say(flag, 1);
  port.postMessage(resultOf(file, name, input));
  say(flag, 2);
});

function say(flag: Int32Array, state: number): void {
  Atomics.store(flag, 0, state);
  Atomics.notify(flag, 0);
}

function resultOf(file: string, name: string, input: unknown): ThreadResult {
  try {
    // The file is known by its name only: a task of the library.
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const tasks = require(path.join(library, file)) as Record<string, { run: (input: unknown) => unknown }>;
    return { output: tasks[name].run(input) };
  } catch (error) {
    return { error };
  }
}
