import type { JudgedMethod } from "./choose-segmentation";

/** One candidate: a method with a number of segments, and what it fails. */
export interface VerdictRow {
  readonly method: string;
  readonly k: number;
  readonly votes: number;
  /** The requirements it fails; "" where it passes them all. */
  readonly fails: string;
}

/**
 * Every candidate and the requirements it fails, as rows to be shown.
 *
 * @example show(table("Every candidate and the requirements it fails", verdictRows(choice.judged)))
 */
export function verdictRows(judged: readonly JudgedMethod[]): readonly VerdictRow[] {
  return Object.freeze(
    judged.flatMap(({ method, scorecard }) =>
      scorecard.decision.verdicts.map(({ k, votes, requirements }) =>
        Object.freeze({
          method: method.name,
          k,
          votes,
          fails: requirements
            .filter(({ passed }) => !passed)
            .map(({ name }) => name)
            .join("; "),
        }),
      ),
    ),
  );
}
