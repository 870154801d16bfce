import { sumOf } from "../../core/sum";
import { sharesOf, type EmissionRows, type Emissions } from "./markov-emissions";

/** One customer's periods in order: a number, or the place of a category from 0; null where the period is missing. */
export type MarkovSeries = readonly (number | null)[];

/** Series, and how many customers have each. */
export interface TimedSeries {
  readonly series: readonly MarkovSeries[];
  readonly times: readonly number[];
}

/** Where a fit begins, and what it ends with. */
export interface MarkovStart {
  readonly initial: readonly number[];
  readonly transition: readonly (readonly number[])[];
  readonly emission: EmissionRows;
}

/** A fit from one start. */
export interface MarkovFit extends MarkovStart {
  readonly logLikelihood: number;
  readonly converged: boolean;
  /** The probability of each state in the period after a series. */
  readonly next: (series: MarkovSeries) => readonly number[];
}

const MOST_STEPS = 1000;
/** A gain of the log-likelihood below this is none. */
const GAIN = 1e-9;

/**
 * Expectation-maximisation from one start; the sums forward and backward are scaled in each period, so that long series do not
 * run out of numbers. @param added to each count of a first state or a step.
 */
export function fitFromStart(
  data: TimedSeries,
  emissions: Emissions,
  start: MarkovStart,
  added: number,
): MarkovFit {
  const values = data.series.flat().filter((value) => value !== null);
  let model = start;
  let [before, converged, step] = [-Infinity, false, 0];
  for (; step < MOST_STEPS; step++) {
    const counts = countsOf(data, emissions, model, added);
    converged = Math.abs(counts.logLikelihood - before) <= GAIN * (1 + Math.abs(counts.logLikelihood));
    before = counts.logLikelihood;
    if (converged) break;
    model = {
      initial: sharesOf(counts.initial),
      transition: counts.transition.map(sharesOf),
      emission: counts.weights.map((weights) => emissions.fit(values, weights)),
    };
  }
  const found = model;
  return {
    ...found,
    logLikelihood: before,
    converged,
    next: (own) => {
      const last = forward(own, emissions, found).at(-1);
      if (last === undefined) return found.initial;
      return found.initial.map((_, to) =>
        sumOf(last.shares.map((share, s) => share * found.transition[s][to])),
      );
    },
  };
}

interface Step {
  /** The probability of each state, given all periods up to this one. */
  readonly shares: readonly number[];
  /** How likely what is seen here is, given the periods before. */
  readonly scale: number;
}

function forward(own: MarkovSeries, emissions: Emissions, model: MarkovStart): readonly Step[] {
  const steps: Step[] = [];
  own.forEach((value, t) => {
    const reached = model.initial.map((first, s) =>
      t === 0 ? first : sumOf(steps[t - 1].shares.map((share, r) => share * model.transition[r][s])),
    );
    const joint = reached.map((share, s) => share * seenIn(value, emissions, model, s));
    const scale = Math.max(sumOf(joint), Number.MIN_VALUE);
    steps.push({ shares: joint.map((each) => each / scale), scale });
  });
  return steps;
}

function seenIn(
  value: number | null,
  emissions: Emissions,
  { emission }: MarkovStart,
  state: number,
): number {
  return value === null ? 1 : emissions.density(emission[state], value);
}

interface Counts {
  readonly logLikelihood: number;
  readonly initial: number[];
  readonly transition: number[][];
  /** For each state, how likely it is at each value that is not missing, in the order of the series. */
  readonly weights: number[][];
}

function countsOf(
  { series, times }: TimedSeries,
  emissions: Emissions,
  model: MarkovStart,
  added: number,
): Counts {
  const states = model.initial.length;
  const initial = new Array<number>(states).fill(added);
  const transition = Array.from({ length: states }, () => new Array<number>(states).fill(added));
  const weights = Array.from({ length: states }, (): number[] => []);
  let logLikelihood = 0;
  for (const [i, own] of series.entries()) {
    const steps = forward(own, emissions, model);
    logLikelihood += times[i] * sumOf(steps.map(({ scale }) => Math.log(scale)));
    const behind = backward(own, steps, emissions, model);
    own.forEach((value, t) => {
      for (let s = 0; s < states; s++) {
        const here = times[i] * steps[t].shares[s] * behind[t][s];
        if (t === 0) initial[s] += here;
        if (value !== null) weights[s].push(here);
        if (t + 1 === own.length) continue;
        for (let r = 0; r < states; r++) {
          const seen = seenIn(own[t + 1], emissions, model, r) / steps[t + 1].scale;
          transition[s][r] +=
            times[i] * steps[t].shares[s] * model.transition[s][r] * seen * behind[t + 1][r];
        }
      }
    });
  }
  return { logLikelihood, initial, transition, weights };
}

function backward(
  own: MarkovSeries,
  steps: readonly Step[],
  emissions: Emissions,
  model: MarkovStart,
): readonly (readonly number[])[] {
  const states = model.initial.length;
  const behind: number[][] = own.map(() => new Array<number>(states).fill(1));
  for (let t = own.length - 2; t >= 0; t--) {
    for (let s = 0; s < states; s++) {
      let sum = 0;
      for (let r = 0; r < states; r++) {
        sum += model.transition[s][r] * seenIn(own[t + 1], emissions, model, r) * behind[t + 1][r];
      }
      behind[t][s] = sum / steps[t + 1].scale;
    }
  }
  return behind;
}
