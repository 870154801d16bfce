import { allocateCells, type CellAllocation } from "./cell-allocation";
import type { CrossedConversion } from "./crossed-conversion";
import type { AllocationOptions } from "./sample-allocation";

/**
 * The sample plan under other assumptions: every budget with every return of further samples.
 *
 * @param vary `budgets` as multiples of the samples sent now, `returns` as shares of a pair's rate.
 * @returns one plan per pair, budgets in the outer order. Cost: a plan each.
 * @example sampleWhatIf(crossed, { budgets: [1, 1.5], returns: [0.5] }, { seed: 7 }).length // 2
 */
export function sampleWhatIf(
  conversion: CrossedConversion,
  vary: { readonly budgets: readonly number[]; readonly returns: readonly number[] },
  options: AllocationOptions,
): readonly CellAllocation[] {
  return Object.freeze(
    vary.budgets.flatMap((budget) =>
      vary.returns.map((furtherSampleReturn) =>
        allocateCells(conversion, { ...options, budget, furtherSampleReturn }),
      ),
    ),
  );
}
