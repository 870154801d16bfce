import type { ScoreCurve } from "../../charts/validity/score-by-k";
import type { Observations } from "../../math/linear/observations";
import { count } from "../../text/format";
import { prose, type Finding } from "../../text/prose";
import type { Labelled } from "../../validity/how-many/assess";
import { sumsOfSquares } from "../../validity/scores/sums-of-squares";
import { trialOf, type Trial, type Tried } from "./trial";

/** A pair of results: of the data, and of a twin of them, which has no groups. */
type DataAndTwin<Result> = readonly [data: Result, twin: Result];

/** The share of the variance that clusters explain (BSS/TSS), by their number. */
export function explainedCurve(name: string, x: Observations, runs: readonly Labelled[]): ScoreCurve {
  const points = runs.map(({ labels, clusterCount }) => ({
    k: clusterCount,
    value: sumsOfSquares(x, labels).explainedShare,
  }));
  return Object.freeze({ name, points });
}

/**
 * Tests whether a criterion can say that there is one group: on a twin of the data it has to.
 *
 * @param curves BSS/TSS by number of clusters. @param supported The numbers of clusters that pass the study's rule (`supportedCounts`); none: one group. @param most The most clusters offered.
 */
export function explainedShare(
  curves: DataAndTwin<ScoreCurve>,
  supported: DataAndTwin<readonly number[]>,
  most: number,
): Trial {
  const tried = (criterion: string, [data, twin]: DataAndTwin<number | null>): Tried => ({
    facts: { criterion, "k on the data": data ?? "none", "k on the twin": twin ?? "none" },
    passes: twin !== null && twin <= 1,
  });
  const published = [favouriteOf(curves[0]), favouriteOf(curves[1])] as const;
  const cure = [Math.max(1, ...supported[0]), Math.max(1, ...supported[1])] as const;
  return trialOf(tried("BSS/TSS", published), tried("the study's rule", cure), findingOf(published, most));
}

/** The number of clusters with the highest value; the smallest of several, null where none is defined. */
function favouriteOf({ points }: ScoreCurve): number | null {
  const defined = points.filter(({ value }) => value !== null && !Number.isNaN(value));
  const highest = Math.max(...defined.map(({ value }) => Number(value)));
  return defined.find(({ value }) => value === highest)?.k ?? null;
}

function findingOf([data, twin]: DataAndTwin<number | null>, most: number): Finding {
  if (data === null || twin === null) return prose`BSS/TSS is not defined here.`;
  if (data === most && twin === most)
    return prose`BSS/TSS chooses ${count(most)} clusters, the most it was offered, on the data and on the twin without groups.`;
  return prose`Of at most ${count(most)} clusters, BSS/TSS chooses ${count(data)} on the data and ${count(twin)} on the twin without groups.`;
}
