import { takesK } from "../../clustering/method";
import type { Observations } from "../../math/linear/observations";
import type { ClusterFunction } from "../../validity/cluster-function";
import { assess } from "../../validity/how-many/assess";
import type { LiveMethod } from "../live-methods";
import type { LiveState } from "../live-state";
import type { LiveScores } from "./live-parts";
import { liveSample, type LiveSample } from "./live-sample";

/** The largest number of segments that is scored besides the chosen one. */
export const MOST_K = 8;
/** Rows that the checks of a heavy method look at, and of a light one. */
const CHECK_ROWS = { light: 1_000, heavy: 300 } as const;

/** The rows that are clustered again and again. */
export function closeSample(x: Observations, { cost }: LiveMethod, seed: number): LiveSample {
  return liveSample(x, seed, CHECK_ROWS[cost], CHECK_ROWS[cost]);
}

/** A method with the settings of the page, for any number of segments. */
export function clusterAgain(method: LiveMethod, { parameters }: LiveState): ClusterFunction {
  return (x, k, seed) =>
    (method.resampled ?? method.run)(x, takesK(method) ? { ...parameters, k } : parameters, seed);
}

/** The usual scores for every number of segments from 2 to 8; none for methods that find their own. */
export function liveScores({ x, sampled }: LiveSample, method: LiveMethod, state: LiveState): LiveScores {
  const most = takesK(method) ? Math.min(MOST_K, x.rows - 1) : 0;
  const ks = Array.from({ length: Math.max(0, most - 1) }, (_, i) => i + 2);
  const cluster = clusterAgain(method, state);
  const each = method.clusterEach ? method.clusterEach(x, ks) : ks.map((k) => cluster(x, k, state.seed));
  const rows = assess(
    x,
    each.map((labels, i) => ({ labels, clusterCount: ks[i] })),
  );
  return Object.freeze({ kind: "scores", rows, sampledRows: sampled });
}
