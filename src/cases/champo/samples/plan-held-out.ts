import { groupBy } from "../../../core/group-by";
import { sumBy } from "../../../core/sum";
import { shuffle, randomSource } from "../../../math/distributions/random";
import { requireWhole } from "../../../core/require-whole";
import type { SampleLine } from "../workbook/tables";
import { allocateCells } from "./cell-allocation";
import { crossedConversion } from "./crossed-conversion";
import { pairTallies } from "./pair-tallies";
import { changeInConverted } from "./plan-samples";
import { allocationAssumptions, type AllocationOptions } from "./sample-allocation";

/** A plan made from one half of the samples, and what it is worth at the rates of the other half. */
export interface HalfPlan {
  /** Samples the plan moves. */
  readonly moved: number;
  /** Change in converted samples by the rates the plan was made with. */
  readonly promised: number;
  /** The same by the rates counted in the other half. */
  readonly kept: number;
}

/** How well plans keep what they promise. */
export interface PlanHeldOut {
  readonly halves: readonly HalfPlan[];
  /** Means over all halves. */
  readonly promised: number;
  readonly kept: number;
  /** kept / promised; NaN where nothing was promised. */
  readonly keptShare: number;
  /** Halves whose plan gained by the other half's rates. */
  readonly gained: number;
}

/** Options of `planHeldOut`. */
export interface PlanHeldOutOptions extends AllocationOptions {
  readonly seed: number;
  /** How often the samples are split in half again, each half in turn making the plan; default 10. */
  readonly repeats?: number;
}

/** Enough to see who is surely above or below the average. */
const DRAWS = 400;

/**
 * Tests a plan of samples on samples that took no part in making it. A plan picks the pairs of account and product
 * that converted best, and some of them only had luck; judged by the same samples, luck looks like skill. So the
 * samples of each pair are dealt into two halves at random, a plan is made from one, and its change in converted
 * samples is worked out with the rates counted in the other. Pairs without a sample in the other half are left out
 * of both sums.
 *
 * The two halves are of the same time and the same accounts: it is luck that is tested, not whether rates last.
 *
 * @returns NaN as means where no half could be planned. Cost: 2 `repeats` times `crossedConversion` and `allocateCells`.
 * @throws InputError for options outside their range.
 * @example planHeldOut(workbook.samples, { seed: 7, repeats: 2 }).halves.length // 4
 */
export function planHeldOut(samples: readonly SampleLine[], options: PlanHeldOutOptions): PlanHeldOut {
  const { seed, repeats = 10 } = options;
  requireWhole(repeats, "planHeldOut(repeats)", 1);
  const { furtherSampleReturn } = allocationAssumptions(options);
  const random = randomSource(seed);
  const halves: HalfPlan[] = [];
  for (let repeat = 0; repeat < repeats && samples.length > 0; repeat++) {
    const [one, other] = dealt(samples, random);
    for (const [made, judged] of [
      [one, other],
      [other, one],
    ]) {
      const plan = allocateCells(crossedConversion(made, { seed, draws: DRAWS }), options);
      const rates = new Map(
        pairTallies(judged).map(
          ({ account, product, samples: sent, converted }) =>
            [keyOf(account, product), converted / sent] as const,
        ),
      );
      const known = plan.cells.filter((cell) => rates.has(keyOf(cell.account, cell.product)));
      const sum = (rateOf: (cell: (typeof known)[number]) => number): number =>
        sumBy(known, (cell) =>
          changeInConverted(cell.samples, cell.planned, rateOf(cell), furtherSampleReturn),
        );
      halves.push(
        Object.freeze({
          moved: plan.moved,
          promised: sum((cell) => cell.rate),
          kept: sum((cell) => rates.get(keyOf(cell.account, cell.product)) as number),
        }),
      );
    }
  }
  const mean = (value: (half: HalfPlan) => number): number => sumBy(halves, value) / halves.length;
  const [promised, kept] = [mean((half) => half.promised), mean((half) => half.kept)];
  return Object.freeze({
    halves: Object.freeze(halves),
    promised,
    kept,
    keptShare: promised === 0 ? NaN : kept / promised,
    gained: halves.filter((half) => half.kept > 0).length,
  });
}

/** Deals the samples of each pair into two halves; an odd one falls to either at random. */
function dealt(
  samples: readonly SampleLine[],
  random: ReturnType<typeof randomSource>,
): [SampleLine[], SampleLine[]] {
  const pairs = groupBy(samples, (sample) => keyOf(sample.customer, sample.item.trim()));
  const halves: [SampleLine[], SampleLine[]] = [[], []];
  for (const list of pairs.values()) {
    const first = random() < 0.5 ? 0 : 1;
    shuffle([...list], random).forEach((sample, i) => halves[(first + i) % 2].push(sample));
  }
  return halves;
}

function keyOf(account: string, product: string): string {
  return JSON.stringify([account, product]);
}
