import { InputError } from "../core/input-error";
import { sumBy } from "../core/sum";
import { logistic } from "../math/distributions/logistic";
import { logBeta, logGamma } from "../math/distributions/log-gamma";
import { minimumFromStarts } from "../math/minimum-from-starts";
import { meanOverBeta } from "./mean-over-beta";

/** What the model needs to know of one customer; one unit of time throughout. */
export interface PurchaseHistory {
  readonly name: string;
  /** Repeat purchases x: purchases after the first. */
  readonly repeats: number;
  /** Time from the first purchase to the last; 0 without repeats. */
  readonly lastAt: number;
  /** Time from the first purchase to the end of observation, T. */
  readonly observed: number;
}

/** A fitted BG/NBD model. */
export interface BgNbd {
  /** Purchase rates among customers are gamma distributed with shape r and rate alpha. */
  readonly r: number;
  readonly alpha: number;
  /** The chance to drop out after a purchase is Beta(a, b) distributed among customers. */
  readonly a: number;
  readonly b: number;
  readonly logLikelihood: number;
  readonly customers: number;
  /** False where the likelihood has no maximum but a ridge to infinity (nobody drops out, say), or time ran out. */
  readonly converged: boolean;
}

/** Logarithms of r, alpha (in mean times of observation), a and b to start from. */
const STARTS: readonly (readonly number[])[] = [
  [0, 0, 0, 0],
  [-1, -2, -0.5, 1],
  [1, 1, -2, 2],
  [-2, -4, 1, 1],
];

/**
 * The BG/NBD model of repeat buying (Fader, Hardie & Lee 2005, "Counting your customers the easy way"): while
 * alive, a customer buys at a steady rate; after each purchase it may drop out for good. Fitted by maximum
 * likelihood on the logarithms of r, alpha, a and b.
 *
 * @param options.penalty subtracts this much times the sum of squared logarithms of the parameters from the log-likelihood of all
 * customers: it keeps few of them from driving parameters to infinity, and is nothing among thousands; default 0.
 * @throws InputError for fewer than two customers, nobody with a repeat, or a history that cannot be.
 * Cost: some hundred passes over the customers.
 */
export function fitBgNbd(
  histories: readonly PurchaseHistory[],
  options: { readonly penalty?: number } = {},
): BgNbd {
  const { penalty = 0 } = options;
  histories.forEach(requireHistory);
  if (histories.length < 2 || !histories.some(({ repeats }) => repeats > 0)) {
    throw new InputError({
      where: "fitBgNbd(histories)",
      what: `${histories.length} customers, ${histories.filter(({ repeats }) => repeats > 0).length} with repeats`,
      legal: "at least two customers, one of them with a repeat purchase",
    });
  }
  const unit = meanObserved(histories);
  const loss = bgNbdLoss(histories, penalty);
  const cost = (point: readonly number[]): number => loss(point) / histories.length;
  const best = minimumFromStarts(cost, STARTS, { tolerance: 1e-13, maxEvaluations: 8000, within: 30 });
  const [r, alpha, a, b] = best.point.map(Math.exp);
  const parameters = { r, alpha: alpha * unit, a, b };
  return Object.freeze({
    ...parameters,
    logLikelihood: logLikelihood(histories, r, parameters.alpha, a, b),
    customers: histories.length,
    converged: best.converged,
  });
}

/**
 * What `fitBgNbd` makes least: minus the log-likelihood, plus the penalty, at the logarithms of r, of alpha in mean times of
 * observation, of a and of b. Assumes checked histories.
 */
export function bgNbdLoss(
  histories: readonly PurchaseHistory[],
  penalty: number,
): (logarithms: readonly number[]) => number {
  // Times are scaled to a mean of 1, so that one start serves weeks and years alike.
  const unit = meanObserved(histories);
  const scaled = histories.map((history) => ({
    ...history,
    lastAt: history.lastAt / unit,
    observed: history.observed / unit,
  }));
  return (point) => {
    const [r, alpha, a, b] = point.map(Math.exp);
    const shrinking = penalty * sumBy(point, (value) => value * value);
    return shrinking - logLikelihood(scaled, r, alpha, a, b);
  };
}

