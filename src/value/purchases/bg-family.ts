import { sumOf } from "../../core/sum";
import { betaProbability } from "../../math/distributions/regularized-beta";
import { logistic } from "../../math/distributions/logistic";
import { logBeta, logGamma } from "../../math/distributions/log-gamma";
import type { RandomSource } from "../../math/distributions/random";
import { randomBeta, randomGamma } from "../../math/distributions/random-gamma";
import { randomPoisson } from "../../math/distributions/random-poisson";
import { meanOverBeta } from "../mean-over-beta";
import type { PurchaseFamily } from "./purchase-family";
import type { CountedHistories, PurchaseHistory, PurchaseTimes } from "./purchase-history";

/** A tail this thin adds nothing to an expectation, and a chance this small nothing to the tail. */
const NO_TAIL = 1e-13;
const NO_CHANCE = -45;

/**
 * Models in which a customer may drop out for good after each purchase, with a chance that is Beta(a, b) distributed among
 * customers. While it is a customer, it passes through `stages` stages from one purchase to the next, each at a rate that is gamma
 * distributed (shape r, rate alpha) among customers: one stage is a Poisson process, more stages are an ever more regular rhythm.
 *
 * One stage: BG/NBD (Fader, Hardie & Lee 2005), and MBG/NBD where it may drop out after its first purchase, too (Batislam, Denizel &
 * Filiztekin 2007). More stages: BG/CNBD-k and MBG/CNBD-k (Platzer & Reutterer 2016). The parameters are r, alpha, a, b.
 *
 * @param stages a whole number from 1. @param fromFirst whether it may drop out after its first purchase.
 */
export function bgFamily(stages: number, fromFirst: boolean): PurchaseFamily {
  const kind = { k: stages, extra: fromFirst ? 1 : 0 };
  const family: PurchaseFamily = {
    keys: ["r", "alpha", "a", "b"],
    times: [false, true, false, false],
    needsGaps: stages > 1,
    logLikelihood: (histories, parameters) => logLikelihood(kind, histories, parameters),
    chanceAlive: (parameters, history) => chanceAlive(kind, parameters, history),
    expectedOfAlive: (parameters, history, time) => expectedOfAlive(kind, parameters, history, time),
    chanceOfAlive: (parameters, history, time, n) => chanceOfAlive(kind, parameters, history, time, n),
    drawOfAlive: (parameters, history, time, random) => drawOfAlive(kind, parameters, history, time, random),
  };
  return Object.freeze(family);
}

/** Which model of the family it is. */
interface Kind {
  /** Stages from one purchase to the next. */
  readonly k: number;
  /** Chances to drop out more than there are repeats: 1 where the first purchase gives one, too. */
  readonly extra: number;
}

type Parameters = readonly number[];

function logLikelihood(
  { k, extra }: Kind,
  { customers, repeats, lastAt, observed, logGaps }: CountedHistories,
  [r, alpha, a, b]: Parameters,
): number {
  const constant = r * Math.log(alpha) - logGamma(r) - logBeta(a, b);
  const common = repeats.values.map((x) => constant + logGamma(r + k * x) - x * logGamma(k));
  const stayed = repeats.values.map((x, i) => common[i] + logBeta(a, b + x + extra));
  const left = repeats.values.map((x, i) =>
    x + extra === 0 ? -Infinity : common[i] + logBeta(a + 1, b + x + extra - 1),
  );
  const untilEnd = observed.values.map((time) => Math.log(alpha + time));
  const untilLast = lastAt.values.map((time) => Math.log(alpha + time));
  let total = 0;
  for (let i = 0; i < customers.length; i++) {
    const [at, last, end] = [repeats.of[i], lastAt.of[i], observed.of[i]];
    const times = {
      repeats: repeats.values[at],
      lastAt: lastAt.values[last],
      observed: observed.values[end],
    };
    const shape = r + k * times.repeats;
    const alive = stayed[at] - shape * untilEnd[end] + logPhases(k, r, alpha, times);
    const dropped = left[at] - shape * untilLast[last];
    const larger = Math.max(alive, dropped);
    total += customers[i] * (larger + Math.log1p(Math.exp(Math.min(alive, dropped) - larger)));
    if (k > 1) total += (k - 1) * logGaps[i];
  }
  return total;
}

function chanceAlive({ k, extra }: Kind, [r, alpha, a, b]: Parameters, history: PurchaseHistory): number {
  const { repeats: x, lastAt, observed } = history;
  const after = x + extra;
  if (after === 0) return 1;
  const phases = logPhases(k, r, alpha, history);
  const silence = (r + k * x) * Math.log((alpha + observed) / (alpha + lastAt));
  return logistic(phases - silence - Math.log(a / (b + after - 1)));
}

