import { InputError } from "../../../core/input-error";
import { sumBy, sumOf } from "../../../core/sum";
import { randomSource } from "../../../math/distributions/random";
import { randomBeta } from "../../../math/distributions/random-gamma";
import { changeInConverted, planSamples, type PlanAssumptions, type PlannedUnit } from "./plan-samples";
import type { RateEstimate, ShrunkenConversion } from "./shrunken-conversion";

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
  /** Accounts to be asked before their samples change, whatever they converted: those gone silent, say; default none. */
  readonly hold?: readonly string[];
  readonly seed: number;
}

/** What to do with the samples of an account, a product, or a product to an account. */
export type AllocationWord = "send more" | "send fewer" | "swap" | "ask first" | "keep";

/** One account (or product) in the plan. */
export interface AllocatedAccount extends RateEstimate {
  /**
   * `send more` and `send fewer`: the plan says so. `swap`: as many as now, but of other products (or to other
   * accounts). `ask first`: nobody can be sure that it lies above or below the average, or it is on hold. `keep`: it
   * surely lies on one side, but moving samples would gain nothing.
   */
  readonly word: AllocationWord;
  /** Samples it gets in the plan; a whole number. */
  readonly planned: number;
}

/** What a plan is expected to change in converted samples, with the central 95% over posterior draws. */
export interface ExpectedGain {
  readonly expectedGain: number;
  readonly gainLow: number;
  readonly gainHigh: number;
  /** Share of posterior draws in which the plan gains. */
  readonly chanceOfGain: number;
}

/** A plan for the same (or another) budget of samples. */
export interface SampleAllocation extends ExpectedGain {
  readonly accounts: readonly AllocatedAccount[];
  /** Samples taken from some accounts and given to others, or to nobody where none can use them. */
  readonly moved: number;
  readonly budget: number;
  readonly planned: number;
  /** For each account, its change in converted samples in every posterior draw. */
  readonly gainDraws: readonly Float64Array[];
  readonly assumptions: Readonly<Required<AllocationOptions>>;
}

const DRAWS = 2000;

/**
 * Moves a budget of samples: from accounts that surely convert below the average of all samples to
 * accounts that surely convert above it, within limits (`planSamples`); where neither is sure, ask before
 * sending more. A sample moves only where it is expected to convert better than where it came from, further
 * samples being worth `furtherSampleReturn` of an account's rate.
 *
 * The gain counts converted samples; the workbook does not tie orders to samples, so not money. It rests on
 * rates that stay what they were, and on the choice of accounts not having caused them.
 *
 * @returns whole samples; with `budget: 1` never more than now. Without samples, an empty plan.
 * @throws InputError for options outside their range. Cost O(accounts · 2000).
 * @example
 * const rates = shrinkConversion(conversionRates(workbook.samples, "customer").groups);
 * allocateSamples(rates, { seed: 7 }).planned // 5820
 */
export function allocateSamples(
  conversion: ShrunkenConversion,
  options: AllocationOptions,
): SampleAllocation {
  const assumptions = allocationAssumptions(options);
  const { rates } = conversion;
  const units = rates.map((rate) => plannedUnit(rate, rate.name, assumptions));
  const { planned, moved, budget } = planSamples(units, assumptions);
  const random = randomSource(assumptions.seed);
  const gainDraws = rates.map((rate, i) =>
    Float64Array.from({ length: DRAWS }, () =>
      planned[i] === rate.samples
        ? 0
        : changeInConverted(
            rate.samples,
            planned[i],
            randomBeta(random, rate.a, rate.b),
            assumptions.furtherSampleReturn,
          ),
    ),
  );
  const expected = rates.map((rate, i) =>
    changeInConverted(rate.samples, planned[i], rate.rate || 0, assumptions.furtherSampleReturn),
  );
  return Object.freeze({
    accounts: Object.freeze(
      rates.map((rate, i) =>
        Object.freeze({ ...rate, word: wordOf(units[i], planned[i]), planned: planned[i] }),
      ),
    ),
    moved,
    budget,
    planned: sumOf(planned),
    ...gainOf(gainDraws),
    expectedGain: sumOf(expected),
    gainDraws: Object.freeze(gainDraws),
    assumptions,
  });
}

/** Options with their defaults. @throws InputError for one outside its range. */
export function allocationAssumptions(options: AllocationOptions): Readonly<Required<AllocationOptions>> {
  const assumptions = {
    keepAtLeast: 0.5,
    useAtMost: 2,
    furtherSampleReturn: 0.5,
    certainty: 0.9,
    budget: 1,
    hold: [],
    ...options,
  };
  requireRange("keepAtLeast", assumptions.keepAtLeast, 0, 1);
  requireRange("useAtMost", assumptions.useAtMost, 1, 1000);
  requireRange("furtherSampleReturn", assumptions.furtherSampleReturn, 0, 1);
  requireRange("certainty", assumptions.certainty, 0.5, 1);
  requireRange("budget", assumptions.budget, 0, 1000);
  return Object.freeze(assumptions);
}

/** How a rate compares with the average; on hold, nobody is sure. */
export function plannedUnit(
  rate: RateEstimate,
  account: string,
  { certainty, hold }: Required<AllocationOptions>,
): PlannedUnit {
  const { samples, chanceAboveAverage } = rate;
  // Of what was never sent a sample, only the prior speaks.
  const open = samples > 0 && !hold.includes(account);
  const standing =
    open && chanceAboveAverage >= certainty
      ? "above"
      : open && chanceAboveAverage <= 1 - certainty
        ? "below"
        : "unsure";
  return { samples, rate: rate.rate, standing };
}

/** What the plan says of a unit. */
export function wordOf(unit: PlannedUnit, planned: number): AllocationWord {
  if (planned > unit.samples) return "send more";
  if (planned < unit.samples) return "send fewer";
  return unit.standing === "unsure" ? "ask first" : "keep";
}

/** The gain of some units together, from their draws: the mean and central 95% of the sums; 0 without units. */
export function gainOf(gainDraws: readonly Float64Array[]): ExpectedGain {
  const many = gainDraws[0]?.length ?? 0;
  if (many === 0) return { expectedGain: 0, gainLow: 0, gainHigh: 0, chanceOfGain: 0 };
  const sums = Float64Array.from({ length: many }, (_, d) => sumBy(gainDraws, (draws) => draws[d])).sort();
  return {
    expectedGain: sumOf(sums) / many,
    gainLow: sums[Math.floor(0.025 * many)],
    gainHigh: sums[Math.ceil(0.975 * many) - 1],
    chanceOfGain: sums.filter((gain) => gain > 0).length / many,
  };
}

function requireRange(
  option: keyof PlanAssumptions | "certainty",
  value: number,
  least: number,
  most: number,
): void {
  if (value >= least && value <= most) return;
  throw new InputError({
    where: `allocateSamples(${option})`,
    what: String(value),
    legal: `a number from ${least} to ${most}`,
  });
}
