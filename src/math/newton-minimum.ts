import { sumBy } from "../core/sum";
import { curvature } from "./curvature";
import { symmetricEigen } from "./linear/symmetric-eigen";
import type { Minimum } from "./nelder-mead";

/** Step of the first differences, for parameters on a scale of about 1. */
const STEP = 1e-4;
/** No step is longer than this along one direction. */
const LONGEST = 2;
/** A direction that bends less than this share of the strongest is followed as if it bent so. */
const FLATTEST = 1e-9;
const MOST_STEPS = 100;
const MOST_HALVINGS = 30;

/**
 * A minimum near a start by Newton's steps, with derivatives by differences: for more parameters than `nelderMead` can search.
 * Where the function bends downwards the step goes down all the same, and a step that does not lead down is halved.
 *
 * @param objective smooth, with parameters on a scale of about 1; values that are not finite count as worse than any other.
 * @param tolerance stops when a step promises less than this; its size depends on the objective.
 * @returns the best point met; `converged` is false where 100 steps were not enough, or where a step that promises more does not lead down.
 * Cost: some 2 (size + 1)^2 evaluations a step.
 * @example newtonMinimum(([x, y]) => (x - 3) ** 2 + (x - y) ** 4 + y * y, [0, 0], 1e-9).converged // true
 */
export function newtonMinimum(
  objective: (point: readonly number[]) => number,
  start: readonly number[],
  tolerance: number,
): Minimum {
  let evaluations = 0;
  const valueAt = (point: readonly number[]): number => {
    evaluations++;
    const value = objective(point);
    return Number.isNaN(value) ? Infinity : value;
  };
  let [point, value] = [start, valueAt(start)];
  for (let step = 0; step < MOST_STEPS; step++) {
    const { direction, promised } = stepFrom(valueAt, point);
    if (promised < tolerance) return Object.freeze({ point, value, evaluations, converged: true });
    let [share, next] = [1, point];
    let lower = Infinity;
    for (let halving = 0; halving < MOST_HALVINGS && !(lower < value); halving++, share /= 2) {
      next = point.map((each, i) => each + share * direction[i]);
      lower = valueAt(next);
    }
    // Where no step leads down, rounding is all that is left.
    if (!(lower < value)) break;
    [point, value] = [next, lower];
  }
  return Object.freeze({ point, value, evaluations, converged: false });
}

/** Newton's step, and how far down it promises to lead. */
function stepFrom(
  objective: (point: readonly number[]) => number,
  point: readonly number[],
): { readonly direction: readonly number[]; readonly promised: number } {
  const size = point.length;
  const moved = (i: number, by: number): number =>
    objective(point.map((each, j) => each + (i === j ? by : 0)));
  const slopes = point.map((_, i) => (moved(i, STEP) - moved(i, -STEP)) / (2 * STEP));
  const { values, vectors } = symmetricEigen(curvature(objective, point), size);
  const strongest = values.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const along = Array.from(values, (bend, e) => {
    const slope = sumBy(slopes, (each, i) => each * vectors[i * size + e]);
    const length = slope / Math.max(Math.abs(bend), FLATTEST * strongest, Number.MIN_VALUE);
    return { slope, length: Math.max(-LONGEST, Math.min(LONGEST, length)) };
  });
  const direction = point.map((_, i) => -sumBy(along, ({ length }, e) => length * vectors[i * size + e]));
  return { direction, promised: sumBy(along, ({ slope, length }) => slope * length) / 2 };
}
