import type { Labelled } from "../../validity/how-many/assess";
import type { Observations } from "../../math/linear/observations";
import { decimal } from "../../text/format";
import { prose } from "../../text/prose";
import { sumsOfSquares } from "../../validity/scores/sums-of-squares";
import { trialOf, type Trial, type Tried } from "./trial";

/** The largest ratio that passes: one search may end a little above another. */
const LIMIT = 1.01;

/**
 * Tests whether clusters were made on the matrix that scores them: their inertia there, over the best found there, for
 * each number of clusters. The largest ratio counts.
 *
 * @param scored The matrix of the scores.
 * @param published Clusterings made on another matrix. @param cure Those made on `scored`, with the same numbers of clusters.
 */
export function scoredElsewhere(
  scored: Observations,
  published: readonly Labelled[],
  cure: readonly Labelled[],
): Trial {
  const inertias = (runs: readonly Labelled[]) =>
    runs.map(({ labels }) => sumsOfSquares(scored, labels).within);
  const best = inertias(cure);
  const worstOf = (runs: readonly Labelled[]) =>
    Math.max(...inertias(runs).map((inertia, i) => inertia / (best[i] ?? NaN)));
  const worst = worstOf(published);
  const tried = (on: string, ratio: number): Tried => ({
    facts: { "clustered on": on, "scored on": "scaled", "largest ratio": decimal(ratio) },
    passes: ratio <= LIMIT,
  });
  const text = prose`On the matrix that scores it, the published division has up to ${decimal(worst)} times the inertia it could have`;
  const finding =
    worst <= LIMIT
      ? prose`${text}: on this workbook both matrices give nearly the same groups.`
      : prose`${text}.`;
  return trialOf(tried("raw", worst), tried("scaled", worstOf(cure)), finding);
}
