const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** A run was ended from outside by a signal. */
export class RunInterrupted extends Error {
  override readonly name = "RunInterrupted";
  /** The exit code a shell expects of a program that such a signal ended. */
  readonly exitCode: number;

  constructor(readonly signal: keyof typeof EXIT_CODES) {
    super(`The run was ended by ${signal}.`);
    this.exitCode = EXIT_CODES[signal];
  }
}

/**
 * Runs work that can be ended by SIGINT (Ctrl-C), SIGTERM or SIGHUP: the first makes the work's signal fire with a
 * `RunInterrupted`, so that it can clean up; a second ends the process at once.
 */
export async function interruptible<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const handlers = (Object.keys(EXIT_CODES) as (keyof typeof EXIT_CODES)[]).map((name) => {
    const handler = (): void => {
      if (controller.signal.aborted) process.exit(EXIT_CODES[name]);
      controller.abort(new RunInterrupted(name));
    };
    process.on(name, handler);
    return { name, handler };
  });
  try {
    return await work(controller.signal);
  } finally {
    for (const { name, handler } of handlers) process.off(name, handler);
  }
}
