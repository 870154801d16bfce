import { InputError } from "../../core/input-error";
import { sumBy } from "../../core/sum";
import { minimumFromStarts } from "../../math/minimum-from-starts";
import { nelderMead, type Minimum } from "../../math/nelder-mead";
import { bgFamily } from "./bg-family";
import { PARETO_NBD } from "./pareto-family";
import type { PurchaseFamily } from "./purchase-family";
import { countedHistories, meanObserved, requireHistory, type PurchaseHistory } from "./purchase-history";

const FAMILIES = Object.freeze({
  "BG/NBD": bgFamily(1, false),
  "MBG/NBD": bgFamily(1, true),
  "Pareto/NBD": PARETO_NBD,
  "BG/CNBD-2": bgFamily(2, false),
  "MBG/CNBD-2": bgFamily(2, true),
  "BG/CNBD-3": bgFamily(3, false),
  "MBG/CNBD-3": bgFamily(3, true),
});

/** A model of when customers buy and when they stop, in continuous time and without a contract. */
export type PurchaseModelName = keyof typeof FAMILIES;

/** The models that can be fitted. */
export const PURCHASE_MODELS = Object.freeze(Object.keys(FAMILIES)) as readonly PurchaseModelName[];

/** A fitted model of when customers buy and when they stop. */
export interface PurchaseModel {
  readonly name: PurchaseModelName;
  /**
   * r and alpha: purchase rates among customers are gamma distributed with this shape and rate (of stages, where a purchase takes
   * several). a and b: the chance to drop out after a purchase is Beta distributed. s and beta: the rate of leaving is gamma distributed.
   */
  readonly parameters: Readonly<Record<string, number>>;
  readonly logLikelihood: number;
  readonly customers: number;
  /** False where the likelihood has no maximum but a ridge to infinity (nobody drops out, say), or time ran out. */
  readonly converged: boolean;
}

/** Logarithms of the parameters, times in mean times of observation, to start from. */
const STARTS: readonly (readonly number[])[] = [
  [0, 0, 0, 0],
  [-1, -2, -0.5, 1],
  [1, 1, -2, 2],
  [-2, -4, 1, 1],
];
/** With so many customers the likelihood is smooth, and the two better starts are enough. */
const MANY = 500;
/** No logarithm of a parameter goes farther from 0 than this. */
const WITHIN = 30;

/** How `fitPurchases` fits. */
export interface PurchaseFitOptions {
  /** Default "BG/NBD". */
  readonly model?: PurchaseModelName;
  /**
   * Subtracts this much times the sum of squared logarithms of the parameters from the log-likelihood of all customers: it keeps few
   * of them from driving parameters to infinity, and is nothing among thousands; default 0, and at least that.
   */
  readonly penalty?: number;
}

/**
 * Fits a model of repeat buying by maximum likelihood on the logarithms of its parameters.
 *
 * - BG/NBD (Fader, Hardie & Lee 2005): buys at a steady rate, may drop out for good after each repeat purchase. MBG/NBD (Batislam et al.
 *   2007): may drop out after its first purchase, too, so that one-time buyers are not alive for ever.
 * - BG/CNBD-k, MBG/CNBD-k (Platzer & Reutterer 2016): the same for customers that buy on a rhythm; the higher k, the more regular.
 * - Pareto/NBD (Schmittlein et al. 1987): may leave at any time.
 *
 * @throws InputError for an unknown model, fewer than two customers, nobody with a repeat, a history that cannot be, or one without
 * `logGaps` where the model needs them. Cost: some thousand passes over the distinct histories.
 * @example fitPurchases(lifetime.model.histories, { model: "MBG/NBD" }).name // "MBG/NBD"
 */
export function fitPurchases(
  histories: readonly PurchaseHistory[],
  options: PurchaseFitOptions = {},
): PurchaseModel {
  const { model = "BG/NBD", penalty = 0 } = options;
  requireFittable(histories, model, penalty);
  const cost = costOf(histories, model, penalty);
  const starts =
    histories.length <= MANY ? STARTS : [...STARTS].sort((a, b) => cost(a) - cost(b)).slice(0, 2);
  const best = minimumFromStarts(cost, starts, { tolerance: 1e-13, maxEvaluations: 8000, within: WITHIN });
  return modelAt(histories, model, best);
}

/** The same by one coarse search: enough to compare models. Assumes checked histories. */
export function fitCoarsely(
  histories: readonly PurchaseHistory[],
  model: PurchaseModelName,
  penalty: number,
): PurchaseModel {
  const cost = costOf(histories, model, penalty);
  return modelAt(histories, model, nelderMead(cost, STARTS[0], { tolerance: 1e-8, maxEvaluations: 600 }));
}

function costOf(
  histories: readonly PurchaseHistory[],
  model: PurchaseModelName,
  penalty: number,
): (logarithms: readonly number[]) => number {
  const loss = purchaseLoss(histories, model, penalty);
  return (point) =>
    point.some((value) => Math.abs(value) > WITHIN) ? Infinity : loss(point) / histories.length;
}

