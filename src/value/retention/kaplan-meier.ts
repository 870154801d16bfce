import { InputError } from "../../core/input-error";
import { normalQuantile } from "../../math/distributions/normal-quantile";

/** A time that was watched until something happened, or until nobody watched any longer. */
export interface Spell {
  readonly time: number;
  /** False where it was still going on when the watching ended. */
  readonly ended: boolean;
}

/** The survival curve at a time at which something happened. */
export interface SurvivalStep {
  readonly time: number;
  /** Spells still watched just before. */
  readonly atRisk: number;
  readonly events: number;
  /** The share that lasts longer than this time, 0 to 1. */
  readonly survival: number;
  /** The ends of its interval, 0 to 1; NaN where the share is 0. */
  readonly low: number;
  readonly high: number;
}

/**
 * The survival curve of Kaplan & Meier (1958): the share of spells that last longer than each time, by those that were watched so
 * long. Spells that were still going on count as long as they were watched. Intervals by Greenwood's variance on the logarithm, as R's
 * `survfit` has them; they take spells for independent.
 *
 * @param options.confidence of the intervals, above 0 and below 1; default 0.95.
 * @returns a step for each time at which a spell ended, ascending; none where none did. Cost O(n log n).
 * @throws InputError for a time below 0 or not finite, or another confidence.
 * @example kaplanMeier([{ time: 3, ended: true }, { time: 5, ended: false }])[0].survival // 0.5
 */
export function kaplanMeier(
  spells: readonly Spell[],
  options: { readonly confidence?: number } = {},
): readonly SurvivalStep[] {
  const { confidence = 0.95 } = options;
  if (!(confidence > 0 && confidence < 1)) {
    throw new InputError({
      where: "kaplanMeier(confidence)",
      what: String(confidence),
      legal: "above 0 and below 1",
    });
  }
  const bad = spells.find(({ time }) => !(time >= 0 && time < Infinity));
  if (bad !== undefined) {
    throw new InputError({
      where: "kaplanMeier(spells)",
      what: `time ${bad.time}`,
      legal: "a finite number >= 0",
    });
  }
  const z = normalQuantile((1 + confidence) / 2);
  const sorted = [...spells].sort((a, b) => a.time - b.time);
  const steps: SurvivalStep[] = [];
  let [survival, variance] = [1, 0];
  for (let i = 0; i < sorted.length;) {
    const { time } = sorted[i];
    const atRisk = sorted.length - i;
    let events = 0;
    for (; i < sorted.length && sorted[i].time === time; i++) if (sorted[i].ended) events++;
    if (events === 0) continue;
    survival *= (atRisk - events) / atRisk;
    variance += events / (atRisk * (atRisk - events));
    const width = Math.exp(z * Math.sqrt(variance));
    const ends =
      survival > 0 ? { low: survival / width, high: Math.min(1, survival * width) } : { low: NaN, high: NaN };
    steps.push(Object.freeze({ time, atRisk, events, survival, ...ends }));
  }
  return Object.freeze(steps);
}

/** A time by which a share of spells has ended. */
export interface SurvivalQuantile {
  /** NaN where fewer have ended in the time watched. */
  readonly time: number;
  readonly low: number;
  /** NaN where the interval has no upper end in the time watched. */
  readonly high: number;
}

/**
 * The time by which a share of spells has ended: the first at which the curve is at or below the rest; where it is level with the rest,
 * the middle of that level, as R's `quantile` of a `survfit` has it. Its interval is where the ends of the curve's interval get there
 * (Brookmeyer & Crowley 1982).
 *
 * @param share 0 to 1. Kernel: assumes it.
 */
export function survivalQuantile(steps: readonly SurvivalStep[], share: number): SurvivalQuantile {
  const rest = 1 - share;
  const reached = (value: (step: SurvivalStep) => number): number => {
    // Products of fractions miss a round share by their last bits. Where nothing lasts longer, the ends of the interval are NaN.
    const at = steps.findIndex((step) => value(step) <= rest + LAST_BITS);
    if (at < 0) return NaN;
    const isLevel = value(steps[at]) >= rest - LAST_BITS && at + 1 < steps.length;
    return isLevel ? (steps[at].time + steps[at + 1].time) / 2 : steps[at].time;
  };
  return Object.freeze({
    time: reached(({ survival }) => survival),
    low: reached(({ low }) => low),
    high: reached(({ high }) => high),
  });
}

const LAST_BITS = 1e-12;
