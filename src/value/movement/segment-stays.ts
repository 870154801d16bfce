import { kaplanMeier, type Spell, type SurvivalStep } from "../retention/kaplan-meier";
import type { SegmentPeriods } from "./segment-periods";

/** How long customers remain in a segment. */
export interface SegmentStay {
  readonly segment: string;
  /** Times that a customer came into it, or was in it at the beginning. */
  readonly stays: number;
  /** The share that remains for longer than so many periods, with its interval. */
  readonly steps: readonly SurvivalStep[];
}

/**
 * The survival of each segment, counted in periods: a stay begins when a customer comes in and ends when it goes to another
 * segment or has no order; stays that go on in the last period count as long as they were seen. Those that began before the first
 * period count from there.
 *
 * @example segmentStays(periods)[0].steps[0].survival
 */
export function segmentStays({ states, paths }: SegmentPeriods): readonly SegmentStay[] {
  const spells = states.map((): Spell[] => []);
  for (const { places } of paths) {
    for (let t = 0, start = 0; t < places.length; t++) {
      const place = places[t];
      if (place !== null && place !== places[t + 1]) {
        spells[place].push({ time: t - start + 1, ended: t + 1 < places.length });
      }
      if (place !== places[t + 1]) start = t + 1;
    }
  }
  return Object.freeze(
    states.map((segment, state) =>
      Object.freeze({ segment, stays: spells[state].length, steps: kaplanMeier(spells[state]) }),
    ),
  );
}
