import { InputError } from "../../core/input-error";
import { sumBy, sumOf } from "../../core/sum";
import { logBeta } from "../../math/distributions/log-gamma";
import { sharesFromLogs } from "../../math/functions/log-sum-exp";
import { minimumFromStarts } from "../../math/minimum-from-starts";

/** How often customers took an opportunity to buy, such as a month: all that have the same history, together. */
export interface OpportunityHistory {
  /** Opportunities since the first purchase, n. */
  readonly opportunities: number;
  /** Of them, how many were taken, x. */
  readonly taken: number;
  /** The last one taken, from 1; 0 where none was. */
  readonly lastTaken: number;
  readonly customers: number;
}

/** A fitted BG/BB model. */
export interface BgBb {
  /** The chance to take an opportunity is Beta(alpha, beta) distributed among customers. */
  readonly alpha: number;
  readonly beta: number;
  /** The chance to be lost before an opportunity is Beta(gamma, delta) distributed. */
  readonly gamma: number;
  readonly delta: number;
  readonly logLikelihood: number;
  readonly customers: number;
  /** False where the likelihood has no maximum but a ridge to infinity, or time ran out. */
  readonly converged: boolean;
}

const STARTS: readonly (readonly number[])[] = [
  [0, 0, 0, 1],
  [-1, 0, -1, 1],
  [1, 1, -1, 2],
];

/**
 * The BG/BB model of buying at given opportunities (Fader, Hardie & Shang 2010): at each, a customer that is still one buys with a chance
 * of its own; before each it may be lost for good, with another chance of its own.
 *
 * @throws InputError for a history that cannot be, or nobody who took an opportunity. Cost: some hundred passes over the histories.
 * @example fitBgBb([{ opportunities: 2, taken: 1, lastTaken: 2, customers: 9 }, { opportunities: 2, taken: 0, lastTaken: 0, customers: 5 }]).customers // 14
 */
export function fitBgBb(histories: readonly OpportunityHistory[]): BgBb {
  requireHistories(histories);
  const customers = sumBy(histories, (each) => each.customers);
  const cost = (point: readonly number[]): number =>
    -logLikelihood(histories, point.map(Math.exp)) / customers;
  const best = minimumFromStarts(cost, STARTS, { tolerance: 1e-13, maxEvaluations: 8000, within: 20 });
  const [alpha, beta, gamma, delta] = best.point.map(Math.exp);
  return Object.freeze({
    alpha,
    beta,
    gamma,
    delta,
    logLikelihood: -best.value * customers,
    customers,
    converged: best.converged,
  });
}

/**
 * The opportunities that a customer is expected to take of the next `ahead`, whether it is still one or not.
 *
 * @param ahead a whole number from 0. Cost O(opportunities + ahead).
 */
export function expectedTaken(model: BgBb, history: OpportunityHistory, ahead: number): number {
  const { alpha, beta, gamma, delta } = model;
  const { opportunities: n, taken: x } = history;
  const stays = (i: number): number => Math.exp(logBeta(gamma, delta + n + i) - logBeta(gamma, delta + n));
  const chance = (alpha + x) / (alpha + beta + n);
  return (
    chanceStillThere(model, history) * chance * sumOf(Array.from({ length: ahead }, (_, i) => stays(i + 1)))
  );
}

/** The chance that a customer is still one at its last opportunity, 0 to 1. */
export function chanceStillThere({ alpha, beta, gamma, delta }: BgBb, history: OpportunityHistory): number {
  const shares = pathsOf(history, [alpha, beta, gamma, delta]);
  sharesFromLogs(shares);
  return shares[0];
}

function logLikelihood(histories: readonly OpportunityHistory[], parameters: readonly number[]): number {
  const [alpha, beta, gamma, delta] = parameters;
  const whole = logBeta(alpha, beta) + logBeta(gamma, delta);
  const losses = lossesOf(parameters);
  return sumBy(
    histories,
    (each) => each.customers * (sharesFromLogs(pathsOf(each, parameters, losses)) - whole),
  );
}

/** The parts of the chances that depend on the number of opportunities alone: most histories ask for the same ones. */
interface Losses {
  readonly stayed: (opportunities: number) => number;
  readonly lost: (at: number) => number;
}

function lossesOf([, , gamma, delta]: readonly number[]): Losses {
  const [stayed, lost]: [number[], number[]] = [[], []];
  return {
    stayed: (n) => (stayed[n] ??= logBeta(gamma, delta + n)),
    lost: (at) => (lost[at] ??= logBeta(gamma + 1, delta + at)),
  };
}

/** The logarithms of the chances, times a constant, of still being there and of having been lost after each opportunity from the last one taken. */
function pathsOf(
  { opportunities: n, taken: x, lastTaken }: OpportunityHistory,
  parameters: readonly number[],
  { stayed, lost }: Losses = lossesOf(parameters),
): Float64Array {
  const [alpha, beta] = parameters;
  const paths = new Float64Array(1 + n - lastTaken);
  paths[0] = logBeta(alpha + x, beta + n - x) + stayed(n);
  for (let at = lastTaken; at < n; at++)
    paths[1 + at - lastTaken] = logBeta(alpha + x, beta + at - x) + lost(at);
  return paths;
}

function requireHistories(histories: readonly OpportunityHistory[]): void {
  for (const { opportunities, taken, lastTaken, customers } of histories) {
    const whole = [opportunities, taken, lastTaken, customers].every((n) => Number.isInteger(n) && n >= 0);
    if (whole && taken <= lastTaken && lastTaken <= opportunities && taken > 0 === lastTaken > 0) continue;
    throw new InputError({
      where: "fitBgBb(histories)",
      what: `${taken} of ${opportunities} opportunities, the last at ${lastTaken}, ${customers} customers`,
      legal: "whole numbers, taken <= last taken <= opportunities",
    });
  }
  if (histories.some(({ taken, customers }) => taken > 0 && customers > 0)) return;
  throw new InputError({
    where: "fitBgBb(histories)",
    what: "nobody who took an opportunity",
    legal: "at least one",
  });
}
