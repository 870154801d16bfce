import { groupBy } from "../../../core/group-by";
import { sumBy } from "../../../core/sum";
import { countedHistories, meanObserved, type PurchaseHistory } from "../purchase-history";
import { familyOf, parametersAt, type PurchaseModelName } from "../purchase-model";

/** A likelihood whose rates depend on covariates, of points: logarithms of the parameters, times in mean times of observation, then coefficients. */
export interface CovariateLikelihood {
  readonly logLikelihood: (point: readonly number[]) => number;
  /** The parameters of a customer with such covariates, in the unit of the histories. */
  readonly parametersOf: (point: readonly number[], row: readonly number[]) => readonly number[];
  /** The places of the parameters that covariates divide; each has coefficients of its own, in this order. */
  readonly rates: readonly number[];
}

/**
 * The likelihood of histories where each customer's rates are multiplied by exp(coefficients x covariates): the rate of a gamma
 * distribution is divided by it. Customers with equal covariates are worked out together.
 *
 * @param rows the covariates of each history. Kernel: assumes checked histories.
 */
export function covariateLikelihood(
  histories: readonly PurchaseHistory[],
  rows: readonly (readonly number[])[],
  model: PurchaseModelName,
): CovariateLikelihood {
  const { times, logLikelihood } = familyOf(model);
  const rates = times.flatMap((isTime, place) => (isTime ? [place] : []));
  const unit = meanObserved(histories);
  const parametersOf = (point: readonly number[], row: readonly number[]): readonly number[] => {
    const own = point.slice(0, times.length);
    rates.forEach((place, r) => {
      const first = times.length + r * row.length;
      own[place] -= sumBy(row, (value, j) => point[first + j] * value);
    });
    return parametersAt(model, own, unit);
  };
  const groups = [...groupBy(histories.keys(), (i) => rows[i].join(" "))].map(([, own]) => ({
    row: rows[own[0]],
    counted: countedHistories(
      own.map((i) => histories[i]),
      1,
    ),
  }));
  return {
    logLikelihood: (point) =>
      sumBy(groups, ({ row, counted }) => logLikelihood(counted, parametersOf(point, row))),
    parametersOf,
    rates,
  };
}
