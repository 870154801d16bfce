import { quantileSorted } from "simple-statistics";
import { requireWhole } from "../../core/require-whole";
import { sumBy } from "../../core/sum";
import { laplaceDraws } from "../../math/laplace-draws";
import { randomBinomial } from "../../math/distributions/random-binomial";
import { randomSource } from "../../math/distributions/random";
import type { NamedGroup } from "../lifetime-by-segment";
import { kaplanMeier, type Spell } from "../retention/kaplan-meier";
import {
  contractLoss,
  contractSurvival,
  fitContracts,
  type ShiftedBetaGeometric,
} from "./shifted-beta-geometric";

/** A customer under contract: for how many whole periods, and whether it has left. */
export interface Contract extends Spell {
  readonly customer: string;
}

/** How many of a group's customers stay. */
export interface ContractOutlook {
  readonly name: string;
  readonly customers: number;
  readonly left: number;
  /** How many periods it looks ahead. */
  readonly periods: number;
  /** Null where fewer than two left. */
  readonly model: ShiftedBetaGeometric | null;
  /** The share of new customers that is still there after `periods`: by the survival curve, with its 95% interval, and by the model. */
  readonly seen: { readonly share: number; readonly low: number; readonly high: number };
  readonly byModel: number;
  /** Of those still there, how many are expected to be so after `periods` more, with the central 80%. */
  readonly staying: {
    readonly now: number;
    readonly expected: number;
    readonly low: number;
    readonly high: number;
  };
}

const DRAWS = 1000;
const LEVEL = 0.8;

/**
 * Who of each group stays under contract: the survival curve of Kaplan & Meier, the shifted beta-geometric model next to it, and what the
 * model expects of those who are still there, with predictive intervals (its parameters by `laplaceDraws`, and who leaves by chance).
 *
 * @param periods how far ahead, in the unit of the contracts. Cost: a fit a group, and draws x distinct periods.
 * @example
 * const contracts = [1, 2, 3, 9].map((time) => ({ customer: `C${time}`, time, ended: time < 9 }));
 * contractOutlook(contracts, [{ name: "all", customers: ["C1", "C2", "C3", "C9"] }], 12, 7)[0].left // 3
 */
export function contractOutlook(
  contracts: readonly Contract[],
  groups: readonly NamedGroup[],
  periods: number,
  seed: number,
): readonly ContractOutlook[] {
  requireWhole(periods, "contractOutlook(periods)", 1);
  requireWhole(seed, "contractOutlook(seed)", 0, 2 ** 32 - 1);
  return Object.freeze(
    groups.map(({ name, customers }): ContractOutlook => {
      const members = new Set(customers);
      const own = contracts.filter(({ customer }) => members.has(customer));
      const left = own.filter(({ ended }) => ended).length;
      const model = left < 2 ? null : fitContracts(own);
      const step = kaplanMeier(own)
        .filter(({ time }) => time <= periods)
        .at(-1);
      const reached = own.some(({ time }) => time >= periods);
      const seen = !reached
        ? { share: NaN, low: NaN, high: NaN }
        : { share: step?.survival ?? 1, low: step?.low ?? NaN, high: step?.high ?? NaN };
      const here = own.filter(({ ended }) => !ended);
      return Object.freeze({
        name,
        customers: own.length,
        left,
        periods,
        model,
        seen: Object.freeze(seen),
        byModel: model === null ? NaN : contractSurvival(model, periods),
        staying: Object.freeze({ now: here.length, ...stayingOf(model, own, here, periods, seed) }),
      });
    }),
  );
}

function stayingOf(
  model: ShiftedBetaGeometric | null,
  own: readonly Contract[],
  here: readonly Contract[],
  periods: number,
  seed: number,
): { readonly expected: number; readonly low: number; readonly high: number } {
  if (model === null) return { expected: NaN, low: NaN, high: NaN };
  const counts = new Map<number, number>();
  for (const { time } of here) counts.set(time, (counts.get(time) ?? 0) + 1);
  const random = randomSource(seed);
  const mode = [model.alpha, model.beta].map(Math.log);
  const sums = laplaceDraws(contractLoss(own), mode, DRAWS, random).map((point) => {
    const [alpha, beta] = point.map(Math.exp);
    return sumBy([...counts], ([since, n]) =>
      randomBinomial(random, n, contractSurvival({ alpha, beta }, periods, since)),
    );
  });
  sums.sort((a, b) => a - b);
  return {
    expected: sumBy(here, ({ time }) => contractSurvival(model, periods, time)),
    low: quantileSorted(sums, (1 - LEVEL) / 2),
    high: quantileSorted(sums, (1 + LEVEL) / 2),
  };
}
