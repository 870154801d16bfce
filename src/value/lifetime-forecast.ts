import { quantile } from "simple-statistics";
import { groupBy } from "../core/group-by";
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
  /** Of days with orders. */
  readonly orders: ForecastInterval;
  /** NaN where there is no model of spend. */
  readonly money: ForecastInterval;
}

const LEVEL = 0.8;
/** Of some thousand accounts each has as many draws; of more, fewer are enough, for the work grows with both. */
const DRAWS = 1000;
const MOST_DRAWN = 4e6;
const LEAST_DRAWS = 200;
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
  options: { readonly seed: number; readonly draws?: number },
): readonly LifetimeForecast[] {
  const { purchases, spend, histories, spends } = model;
  const { seed, draws = drawsFor(histories.length) } = options;
  if (purchases === null) {
    const unknown = { alive: UNKNOWN, orders: UNKNOWN, money: UNKNOWN };
    return groups.map(() => Object.freeze(unknown));
  }
  const { chanceAlive, drawOfAlive } = familyOf(purchases.name);
  const random = randomSource(seed);
  const buying = drawnPurchases(purchases, histories, draws, random);
  const spending = spend === null ? null : drawnSpends(spend, [...spends.values()], draws, random);
  const places = new Map(histories.map(({ name }, i) => [name, i]));
  const members = groups.map((names) => names.filter((name) => places.has(name)));
  const ofMembers = members.flatMap((names, g) => names.map((name) => ({ name, g })));
  const left = members.map(({ length }) => length);
  const open = new Map<number, DrawnSums>();
  const ofOneOrder = new Map<number, Float64Array>();
  const chancesOf = (history: PurchaseHistory): Float64Array =>
    Float64Array.from(buying, (parameters) => chanceAlive(parameters, history));
  const ofNobody = forecastOf(emptySums(0, draws), spending !== null);
  const forecasts = members.map(() => ofNobody);
  // An account's draws are the same in every group that holds it: they are made once. A group's sums are kept until it is complete.
  for (const [name, holders] of groupBy(ofMembers, (member) => member.name)) {
    const i = places.get(name)!;
    const chance = randomSource((seed + 0x9e3779b9 * (i + 1)) >>> 0);
    const past = spends.get(name) ?? null;
    // Those who ordered once differ in the day of that order alone.
    const known = histories[i].repeats === 0 ? ofOneOrder.get(histories[i].observed) : undefined;
    const chances = known ?? chancesOf(histories[i]);
    if (histories[i].repeats === 0) ofOneOrder.set(histories[i].observed, chances);
    const sums = holders.map(({ g }) => open.get(g) ?? emptySums(members[g].length, draws));
    for (let d = 0; d < draws; d++) {
      const isAlive = chances[d];
      const bought = chance() < isAlive ? drawOfAlive(buying[d], histories[i], time, chance) : 0;
      const paid = spending !== null && bought > 0 ? drawMoney(chance, spending[d], past, bought) : 0;
      for (const { accounts, alive, orders, money } of sums) {
        alive[d] += isAlive / accounts;
        orders[d] += bought;
        money[d] += paid;
      }
    }
    holders.forEach(({ g }, h) => {
      open.set(g, sums[h]);
      if (--left[g] > 0) return;
      forecasts[g] = forecastOf(sums[h], spending !== null);
      open.delete(g);
    });
  }
  return Object.freeze(forecasts);
}

/** A number for each draw, over the accounts of a group. */
interface DrawnSums {
  readonly accounts: number;
  readonly alive: Float64Array;
  readonly orders: Float64Array;
  readonly money: Float64Array;
}

function emptySums(accounts: number, draws: number): DrawnSums {
  const [alive, orders, money] = Array.from({ length: 3 }, () => new Float64Array(draws));
  return { accounts, alive, orders, money };
}

function forecastOf({ accounts, alive, orders, money }: DrawnSums, isPaid: boolean): LifetimeForecast {
  return Object.freeze({
    alive: accounts === 0 ? UNKNOWN : central(alive),
    orders: central(orders),
    money: isPaid ? central(money) : UNKNOWN,
  });
}

function drawsFor(accounts: number): number {
  return Math.max(LEAST_DRAWS, Math.min(DRAWS, Math.floor(MOST_DRAWN / accounts)));
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
  const [low, high] = quantile(draws, [(1 - LEVEL) / 2, (1 + LEVEL) / 2]);
  return Object.freeze({ low, high });
}
