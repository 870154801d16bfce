import { randomUUID } from "node:crypto";
import type { OnProgress } from "../../core/progress";

/** Work that is done sooner than this shows no line, in milliseconds. */
const QUIET_MS = 400;
/** A line is replaced no more often than this, in milliseconds. */
const STEP_MS = 200;
const BAR = 24;

/** Sends a display message of a cell, or the update of an earlier one. */
export type SendDisplay = (content: object, update: boolean) => void;

/**
 * The progress line of a cell: one line, replaced as the work goes on, gone when it is done. Where work consists of
 * steps that report progress themselves, the outermost is shown. Work that was stopped leaves a line that says how far it came.
 */
export class ProgressLine {
  #open:
    { readonly what: string; readonly since: number; told: number; done: number; all: number } | undefined;
  #displayId: string | undefined;

  /**
   * @param send Sends to the cell that runs now.
   * @param now Milliseconds of a clock that never goes back.
   */
  constructor(
    private readonly send: SendDisplay,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Listens to a piece of work. */
  listen(what: string): OnProgress {
    const mine = this.#open === undefined ? { what, since: this.now(), told: 0, done: 0, all: 0 } : undefined;
    this.#open ??= mine;
    return (done, all) => {
      if (mine === undefined || this.#open !== mine) return;
      Object.assign(mine, { done, all });
      const now = this.now();
      if (done >= all) this.#close("");
      else if (now - mine.since >= QUIET_MS && now - mine.told >= STEP_MS) {
        mine.told = now;
        this.#show(lineOf(what, done, all, now - mine.since));
      }
    };
  }

  /** To be called when a cell ends: work still open was stopped. */
  cellEnded(): void {
    const { what, done, all } = this.#open ?? { what: "", done: 0, all: 0 };
    this.#close(`${what}: stopped at ${done} of ${all}`);
    this.#displayId = undefined;
  }

  #close(text: string): void {
    if (this.#open !== undefined && this.#open.told > 0) this.#show(text);
    this.#open = undefined;
  }

  #show(text: string): void {
    const update = this.#displayId !== undefined;
    this.#displayId ??= randomUUID();
    const transient = { display_id: this.#displayId };
    this.send({ data: text === "" ? {} : { "text/plain": text }, metadata: {}, transient }, update);
  }
}

function lineOf(what: string, done: number, all: number, elapsed: number): string {
  const filled = Math.floor((BAR * done) / all);
  const seconds = Math.ceil(((elapsed / Math.max(done, 1)) * (all - done)) / 1000);
  const left = seconds < 100 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
  return `${what} ${"█".repeat(filled)}${"░".repeat(BAR - filled)} ${done} of ${all}, about ${left} left`;
}
