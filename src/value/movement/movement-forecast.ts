import { groupBy } from "../../core/group-by";
import { requireWhole } from "../../core/require-whole";
import { sumBy } from "../../core/sum";
import { hiddenMarkov } from "./hidden-markov";
import type { SegmentPeriods } from "./segment-periods";
import { transitionMatrix, type TransitionMatrix } from "./transition-matrix";

/** One way to foresee where customers are in the next period, scored on periods that it had not seen. */
export interface MovementScore {
  readonly forecast: string;
  /** Of the customers of the held-back periods, those whose most probable place was right. */
  readonly right: number;
  /** Mean logarithm of the probability that was given to what came; higher is better. */
  readonly logScore: number;
}

/** Can it be foreseen who moves? */
export interface MovementForecast {
  /** Periods that were held back, the last ones. */
  readonly held: number;
  /** Places foreseen in them, over all customers. */
  readonly trials: number;
  /** "Stays where it is" first. */
  readonly scores: readonly MovementScore[];
  /** The better of the two models, and how its log score differs from that of "stays where it is", with its standard error over customers. */
  readonly best: MovementScore;
  readonly gain: number;
  readonly standardError: number;
  /** True where it is better by more than two standard errors, and right at least as often. */
  readonly beats: boolean;
}

const STAYS = "stays where it is";
const LEAST_TRIALS = 20;
const MOST_STATES = 4;

type Forecast = (before: readonly (number | null)[]) => readonly number[];

/**
 * Forecasts of movement, each made from the periods before and scored on the last third of the periods (at least one), which it
 * had not seen: "stays where it is" with the share that stayed before; the transition matrix; and a hidden Markov model, its number
 * of states (up to four) chosen by BIC on the periods before.
 *
 * @returns null with fewer than four periods, or fewer than twenty places to foresee. Cost: that of `hiddenMarkov`.
 * @example movementForecast(periods, 7)?.scores[0].forecast // "stays where it is"
 */
export function movementForecast(periods: SegmentPeriods, seed: number): MovementForecast | null {
  requireWhole(seed, "movementForecast(seed)", 0, 2 ** 32 - 1);
  const n = periods.periods.length;
  if (n < 4) return null;
  const held = Math.max(1, Math.floor(n / 3));
  const first = n - held;
  const trials = periods.paths.flatMap(({ places }, customer) =>
    places.flatMap((place, t) =>
      t < first || place === null || places[t - 1] === null
        ? []
        : [{ customer, t, place, before: places.slice(0, t) }],
    ),
  );
  if (trials.length < LEAST_TRIALS) return null;
  const steps = transitionMatrix(periods, 0, first - 1);
  const models: readonly (readonly [string, Forecast])[] = [
    [STAYS, staysForecast(steps)],
    ["transition matrix", (before) => steps[before.at(-1) as number].map(({ share }) => share)],
    ["hidden Markov model", hiddenForecast(periods, first, seed)],
  ];
  const scored = models.map(([forecast, of]) => {
    const given = trials.map(({ before }) => of(before));
    const logs = trials.map(({ place }, i) => Math.log(Math.max(given[i][place], 1e-12)));
    const right = trials.filter(({ place }, i) => given[i].indexOf(Math.max(...given[i])) === place).length;
    const score = Object.freeze({ forecast, right, logScore: sumBy(logs, (log) => log) / trials.length });
    return { score, logs };
  });
  const [stays, ...others] = scored;
  const best = others.reduce((a, b) => (b.score.logScore > a.score.logScore ? b : a));
  const gain = best.score.logScore - stays.score.logScore;
  const standardError = errorOfMean(
    best.logs.map((log, i) => log - stays.logs[i]),
    trials.map(({ customer }) => customer),
  );
  return Object.freeze({
    held,
    trials: trials.length,
    scores: Object.freeze(scored.map(({ score }) => score)),
    best: best.score,
    gain,
    standardError,
    beats: gain > 2 * standardError && best.score.right >= stays.score.right,
  });
}

/** The place of the period before, with the share that stayed so far; the others share the rest alike. */
function staysForecast(matrix: TransitionMatrix): Forecast {
  const steps = matrix.flat();
  const all = sumBy(steps, ({ count }) => count);
  const stayed = sumBy(steps, ({ from, to, count }) => (from === to ? count : 0));
  const share = (stayed + 0.5) / (all + 1);
  return (before) =>
    matrix.map((_, state) => (state === before.at(-1) ? share : (1 - share) / (matrix.length - 1)));
}

function hiddenForecast({ paths, states }: SegmentPeriods, first: number, seed: number): Forecast {
  const series = paths.map(({ places }) => places.slice(0, first).filter((place) => place !== null));
  // Many customers have the same places one after the other: each such series is worked through once.
  const alike = [
    ...groupBy(
      series.filter(({ length }) => length > 0),
      (own) => own.join(),
    ).values(),
  ];
  const times = alike.map(({ length }) => length);
  const models = Array.from({ length: MOST_STATES }, (_, i) =>
    hiddenMarkov(
      alike.map(([own]) => own),
      { states: i + 1, seen: "categories", seed, added: 0.5, times },
    ),
  );
  const model = models.reduce((a, b) => (b.bic < a.bic ? b : a));
  return (before) => {
    const next = model.next(before.filter((place) => place !== null));
    return states.map((_, state) => sumBy(next, (share, s) => share * (model.shares[s][state] ?? 0)));
  };
}

/** The standard error of a mean of values that belong together by customer. */
function errorOfMean(values: readonly number[], customers: readonly number[]): number {
  const mean = sumBy(values, (value) => value) / values.length;
  const sums = new Map<number, number>();
  values.forEach((value, i) => sums.set(customers[i], (sums.get(customers[i]) ?? 0) + value - mean));
  const squares = sumBy([...sums.values()], (sum) => sum ** 2);
  return Math.sqrt((squares * sums.size) / Math.max(1, sums.size - 1)) / values.length;
}
