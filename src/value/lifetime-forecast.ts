import { quantileSorted } from "simple-statistics";
import { laplaceDraws } from "../math/laplace-draws";
import { randomSource, type RandomSource } from "../math/distributions/random";
import { randomBeta, randomGamma } from "../math/distributions/random-gamma";
import { randomPoisson } from "../math/distributions/random-poisson";
import { bgNbdLoss, chanceAlive, meanObserved, type BgNbd, type PurchaseHistory } from "./bg-nbd";
import { gammaGammaLoss, meanOfSpends, type GammaGamma, type SpendHistory } from "./gamma-gamma";
import { LIFETIME_PENALTY, type LifetimeModel } from "./lifetime-model";

/** The ends of a central 80% interval. */
export interface ForecastInterval {
  readonly low: number;
  readonly high: number;
}

/** Within what orders and money are to be expected. */
export interface LifetimeForecast {
  readonly orders: ForecastInterval;
  /** NaN where there is no model of spend. */
  readonly money: ForecastInterval;
}

const LEVEL = 0.8;
const DRAWS = 1000;
const UNKNOWN: ForecastInterval = Object.freeze({ low: NaN, high: NaN });

/**
 * Predictive intervals of the days with orders and the money in a time to come, for groups of accounts: what the parameters may
 * be (`laplaceDraws`), who is still alive, how often each buys and for how much are all drawn, and the group's sums are taken.
 *
 * @param time in days, after the end of the model's observation.
 * @param groups names of accounts; those that the model does not know add nothing.
 * @returns one forecast per group. Cost O(draws · accounts in groups), and the orders drawn.
 * @example lifetimeForecast(model, 365, [["A-1"], ["A-1", "B-2"]], { seed: 7 })
 */
export function lifetimeForecast(
  model: LifetimeModel,
  time: number,
  groups: readonly (readonly string[])[],
  { seed, draws = DRAWS }: { readonly seed: number; readonly draws?: number },
): readonly LifetimeForecast[] {
  const { purchases, spend, histories, spends } = model;
  if (purchases === null) return groups.map(() => Object.freeze({ orders: UNKNOWN, money: UNKNOWN }));
  const random = randomSource(seed);
  const buying = drawnPurchases(purchases, histories, draws, random);
  const spending = spend === null ? null : drawnSpends(spend, [...spends.values()], draws, random);
  const known = new Map(histories.map((history, i) => [history.name, { history, i }]));
  return Object.freeze(
    groups.map((names) => {
      const [orders, money] = [new Float64Array(draws), new Float64Array(draws)];
      for (const name of names) {
        const own = known.get(name);
        if (own === undefined) continue;
        // An account's draws are the same in every group that holds it.
        const chance = randomSource((seed + 0x9e3779b9 * (own.i + 1)) >>> 0);
        const past = spends.get(name) ?? null;
        for (let d = 0; d < draws; d++) {
          const bought = drawOrders(chance, buying[d], own.history, time);
          orders[d] += bought;
          if (spending !== null && bought > 0) money[d] += drawMoney(chance, spending[d], past, bought);
        }
      }
      return Object.freeze({ orders: central(orders), money: spending === null ? UNKNOWN : central(money) });
    }),
  );
}

function drawnPurchases(
  fit: BgNbd,
  histories: readonly PurchaseHistory[],
  draws: number,
  random: RandomSource,
): readonly BgNbd[] {
  const unit = meanObserved(histories);
  const mode = [fit.r, fit.alpha / unit, fit.a, fit.b].map(Math.log);
  return laplaceDraws(bgNbdLoss(histories, LIFETIME_PENALTY), mode, draws, random).map((point) => {
    const [r, alpha, a, b] = point.map(Math.exp);
    return { ...fit, r, alpha: alpha * unit, a, b };
  });
}

function drawnSpends(
  fit: GammaGamma,
  spends: readonly SpendHistory[],
  draws: number,
  random: RandomSource,
): readonly GammaGamma[] {
  const unit = meanOfSpends(spends);
  const mode = [fit.p, fit.q, fit.v / unit].map(Math.log);
  return laplaceDraws(gammaGammaLoss(spends), mode, draws, random).map((point) => {
    const [p, q, v] = point.map(Math.exp);
    return { ...fit, p, q, v: v * unit };
  });
}

/** Purchases of one account: as many as come in the time, or as it makes until it drops out. */
function drawOrders(random: RandomSource, model: BgNbd, history: PurchaseHistory, time: number): number {
  if (random() >= chanceAlive(model, history)) return 0;
  const rate = randomGamma(random, model.r + history.repeats) / (model.alpha + history.observed);
  const dropout = randomBeta(random, model.a, model.b + history.repeats);
  const wanted = randomPoisson(random, rate * time);
  const stay = Math.log1p(-dropout);
  const untilLost = stay < 0 ? Math.ceil(Math.log(1 - random()) / stay) : Infinity;
  return Math.min(wanted, Math.max(1, untilLost));
}

/** Money of so many purchases of one account. */
function drawMoney(
  random: RandomSource,
  { p, q, v }: GammaGamma,
  past: SpendHistory | null,
  purchases: number,
): number {
  const [bought, paid] = past === null ? [0, 0] : [past.purchases, past.purchases * past.meanSpend];
  const scale = randomGamma(random, q + p * bought) / (v + paid);
  return randomGamma(random, p * purchases) / scale;
}

function central(draws: Float64Array): ForecastInterval {
  const sorted = [...draws].sort((a, b) => a - b);
  return Object.freeze({
    low: quantileSorted(sorted, (1 - LEVEL) / 2),
    high: quantileSorted(sorted, (1 + LEVEL) / 2),
  });
}
