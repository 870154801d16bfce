import { logistic } from "../../math/distributions/logistic";
import { logGamma } from "../../math/distributions/log-gamma";
import { randomGamma } from "../../math/distributions/random-gamma";
import { randomPoisson } from "../../math/distributions/random-poisson";
import { gaussLegendre, type QuadratureRule } from "../../math/functions/gauss-legendre";
import type { PurchaseFamily } from "./purchase-family";
import type { PurchaseTimes } from "./purchase-history";

/** Enough for ten digits of the likelihood: squeezed towards the late days, where a logarithm is steepest. */
const LOST = squeezed(gaussLegendre(24));
/** Enough for the narrow peak of many purchases. */
const COUNTS = gaussLegendre(64);

const PARETO: PurchaseFamily = {
  keys: ["r", "alpha", "s", "beta"],
  times: [false, true, false, true],
  needsGaps: false,

  logLikelihood: ({ customers, repeats, lastAt, observed }, [r, alpha, s, beta]) => {
    const constant = r * Math.log(alpha) + s * Math.log(beta) - logGamma(r);
    const bought = repeats.values.map((x) => constant + logGamma(r + x));
    const [buys, leaves] = [alpha, beta].map((rate) => observed.values.map((time) => Math.log(rate + time)));
    let total = 0;
    for (let i = 0; i < customers.length; i++) {
      const [at, end] = [repeats.of[i], observed.of[i]];
      const times = {
        repeats: repeats.values[at],
        lastAt: lastAt.values[lastAt.of[i]],
        observed: observed.values[end],
      };
      const alive = -(r + times.repeats) * buys[end] - s * leaves[end];
      const lost = logLost(times, r, alpha, s, beta);
      const larger = Math.max(alive, lost);
      const either = larger + Math.log1p(Math.exp(Math.min(alive, lost) - larger));
      total += customers[i] * (bought[at] + either);
    }
    return total;
  },

  chanceAlive: ([r, alpha, s, beta], history) => {
    const { repeats: x, observed } = history;
    const alive = -(r + x) * Math.log(alpha + observed) - s * Math.log(beta + observed);
    return logistic(alive - logLost(history, r, alpha, s, beta));
  },

  expectedOfAlive: ([r, alpha, s, beta], { repeats: x, observed }, time) => {
    const rate = (r + x) / (alpha + observed);
    const log = Math.log1p(time / (beta + observed));
    const stay = Math.abs(s - 1) < 1e-12 ? log : -Math.expm1(-(s - 1) * log) / (s - 1);
    return rate * (beta + observed) * stay;
  },

  chanceOfAlive: ([r, alpha, s, beta], { repeats: x, observed }, time, n) => {
    const ways = logGamma(r + x + n) - logGamma(r + x) - logGamma(n + 1);
    const chanceIn = (span: number): number => {
      if (!(span > 0)) return n === 0 ? 1 : 0;
      const share = span / (alpha + observed + span);
      return Math.exp(ways + (r + x) * Math.log1p(-share) + n * Math.log(share));
    };
    // Over the day of leaving, by the share of customers that have left by then.
    const stays = Math.exp(-s * Math.log1p(time / (beta + observed)));
    let left = 0;
    for (let i = 0; i < COUNTS.points.length; i++) {
      const share = (1 - stays) * COUNTS.points[i];
      left += COUNTS.weights[i] * chanceIn((beta + observed) * Math.expm1(-Math.log1p(-share) / s));
    }
    return stays * chanceIn(time) + (1 - stays) * left;
  },

  drawOfAlive: ([r, alpha, s, beta], { repeats: x, observed }, time, random) => {
    const rate = randomGamma(random, r + x) / (alpha + observed);
    const leaving = randomGamma(random, s) / (beta + observed);
    const stays = -Math.log(1 - random()) / leaving;
    return randomPoisson(random, rate * Math.min(time, stays));
  },
};

/**
 * Pareto/NBD (Schmittlein, Morrison & Colombo 1987): while it is a customer, a customer buys at a rate that is gamma distributed
 * (shape r, rate alpha) among customers; it may leave at any time, at a rate that is gamma distributed, too (shape s, rate beta). The
 * parameters are r, alpha, s, beta.
 *
 * Textbooks write the likelihood with two hypergeometric functions whose difference is the chance to have left between the last
 * purchase and the end. Here that difference is worked out as what it is, an integral over the day of leaving: nothing cancels.
 */
export const PARETO_NBD: PurchaseFamily = Object.freeze(PARETO);

/** The rule after the substitution of 1 - (1 - v)^3, which takes the edge off a logarithm at 1. */
function squeezed({ points, weights }: QuadratureRule): QuadratureRule {
  return {
    points: points.map((v) => 1 - (1 - v) ** 3),
    weights: weights.map((weight, i) => 3 * weight * (1 - points[i]) ** 2),
  };
}

/** The logarithm of the integral of s (alpha + y)^-(r + x) (beta + y)^-(s + 1) over the days from the last purchase to the end. */
function logLost(history: PurchaseTimes, r: number, alpha: number, s: number, beta: number): number {
  const { repeats: x, lastAt, observed } = history;
  if (observed === lastAt) return -Infinity;
  const span = observed - lastAt;
  const buys = (r + x) * Math.log1p(span / (alpha + lastAt));
  const leaves = (s + 1) * Math.log1p(span / (beta + lastAt));
  // The factor that changes more is integrated by hand, so that the rule meets the smoother one.
  return (
    Math.log(s) +
    (leaves >= buys
      ? logIntegral(s, beta + lastAt, r + x, alpha + lastAt, span)
      : logIntegral(r + x - 1, alpha + lastAt, s + 1, beta + lastAt, span))
  );
}

/** The logarithm of the integral of (c + y)^-(e + 1) (d + y)^-f for y from 0 to `span`. */
function logIntegral(e: number, c: number, f: number, d: number, span: number): number {
  const width = Math.log1p(span / c);
  const flat = Math.abs(e) < 1e-9;
  const height = flat ? width : -Math.expm1(-e * width) / e;
  let total = 0;
  for (let i = 0; i < LOST.points.length; i++) {
    const at = height * LOST.points[i];
    const y = c * Math.expm1(flat ? at : -Math.log1p(-e * at) / e);
    total += LOST.weights[i] * Math.exp(-f * Math.log1p(y / d));
  }
  return Math.log(height * total) - e * Math.log(c) - f * Math.log(d);
}