function expectedOfAlive(
  { k, extra }: Kind,
  [r, alpha, a, b]: Parameters,
  history: PurchaseHistory,
  time: number,
): number {
  const { repeats: x, observed } = history;
  const stayed = b + x + extra;
  if (time === 0) return 0;
  if (k === 1) {
    // Over its likely rates, a customer that drops out with chance p makes (1 - (1 + p reach)^-(r + x)) / p purchases. The closed
    // form of the mean over p is the same number, but 0 x Infinity for a daily buyer and 0 / 0 at a = 1 and a + b = 1.
    const reach = time / (alpha + observed);
    const purchases = (dropout: number): number =>
      dropout === 0 ? (r + x) * reach : -Math.expm1(-(r + x) * Math.log1p(dropout * reach)) / dropout;
    return meanOverBeta(a, stayed, purchases, 1e-17 / (1 + (r + x) * reach));
  }
  const share = time / (alpha + observed + time);
  return meanOverStages(sinceLast(k, r, alpha, history), (j) =>
    expectedStaged(k, { shape: r + k * x + j, share, passed: j }, a, stayed),
  );
}

function chanceOfAlive(
  { k, extra }: Kind,
  [r, alpha, a, b]: Parameters,
  history: PurchaseHistory,
  time: number,
  n: number,
): number {
  const { repeats: x, observed } = history;
  const share = time / (alpha + observed + time);
  const stayed = b + x + extra;
  const stays = Math.exp(logBeta(a, stayed + n) - logBeta(a, stayed));
  const drops = n === 0 ? 0 : Math.exp(logBeta(a + 1, stayed + n - 1) - logBeta(a, stayed));
  return meanOverStages(sinceLast(k, r, alpha, history), (j) => {
    const shape = r + k * x + j;
    let exactly = 0;
    for (let m = Math.max(0, k * n - j); m < k * (n + 1) - j; m++)
      exactly += Math.exp(logNegativeBinomial(m, shape, share));
    const orMore = n === 0 ? 0 : betaProbability(share, k * n - j, shape);
    return stays * exactly + drops * orMore;
  });
}

function drawOfAlive(
  { k, extra }: Kind,
  [r, alpha, a, b]: Parameters,
  history: PurchaseHistory,
  time: number,
  random: RandomSource,
): number {
  const { repeats: x, observed } = history;
  let passed = 0;
  if (k > 1) {
    const weights = sinceLast(k, r, alpha, history);
    let left = random() * sumOf(weights) - weights[0];
    while (left > 0 && passed < k - 1) left -= weights[++passed];
  }
  const rate = randomGamma(random, r + k * x + passed) / (alpha + observed);
  const wanted = Math.floor((passed + randomPoisson(random, rate * time)) / k);
  // After one purchase at the earliest it is lost: the chance of that matters from two on.
  if (wanted <= 1) return wanted;
  const dropout = randomBeta(random, a, b + x + extra);
  const stay = Math.log1p(-dropout);
  const untilLost = stay < 0 ? Math.ceil(Math.log(1 - random()) / stay) : Infinity;
  return Math.min(wanted, Math.max(1, untilLost));
}

/** The logarithm of the sum of `sinceLast`. */
function logPhases(k: number, r: number, alpha: number, times: PurchaseTimes): number {
  return k === 1 ? 0 : Math.log(sumOf(sinceLast(k, r, alpha, times)));
}

/** How likely each number of stages since the last purchase is, compared with none, if the customer is alive. */
function sinceLast(
  k: number,
  r: number,
  alpha: number,
  { repeats, lastAt, observed }: PurchaseTimes,
): readonly number[] {
  const weights = [1];
  const reach = (observed - lastAt) / (alpha + observed);
  for (let j = 1; j < k; j++) weights.push((weights[j - 1] * (r + k * repeats + j - 1) * reach) / j);
  return weights;
}

/** The mean of a quantity over the stages that a customer which is alive may have passed since its last purchase. */
function meanOverStages(weights: readonly number[], value: (passed: number) => number): number {
  return sumOf(weights.map((weight, j) => weight * value(j))) / sumOf(weights);
}

/** Purchases expected of n stages, added up over n, which is negative binomial with this shape and share. */
function expectedStaged(
  k: number,
  { shape, share, passed }: { readonly shape: number; readonly share: number; readonly passed: number },
  a: number,
  b: number,
): number {
  let [total, below, stays] = [0, 0, 1];
  let [n, logChance] = [0, shape * Math.log1p(-share)];
  for (let i = 0; ; i++) {
    for (; n < k * (i + 1) - passed; n++) {
      below += Math.exp(logChance);
      logChance += Math.log((share * (shape + n)) / (n + 1));
    }
    const tail = 1 - below;
    const isPast = n > (shape * share) / (1 - share) && logChance < NO_CHANCE;
    if (tail < NO_TAIL || isPast) return total;
    total += stays * tail;
    stays *= (b + i) / (a + b + i);
  }
}

/** The log probability of n events, where their rate is gamma distributed and `share` is time / (rate + time). */
function logNegativeBinomial(n: number, shape: number, share: number): number {
  const ways = logGamma(shape + n) - logGamma(shape) - logGamma(n + 1);
  return ways + shape * Math.log1p(-share) + (n === 0 ? 0 : n * Math.log(share));
}
