import { quantileSorted } from "simple-statistics";
import { laplaceDraws } from "../math/laplace-draws";
import { randomSource, type RandomSource } from "../math/distributions/random";
import { randomGamma } from "../math/distributions/random-gamma";
import { gammaGammaLoss, meanOfSpends, type GammaGamma, type SpendHistory } from "./gamma-gamma";
import { LIFETIME_PENALTY, type LifetimeModel } from "./lifetime-model";
import { meanObserved, type PurchaseHistory } from "./purchases/purchase-history";
import {
  familyOf,
  logarithmsOf,
  parametersAt,
  purchaseLoss,
  type PurchaseModel,
} from "./purchases/purchase-model";

/** The ends of a central 80% interval. */
export interface ForecastInterval {
  readonly low: number;
  readonly high: number;
}

/** Within what orders and money are to be expected. */
export interface LifetimeForecast {
  /** Of the mean chance to be active, by what the parameters may be; NaN for nobody. */
  readonly alive: ForecastInterval;
  /** How many are active, and days with orders. */
  readonly active: ForecastInterval;
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
  if (purchases === null) {
    const unknown = { alive: UNKNOWN, active: UNKNOWN, orders: UNKNOWN, money: UNKNOWN };
    return groups.map(() => Object.freeze(unknown));
  }
  const { chanceAlive, drawOfAlive } = familyOf(purchases.name);
  const random = randomSource(seed);
  const buying = drawnPurchases(purchases, histories, draws, random);
  const spending = spend === null ? null : drawnSpends(spend, [...spends.values()], draws, random);
  const known = new Map(histories.map((history, i) => [history.name, { history, i }]));
  return Object.freeze(
    groups.map((names) => {
      const [alive, active, orders, money] = Array.from({ length: 4 }, () => new Float64Array(draws));
      const members = names.filter((name) => known.has(name));
      for (const name of members) {
        const own = known.get(name)!;
        // An account's draws are the same in every group that holds it.
        const chance = randomSource((seed + 0x9e3779b9 * (own.i + 1)) >>> 0);
        const past = spends.get(name) ?? null;
        for (let d = 0; d < draws; d++) {
          const isAlive = chanceAlive(buying[d], own.history);
          alive[d] += isAlive / members.length;
          if (chance() >= isAlive) continue;
          active[d]++;
          const bought = drawOfAlive(buying[d], own.history, time, chance);
          orders[d] += bought;
          if (spending !== null && bought > 0) money[d] += drawMoney(chance, spending[d], past, bought);
        }
      }
      return Object.freeze({
        alive: members.length === 0 ? UNKNOWN : central(alive),
        active: central(active),
        orders: central(orders),
        money: spending === null ? UNKNOWN : central(money),
      });
    }),
  );
}

/** Parameters drawn, in the order of their family. */
function drawnPurchases(
  fit: PurchaseModel,
  histories: readonly PurchaseHistory[],
  draws: number,
  random: RandomSource,
): readonly (readonly number[])[] {
  const unit = meanObserved(histories);
  const loss = purchaseLoss(histories, fit.name, LIFETIME_PENALTY);
  return laplaceDraws(loss, logarithmsOf(fit, unit), draws, random).map((point) =>
    parametersAt(fit.name, point, unit),
  );
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
