import { InputError } from "../../core/input-error";
import type { Observations } from "../../math/linear/observations";
import type { LiveMethod } from "../live-methods";
import type { LiveState } from "../live-state";
import { EXACT_ROWS, liveSample } from "./live-sample";

/** The segment of every customer, and how many customers the method was fitted to where that is not all. */
export interface LiveLabels {
  readonly labels: Int32Array;
  readonly fittedRows: number | null;
}

/**
 * The labels that a method gives in the page. Above the number of customers that it can take, a method that places new
 * rows is fitted to 3,000 of them, drawn by the seed, and then places all.
 *
 * @throws InputError for too many customers and a method that places none.
 */
export function liveLabels(method: LiveMethod, x: Observations, state: LiveState): LiveLabels {
  const { parameters, seed } = state;
  if (x.rows <= method.mostRows) return { labels: method.run(x, parameters, seed), fittedRows: null };
  if (method.place === undefined) {
    throw new InputError({
      where: method.title,
      what: `${x.rows} customers`,
      legal: `at most ${method.mostRows} in a page`,
      remedy: "Take k-means or BIRCH",
    });
  }
  const sample = liveSample(x, seed, EXACT_ROWS);
  return { labels: method.place(sample.x, parameters, seed)(x), fittedRows: sample.rows.length };
}
