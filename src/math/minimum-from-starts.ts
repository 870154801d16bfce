import { nelderMead, type Minimum } from "./nelder-mead";

/** How to run `minimumFromStarts`. */
export interface StartsOptions {
  /** As of `nelderMead`, for the searches that go on to the end. */
  readonly tolerance: number;
  readonly maxEvaluations: number;
  /** No coordinate goes farther from 0 than this. */
  readonly within: number;
}

/** Evaluations of the short search from each start, and how many of the best then go on. */
const SHORT = 400;
const KEPT = 2;

/** A coordinate this near to the bound is at it. */
const AT_BOUND = 0.01;

/**
 * The least minimum that short Nelder-Mead searches from several starts lead to. One start can come to rest far from the best:
 * a likelihood may have several maxima, or a ridge that runs off to infinity.
 *
 * @param starts at least one at which the objective is finite; others are passed over.
 * @returns `converged` is false also where a coordinate ends at the bound `within`: there the objective has no minimum inside,
 * and the point says where the search was stopped, not where the minimum lies.
 * @throws InputError when the objective is finite at no start.
 * @example minimumFromStarts(([x]) => (x - 3) ** 2, [[0], [9]], { tolerance: 1e-12, maxEvaluations: 999, within: 20 }).point // [3]
 */
export function minimumFromStarts(
  objective: (point: readonly number[]) => number,
  starts: readonly (readonly number[])[],
  { tolerance, maxEvaluations, within }: StartsOptions,
): Minimum {
  const bounded = (point: readonly number[]): number =>
    point.some((value) => Math.abs(value) > within) ? Infinity : objective(point);
  const finite = starts.filter((start) => Number.isFinite(bounded(start)));
  const best = (finite.length > 0 ? finite : starts)
    .map((start) => nelderMead(bounded, start, { tolerance, maxEvaluations: SHORT }))
    .sort((a, b) => a.value - b.value)
    .slice(0, KEPT)
    .map(({ point }) => nelderMead(bounded, point, { tolerance, maxEvaluations }))
    .reduce((one, other) => (other.value < one.value ? other : one));
  const inside = best.point.every((value) => Math.abs(value) < within - AT_BOUND);
  return Object.freeze({ ...best, converged: best.converged && inside });
}
