import { quantileSorted } from "simple-statistics";
import { sumBy, sumOf } from "../../../core/sum";
import { logistic } from "../../../math/distributions/logistic";
import { randomNormal, randomSource } from "../../../math/distributions/random";
import type { SampleLine } from "../workbook/tables";
import {
  fitCrossedEffects,
  fitted,
  type CrossedCounts,
  type CrossedFit,
  type CrossedVariances,
} from "./crossed-effects";
import { pairTallies, type PairTally } from "./pair-tallies";
import type { RateEstimate } from "./shrunken-conversion";

/** The conversion rate of one product sent to one account. */
export interface CrossedRate extends RateEstimate {
  readonly account: string;
  readonly product: string;
}

/** Conversion rates of every pair of account and product that samples were sent of. */
export interface CrossedConversion {
  /** The most samples first. */
  readonly cells: readonly CrossedRate[];
  /** converted / samples of all together; NaN without samples. */
  readonly averageRate: number;
  /** Standard deviations of the log odds: between accounts, between products, and of single pairs beyond both. */
  readonly spread: { readonly accounts: number; readonly products: number; readonly pairs: number };
  /** Rates drawn from the posterior: one array per draw, one rate per cell, in the order of `cells`. */
  readonly draws: readonly Float64Array[];
  readonly converged: boolean;
  readonly seed: number;
}

/** Options of `crossedConversion`. */
export interface CrossedOptions {
  readonly seed: number;
  /** Posterior draws; default 2000. */
  readonly draws?: number;
  /** Variances of the log odds to keep instead of estimating them. */
  readonly variances?: CrossedVariances;
}

/**
 * Conversion by account and product at once: the log odds of a pair are a common level, the account's effect, the
 * product's effect and its own, each drawn towards nothing as far as the evidence is thin (logistic regression
 * with crossed random effects; Breslow & Clayton 1993). A pair with three samples thus learns from the account's
 * other products and the product's other accounts.
 *
 * Intervals and chances are taken over draws from the normal approximation at the mode, on the scale of log odds,
 * with the variances held at their estimates: they are the least uncertainty there is. The approximation
 * understates spreads where most pairs have a handful of samples.
 *
 * @returns no cells, and NaN as average, without samples. Equal numbers of samples go by name.
 * Cost: about 300 rounds of O((accounts + products)^3) at most, then draws x cells.
 * @example crossedConversion(workbook.samples, { seed: 7 }).cells[0].rate
 */
export function crossedConversion(
  samples: readonly SampleLine[],
  options: CrossedOptions,
): CrossedConversion {
  const { seed, draws: many = 2000, variances } = options;
  const tallies = pairTallies(samples);
  const converted = sumBy(tallies, (cell) => cell.converted);
  const averageRate = samples.length === 0 ? NaN : converted / samples.length;
  if (tallies.length === 0) {
    const spread = Object.freeze({ accounts: NaN, products: NaN, pairs: NaN });
    return Object.freeze({ cells: [], averageRate, spread, draws: [], converged: true, seed });
  }
  const counts = countsOf(tallies);
  const fit = fitCrossedEffects(counts, variances);
  const draws = posteriorDraws(counts, fit, many, seed);
  const cells = tallies.map((cell, c): CrossedRate => {
    const own = Float64Array.from(draws, (rates) => rates[c]).sort();
    return Object.freeze({
      name: `${cell.product} to ${cell.account}`,
      ...cell,
      rawRate: cell.converted / cell.samples,
      rate: sumOf(own) / own.length,
      low: quantileSorted([...own], 0.025),
      high: quantileSorted([...own], 0.975),
      chanceAboveAverage: own.filter((rate) => rate > averageRate).length / own.length,
    });
  });
  return Object.freeze({
    cells: Object.freeze(cells),
    averageRate,
    spread: Object.freeze({
      accounts: Math.sqrt(fit.variances.row),
      products: Math.sqrt(fit.variances.column),
      pairs: Math.sqrt(fit.variances.cell),
    }),
    draws: Object.freeze(draws),
    converged: fit.converged,
    seed,
  });
}

function countsOf(tallies: readonly PairTally[]): CrossedCounts {
  const accounts = [...new Set(tallies.map(({ account }) => account))].sort();
  const products = [...new Set(tallies.map(({ product }) => product))].sort();
  return {
    rows: accounts.length,
    columns: products.length,
    row: Int32Array.from(tallies, ({ account }) => accounts.indexOf(account)),
    column: Int32Array.from(tallies, ({ product }) => products.indexOf(product)),
    trials: Float64Array.from(tallies, ({ samples }) => samples),
    successes: Float64Array.from(tallies, ({ converted }) => converted),
  };
}

/** Effects are drawn together, then each pair's own effect given them. */
function posteriorDraws(counts: CrossedCounts, fit: CrossedFit, many: number, seed: number): Float64Array[] {
  const random = randomSource(seed);
  const size = fit.effects.length;
  const { inverseFactor, response, weight, variances } = fit;
  return Array.from({ length: many }, () => {
    const effects = fit.effects.slice();
    for (let i = 0; i < size; i++) {
      const step = randomNormal(random);
      for (let j = 0; j <= i; j++) effects[j] += inverseFactor[i * size + j] * step;
    }
    return Float64Array.from(response, (z, c) => {
      const plain = fitted(effects, counts, c);
      const shrunk = variances.cell / (variances.cell + 1 / weight[c]);
      const own = shrunk * (z - plain) + Math.sqrt(shrunk / weight[c]) * randomNormal(random);
      return logistic(plain + own);
    });
  });
}
