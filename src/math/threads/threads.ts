/** A function of the library that other threads can run: by its file, from the library's folder, and its name there. */
export interface ThreadTask<Input, Output> {
  readonly file: string;
  readonly name: string;
  readonly run: (input: Input) => Output;
}

/** Further threads that work while this one does. */
export interface Threads {
  /** How many there are at most, this one included. */
  readonly count: number;
  /**
   * Runs a task on each input, in a thread each, while this one does its own share; waits for all. Inputs and results are copied,
   * arrays on shared memory are not.
   */
  readonly run: <Input, Output>(
    task: ThreadTask<Input, Output>,
    inputs: readonly Input[],
    own: () => Output,
  ) => readonly Output[];
}

let threads: Threads | null = null;

/** Says which threads there are; null, as at first, for none besides this. */
export function useThreads(given: Threads | null): void {
  threads = given;
}

/** How many threads a job of so many steps is worth. A thread that starts costs about as much as a million steps. */
export function threadsFor(steps: number): number {
  if (threads === null || typeof SharedArrayBuffer === "undefined") return 1;
  return Math.max(1, Math.min(threads.count, Math.floor(steps / STEPS)));
}

/** Fewer steps a thread are not worth its start. */
const STEPS = 2e7;

/** A list in runs of equal length, one for each thread that so many steps in all are worth. At least one item. */
export function runsForThreads<Item>(items: readonly Item[], steps: number): readonly (readonly Item[])[] {
  const length = Math.ceil(items.length / Math.min(items.length, threadsFor(steps)));
  const count = Math.ceil(items.length / length);
  return Array.from({ length: count }, (_, run) => items.slice(run * length, (run + 1) * length));
}

/**
 * What this thread does itself, and what others make of the inputs, at most `threadsFor(steps)` - 1 of them, in their order.
 */
export function inThreads<Input, Output>(
  task: ThreadTask<Input, Output>,
  inputs: readonly Input[],
  own: () => Output,
): readonly Output[] {
  return threads === null || inputs.length === 0
    ? [own(), ...inputs.map(task.run)]
    : threads.run(task, inputs, own);
}

/** Numbers where other threads can read them without a copy of their own. */
export function sharedNumbers(values: Float64Array): Float64Array {
  const shared = new Float64Array(new SharedArrayBuffer(values.byteLength));
  shared.set(values);
  return shared;
}
