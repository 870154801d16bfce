import type { RandomSource } from "../../math/distributions/random";
import type { CountedHistories, PurchaseHistory } from "./purchase-history";

/**
 * A family of models of when customers buy and when they stop, as kernels: parameters are a list in the order of `keys`, in the
 * unit of time of the histories, and nothing is checked.
 */
export interface PurchaseFamily {
  readonly keys: readonly string[];
  /** Which of them are times. */
  readonly times: readonly boolean[];
  /** Whether it needs the times between purchases (`logGaps`). */
  readonly needsGaps: boolean;
  readonly logLikelihood: (histories: CountedHistories, parameters: readonly number[]) => number;
  /** The chance that a customer is still one at the end of its observation, 0 to 1. */
  readonly chanceAlive: (parameters: readonly number[], history: PurchaseHistory) => number;
  /** The purchases to be expected of a customer in the next `time`, if it is alive. */
  readonly expectedOfAlive: (parameters: readonly number[], history: PurchaseHistory, time: number) => number;
  /** The chance that a customer which is alive makes exactly so many purchases in the next `time`. */
  readonly chanceOfAlive: (
    parameters: readonly number[],
    history: PurchaseHistory,
    time: number,
    purchases: number,
  ) => number;
  /** A draw of the purchases in the next `time` of a customer that is alive. */
  readonly drawOfAlive: (
    parameters: readonly number[],
    history: PurchaseHistory,
    time: number,
    random: RandomSource,
  ) => number;
}
