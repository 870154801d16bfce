import { InputError } from "../math/input-error";
import { randomSource } from "../math/random";
import { randomBeta } from "../math/random-gamma";
import type { ShrunkenConversion, ShrunkenRate } from "./shrunken-conversion";

/** What a re-allocation assumes; each is a guess that the company can better. */
export interface AllocationOptions {
  /** The least share of its present samples that an account keeps; default 0.5. */
  readonly keepAtLeast?: number;
  /** The most an account can use, as a multiple of its present samples; default 2. */
  readonly useAtMost?: number;
  /** What a further sample converts at, as a share of the account's rate: 1 means no saturation; default 0.5. */
  readonly furtherSampleReturn?: number;
  /** How sure one must be that an account is above (or below) the average to move samples; default 0.9. */
  readonly certainty?: number;
  /** The budget, as a multiple of the samples sent now; default 1. */
  readonly budget?: number;
  readonly seed: number;
}

/** What to do with an account's samples. */
export type AllocationWord = "send more" | "send fewer" | "ask first";

/** One account in the plan. */
export interface AllocatedAccount extends ShrunkenRate {
  readonly word: AllocationWord;
  /** Samples it gets in the plan; a whole number. */
  readonly planned: number;
}

/** A plan for the same (or another) budget of samples. */
export interface SampleAllocation {
  readonly accounts: readonly AllocatedAccount[];
  /** Samples taken from some accounts and given to others, or to nobody where none can use them. */
  readonly moved: number;
  readonly budget: number;
  readonly planned: number;
  /** Expected change in converted samples against now, and its central 95% over posterior draws. */
  readonly expectedGain: number;
  readonly gainLow: number;
  readonly gainHigh: number;
  /** Share of posterior draws in which the plan gains. */
  readonly chanceOfGain: number;
  readonly assumptions: Readonly<Required<AllocationOptions>>;
}

const DRAWS = 4000;

/**
 * Shares a budget of samples out anew: from accounts that surely convert below the average of all samples to
 * accounts that surely convert above it, within limits; where neither is sure, ask before sending more.
 * A sample moves only where it is expected to convert better than where it came from, further samples being
 * worth `furtherSampleReturn` of an account's rate.
 *
 * The gain counts converted samples; the workbook does not tie orders to samples, so not money. It rests on
 * rates that stay what they were, and on the choice of accounts not having caused them.
 *
 * @returns whole samples; with `budget: 1` never more than now. Where the budget shrinks, the accounts to
 * send fewer give first, then the others in the order of their rates; where it grows, those to send more take
 * what they can use. Only then are samples moved.
 * @throws InputError for options outside their range. Cost O(accounts · 4000).
 */
export function allocateSamples(
  conversion: ShrunkenConversion,
  options: AllocationOptions,
): SampleAllocation {
  const assumptions = {
    keepAtLeast: 0.5,
    useAtMost: 2,
    furtherSampleReturn: 0.5,
    certainty: 0.9,
    budget: 1,
    ...options,
  };
  requireRange("keepAtLeast", assumptions.keepAtLeast, 0, 1);
  requireRange("useAtMost", assumptions.useAtMost, 1, 1000);
  requireRange("furtherSampleReturn", assumptions.furtherSampleReturn, 0, 1);
  requireRange("certainty", assumptions.certainty, 0.5, 1);
  requireRange("budget", assumptions.budget, 0, 1000);
  const { certainty, keepAtLeast, useAtMost } = assumptions;
  const rates = conversion.rates;
  const words = rates.map((rate): AllocationWord => {
    // Of an account that was never sent a sample, only the prior speaks.
    if (rate.samples === 0) return "ask first";
    if (rate.chanceAboveAverage >= certainty) return "send more";
    return rate.chanceAboveAverage <= 1 - certainty ? "send fewer" : "ask first";
  });
  const now = rates.reduce((sum, rate) => sum + rate.samples, 0);
  const budget = Math.round(now * assumptions.budget);
  const planned = rates.map((rate) => rate.samples);
  const inOrder = (word: AllocationWord, sign: number): number[] =>
    [...rates.keys()]
      .filter((i) => words[i] === word)
      .sort((i, j) => sign * (rates[i].rate - rates[j].rate) || i - j);
  const givers = inOrder("send fewer", 1);
  const takers = inOrder("send more", -1);
  fitBudget(
    budget,
    planned,
    rates,
    takers,
    [...givers, ...inOrder("ask first", 1), ...[...takers].reverse()],
    useAtMost,
  );
  let moved = 0;
  for (const to of takers) {
    for (const from of givers) {
      if (rates[to].rate * assumptions.furtherSampleReturn <= rates[from].rate) break;
      const room = Math.floor(rates[to].samples * useAtMost) - planned[to];
      const spare = planned[from] - Math.ceil(rates[from].samples * keepAtLeast);
      const samples = Math.max(0, Math.min(room, spare));
      planned[to] += samples;
      planned[from] -= samples;
      moved += samples;
    }
  }
  const change = (rate: ShrunkenRate, i: number, p: number): number => {
    const more = planned[i] - rate.samples;
    return more > 0 ? more * p * assumptions.furtherSampleReturn : more * p;
  };
  const random = randomSource(assumptions.seed);
  const draws = Float64Array.from({ length: DRAWS }, () =>
    rates.reduce(
      (sum, rate, i) =>
        planned[i] === rate.samples ? sum : sum + change(rate, i, randomBeta(random, rate.a, rate.b)),
      0,
    ),
  ).sort();
  return Object.freeze({
    accounts: Object.freeze(
      rates.map((rate, i) => Object.freeze({ ...rate, word: words[i], planned: planned[i] })),
    ),
    moved,
    budget,
    planned: planned.reduce((sum, samples) => sum + samples, 0),
    expectedGain: rates.reduce((sum, rate, i) => sum + change(rate, i, rate.rate), 0),
    gainLow: draws[Math.floor(0.025 * DRAWS)],
    gainHigh: draws[Math.ceil(0.975 * DRAWS) - 1],
    chanceOfGain: draws.reduce((sum, gain) => sum + (gain > 0 ? 1 : 0), 0) / DRAWS,
    assumptions: Object.freeze(assumptions),
  });
}

/** Brings the planned samples to the budget, in place: cuts in the order of `givers`, adds in that of `takers`. */
function fitBudget(
  budget: number,
  planned: number[],
  rates: readonly ShrunkenRate[],
  takers: readonly number[],
  givers: readonly number[],
  useAtMost: number,
): void {
  let short = budget - planned.reduce((sum, samples) => sum + samples, 0);
  for (const i of givers) {
    if (short >= 0) break;
    const cut = Math.min(planned[i], -short);
    planned[i] -= cut;
    short += cut;
  }
  for (const i of takers) {
    if (short <= 0) break;
    const added = Math.max(0, Math.min(Math.floor(rates[i].samples * useAtMost) - planned[i], short));
    planned[i] += added;
    short -= added;
  }
}

function requireRange(option: string, value: number, least: number, most: number): void {
  if (value >= least && value <= most) return;
  throw new InputError({
    where: `allocateSamples(${option})`,
    what: String(value),
    legal: `a number from ${least} to ${most}`,
  });
}
