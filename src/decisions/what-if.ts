import { allocateSamples, type AllocationOptions, type SampleAllocation } from "./sample-allocation";
import type { ShrunkenConversion } from "./shrunken-conversion";

/**
 * The sample plan under other assumptions: every budget with every return of further samples.
 *
 * @param vary `budgets` as multiples of the samples sent now, `returns` as shares of an account's rate.
 * @returns one plan per pair, budgets in the outer order. Cost: a plan each.
 */
export function sampleWhatIf(
  conversion: ShrunkenConversion,
  vary: { readonly budgets: readonly number[]; readonly returns: readonly number[] },
  options: AllocationOptions,
): readonly SampleAllocation[] {
  return Object.freeze(
    vary.budgets.flatMap((budget) =>
      vary.returns.map((furtherSampleReturn) =>
        allocateSamples(conversion, { ...options, budget, furtherSampleReturn }),
      ),
    ),
  );
}
