import { InputError } from "../../core/input-error";
import { requireOneOf } from "../../core/require-one-of";
import { requireWhole } from "../../core/require-whole";
import { randomSource } from "../../math/distributions/random";
import { sumBy } from "../../core/sum";
import { fitFromStart, type MarkovSeries, type MarkovStart, type TimedSeries } from "./hidden-markov-em";
import { categoryEmissions, numberEmissions, sharesOf, type Emissions } from "./markov-emissions";

export type { MarkovSeries };

/** How a hidden Markov model is fitted. */
export interface HiddenMarkovOptions {
  /** Hidden states, at least 1. */
  readonly states: number;
  /** What is seen in a period: numbers that are normal in each state, or categories. */
  readonly seen: "numbers" | "categories";
  readonly seed: number;
  /** Random starts, of which the best is kept; default 10. */
  readonly starts?: number;
  /** How many customers have each series; default 1 each. */
  readonly times?: readonly number[];
  /** Of categories: what is added to each count of a step or a category, so that nothing unseen is impossible; default 0. */
  readonly added?: number;
}

/** A fitted hidden Markov model. States are ordered by mean, or by their most common category. */
export interface HiddenMarkovModel {
  readonly states: number;
  readonly initial: readonly number[];
  /** From each state (row) to each (column). */
  readonly transition: readonly (readonly number[])[];
  /** Of numbers; empty for categories. */
  readonly means: readonly number[];
  readonly deviations: readonly number[];
  /** Of categories: the share of each in each state; empty for numbers. */
  readonly shares: readonly (readonly number[])[];
  readonly logLikelihood: number;
  readonly parameters: number;
  readonly aic: number;
  /** By the number of values seen. */
  readonly bic: number;
  readonly converged: boolean;
  /** The probability of each state in the period after a series. */
  readonly next: (series: MarkovSeries) => readonly number[];
}

/**
 * A hidden Markov model of several series by maximum likelihood (Baum, Petrie, Soules & Weiss 1970): each customer is in a state
 * that nobody sees, which changes from period to period, and what is seen depends on the state alone. A missing period says
 * nothing of the state, and the state goes on through it.
 *
 * @throws InputError for no value at all, fewer values than states, or options out of range. Cost O(starts · steps · values · states^2).
 * @example hiddenMarkov([[0, 0, null, 1, 1]], { states: 2, seen: "categories", seed: 7 }).states // 2
 */
export function hiddenMarkov(
  series: readonly MarkovSeries[],
  options: HiddenMarkovOptions,
): HiddenMarkovModel {
  const { states, seen, seed, starts = 10, added = 0, times = series.map(() => 1) } = options;
  requireWhole(states, "hiddenMarkov(states)", 1);
  requireWhole(seed, "hiddenMarkov(seed)", 0, 2 ** 32 - 1);
  requireWhole(starts, "hiddenMarkov(starts)", 1);
  requireOneOf(seen, ["numbers", "categories"], "hiddenMarkov(seen)");
  if (!(added >= 0 && added < Infinity)) {
    throw new InputError({ where: "hiddenMarkov(added)", what: String(added), legal: "a number >= 0" });
  }
  if (times.length !== series.length || !times.every((each) => each > 0 && each < Infinity)) {
    throw new InputError({
      where: "hiddenMarkov(times)",
      what: `${times.length} numbers for ${series.length} series`,
      legal: "a number above 0 for each series",
    });
  }
  const values = series.flat().filter((value) => value !== null);
  requireValues(values, states, seen);
  const emissions = seen === "numbers" ? numberEmissions(values) : categoryEmissions(values, added);
  const random = randomSource(seed);
  const fits = Array.from({ length: states === 1 ? 1 : starts }, () =>
    fitFromStart({ series, times }, emissions, startOf(states, emissions, random), added),
  );
  const best = fits.reduce((a, b) => (b.logLikelihood > a.logLikelihood ? b : a));
  const order = [...best.initial.keys()].sort(
    (a, b) => emissions.placeOf(best, a) - emissions.placeOf(best, b),
  );
  const picked = <T>(list: readonly T[]): readonly T[] => Object.freeze(order.map((s) => list[s]));
  const parameters = states - 1 + states * (states - 1) + states * emissions.parameters;
  return Object.freeze({
    states,
    initial: picked(best.initial),
    transition: picked(best.transition.map((row) => picked(row))),
    means: seen === "numbers" ? picked(best.emission.map(([mean]) => mean)) : Object.freeze([]),
    deviations:
      seen === "numbers" ? picked(best.emission.map(([, deviation]) => deviation)) : Object.freeze([]),
    shares: seen === "numbers" ? Object.freeze([]) : picked(best.emission),
    logLikelihood: best.logLikelihood,
    parameters,
    aic: 2 * parameters - 2 * best.logLikelihood,
    bic: parameters * Math.log(seenIn({ series, times })) - 2 * best.logLikelihood,
    converged: best.converged,
    next: (own: MarkovSeries) => picked(best.next(own)),
  });
}

function seenIn({ series, times }: TimedSeries): number {
  return sumBy(series, (own, i) => times[i] * own.filter((value) => value !== null).length);
}

function startOf(states: number, emissions: Emissions, random: () => number): MarkovStart {
  const shares = (at: number, own: number) =>
    sharesOf(Array.from({ length: states }, (_, s) => (s === at ? own : 0) + 0.1 + random()));
  return {
    initial: shares(-1, 0),
    transition: Array.from({ length: states }, (_, s) => shares(s, 3 * states * random())),
    emission: emissions.start(states, random),
  };
}

function requireValues(values: readonly number[], states: number, seen: string): void {
  if (values.length < Math.max(1, states)) {
    throw new InputError({
      where: "hiddenMarkov(series)",
      what: `${values.length} values that are not missing`,
      legal: `at least ${Math.max(1, states)}, one for each state`,
    });
  }
  const bad = values.find((value) =>
    seen === "numbers" ? !Number.isFinite(value) : !(Number.isInteger(value) && value >= 0),
  );
  if (bad !== undefined) {
    throw new InputError({
      where: "hiddenMarkov(series)",
      what: String(bad),
      legal:
        seen === "numbers"
          ? "finite numbers, null where missing"
          : "whole numbers from 0, null where missing",
    });
  }
}
