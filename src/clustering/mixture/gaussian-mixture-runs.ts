import { sumBy } from "../../core/sum";
import { inThreads, runsForThreads, sharedNumbers, type ThreadTask } from "../../math/threads/threads";
import type { CovarianceFamily } from "./gaussian-mixture-covariance";
import {
  expectation,
  mixtureState,
  runMixture,
  type MixtureRun,
  type MixtureState,
} from "./gaussian-mixture-kernel";
import { mixtureStarts, type MixtureStarts } from "./gaussian-mixture-start";
import { mixtureRows, type MixtureRows } from "./mixture-rows";

/** What all runs of a fit have alike. */
export interface RunSettings {
  readonly k: number;
  readonly covariance: CovarianceFamily;
  readonly minimumVariance: number;
  readonly tolerance: number;
}

/** Where a run begins, after how many iterations it ends at the latest: a start with its centres, or a run that is not over. */
export type RunBegin = { readonly iterations: number } & (
  { readonly start: number; readonly centers: Float64Array } | { readonly state: MixtureState }
);

/** A run takes at least about so many iterations where it is allowed as many. */
const FEW_ITERATIONS = 4;

/** A density takes as long as so many products of two columns. */
const DENSITY = 40;

/**
 * EM from each beginning, in as many threads as that is worth; each run is one thread's own, so its bytes are the same in any.
 *
 * @param starts for those that begin at centres.
 * @returns the runs in the order of their beginnings.
 */
export function mixtureRuns(
  rows: MixtureRows,
  starts: MixtureStarts,
  settings: RunSettings,
  begins: readonly RunBegin[],
): readonly MixtureRun[] {
  if (begins.length === 0) return [];
  const { n, d } = rows;
  const iterations = sumBy(begins, (begin) => Math.min(begin.iterations, FEW_ITERATIONS));
  const [own, ...others] = runsForThreads(begins, iterations * n * settings.k * (d * d + DENSITY));
  const data = others.length > 0 ? sharedNumbers(rows.data) : rows.data;
  const inputs = others.map((ofOther) => ({ data, weights: rows.weights, n, d, settings, begins: ofOther }));
  return inThreads(mixturesInThread, inputs, () => runAll(rows, starts, settings, own)).flat();
}

function runAll(
  rows: MixtureRows,
  starts: MixtureStarts | null,
  settings: RunSettings,
  begins: readonly RunBegin[],
): readonly MixtureRun[] {
  const { k, covariance, minimumVariance, tolerance } = settings;
  return begins.map((begin) => {
    const from = "state" in begin ? begin.state : mixtureState(covariance, k, rows.d);
    const probabilities =
      "state" in begin
        ? probabilitiesOf(rows, begin.state)
        : starts!.probabilities(begin.centers, begin.start);
    return runMixture(from, rows, probabilities, minimumVariance, tolerance, begin.iterations);
  });
}

/** The probability of each component for each row: what the run ended with. */
export function probabilitiesOf(rows: MixtureRows, state: MixtureState): Float64Array {
  const probabilities = new Float64Array(rows.n * state.k);
  expectation(state, rows, probabilities);
  return probabilities;
}

interface Input {
  readonly data: Float64Array;
  readonly weights: Float64Array;
  readonly n: number;
  readonly d: number;
  readonly settings: RunSettings;
  readonly begins: readonly RunBegin[];
}

/** `mixtureRuns` where the rows come from another thread. */
export const mixturesInThread: ThreadTask<Input, readonly MixtureRun[]> = {
  file: "clustering/mixture/gaussian-mixture-runs.js",
  name: "mixturesInThread",
  run: ({ data, weights, n, d, settings, begins }) => {
    const rows = mixtureRows(data, n, d, settings.k, weights);
    const drawn = begins.some((begin) => "centers" in begin);
    const starts = drawn ? mixtureStarts(data, n, d, settings.k, weights) : null;
    const runs = runAll(rows, starts, settings, begins);
    starts?.end();
    rows.end();
    return runs;
  },
};