function modelAt(
  histories: readonly PurchaseHistory[],
  model: PurchaseModelName,
  { point, converged }: Minimum,
): PurchaseModel {
  const { keys, logLikelihood } = FAMILIES[model];
  const values = parametersAt(model, point, meanObserved(histories));
  return Object.freeze({
    name: model,
    parameters: Object.freeze(Object.fromEntries(keys.map((key, i) => [key, values[i]]))),
    logLikelihood: logLikelihood(countedHistories(histories, 1), values),
    customers: histories.length,
    converged,
  });
}

/**
 * What `fitPurchases` makes least: minus the log-likelihood, plus the penalty, at the logarithms of the parameters, times in mean
 * times of observation. Assumes checked histories.
 */
export function purchaseLoss(
  histories: readonly PurchaseHistory[],
  model: PurchaseModelName,
  penalty: number,
): (logarithms: readonly number[]) => number {
  // Times are scaled to a mean of 1, so that one start serves weeks and years alike.
  const counted = countedHistories(histories, meanObserved(histories));
  const { logLikelihood } = FAMILIES[model];
  return (point) => {
    const shrinking = penalty * sumBy(point, (value) => value * value);
    return shrinking - logLikelihood(counted, point.map(Math.exp));
  };
}

/** The parameters at such logarithms, in the unit of the histories. */
export function parametersAt(
  model: PurchaseModelName,
  logarithms: readonly number[],
  unit: number,
): readonly number[] {
  const { times } = FAMILIES[model];
  return logarithms.map((value, i) => Math.exp(value) * (times[i] ? unit : 1));
}

/** The logarithms of a model's parameters, times in `unit`. */
export function logarithmsOf(model: PurchaseModel, unit: number): readonly number[] {
  const { times } = FAMILIES[model.name];
  return parameterList(model).map((value, i) => Math.log(value / (times[i] ? unit : 1)));
}

/** The family of a model: its kernels take `parameterList(model)`. */
export function familyOf(name: PurchaseModelName): PurchaseFamily {
  return FAMILIES[name];
}

/** The parameters in the order of their family. */
export function parameterList({ name, parameters }: PurchaseModel): readonly number[] {
  return FAMILIES[name].keys.map((key) => parameters[key]);
}

/**
 * The chance that a customer is still one at the end of its observation, 0 to 1. BG/NBD takes a customer without repeats for alive
 * by assumption: it had no purchase after which to drop out. The other models do not.
 *
 * @throws InputError for a history that cannot be.
 * @example chanceAlive(lifetime.model.purchases, lifetime.model.histories[0]) // 1
 */
export function chanceAlive(model: PurchaseModel, history: PurchaseHistory): number {
  requireHistory(history);
  return familyOf(model.name).chanceAlive(parameterList(model), history);
}

/**
 * The purchases to be expected of a customer in the next `time`, whether it is alive or not, given its history.
 *
 * @param time in the unit of the history: days in those of a study.
 * @throws InputError for a history or a time that cannot be.
 * @example expectedPurchases(lifetime.model.purchases, lifetime.model.histories[0], 365) // 150.42
 */
export function expectedPurchases(model: PurchaseModel, history: PurchaseHistory, time: number): number {
  requireTime(time, "expectedPurchases(time)");
  const alive = chanceAlive(model, history);
  return alive * familyOf(model.name).expectedOfAlive(parameterList(model), history, time);
}

/**
 * The chance that a customer makes exactly so many purchases in the next `time`, given its history, 0 to 1.
 */
export function chanceOfPurchases(
  model: PurchaseModel,
  history: PurchaseHistory,
  time: number,
  purchases: number,
): number {
  requireTime(time, "chanceOfPurchases(time)");
  const alive = chanceAlive(model, history);
  const ofAlive = familyOf(model.name).chanceOfAlive(parameterList(model), history, time, purchases);
  return alive * ofAlive + (purchases === 0 ? 1 - alive : 0);
}

function requireTime(time: number, where: string): void {
  if (time >= 0 && time < Infinity) return;
  throw new InputError({ where, what: String(time), legal: "a finite number >= 0" });
}

function requireFittable(
  histories: readonly PurchaseHistory[],
  model: PurchaseModelName,
  penalty: number,
): void {
  if (!(model in FAMILIES)) {
    throw new InputError({
      where: "fitPurchases(model)",
      what: JSON.stringify(model),
      legal: PURCHASE_MODELS.join(", "),
    });
  }
  if (!(penalty >= 0 && penalty < Infinity)) {
    throw new InputError({
      where: "fitPurchases(penalty)",
      what: String(penalty),
      legal: "a finite number >= 0",
    });
  }
  histories.forEach(requireHistory);
  if (histories.length < 2 || !histories.some(({ repeats }) => repeats > 0)) {
    throw new InputError({
      where: "fitPurchases(histories)",
      what: `${histories.length} customers, ${histories.filter(({ repeats }) => repeats > 0).length} with repeats`,
      legal: "at least two customers, one of them with a repeat purchase",
    });
  }
  const gapless = histories.find(({ repeats, logGaps }) => repeats > 0 && !Number.isFinite(logGaps));
  if (FAMILIES[model].needsGaps && gapless !== undefined) {
    throw new InputError({
      where: `purchase history of "${gapless.name}"`,
      what: "no logGaps",
      legal: `the sum of the logarithms of the times between purchases, which ${model} needs`,
    });
  }
}
