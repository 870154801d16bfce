import { sumBy, sumOf } from "../../../core/sum";

/** What a plan of samples assumes; each is a guess that the company can better. */
export interface PlanAssumptions {
  /** The least share of its present samples that a unit keeps, 0 to 1. */
  readonly keepAtLeast: number;
  /** The most a unit can use, as a multiple of its present samples, 1 or more. */
  readonly useAtMost: number;
  /** What a further sample converts at, as a share of the unit's rate, 0 to 1. */
  readonly furtherSampleReturn: number;
  /** The samples to be planned, as a multiple of those sent now. */
  readonly budget: number;
}

/** Something samples are sent to: an account, or a product to an account. */
export interface PlannedUnit {
  readonly samples: number;
  readonly rate: number;
  /** What is known of its rate against that of all samples; only what surely lies above it may get more. */
  readonly standing: "above" | "below" | "unsure";
}

/** A plan: whole samples per unit, in the order given. */
export interface SamplePlan {
  readonly planned: readonly number[];
  /** Samples taken from units below the average and given to units above it. */
  readonly moved: number;
  /** Samples there are to plan; `planned` may add up to less where nobody can use them. */
  readonly budget: number;
}

/**
 * Plans the samples. First the budget: a smaller one is cut where conversion is worst (below the average
 * first, then unsure, then above), a larger one goes to units above the average, the best first. Then samples
 * move from units below to units above, the worst to the best, as long as a further sample there is expected
 * to convert better than the one given up. Every unit stays within its limits, so that sums over units (an
 * account's products, a product's accounts) stay within theirs. With the value of a unit's samples falling once
 * from `rate` to `rate x furtherSampleReturn`, no other plan within the limits expects more.
 *
 * A budget below what all units are to keep lowers what they keep in proportion. Assumes checked arguments.
 * Cost O(units^2).
 */
export function planSamples(units: readonly PlannedUnit[], assumptions: PlanAssumptions): SamplePlan {
  const { keepAtLeast, useAtMost, furtherSampleReturn } = assumptions;
  const now = sumBy(units, ({ samples }) => samples);
  const budget = Math.round(now * assumptions.budget);
  const kept = units.map(({ samples }) => Math.ceil(samples * keepAtLeast));
  const least =
    sumOf(kept) <= budget
      ? kept
      : units.map(({ samples }) => Math.floor(samples * Math.min(1, budget / now)));
  const most = units.map(({ samples, standing }) =>
    standing === "above" ? Math.floor(samples * useAtMost) : samples,
  );
  const inOrder = (standing: PlannedUnit["standing"], sign: number): number[] =>
    [...units.keys()]
      .filter((i) => units[i].standing === standing)
      .sort((i, j) => sign * (units[i].rate - units[j].rate) || i - j);
  const [givers, takers] = [inOrder("below", 1), inOrder("above", -1)];
  const planned = units.map(({ samples }) => samples);
  let short = budget - now;
  for (const i of [...givers, ...inOrder("unsure", 1), ...inOrder("above", 1)]) {
    if (short >= 0) break;
    const cut = Math.min(planned[i] - least[i], -short);
    planned[i] -= cut;
    short += cut;
  }
  for (const i of takers) {
    if (short <= 0) break;
    const added = Math.min(most[i] - planned[i], short);
    planned[i] += added;
    short -= added;
  }
  let moved = 0;
  for (const to of takers) {
    for (const from of givers) {
      if (units[to].rate * furtherSampleReturn <= units[from].rate) break;
      const samples = Math.min(most[to] - planned[to], planned[from] - least[from]);
      planned[to] += samples;
      planned[from] -= samples;
      moved += samples;
    }
  }
  return { planned, moved, budget };
}

/** What a change from `samples` to `planned` comes to in converted samples, at a rate of `p`. */
export function changeInConverted(
  samples: number,
  planned: number,
  p: number,
  furtherSampleReturn: number,
): number {
  const more = planned - samples;
  return more > 0 ? more * p * furtherSampleReturn : more * p;
}
