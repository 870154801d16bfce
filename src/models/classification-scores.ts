import { InputError } from "../core/input-error";

/** A point of the ROC or the precision-recall curve. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
}

/** How good probabilities of a yes-or-no outcome are. */
export interface ClassificationScores {
  /**
   * Area under the ROC curve: the chance that a "yes" gets a higher probability than a "no", ties counted half.
   * .5 is guessing, 1 perfect; null where only one outcome occurs.
   */
  readonly auc: number | null;
  /** Average precision: area under the precision-recall curve, as a step function; guessing gives the share of "yes". */
  readonly prAuc: number | null;
  /** Mean negative log-likelihood in nats; lower is better. Probabilities are kept 1e-15 away from 0 and 1. */
  readonly logLoss: number;
  /** Mean squared error of the probabilities (Brier 1950), 0 to 1; lower is better. */
  readonly brier: number;
  /** Share of "yes". */
  readonly baseRate: number;
  readonly rows: number;
}

/**
 * Scores probabilities against what happened. Definitions and results as scikit-learn's `roc_auc_score`,
 * `average_precision_score`, `log_loss` and `brier_score_loss`.
 *
 * @param y 0 or 1. @param p probability of 1 for each.
 * @throws InputError for no rows, lengths that differ, or values out of range. Cost O(n log n).
 * @example classificationScores([0, 0, 1, 1], [0.1, 0.4, 0.6, 0.9]).auc // 1
 */
export function classificationScores(y: ArrayLike<number>, p: ArrayLike<number>): ClassificationScores {
  requirePairs("classificationScores", y, p);
  const n = y.length;
  let [yes, logLoss, brier] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const kept = Math.min(1 - 1e-15, Math.max(1e-15, p[i]));
    yes += y[i];
    logLoss -= (y[i] === 1 ? Math.log(kept) : Math.log(1 - kept)) / n;
    brier += (p[i] - y[i]) ** 2 / n;
  }
  const oneSided = yes === 0 || yes === n;
  return Object.freeze({
    auc: oneSided ? null : areaUnder(rocCurve(y, p)),
    prAuc: oneSided ? null : averagePrecision(y, p),
    logLoss,
    brier,
    baseRate: yes / n,
    rows: n,
  });
}

/**
 * The ROC curve: false positive rate (x) against true positive rate (y), from (0, 0) to (1, 1).
 *
 * @example rocCurve([0, 0, 1, 1], [0.1, 0.4, 0.6, 0.9]).length // 5
 */
export function rocCurve(y: ArrayLike<number>, p: ArrayLike<number>): readonly CurvePoint[] {
  requirePairs("rocCurve", y, p);
  const steps = thresholds(y, p);
  const { yes, no } = steps[steps.length - 1];
  return Object.freeze([
    Object.freeze({ x: 0, y: 0 }),
    ...steps.map((step) => Object.freeze({ x: step.no / no, y: step.yes / yes })),
  ]);
}

/**
 * How the outcomes lie above each threshold: "yes" and "no" with at least that probability, highest first.
 *
 * @example thresholds([0, 0, 1, 1], [0.1, 0.4, 0.6, 0.9])[0] // { threshold: 0.9000, yes: 1, no: 0 }
 */
export function thresholds(
  y: ArrayLike<number>,
  p: ArrayLike<number>,
): readonly { readonly threshold: number; readonly yes: number; readonly no: number }[] {
  const order = Int32Array.from({ length: y.length }, (_, i) => i).sort((a, b) => p[b] - p[a]);
  const steps: { threshold: number; yes: number; no: number }[] = [];
  let [yes, no] = [0, 0];
  order.forEach((row, place) => {
    if (y[row] === 1) yes++;
    else no++;
    const next = order[place + 1];
    if (next === undefined || p[next] !== p[row]) steps.push({ threshold: p[row], yes, no });
  });
  return steps;
}

/** Throws unless there are as many outcomes (0 or 1) as probabilities (0 to 1), and at least one. */
export function requirePairs(where: string, y: ArrayLike<number>, p: ArrayLike<number>): void {
  if (y.length === 0 || y.length !== p.length) {
    throw new InputError({
      where,
      what: `${y.length} outcomes and ${p.length} probabilities`,
      legal: "as many of both, at least one",
    });
  }
  for (let i = 0; i < y.length; i++) {
    if ((y[i] === 0 || y[i] === 1) && p[i] >= 0 && p[i] <= 1) continue;
    throw new InputError({
      where: `${where}, row ${i + 1}`,
      what: `outcome ${y[i]}, probability ${p[i]}`,
      legal: "an outcome of 0 or 1 and a probability from 0 to 1",
    });
  }
}

function areaUnder(curve: readonly CurvePoint[]): number {
  let area = 0;
  for (let i = 1; i < curve.length; i++) {
    area += ((curve[i].x - curve[i - 1].x) * (curve[i].y + curve[i - 1].y)) / 2;
  }
  return area;
}

function averagePrecision(y: ArrayLike<number>, p: ArrayLike<number>): number {
  const steps = thresholds(y, p);
  const all = steps[steps.length - 1].yes;
  let [area, before] = [0, 0];
  for (const { yes, no } of steps) {
    area += ((yes - before) / all) * (yes / (yes + no));
    before = yes;
  }
  return area;
}
