import { InputError } from "../../core/input-error";
import { groupBy } from "../../core/group-by";
import { sumBy } from "../../core/sum";
import { logBeta } from "../../math/distributions/log-gamma";
import { minimumFromStarts } from "../../math/minimum-from-starts";
import type { Spell } from "../retention/kaplan-meier";

/** A fitted shifted beta-geometric model of contracts. */
export interface ShiftedBetaGeometric {
  /** The chance to leave at a renewal is Beta(alpha, beta) distributed among customers. */
  readonly alpha: number;
  readonly beta: number;
  readonly logLikelihood: number;
  readonly customers: number;
  /** False where the likelihood has no maximum but a ridge to infinity (all customers alike), or time ran out. */
  readonly converged: boolean;
}

const STARTS: readonly (readonly number[])[] = [
  [0, 0],
  [-1, 2],
  [2, 3],
];

/**
 * The shifted beta-geometric model of contracts (Fader & Hardie 2007): at the end of each period a customer leaves with a chance of
 * its own, which never changes. Those with a high chance leave first, so that retention rises with time though nobody becomes more loyal.
 *
 * @param spells one per customer: whole periods from 1, and whether it has left at their end or is still there. Customers that are there
 *   for less than one period (0, not ended) say nothing, and may be among them.
 * @throws InputError for periods that are not whole, one that ended before the first, or fewer than two customers that left.
 * Cost: some hundred passes over the distinct spells.
 * @example fitContracts([1, 1, 2, 3, 4].map((time) => ({ time, ended: time < 4 }))).customers // 5
 */
export function fitContracts(spells: readonly Spell[]): ShiftedBetaGeometric {
  requireSpells(spells);
  const loss = contractLoss(spells);
  const cost = (point: readonly number[]): number => loss(point) / spells.length;
  const best = minimumFromStarts(cost, STARTS, { tolerance: 1e-13, maxEvaluations: 4000, within: 20 });
  const [alpha, beta] = best.point.map(Math.exp);
  return Object.freeze({
    alpha,
    beta,
    logLikelihood: -loss(best.point),
    customers: spells.length,
    converged: best.converged,
  });
}

/** What `fitContracts` makes least: minus the log-likelihood at the logarithms of alpha and beta. Assumes checked spells. */
export function contractLoss(spells: readonly Spell[]): (logarithms: readonly number[]) => number {
  const groups = [...groupBy(spells, ({ time, ended }) => `${time} ${ended}`).values()];
  return (point) => {
    const [alpha, beta] = point.map(Math.exp);
    const whole = logBeta(alpha, beta);
    return -sumBy(groups, (same) => {
      const [{ time, ended }] = same;
      const chance = ended ? logBeta(alpha + 1, beta + time - 1) : logBeta(alpha, beta + time);
      return same.length * (chance - whole);
    });
  };
}

/**
 * The share of customers that are still there after so many further periods, of those that have been there for `since` periods, 0 to 1.
 *
 * @param periods, since whole numbers from 0. Kernel: assumes them.
 * @example contractSurvival(model, 12) // of new customers, after twelve periods
 */
export function contractSurvival(
  { alpha, beta }: Pick<ShiftedBetaGeometric, "alpha" | "beta">,
  periods: number,
  since = 0,
): number {
  return Math.exp(logBeta(alpha, beta + since + periods) - logBeta(alpha, beta + since));
}

function requireSpells(spells: readonly Spell[]): void {
  const bad = spells.find(({ time, ended }) => !Number.isInteger(time) || time < (ended ? 1 : 0));
  if (bad !== undefined) {
    throw new InputError({
      where: "fitContracts(spells)",
      what: `${bad.time} periods, ${bad.ended ? "ended" : "not ended"}`,
      legal: "whole periods, from 1 where it ended",
    });
  }
  const ended = spells.filter((spell) => spell.ended).length;
  if (ended >= 2) return;
  throw new InputError({
    where: "fitContracts(spells)",
    what: `${ended} customers that left`,
    legal: "at least two",
  });
}
