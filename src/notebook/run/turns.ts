/**
 * Lets work of which only so much may go on at the same time take turns: of what waits, the lowest place first.
 *
 * @example
 * const turns = new Turns(2);
 * await Promise.all(files.map((file) => turns.take(() => read(file)))); // two are read at a time
 */
export class Turns {
  readonly #waiting: { readonly place: number; readonly begin: () => void }[] = [];
  #free: number;

  /** @param atOnce how much may go on at the same time, at least 1. */
  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  /**
   * Does the work when its turn has come; its end, good or bad, is the turn of the next.
   *
   * @param place where it belongs among what waits; default: first come, first served.
   */
  async take<Result>(work: () => Promise<Result>, place = 0): Promise<Result> {
    if (this.#free === 0) await new Promise<void>((begin) => this.#waiting.push({ place, begin }));
    else this.#free--;
    try {
      return await work();
    } finally {
      this.#waiting.sort((a, b) => a.place - b.place);
      const next = this.#waiting.shift();
      if (next === undefined) this.#free++;
      else next.begin();
    }
  }
}
