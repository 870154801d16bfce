import { logistic } from "../../math/distributions/logistic";
import { logGamma } from "../../math/distributions/log-gamma";
import { randomGamma } from "../../math/distributions/random-gamma";
import { randomPoisson } from "../../math/distributions/random-poisson";
import { gaussLegendre, type QuadratureRule } from "../../math/functions/gauss-legendre";
import type { PurchaseFamily } from "./purchase-family";
import type { PurchaseTimes } from "./purchase-history";

/** For what the continued fraction leaves out: squeezed towards the late days, where a logarithm is steepest. */
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
 * purchase and the end. Here that difference is worked out as what it is, an integral over the day of leaving: as a part of its tail, so
 * that nothing cancels, or by a rule of points.
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
  const { repeats, lastAt, observed } = history;
  if (observed === lastAt) return -Infinity;
  const span = observed - lastAt;
  const [bought, buys] = [r + repeats, alpha + lastAt];
  const [left, leaves] = [s + 1, beta + lastAt];
  const byTails =
    leaves >= buys
      ? logByTails(bought, buys, left, leaves, span)
      : logByTails(left, leaves, bought, buys, span);
  return Math.log(s) + (Number.isNaN(byTails) ? logByRule(bought, buys, left, leaves, span) : byTails);
}

/** A ratio of rates that is smaller needs too many steps; a tail that is less by a smaller part loses too many digits. */
const [LEAST_RATIO, LEAST_PART] = [1e-4, 1e-4];

/**
 * The logarithm of the integral of (c + y)^-e (d + y)^-f for y from 0 to `span`, where d is not less than c: what the tail from 0 on has
 * more than that from `span` on. The tail from y on is (c + y)^(1 - e) (d + y)^-f / (e + f - 1) times Gauss's function
 * F(1, f; e + f; (d - c) / (d + y)), by Euler's transformation.
 *
 * Source: DLMF 15.6.1, 15.8.1. @returns NaN where digits would be lost.
 */
function logByTails(e: number, c: number, f: number, d: number, span: number): number {
  if (c < LEAST_RATIO * d) return NaN;
  const [here, there] = [gaussFraction(f, e + f, c / d), gaussFraction(f, e + f, (c + span) / (d + span))];
  const fall = (1 - e) * Math.log1p(span / c) - f * Math.log1p(span / d) + Math.log(there / here);
  if (!(fall < -LEAST_PART)) return NaN;
  const part = -Math.expm1(fall) / (e + f - 1);
  return (1 - e) * Math.log(c) - f * Math.log(d) + Math.log(here * part);
}

/** Digits that the continued fraction below has, as a logarithm. */
const DIGITS = Math.log(1e-14);

/**
 * Gauss's function F(1, b; c; 1 - rest) by its continued fraction, from the last step to the first; c is more than b.
 *
 * Source: Gauss 1813; DLMF 15.7.1 with a = 1. How fast it converges follows from its limit, (1 - root) / (1 + root) a step.
 */
function gaussFraction(b: number, c: number, rest: number): number {
  const [z, root] = [1 - rest, Math.sqrt(rest)];
  const pairs = z <= 0 ? 0 : Math.ceil(DIGITS / Math.log((1 - root) / (1 + root)) / 2) + 1;
  let tail = (1 + root) / 2;
  // Two steps at a time, with one division.
  for (let k = pairs; k > 0; k--) {
    const at = c + 2 * k - 1;
    const inner = at * (at + 1) * tail - (b + k) * (c + k - 1) * z;
    tail = 1 - (k * (c - b + k - 1) * z * (at + 1) * tail) / ((at - 1) * inner);
  }
  return 1 / (1 - (b * z) / (c * tail));
}

/** The same integral by a rule of points. The factor that changes more is integrated by hand, so that the rule meets the smoother one. */
function logByRule(e: number, c: number, f: number, d: number, span: number): number {
  return f * Math.log1p(span / d) >= e * Math.log1p(span / c)
    ? logIntegral(f - 1, d, e, c, span)
    : logIntegral(e - 1, c, f, d, span);
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
