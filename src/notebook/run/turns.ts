/**
 * Lets work of which only so much may go on at the same time take turns, first come first served.
 *
 * @example
 * const turns = new Turns(2);
 * await Promise.all(files.map((file) => turns.take(() => read(file)))); // two are read at a time
 */
export class Turns {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  /** @param atOnce how much may go on at the same time, at least 1. */
  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /** Does the work when its turn has come; its end, good or bad, is the turn of the next. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free === 0) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#free--;
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next();
    }
  }
}
