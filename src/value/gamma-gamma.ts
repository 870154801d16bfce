import { InputError } from "../core/input-error";
import { sumBy } from "../core/sum";
import { logGamma } from "../math/distributions/log-gamma";
import { minimumFromStarts } from "../math/minimum-from-starts";

/** What a customer spent. */
export interface SpendHistory {
  readonly name: string;
  /** Purchases that the mean is taken over, at least 1. */
  readonly purchases: number;
  /** Mean money per purchase, above 0. */
  readonly meanSpend: number;
}

/** A fitted Gamma-Gamma model of money per purchase. */
export interface GammaGamma {
  /** Shape of the spend of one purchase around a customer's own mean. */
  readonly p: number;
  /** Shape and scale of how those means vary between customers. */
  readonly q: number;
  readonly v: number;
  readonly logLikelihood: number;
  readonly customers: number;
  /** False where the likelihood has no maximum but a ridge to infinity (nobody varies, or all do alike), or time ran out. */
  readonly converged: boolean;
}

/** Logarithms of p, q and v to start from: alike and unlike customers, steady and wild ones. */
const STARTS: readonly (readonly number[])[] = [
  [0.5, 0.5, 0],
  [2, 1.5, 0],
  [3, 0.5, -2],
  [0, 5, 5],
  [-2, -0.5, -2],
  [5, 5, 0],
];

/**
 * The Gamma-Gamma model of spend (Fader, Hardie & Lee 2005; Fader & Hardie 2013): the money of each purchase
 * varies around a customer's mean, and means vary between customers; how often one buys is taken to have nothing
 * to do with how much. Fitted by maximum likelihood on the logarithms of p, q and v, from several starts.
 *
 * @throws InputError for fewer than two customers or a history that cannot be.
 */
export function fitGammaGamma(histories: readonly SpendHistory[]): GammaGamma {
  histories.forEach(requireSpend);
  if (histories.length < 2) {
    throw new InputError({
      where: "fitGammaGamma(histories)",
      what: `${histories.length} customers`,
      legal: "at least two customers with a purchase",
    });
  }
  const unit = meanOfSpends(histories);
  const loss = gammaGammaLoss(histories);
  const cost = (point: readonly number[]): number => loss(point) / histories.length;
  const best = minimumFromStarts(cost, STARTS, { tolerance: 1e-13, maxEvaluations: 4000, within: 20 });
  const [p, q, v] = best.point.map(Math.exp);
  return Object.freeze({
    p,
    q,
    v: v * unit,
    logLikelihood: logLikelihood(histories, p, q, v * unit),
    customers: histories.length,
    converged: best.converged,
  });
}

/**
 * What `fitGammaGamma` makes least: minus the log-likelihood at the logarithms of p, of q and of v in mean spends. Assumes
 * checked histories.
 */
export function gammaGammaLoss(
  histories: readonly SpendHistory[],
): (logarithms: readonly number[]) => number {
  // Money is scaled to a mean of 1, so that one start serves dollars and millions alike.
  const unit = meanOfSpends(histories);
  const scaled = histories.map((history) => ({ ...history, meanSpend: history.meanSpend / unit }));
  return (point) => {
    const [p, q, v] = point.map(Math.exp);
    return -logLikelihood(scaled, p, q, v);
  };
}

/** The mean of customers' mean spends: the unit in which `gammaGammaLoss` takes v. */
export function meanOfSpends(histories: readonly SpendHistory[]): number {
  return sumBy(histories, ({ meanSpend }) => meanSpend) / histories.length;
}

/**
 * The mean spend per purchase to be expected of a customer: its own mean and that of all customers, weighed by how
 * many purchases speak. Without history (`null`) that of all; NaN where q <= 1, for then no mean exists.
 */
export function expectedSpend(model: GammaGamma, history: SpendHistory | null): number {
  const { p, q, v } = model;
  if (history === null) return q > 1 ? (p * v) / (q - 1) : NaN;
  requireSpend(history);
  const { purchases: x, meanSpend } = history;
  return p * x + q > 1 ? (p * (v + x * meanSpend)) / (p * x + q - 1) : NaN;
}

/** The log-likelihood of all customers. What depends on the number of purchases alone is worked out once for each. */
function logLikelihood(histories: readonly SpendHistory[], p: number, q: number, v: number): number {
  const known = new Map<number, number>();
  const constant = q * Math.log(v) - logGamma(q);
  let sum = 0;
  for (const { purchases: x, meanSpend } of histories) {
    let common = known.get(x);
    if (common === undefined) {
      common = constant + logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x);
      known.set(x, common);
    }
    sum += common + (p * x - 1) * Math.log(meanSpend) - (p * x + q) * Math.log(v + x * meanSpend);
  }
  return sum;
}

function requireSpend({ name, purchases, meanSpend }: SpendHistory): void {
  if (Number.isInteger(purchases) && purchases >= 1 && meanSpend > 0 && meanSpend < Infinity) return;
  throw new InputError({
    where: `spend of "${name}"`,
    what: `${purchases} purchases at ${meanSpend}`,
    legal: "a whole number of at least 1 and money above 0",
  });
}
