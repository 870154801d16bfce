import { requireFunction } from "./require-function";

/** Called as long work goes on: steps done, of all. */
export type OnProgress = (done: number, all: number) => void;

/** Starts listening to one piece of long work, named as a reader would: `bootstrap`. */
export type ProgressListener = (what: string) => OnProgress;

/** Where whoever shows progress leaves its listener: a notebook's kernel, for as long as a person watches it. */
export const PROGRESS_LISTENER: unique symbol = Symbol.for("champo.progress") as never;

/**
 * Who hears how far a long function has come: the caller who asked for it, else whoever listens in this process,
 * else nobody. Results never depend on it.
 *
 * @throws InputError when `own` is no function.
 */
export function progressOf(what: string, own?: OnProgress): OnProgress {
  if (own !== undefined) requireFunction(own, `${what} (onProgress)`);
  const { [PROGRESS_LISTENER]: listener } = globalThis as { [PROGRESS_LISTENER]?: ProgressListener };
  return own ?? listener?.(what) ?? ignore;
}

function ignore(): void {
  return undefined;
}