/** The mean time of observation: the unit in which `bgNbdLoss` takes alpha. */
export function meanObserved(histories: readonly PurchaseHistory[]): number {
  return sumBy(histories, ({ observed }) => observed) / histories.length;
}

/**
 * The chance that a customer is still alive, 0 to 1, given its history (Fader, Hardie & Lee 2005; 2008 note). By the
 * model's assumption a customer without repeats is alive: it had no purchase after which to drop out.
 */
export function chanceAlive(model: BgNbd, history: PurchaseHistory): number {
  requireHistory(history);
  const { r, alpha, a, b } = model;
  const { repeats: x, lastAt, observed } = history;
  if (x === 0) return 1;
  const odds = Math.log(a / (b + x - 1)) + (r + x) * Math.log((alpha + observed) / (alpha + lastAt));
  return logistic(-odds);
}

/**
 * The purchases to be expected of a customer in the next `time`, given its history (their equation 10). A customer that is
 * alive, buys at rate l and drops out after a purchase with chance p makes (1 - exp(-l p time)) / p purchases; over its
 * likely rates that is (1 - (1 + p time / (alpha + observed))^-(r + x)) / p, and here the mean of that over its likely p is
 * taken. The closed form is the same number, but 0 x Infinity for a daily buyer and 0 / 0 at a = 1 and a + b = 1.
 */
export function expectedPurchases(model: BgNbd, history: PurchaseHistory, time: number): number {
  if (!(time >= 0 && time < Infinity)) {
    throw new InputError({
      where: "expectedPurchases(time)",
      what: String(time),
      legal: "a finite number >= 0",
    });
  }
  const { r, alpha, a, b } = model;
  const { repeats: x, observed } = history;
  const reach = time / (alpha + observed);
  const purchases = (dropout: number): number =>
    dropout === 0 ? (r + x) * reach : -Math.expm1(-(r + x) * Math.log1p(dropout * reach)) / dropout;
  const whileAlive = meanOverBeta(a, b + x, purchases, 1e-17 / (1 + (r + x) * reach));
  return whileAlive * chanceAlive(model, history);
}

/** The log-likelihood of all customers. What depends on the number of repeats alone is worked out once for each. */
function logLikelihood(
  histories: readonly PurchaseHistory[],
  r: number,
  alpha: number,
  a: number,
  b: number,
): number {
  const known = new Map<number, { readonly alive: number; readonly dropped: number }>();
  const constant = r * Math.log(alpha) - logGamma(r) - logBeta(a, b);
  let sum = 0;
  for (const { repeats: x, lastAt, observed } of histories) {
    let terms = known.get(x);
    if (!terms) {
      const common = constant + logGamma(r + x);
      terms = {
        alive: common + logBeta(a, b + x),
        dropped: x === 0 ? -Infinity : common + logBeta(a + 1, b + x - 1),
      };
      known.set(x, terms);
    }
    const alive = terms.alive - (r + x) * Math.log(alpha + observed);
    if (x === 0) {
      sum += alive;
      continue;
    }
    const dropped = terms.dropped - (r + x) * Math.log(alpha + lastAt);
    const larger = Math.max(alive, dropped);
    sum += larger + Math.log1p(Math.exp(Math.min(alive, dropped) - larger));
  }
  return sum;
}

function requireHistory({ name, repeats, lastAt, observed }: PurchaseHistory): void {
  const times = lastAt >= 0 && observed >= lastAt && observed < Infinity;
  const counts = Number.isInteger(repeats) && repeats >= 0;
  if (counts && times && (repeats > 0 || lastAt === 0)) return;
  throw new InputError({
    where: `purchase history of "${name}"`,
    what: `${repeats} repeats, last at ${lastAt}, observed for ${observed}`,
    legal: "whole repeats, 0 <= last <= observed, and last at 0 without repeats",
  });
}
