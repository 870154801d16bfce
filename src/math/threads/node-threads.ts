import os from "node:os";
import path from "node:path";
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from "node:worker_threads";
import type { Threads, ThreadTask } from "./threads";

/** What a thread is sent. */
export interface ThreadJob {
  readonly file: string;
  readonly name: string;
  readonly input: unknown;
  /** 1 once the job has begun, 2 once its result has been sent. */
  readonly flag: Int32Array;
}

/** What a thread sends back. */
export type ThreadResult = { readonly output: unknown } | { readonly error: unknown };

interface Thread {
  readonly worker: Worker;
  readonly port: MessagePort;
}

/** A thread that has not begun after so many milliseconds may never do so: a machine can have no room for it. */
const PATIENCE = 10_000;

const MAIN = path.resolve(__dirname, "..", "..", "..", "lib", "math", "threads", "thread-main.js");

/**
 * Threads of Node.js that stay for the next job and do not keep the process. Where none can be started (a sandbox), this
 * thread works alone.
 *
 * @param count this thread included; default as many as there are cores.
 */
export function nodeThreads(count = os.availableParallelism()): Threads {
  const waiting: Thread[] = [];
  return {
    count,
    run: (task, inputs, own) => {
      const others = inputs.map((input) => begin(task, input, waiting.pop() ?? startThread()));
      const ofThis = own();
      return [ofThis, ...others.map(({ finish }) => finish(waiting))];
    },
  };
}

function startThread(): Thread | null {
  const { port1, port2 } = new MessageChannel();
  try {
    const worker = new Worker(MAIN, { workerData: port2, transferList: [port2], stdout: true, stderr: true });
    worker.unref();
    port1.unref();
    return { worker, port: port1 };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ERR_ACCESS_DENIED") return null;
    throw error;
  }
}

/** Has a thread begin a job. `finish` waits for its result. */
function begin<Input, Output>(
  task: ThreadTask<Input, Output>,
  input: Input,
  thread: Thread | null,
): { readonly finish: (waiting: Thread[]) => Output } {
  if (thread === null) return { finish: () => task.run(input) };
  const flag = new Int32Array(new SharedArrayBuffer(4));
  const { file, name } = task;
  thread.port.postMessage({ file, name, input, flag } satisfies ThreadJob);
  return {
    finish: (waiting) => {
      if (Atomics.wait(flag, 0, 0, PATIENCE) === "timed-out") {
        void thread.worker.terminate();
        return task.run(input);
      }
      untilSent(flag);
      const result = receiveMessageOnPort(thread.port)?.message as ThreadResult;
      waiting.push(thread);
      if ("error" in result) throw result.error;
      return result.output as Output;
    },
  };
}

/**
 * Waits while a job runs. The call that says that it has begun may come only after this thread has seen it, and would wake it: so
 * being woken is not enough.
 */
export function untilSent(flag: Int32Array): void {
  while (Atomics.load(flag, 0) === 1) Atomics.wait(flag, 0, 1);
}
