import { InputError } from "../../../core/input-error";
import { sumBy } from "../../../core/sum";
import { logistic } from "../../../math/distributions/logistic";
import { logBeta } from "../../../math/distributions/log-gamma";
import { nelderMead } from "../../../math/nelder-mead";
import { betaProbability, betaQuantile } from "../../../math/distributions/regularized-beta";

/** Samples sent to one account (or of one product), and how many of them an order followed. */
export interface SampleTally {
  readonly name: string;
  readonly samples: number;
  readonly converted: number;
}

/** A conversion rate as counted, and as believed once it is drawn towards the others as far as its evidence is thin. */
export interface RateEstimate extends SampleTally {
  /** converted / samples; NaN without samples. */
  readonly rawRate: number;
  /** The posterior mean, 0 to 1. */
  readonly rate: number;
  /** Central 95% of the posterior. */
  readonly low: number;
  readonly high: number;
  /** Posterior probability that the rate lies above the rate of all samples together, 0 to 1. */
  readonly chanceAboveAverage: number;
}

/** The conversion rate of one tally by the beta-binomial model. */
export interface ShrunkenRate extends RateEstimate {
  /** The posterior is Beta(a, b). */
  readonly a: number;
  readonly b: number;
}

/** Conversion rates with the prior that all tallies share. */
export interface ShrunkenConversion {
  /** The prior is Beta(alpha, beta). */
  readonly alpha: number;
  readonly beta: number;
  /** Mean rate of an account, alpha / (alpha + beta): accounts count alike, however many samples they got. */
  readonly priorMean: number;
  /** alpha + beta: the prior weighs as much as so many samples. */
  readonly priorSamples: number;
  /** converted / samples of all tallies together. */
  readonly averageRate: number;
  /** In the order given. */
  readonly rates: readonly ShrunkenRate[];
}

/** Priors weigh from a fifth of a sample to this many: beyond, accounts are as good as alike. */
const STRONGEST_PRIOR = 10_000;
const WEAKEST_PRIOR = 0.2;

/**
 * Conversion rates shrunk by a beta-binomial model (empirical Bayes; Griffin & Krutchkoff 1971): rates of
 * accounts come from one beta distribution, fitted by maximum marginal likelihood, and each account's
 * posterior weighs its own samples against it. Two of three samples converted is then no 67%.
 *
 * The model takes the samples of an account for independent trials. Rows repeat, so the intervals are the
 * least uncertainty there is.
 *
 * @param tallies whole numbers, 0 <= converted <= samples; accounts without samples get the prior. Without any
 * sample at all nothing is known: every rate and the prior are NaN.
 * @throws InputError for other counts. Cost about 200 passes over the tallies.
 * @example
 * shrinkConversion([{ name: "Ash", samples: 30, converted: 20 }, { name: "Bay", samples: 10, converted: 1 }]).rates[0].rate // 0.6411
 */
export function shrinkConversion(tallies: readonly SampleTally[]): ShrunkenConversion {
  for (const { name, samples, converted } of tallies) {
    if (Number.isInteger(samples) && Number.isInteger(converted) && converted >= 0 && converted <= samples)
      continue;
    throw new InputError({
      where: `shrinkConversion, "${name}"`,
      what: `${converted} of ${samples}`,
      legal: "whole numbers, 0 <= converted <= samples",
    });
  }
  const sent = sumBy(tallies, ({ samples }) => samples);
  const averageRate = sumBy(tallies, ({ converted }) => converted) / sent;
  const { alpha, beta } = sent === 0 ? { alpha: NaN, beta: NaN } : fitPrior(tallies, averageRate);
  const rates = tallies.map((tally): ShrunkenRate => {
    if (sent === 0) return unknownRate(tally);
    const [a, b] = [alpha + tally.converted, beta + tally.samples - tally.converted];
    return Object.freeze({
      ...tally,
      rawRate: tally.samples > 0 ? tally.converted / tally.samples : NaN,
      rate: a / (a + b),
      low: betaQuantile(0.025, a, b),
      high: betaQuantile(0.975, a, b),
      a,
      b,
      chanceAboveAverage: 1 - betaProbability(averageRate, a, b),
    });
  });
  return Object.freeze({
    alpha,
    beta,
    priorMean: alpha / (alpha + beta),
    priorSamples: alpha + beta,
    averageRate,
    rates: Object.freeze(rates),
  });
}

function unknownRate(tally: SampleTally): ShrunkenRate {
  const nothing = { rawRate: NaN, rate: NaN, low: NaN, high: NaN, a: NaN, b: NaN, chanceAboveAverage: NaN };
  return Object.freeze({ ...tally, ...nothing });
}

function fitPrior(tallies: readonly SampleTally[], averageRate: number): { alpha: number; beta: number } {
  const own = tallies.filter(({ samples }) => samples > 0);
  const prior = ([logit, logWeight]: readonly number[]): { alpha: number; beta: number } => {
    const mean = logistic(logit);
    const weight = Math.min(STRONGEST_PRIOR, Math.max(WEAKEST_PRIOR, Math.exp(logWeight)));
    return { alpha: mean * weight, beta: (1 - mean) * weight };
  };
  // Half a sample either way keeps the start finite where all or none converted.
  const sent = sumBy(own, ({ samples }) => samples);
  const start = (averageRate * sent + 0.5) / (sent + 1);
  const minusLogLikelihood = (point: readonly number[]): number => {
    const { alpha, beta } = prior(point);
    if (!(alpha > 1e-9 && beta > 1e-9)) return Infinity;
    return own.reduce(
      (sum, { samples, converted }) =>
        sum + logBeta(alpha, beta) - logBeta(alpha + converted, beta + samples - converted),
      0,
    );
  };
  return prior(nelderMead(minusLogLikelihood, [Math.log(start / (1 - start)), Math.log(10)]).point);
}
